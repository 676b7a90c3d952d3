import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  _electron,
  expect,
  test as base,
  type Browser,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { APP } from './rehearsal/harness/fixture.ts';
import { Rehearsal } from './rehearsal/harness/rehearsal.ts';

export { expect };

/** What the desktop program and its rehearsal have in common. */
export interface DesktopApp {
  firstWindow(): Promise<Page>;
  windows(): Page[];
  close(): Promise<void>;
  clickMenu(id: string): Promise<void>;
  /** What the person will choose in the next dialog that asks for files. */
  chooseFiles(filePaths: readonly string[]): Promise<void>;
}

/** True in `npm run e2e:desktop`, where Electron's own program is at hand. */
const isReal = process.env['LANJUAN_E2E'] === 'electron';

function real(app: ElectronApplication): DesktopApp {
  return {
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    close: () => app.close(),
    clickMenu: (id) =>
      app.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
        if (!item) throw new Error(`no menu item "${wanted}"`);
        // Electron types it as a Function; clicking it needs nothing.
        (item.click as () => void)();
      }, id),
    // Nobody is there to answer the system's own dialog.
    chooseFiles: (filePaths) =>
      app.evaluate(
        ({ dialog }, chosen) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: chosen });
        },
        [...filePaths],
      ),
  };
}

function rehearsed(app: Rehearsal): DesktopApp {
  return {
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    close: () => app.close(),
    clickMenu: (id) => app.clickMenu(id),
    chooseFiles: (filePaths) =>
      app.answerDialog('showOpenDialog', { canceled: false, filePaths: [...filePaths] }),
  };
}

interface Running extends DesktopApp {
  /** What went past the double. */
  problems(): readonly string[];
}

/** In Electron, or rehearsed without it. */
async function launch(browser: Browser, home: string): Promise<Running> {
  const args = ['--library', path.join(home, '馆藏')];
  if (isReal) {
    // With the sandbox, as the program ships: Playwright would switch it off.
    const given = { args: [path.resolve(APP, '../..'), ...args], chromiumSandbox: true };
    return { ...real(await _electron.launch(given)), problems: () => [] };
  }
  const rehearsal = await Rehearsal.launch({ browser, main: path.join(APP, 'main/main.js'), home, args });
  return { ...rehearsed(rehearsal), problems: () => rehearsal.problems() };
}

interface Fixtures {
  /** Opens the built program with the test's own library. */
  readonly start: () => Promise<DesktopApp>;
  /** For tests that change nothing which the program keeps: one start serves them, its page loaded anew for each. */
  readonly shown: { readonly app: DesktopApp; readonly page: Page };
}

export const test = base.extend<Fixtures, { readonly running: Running }>({
  start: async ({ browser }, use, info) => {
    const started: Running[] = [];
    await use(async () => {
      const app = await launch(browser, info.outputPath('home'));
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
    expect(started.flatMap((app) => app.problems())).toEqual([]);
  },
  running: [
    async ({ browser }, use) => {
      const home = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-desktop-'));
      const app = await launch(browser, home);
      await use(app);
      await app.close();
      expect(app.problems()).toEqual([]);
      fs.rmSync(home, { recursive: true, maxRetries: 10 });
    },
    { scope: 'worker' },
  ],
  shown: async ({ running }, use) => {
    const before = running.problems().length;
    const page = await running.firstWindow();
    await page.reload();
    await use({ app: running, page });
    expect(running.problems().slice(before)).toEqual([]);
  },
});
