/** The same measure over originals, which are labelled by offsets only and are not in the repository. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { alignSentences } from '../../data/compare/align-sentences.ts';
import { readSentences } from '../../data/compare/read-sentences.ts';
import { readTerms } from '../../data/compare/read-terms.ts';
import type { ComparedSentence } from '../../data/contract/comparison-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { listIndicators } from '../../data/indicators/list-indicators.ts';
import type { ArchiveSet } from '../../data/schema/archive-set.ts';
import type { Counts } from './alignment-counts.ts';

interface LabelledOriginals {
  readonly comparisons: readonly {
    readonly left: ReportId;
    readonly right: ReportId;
    readonly groups: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  }[];
}

const GOLD = path.resolve(import.meta.dirname, '../../data/compare/gold/originals.json');
/** A repaired character or two may lie between the label and the figure that was read. */
const TOLERANCE = 2;

/** Measures on archives that hold the three originals (`npm run archive -- import`); throws not_found without them. */
export function originalAlignment(set: ArchiveSet): {
  readonly counts: Counts;
  readonly f1: number;
  readonly unread: number;
} {
  // The file is ours and of this form; ids of the corpus are report ids.
  const gold = JSON.parse(readFileSync(GOLD, 'utf8')) as LabelledOriginals;
  const sum = { found: 0, right: 0, expected: 0, unread: 0 };
  for (const { left, right, groups } of gold.comparisons) {
    const [lefts, rights] = [sentenceFinder(set, left), sentenceFinder(set, right)];
    const labelled = groups.map((group) => ({
      left: new Set(group.left.map(lefts)),
      right: new Set(group.right.map(rights)),
    }));
    sum.unread += labelled
      .flatMap((group) => [...group.left, ...group.right])
      .filter((key) => key === null).length;
    const pairs = pairKeys(set, left, right).filter(([a, b]) =>
      labelled.some((group) => group.left.has(a) || group.right.has(b)),
    );
    sum.found += pairs.length;
    for (const group of labelled) {
      const expected = Math.min(group.left.size, group.right.size);
      sum.expected += expected;
      sum.right += Math.min(
        expected,
        pairs.filter(([a, b]) => group.left.has(a) && group.right.has(b)).length,
      );
    }
  }
  const { unread, ...counts } = sum;
  return { counts, f1: (2 * counts.right) / (counts.found + counts.expected), unread };
}

function pairKeys(set: ArchiveSet, left: ReportId, right: ReportId): [string, string][] {
  const [a, b] = [readSentences(set, left, 'original'), readSentences(set, right, 'original')];
  return alignSentences(a, b, readTerms(set)).flatMap((row) =>
    row.left && row.right && !row.left.isHeading ? [[keyOf(row.left), keyOf(row.right)]] : [],
  );
}

function keyOf({ passageId, start }: Pick<ComparedSentence, 'passageId' | 'start'>): string {
  return `${passageId}+${start}`;
}

/** From the offset of a number in the source to its sentence; null where no figure was read there. */
function sentenceFinder(set: ArchiveSet, reportId: ReportId): (offset: number) => string | null {
  const sentences = readSentences(set, reportId, 'original');
  const figures = listIndicators(set, { reportId, edition: 'original' });
  return (offset) => {
    const figure = figures.find(
      (one) => one.rawStart !== null && Math.abs(one.rawStart - offset) <= TOLERANCE,
    );
    const at = figure?.range?.[0];
    const found = sentences.find(
      (one) => at !== undefined && one.passageId === figure?.passageId && one.start <= at && at < one.end,
    );
    return found ? keyOf(found) : null;
  };
}
