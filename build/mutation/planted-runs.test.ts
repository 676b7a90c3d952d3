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
    const verdict = async (file: string, mutant: Mutant): Promise<Verdict> =>
      (await runs.ask(file, mutant, [['data/text/']], MINUTE)).verdict;
    expect(await verdict(first!, negated(first!))).toBe('noticed');
    expect(await verdict(second!, harmless(second!))).toBe('passed');
    expect(await verdict(second!, negated(second!))).toBe('noticed');
  });

  it('are ended where they never end, and so are their workers', async () => {
    const file = path.join(root, 'data/text/search-form.ts');
    const endless = { ...negated(file), text: '(() => { for (;;); })()' };
    const beside = [['data/text/search-form.test']];
    expect(await runs.ask(file, endless, beside, 4000)).toEqual({ verdict: 'late', asked: 1 });
    expect(await runs.ask(file, harmless(file), beside, MINUTE)).toEqual({ verdict: 'passed', asked: 1 });
  });

  it('are noticed by tests of components as well, which have a server of their own', async () => {
    const file = path.join(root, 'renderer/annotations/passage-at-top.ts');
    const beside = [['renderer/annotations/passage-at-top']];
    expect(await runs.ask(file, harmless(file), beside, 10 * MINUTE)).toEqual({
      verdict: 'passed',
      asked: 1,
    });
    expect(await runs.ask(file, negated(file), beside, 10 * MINUTE)).toEqual({
      verdict: 'noticed',
      asked: 1,
    });
  });

  it('are shown once to each test, those beside them first', async () => {
    const file = path.join(root, 'data/text/search-form.ts');
    const beside = ['data/text/search-form.test'];
    const folder = ['data/text/'];
    const { asked } = await runs.ask(file, harmless(file), [folder], MINUTE);
    expect(asked).toBeGreaterThan(1);
    expect(await runs.ask(file, harmless(file), [beside, folder], MINUTE)).toEqual({
      verdict: 'passed',
      asked,
    });
    expect(await runs.ask(file, negated(file), [beside, folder], MINUTE)).toEqual({
      verdict: 'noticed',
      asked: 1,
    });
  });
});

/** The first comparison of a file, turned round. */
function negated(file: string): Mutant {
  return mutantsOf(readFileSync(file, 'utf8'), file).find(
    ({ what }) => what === '!== → ===' || what.includes('!('),
  )!;
}

/** What stands there already. */
function harmless(file: string): Mutant {
  const { start, end, ...rest } = negated(file);
  return { ...rest, start, end, text: readFileSync(file, 'utf8').slice(start, end) };
}
