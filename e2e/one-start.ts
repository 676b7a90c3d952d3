import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { begun } from './rehearsal-journeys.ts';
import { APP, expect, test as base } from './rehearsal/harness/fixture.ts';
import { Rehearsal } from './rehearsal/harness/rehearsal.ts';

/** A program that several tests look at, none of which changes what it keeps; its page is loaded anew for each. */
interface Shown {
  readonly app: Rehearsal;
  readonly page: Page;
  /** What was noted since the page was loaded for this test. */
  readonly log: Rehearsal['log'];
}

interface Fixtures {
  readonly shown: Shown;
  /** What its window was opened with. */
  readonly preferences: Readonly<Record<string, unknown>>;
}

export const test = base.extend<Fixtures, { readonly started: Rehearsal }>({
  started: [
    async ({ browser }, use) => {
      const home = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-shown-'));
      const args = ['--library', path.join(home, '馆藏')];
      const app = await Rehearsal.launch({ browser, main: path.join(APP, 'main/main.js'), home, args });
      await begun(app);
      await use(app);
      await app.close();
      expect(app.problems()).toEqual([]);
      fs.rmSync(home, { recursive: true });
    },
    { scope: 'worker' },
  ],
  preferences: async ({ started }, use) => {
    const windows = started.log('window');
    expect(windows).toHaveLength(1);
    const { webPreferences } = windows[0]?.options as { readonly webPreferences: Fixtures['preferences'] };
    await use(webPreferences);
  },
  shown: async ({ started: app }, use) => {
    const log = app.logFromHere();
    const page = await app.firstWindow();
    // Where the address says nothing it opens where the test before has left it; one that differs in its hash alone is not
    // loaded anew.
    await page.evaluate(() => history.replaceState(null, '', '?'));
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.loadURL('app://lanjuan/index.html#/read'),
    );
    await begun(app);
    await use({ app, page, log });
    expect(log('problem')).toEqual([]);
  },
});
