import { dequal } from 'dequal';
import type { ComparedRow, ComparedSentence, RowKind } from '../../data/contract/comparison-model.ts';
import type { TextRange, TopicId } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

export interface RowFilter {
  readonly kinds: ReadonlySet<RowKind>;
  readonly topic: TopicId | null;
}

/** What is said of a row that people decided. */
export const DECIDED = {
  pin: 'pinned',
  break: 'parted',
  disputed: 'disputed',
} as const satisfies Readonly<Record<NonNullable<ComparedRow['decision']>['kind'], string>>;

export function visibleRows(rows: readonly ComparedRow[], { kinds, topic }: RowFilter): ComparedRow[] {
  return rows.filter((row) => kinds.has(row.kind) && (topic === null || row.topic === topic));
}

/** Where the rows that are shown stand among all, of which they are a part in the same order. */
export function indexesOf(shown: readonly ComparedRow[], all: readonly ComparedRow[]): number[] {
  const indexes: number[] = [];
  all.forEach((row, at) => {
    if (row === shown[indexes.length]) indexes.push(at);
  });
  return indexes;
}

export function countKinds(rows: readonly ComparedRow[]): ReadonlyMap<RowKind, number> {
  return new Map([...Map.groupBy(rows, (row) => row.kind)].map(([kind, own]) => [kind, own.length]));
}

/** The index of the next row, forwards or backwards, that differs; round and round. -1 when none does. */
export function nextDifference(rows: readonly ComparedRow[], from: number, by: 1 | -1): number {
  for (let step = 1; step <= rows.length; step++) {
    const at =
      ((((from === -1 && by === -1 ? 0 : from) + by * step) % rows.length) + rows.length) % rows.length;
    if (rows[at]?.kind !== 'same') return at;
  }
  return -1;
}

/** A stretch of the overview bar: neighbours of one kind, as shares 0..1 of all rows. */
export interface Stretch {
  readonly kind: RowKind;
  readonly start: number;
  readonly size: number;
}

export function stretchesOf(rows: readonly ComparedRow[]): Stretch[] {
  const stretches: { kind: RowKind; start: number; size: number }[] = [];
  rows.forEach((row, i) => {
    const last = stretches.at(-1);
    if (last?.kind === row.kind) last.size += 1 / rows.length;
    else stretches.push({ kind: row.kind, start: i / rows.length, size: 1 / rows.length });
  });
  return stretches;
}

/** Changes are ranges of the passage; a sentence is drawn alone, so its marks count from its own start. */
export function marksInSentence(
  sentence: ComparedSentence,
  changes: readonly TextRange[],
  kind: 'added' | 'removed',
): Mark[] {
  const length = sentence.end - sentence.start;
  return changes.flatMap(([start, end]) => {
    const mark = {
      start: Math.max(0, start - sentence.start),
      end: Math.min(length, end - sentence.start),
      kind,
    };
    return mark.end > mark.start ? [mark] : [];
  });
}

/** What tells rows apart, each once: the sentences that stand in them. */
export function rowKeys(rows: readonly ComparedRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ left, right }) => {
    const key = [left, right].map((side) => (side ? `${side.passageId}+${side.start}` : '')).join(' ');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key} ${before}`;
  });
}

/** The rows as they are now; those that say what they said before are the very same, so that nothing is drawn anew. */
export function keptRows(before: readonly ComparedRow[], now: readonly ComparedRow[]): ComparedRow[] {
  const byKey = new Map(rowKeys(before).map((key, at) => [key, before[at]]));
  const keys = rowKeys(now);
  return now.map((row, at) => {
    const known = byKey.get(keys[at] ?? '');
    return known && dequal(known, row) ? known : row;
  });
}
