import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SeriesChange, SeriesPoint } from '../../data/contract/indicator-model.ts';

/** What a person read in the originals; years as printed values. */
export interface SeriesGold {
  readonly joined: readonly GoldSeries[];
  /** A careful reader may join these or not. */
  readonly either: readonly GoldSeries[];
  readonly apart: readonly GoldSeries[];
}

interface GoldSeries {
  readonly what: string;
  readonly years: Readonly<Record<string, number>>;
  /** Percent by "from-to". */
  readonly changes?: Readonly<Record<string, number>>;
  readonly points?: Readonly<Record<string, number>>;
}

/** What the program found: results by year, and what it says of every two of them. */
export interface FoundSeries {
  readonly points: readonly Pick<SeriesPoint, 'year' | 'value'>[];
  readonly changes: readonly SeriesChange[];
}

export interface SeriesScore {
  readonly found: number;
  readonly right: number;
  readonly expected: number;
  /** Look-alikes joined all the same, and figures that are wrong. */
  readonly faults: readonly string[];
}

export function readSeriesGold(root: string): SeriesGold {
  // The file is ours and of this form.
  return JSON.parse(
    readFileSync(path.join(root, 'data/indicators/gold/pinghu-series.json'), 'utf8'),
  ) as SeriesGold;
}

/** Counts the joins of two years that are graded A or B: a join is two printed values of two years. */
export function scoreSeries(found: readonly FoundSeries[], gold: SeriesGold): SeriesScore {
  const steps = new Map(found.flatMap((series) => joinsOf(series)));
  const expected = gold.joined.flatMap((series) => pairsOf(series).map((pair) => ({ series, ...pair })));
  const allowed = new Set([
    ...expected.map((one) => one.key),
    ...gold.either.flatMap((series) => pairsOf(series).map((pair) => pair.key)),
  ]);
  const faults = [
    ...[...steps.keys()].filter((key) => !allowed.has(key)).map((key) => `joined: ${key}`),
    ...expected.flatMap(({ series, key, span }) => {
      const step = steps.get(key);
      if (!step) return [`missing: ${series.what} ${key}`];
      const isRight =
        (series.changes?.[span] ?? step.percent) === step.percent &&
        (series.points?.[span] ?? step.differenceSi) === step.differenceSi;
      return isRight ? [] : [`wrong change: ${series.what} ${span}`];
    }),
  ];
  const right = expected.filter((one) => steps.has(one.key)).length;
  return {
    found: [...steps.keys()].filter((key) => !isEither(key, gold)).length,
    right,
    expected: expected.length,
    faults,
  };
}

export function printSeries(what: string, { found, right, expected, faults }: SeriesScore): string {
  const share = (of: number): string => (right / of).toFixed(3);
  return [
    `series, ${what.padEnd(9)} joins found ${found}, right ${right}, expected ${expected}: recall ${share(expected)}, precision ${share(found)}`,
    ...faults.map((fault) => `  ${fault}`),
  ].join('\n');
}

function joinsOf({ points, changes }: FoundSeries): [string, SeriesChange][] {
  const value = new Map(points.map((point) => [point.year, point.value]));
  return changes
    .filter((change) => change.grade !== 'C')
    .map((change) => [keyOf(change.from, value.get(change.from), change.to, value.get(change.to)), change]);
}

function pairsOf({ years }: GoldSeries): { readonly key: string; readonly span: string }[] {
  const all = Object.entries(years);
  return all.flatMap(([from, a], i) =>
    all
      .slice(i + 1)
      .map(([to, b]) => ({ key: keyOf(Number(from), a, Number(to), b), span: `${from}-${to}` })),
  );
}

function isEither(key: string, gold: SeriesGold): boolean {
  return gold.either.some((series) => pairsOf(series).some((pair) => pair.key === key));
}

function keyOf(from: number, a: number | undefined, to: number, b: number | undefined): string {
  return `${from} ${a} / ${to} ${b}`;
}
