import path from 'node:path';
import { _electron, expect, test as base, type Page } from '@playwright/test';
import { APP } from './rehearsal/harness/fixture.ts';
import { Rehearsal } from './rehearsal/harness/rehearsal.ts';

export { expect };

/** What the desktop program and its rehearsal have in common. */
export interface DesktopApp {
  firstWindow(): Promise<Page>;
  windows(): Page[];
  close(): Promise<void>;
}

/** True in `npm run e2e:desktop`, where Electron's own program is at hand. */
const isReal = process.env['LANJUAN_E2E'] === 'electron';

/** `start()` opens the built program with the test's own library: in Electron, or rehearsed without it. */
export const test = base.extend<{ readonly start: () => Promise<DesktopApp> }>({
  start: async ({ browser }, use, info) => {
    const home = info.outputPath('home');
    const args = ['--library', path.join(home, '馆藏')];
    const main = path.join(APP, 'main/main.js');
    const rehearsals: Rehearsal[] = [];
    const started: DesktopApp[] = [];
    await use(async () => {
      const app = isReal
        ? await _electron.launch({ args: [path.resolve(APP, '../..'), ...args] })
        : await Rehearsal.launch({ browser, main, home, args });
      if (app instanceof Rehearsal) rehearsals.push(app);
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
    expect(rehearsals.flatMap((app) => app.problems())).toEqual([]);
  },
});
