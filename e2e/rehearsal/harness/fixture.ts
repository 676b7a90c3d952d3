import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { Rehearsal, type RehearsalOptions } from './rehearsal.ts';

export { expect };
export type Rehearse = (options?: Partial<RehearsalOptions>) => Promise<Rehearsal>;

/** Of the built program; tests that plant faults use copies of it. */
export const APP = path.resolve(import.meta.dirname, '../../../dist/app');

/** `rehearse()` starts the built program; at the end it is quit, and whatever went past the double fails the test. */
export const test = base.extend<{ readonly rehearse: Rehearse }>({
  rehearse: async ({ browser }, use, info) => {
    const started: Rehearsal[] = [];
    await use(async (options) => {
      const home = info.outputPath('home');
      const given = {
        browser,
        main: path.join(APP, 'main/main.js'),
        home,
        args: ['--library', path.join(home, '馆藏')],
      };
      const rehearsal = await Rehearsal.launch({ ...given, ...options });
      started.push(rehearsal);
      return rehearsal;
    });
    for (const rehearsal of started) await rehearsal.close();
    expect(started.flatMap((rehearsal) => rehearsal.problems())).toEqual([]);
  },
});
