import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ELECTRON_FAULTS, ELECTRON_PROBES } from './faults/electron-faults.ts';
import type { Fault, Probe } from './faults/fault.ts';
import { safety } from './faults/safety.ts';
import { SECURITY_FAULTS } from './faults/security-faults.ts';
import { APP, expect, test as base } from './rehearsal/harness/fixture.ts';
import { Rehearsal, type RehearsalOptions } from './rehearsal/harness/rehearsal.ts';

// The rehearsal is worth something only if it notices a shell that is not safe, or that real Electron would not carry. So
// faults are put into the bundles as they are read, one at a time, and each must be noticed. The bundles as they are must
// show none.

type Examine = (probe: Probe, faults: Fault['edits']) => Promise<string>;

/** Starts the program and says everything that is wrong with it; ends it without ceremony. */
const test = base.extend<{ readonly examine: Examine }>({
  examine: async ({ browser }, use, info) => {
    const home = info.outputPath('home');
    const started: Rehearsal[] = [];
    await use(async (probe, faults) => {
      const launch = async (options: Partial<RehearsalOptions> = {}): Promise<Rehearsal> => {
        const given = { browser, main: `${APP}/main/main.js`, home, args: ['--library', `${home}/馆藏`] };
        const app = await Rehearsal.launch({ ...given, ...probe.launch, faults, ...options });
        started.push(app);
        return app;
      };
      const app = await launch();
      const said = await probe
        .look(app, launch, (name) => info.outputPath(name))
        .catch((error: unknown) => [String(error)]);
      const problems = started
        .flatMap((one) => one.problems())
        .filter((problem) => !probe.expected?.test(problem));
      return [...said, ...problems].join('\n');
    });
    for (const app of started) await app.kill();
  },
});

for (const probe of [safety, ...ELECTRON_PROBES]) {
  test(`the bundles as they were built show no fault to ${probe.name}`, async ({ examine }) => {
    expect(await examine(probe, [])).toBe('');
  });
}

const FAULTS = [...SECURITY_FAULTS, ...ELECTRON_FAULTS];

test('every planted fault has its place in the bundles', () => {
  const missing = FAULTS.filter(({ edits }) =>
    edits.some(({ file, from }) => !readFileSync(path.join(APP, file), 'utf8').includes(from)),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
});

for (const { name, edits, probe, noticed } of FAULTS) {
  // The suite sees that each probe notices something; all that each notices is the long form's.
  const isInSuite = FAULTS.find((one) => one.probe === probe)?.name === name;
  test(`it is noticed when ${name}`, { tag: isInSuite ? [] : '@long' }, async ({ examine }) => {
    expect(await examine(probe, edits)).toMatch(noticed);
  });
}
