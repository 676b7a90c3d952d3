/** How well sentences are aligned, measured against pairs labelled by hand; printed by `npm run accuracy`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { alignSentences } from '../../data/compare/align-sentences.ts';
import { readSentences } from '../../data/compare/read-sentences.ts';
import { readTerms } from '../../data/compare/read-terms.ts';
import type { Sentence } from '../../data/compare/sentence.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { ArchiveSet } from '../../data/schema/archive-set.ts';
import { pairByParagraphDiff, pairByPlace, type Pair } from './alignment-baselines.ts';
import type { Counts } from './alignment-counts.ts';
import { judgePairs, type LabelledComparison } from './alignment-gold.ts';
import { applyRevision, type Revision } from './alignment-revision.ts';

export interface AlignmentLine {
  readonly what: string;
  readonly method: 'lanjuan' | 'by place' | 'jsdiff over paragraphs';
  readonly counts: Counts;
  readonly f1: number;
}

export interface AlignmentAccuracy {
  readonly lines: readonly AlignmentLine[];
  /** Share of sentences of the revised text whose kind (same, figure, reworded, moved, new, dropped) is right. */
  readonly kinds: { readonly right: number; readonly all: number };
  /** Over the labelled years: the hard part. The revision is easy and is not averaged in. */
  readonly f1: number;
  /** Both F1 reach what is needed and are above both baselines. */
  readonly isGoodEnough: boolean;
}

export const F1_NEEDED = 0.85;
const REVISION = '提要 / its revision';

const GOLD = path.resolve(import.meta.dirname, '../../data/compare/gold');

/** Measures on an open archive that holds the shipped reports. */
export function alignmentAccuracy(set: ArchiveSet): AlignmentAccuracy {
  const terms = readTerms(set);
  // Both files are ours and are of these forms; a wrong quote in them throws where it is looked up.
  const labelled = JSON.parse(readFileSync(path.join(GOLD, 'digests.json'), 'utf8')) as {
    comparisons: LabelledComparison[];
  };
  const revision = JSON.parse(readFileSync(path.join(GOLD, 'revision.json'), 'utf8')) as Revision;
  const lines: AlignmentLine[] = [];
  const measure = (
    what: string,
    left: readonly Sentence[],
    right: readonly Sentence[],
    judge: Judge,
  ): void => {
    const methods = {
      lanjuan: pairsOf(left, right, terms),
      'by place': pairByPlace(left, right),
      'jsdiff over paragraphs': pairByParagraphDiff(left, right),
    } as const;
    // Object.entries forgets that the keys are those just written.
    for (const [method, pairs] of Object.entries(methods) as [AlignmentLine['method'], readonly Pair[]][]) {
      const counts = judge(pairs);
      lines.push({ what, method, counts, f1: f1Of(counts) });
    }
  };
  for (const gold of labelled.comparisons) {
    const [left, right] = [bodyOf(set, gold.left), bodyOf(set, gold.right)];
    measure(`提要 ${gold.left} / ${gold.right}`, left, right, (pairs) =>
      judgePairs(gold, left, right, pairs),
    );
  }
  const original = bodyOf(set, revision.report);
  const revised = applyRevision(original, revision);
  measure(REVISION, original, revised.sentences, revised.judge);

  const rows = alignSentences(original, revised.sentences, terms);
  const right = rows.filter((row) => revised.kindOf(row) === row.kind).length;
  const years = lines.filter((line) => line.what !== REVISION);
  const overYears = (method: AlignmentLine['method']): number =>
    f1Of(
      years
        .filter((line) => line.method === method)
        .map((line) => line.counts)
        .reduce(add),
    );
  const f1 = overYears('lanjuan');
  const ofRevision = lines.find((line) => line.what === REVISION && line.method === 'lanjuan');
  const isGoodEnough =
    Math.min(f1, ofRevision?.f1 ?? 0) >= F1_NEEDED &&
    f1 > Math.max(overYears('by place'), overYears('jsdiff over paragraphs'));
  return { lines, kinds: { right, all: rows.length }, f1, isGoodEnough };
}

type Judge = (pairs: readonly Pair[]) => Counts;

/** The accuracy as lines of text. */
export function printAlignment({ lines, kinds, f1, isGoodEnough }: AlignmentAccuracy): string {
  const table = lines.map(({ what, method, counts: { found, right, expected }, f1: own }) =>
    [
      what.padEnd(36),
      method.padEnd(24),
      `found ${found}`,
      `right ${right}`,
      `expected ${expected}`,
      `F1 ${own.toFixed(3)}`,
    ].join('  '),
  );
  return [
    'Alignment of sentences',
    ...table,
    `kinds in the revision: ${kinds.right} of ${kinds.all} right, accuracy ${(kinds.right / kinds.all).toFixed(3)}`,
    `F1 over the labelled years: ${f1.toFixed(3)} (needed ${F1_NEEDED}, and more than both baselines)${isGoodEnough ? '' : '  NOT REACHED'}`,
  ].join('\n');
}

function bodyOf(set: ArchiveSet, reportId: string): Sentence[] {
  // The gold names reports of the corpus; an unknown one throws not_found.
  return readSentences(set, reportId as ReportId, 'digest').filter((sentence) => !sentence.isHeading);
}

function pairsOf(
  left: readonly Sentence[],
  right: readonly Sentence[],
  terms: Parameters<typeof alignSentences>[2],
): Pair[] {
  const placeOf = (sentences: readonly Sentence[]) =>
    new Map(sentences.map((sentence, place) => [`${sentence.passageId}+${sentence.start}`, place]));
  const [lefts, rights] = [placeOf(left), placeOf(right)];
  return alignSentences(left, right, terms).flatMap((row) => {
    if (!row.left || !row.right) return [];
    // Both sides of a row are sentences of the lists that were given.
    return [
      [
        lefts.get(`${row.left.passageId}+${row.left.start}`)!,
        rights.get(`${row.right.passageId}+${row.right.start}`)!,
      ] as const,
    ];
  });
}

function add(a: Counts, b: Counts): Counts {
  return { found: a.found + b.found, right: a.right + b.right, expected: a.expected + b.expected };
}

function f1Of({ found, right, expected }: Counts): number {
  return found + expected === 0 ? 1 : (2 * right) / (found + expected);
}
