import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutantsOf, type Mutant } from './mutants-of.ts';
import { PlantedRuns } from './planted-runs.ts';

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
    const noticed = (file: string, mutant: Mutant): Promise<boolean> =>
      runs.isNoticed(file, mutant, ['data/text/'], 10 * MINUTE);
    expect(await noticed(first!, negated(first!))).toBe(true);
    expect(await noticed(second!, { ...negated(second!), text: originalOf(second!) })).toBe(false);
    expect(await noticed(second!, negated(second!))).toBe(true);
  });

  it('are ended where they never end, and so are their workers', async () => {
    const file = path.join(root, 'data/text/search-form.ts');
    const endless = { ...negated(file), text: '(() => { for (;;); })()' };
    expect(await runs.isNoticed(file, endless, ['data/text/search-form.test'], 4000)).toBe(true);
    const harmless = { ...negated(file), text: originalOf(file) };
    expect(await runs.isNoticed(file, harmless, ['data/text/search-form.test'], MINUTE)).toBe(false);
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
