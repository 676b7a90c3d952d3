/**
 * `npm run mutation [-- --sample 40] [-- --seed 1] [-- --near] [-- FOLDER…]`: plants one fault at a time in the sources and
 * says which the tests do not notice. The score is the share that is noticed; a fault that changes nothing counts as not
 * noticed, so it is a lower bound. Never part of the suite: a fault takes as long as the tests near it, and one that they
 * pass over as long as all that import the file, unless `--near` asks the tests of the same folder alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf, type Mutant } from './mutants-of.ts';
import { PlantedRuns, type Answer, type Verdict } from './planted-runs.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FOLDERS = ['data/annotations', 'data/search', 'data/text', 'renderer'];

/** Milliseconds: a component that is first mounted on a machine that is busy otherwise takes half of it. */
const PATIENCE = 240_000;

interface Planted extends Mutant {
  /** From the top of the checkout. */
  readonly file: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    near: { type: 'boolean', default: false },
  },
});
const folders = positionals.length > 0 ? positionals : FOLDERS;
const runs = await PlantedRuns.open(root);
const scores: Score[] = [];
for (const folder of folders) scores.push(await scoreOf(folder, Number(values.sample), Number(values.seed)));
await runs.close();
for (const [i, { noticed, late, planted }] of scores.entries())
  console.log(
    `${folders[i]}: ${noticed} of ${planted} noticed (${percent(noticed, planted)}), ${late} of them late`,
  );
const sum = (which: 'noticed' | 'planted'): number => scores.reduce((total, one) => total + one[which], 0);
console.log(`mutation score: ${percent(sum('noticed'), sum('planted'))}, seed ${values.seed}`);

interface Score {
  readonly noticed: number;
  /** Of those noticed: by the time that tests took, which a machine that is busy otherwise may lengthen. */
  readonly late: number;
  readonly planted: number;
}

async function scoreOf(folder: string, sample: number, seed: number): Promise<Score> {
  const chosen = shuffled(allMutants(folder), seed).slice(0, sample);
  if (chosen[0]) await assertPassing(chosen[0], folder);
  const verdicts: Verdict[] = [];
  for (const [n, one] of chosen.entries()) {
    const { verdict, asked } = await answerTo(one, folder);
    verdicts.push(verdict);
    const told = { noticed: 'noticed', late: 'late', passed: `SURVIVED ${asked} files of tests:` }[verdict];
    console.error(`${n + 1}/${chosen.length} ${told} ${one.file}:${one.line} ${one.what}`);
  }
  const count = (which: Verdict): number => verdicts.filter((one) => one === which).length;
  return { noticed: verdicts.length - count('passed'), late: count('late'), planted: verdicts.length };
}

/** First of the tests beside it and in the same folder, which are soon done; then of all that import the file. */
function answerTo(one: Planted, folder: string): Promise<Answer> {
  const steps = [[`${path.posix.dirname(one.file)}/`], [folder], ...(values.near ? [] : [[]])];
  return runs.ask(path.join(root, one.file), one, steps, PATIENCE);
}

/** Tests that fail without a fault would notice every one. */
async function assertPassing(one: Planted, folder: string): Promise<void> {
  const file = path.join(root, one.file);
  const unchanged = { ...one, text: readFileSync(file, 'utf8').slice(one.start, one.end) };
  const { verdict } = await runs.ask(file, unchanged, [[folder]], PATIENCE);
  if (verdict !== 'passed') throw new Error(`tests of ${folder} fail without a fault`);
}

/** States of the window, and plain code; tests, components and sentences are not planted in. */
function allMutants(folder: string): readonly Planted[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/testing\/|\/messages\/|\.d\.ts$/.test(file))
    .sort()
    .flatMap((file) =>
      mutantsOf(readFileSync(path.join(root, file), 'utf8'), file).map((one) => ({ ...one, file })),
    );
}

/** In an order that follows from the seed alone (mulberry32). */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`;
}
