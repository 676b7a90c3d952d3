import { formsOf, type ProgrammeNames } from '../programme-forms.ts';
import type { SentencePlace } from './sentence-place.ts';

/** A programme named in a passage; UTF-16 indexes. */
export interface ProgrammePlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const BEFORE = 80;
const BEHIND = 40;

/** The programmes that a passage names, in reading order, under their preferred names. */
export function programmesIn(text: string, programmes: readonly ProgrammeNames[]): ProgrammePlace[] {
  if (programmes.length === 0) return [];
  return formsOf(programmes)
    .finder.find(text)
    .map(({ at, word, value }) => ({ name: value, start: at, end: at + word.length }));
}

/** The programme named nearest before the figure in its clause, else the first behind it there; null if none. */
export function programmeOf(
  found: readonly ProgrammePlace[],
  place: SentencePlace,
  at: number,
): string | null {
  const next = firstEndingBehind(found, at);
  const before = found[next - 1];
  if (before && before.start >= Math.max(place.clauseStart, at - BEFORE)) return before.name;
  const behind = found[next];
  return behind && behind.end <= Math.min(place.clauseEnd, at + BEHIND) ? behind.name : null;
}

function firstEndingBehind(found: readonly ProgrammePlace[], at: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
