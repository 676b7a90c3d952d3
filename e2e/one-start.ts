import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { begun } from './rehearsal-journeys.ts';
import { APP, expect, test as base } from './rehearsal/harness/fixture.ts';
import { Rehearsal } from './rehearsal/harness/rehearsal.ts';

interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>>;
}
/** What one start shows without anything being done; enough for several items. */
interface Start {
  readonly preferences: WindowOptions['webPreferences'];
  readonly log: Rehearsal['log'];
}
export const test = base.extend<object, { readonly start: Start }>({
  start: [
    async ({ browser }, use) => {
      const home = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-checklist-'));
      const main = path.join(APP, 'main/main.js');
      const app = await Rehearsal.launch({
        browser,
        main,
        home,
        args: ['--library', path.join(home, '馆藏')],
      });
      await begun(app);
      const windows = app.log('window');
      expect(windows).toHaveLength(1);
      const { webPreferences } = windows[0]?.options as WindowOptions; // as the double noted them
      await use({ preferences: webPreferences, log: (kind) => app.log(kind) });
      await app.close();
      fs.rmSync(home, { recursive: true });
    },
    { scope: 'worker' },
  ],
});
