import path from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
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

/** `start()` opens the built program with the test's own library: in Electron, or rehearsed without it. */
export const test = base.extend<{ readonly start: () => Promise<DesktopApp> }>({
  start: async ({ browser }, use, info) => {
    const home = info.outputPath('home');
    const args = ['--library', path.join(home, '馆藏')];
    const main = path.join(APP, 'main/main.js');
    const rehearsals: Rehearsal[] = [];
    const started: DesktopApp[] = [];
    await use(async () => {
      if (isReal) {
        // With the sandbox, as the program ships: Playwright would switch it off.
        const launch = { args: [path.resolve(APP, '../..'), ...args], chromiumSandbox: true };
        started.push(real(await _electron.launch(launch)));
      } else {
        const rehearsal = await Rehearsal.launch({ browser, main, home, args });
        rehearsals.push(rehearsal);
        started.push(rehearsed(rehearsal));
      }
      return started.at(-1)!; // one was added a line above
    });
    for (const app of started) await app.close();
    expect(rehearsals.flatMap((app) => app.problems())).toEqual([]);
  },
});
