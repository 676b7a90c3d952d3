import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutantsOf, type Mutant } from './mutants-of.ts';
import { PlantedRuns, type Verdict } from './planted-runs.ts';

const root = path.resolve(import.meta.dirname, '../..');
const MINUTE = 60_000;

describe('faults that are planted one after the other', () => {
  let runs: PlantedRuns;
  beforeAll(async () => {
    runs = await PlantedRuns.open(root);
  });
  afterAll(() => runs.close());

  it('are each noticed by tests of its own, and none by those of the fault before', async () => {
    const [first, second] = ['data/text/normalise.ts', 'data/text/search-form.ts'].map((name) =>
      path.join(root, name),
    );
    const verdict = (file: string, mutant: Mutant): Promise<Verdict> =>
      runs.ask(file, mutant, { under: ['data/text/'] }, 10 * MINUTE);
    expect(await verdict(first!, negated(first!))).toBe('noticed');
    expect(await verdict(second!, { ...negated(second!), text: originalOf(second!) })).toBe('passed');
    expect(await verdict(second!, negated(second!))).toBe('noticed');
  });

  it('are ended where they never end, and so are their workers', async () => {
    const file = path.join(root, 'data/text/search-form.ts');
    const endless = { ...negated(file), text: '(() => { for (;;); })()' };
    const beside = { under: ['data/text/search-form.test'] };
    expect(await runs.ask(file, endless, beside, 4000)).toBe('late');
    const harmless = { ...negated(file), text: originalOf(file) };
    expect(await runs.ask(file, harmless, beside, MINUTE)).toBe('passed');
  });

  it('are not shown again to tests that have been asked', async () => {
    const file = path.join(root, 'data/text/search-form.ts');
    const asked = { under: ['data/text/search-form.test'], besides: ['/data/text/'] };
    expect(await runs.ask(file, negated(file), asked, MINUTE)).toBe('passed');
  });
});

/** The first comparison of a file, turned round. */
function negated(file: string): Mutant {
  return mutantsOf(readFileSync(file, 'utf8'), file).find(
    ({ what }) => what === '!== → ===' || what.includes('!('),
  )!;
}

function originalOf(file: string): string {
  const { start, end } = negated(file);
  return readFileSync(file, 'utf8').slice(start, end);
}
