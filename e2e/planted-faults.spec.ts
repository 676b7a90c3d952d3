import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ELECTRON_FAULTS } from './faults/electron-faults.ts';
import { APART, fatalLibrary, IN_ONE_START } from './faults/electron-probes.ts';
import type { Fault, Probe } from './faults/fault.ts';
import { safety } from './faults/safety.ts';
import { SECURITY_FAULTS } from './faults/security-faults.ts';
import { APP, expect, test as base } from './rehearsal/harness/fixture.ts';
import { Rehearsal, type RehearsalOptions } from './rehearsal/harness/rehearsal.ts';

// The rehearsal is worth something only if it notices a shell that is not safe, or that real Electron would not carry. So
// faults are put into the bundles as they are read, and each must be noticed. The bundles as they are must show none.

/** What each probe says of one start, in their order; of a fault-free program nothing. */
type Examine = (probes: readonly Probe[], faults: Fault['edits']) => Promise<readonly string[]>;

/** Starts the program and says everything that is wrong with it; ends it without ceremony. */
const test = base.extend<{ readonly examine: Examine }>({
  examine: async ({ browser }, use, info) => {
    const home = info.outputPath('home');
    const output = (name: string): string => info.outputPath(name);
    const started: Rehearsal[] = [];
    await use(async (probes, faults) => {
      const again = async (options: Partial<RehearsalOptions> = {}): Promise<Rehearsal> => {
        const given = { browser, main: `${APP}/main/main.js`, home, args: ['--library', `${home}/馆藏`] };
        const app = await Rehearsal.launch({ ...given, ...probes[0]?.launch, faults, ...options });
        started.push(app);
        return app;
      };
      const app = await again();
      const all: string[] = [];
      for (const probe of probes) {
        const log: Rehearsal['log'] = all.length > 0 ? app.logFromHere() : (kind) => app.log(kind);
        const said = await probe.look({ app, again, output, log }).catch((error: unknown) => [String(error)]);
        const others = started.slice(1).flatMap((one) => one.problems());
        const problems = [...log('problem').map(({ text }) => text), ...others];
        all.push([...said, ...problems.filter((one) => !probe.expected?.test(one))].join('\n'));
      }
      return all;
    });
    for (const app of started) await app.kill();
  },
});

for (const probes of [[safety], IN_ONE_START, ...APART.map((one) => [one])]) {
  const names = probes.map(({ name }) => name).join(', ');
  test(`the bundles as they were built show no fault to ${names}`, async ({ examine }) => {
    const said = await examine(probes, []);
    expect(probes.map(({ name }, i) => `${name}: ${said[i]}`)).toEqual(probes.map(({ name }) => `${name}: `));
  });
}

const FAULTS = [...SECURITY_FAULTS, ...ELECTRON_FAULTS];

test('every planted fault has its place in the bundles', () => {
  const missing = FAULTS.filter(({ edits }) =>
    edits.some(({ file, from }) => !readFileSync(path.join(APP, file), 'utf8').includes(from)),
  );
  expect(missing.map(({ name }) => name)).toEqual([]);
});

// The suite sees that each probe notices something; all that each notices, one fault at a time, is the long form's.
const firstOf = (probe: Probe): Fault => FAULTS.find((one) => one.probe === probe)!;

// One fault of each is planted together, but for the one that is the end of the program.
const TOGETHER = IN_ONE_START.filter((probe) => probe !== fatalLibrary).map(firstOf);

test(`it is noticed when at once ${TOGETHER.map(({ name }) => name).join(', ')}`, async ({ examine }) => {
  const said = await examine(
    IN_ONE_START,
    TOGETHER.flatMap(({ edits }) => edits),
  );
  for (const { probe, noticed } of TOGETHER)
    expect.soft(said[IN_ONE_START.indexOf(probe)], probe.name).toMatch(noticed);
  // Where nothing is planted nothing is noticed, whatever the others have found.
  expect(said[IN_ONE_START.indexOf(fatalLibrary)]).toBe('');
});

for (const fault of FAULTS) {
  const { name, edits, probe, noticed } = fault;
  const isInSuite = firstOf(probe) === fault && !TOGETHER.includes(fault);
  test(`it is noticed when ${name}`, { tag: isInSuite ? [] : '@long' }, async ({ examine }) => {
    const [said] = await examine([probe], edits);
    expect(said).toMatch(noticed);
  });
}
