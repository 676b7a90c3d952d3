import type { ProgrammeEntry } from './figure-context.ts';
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
export function programmesIn(text: string, programmes: readonly ProgrammeEntry[]): ProgrammePlace[] {
  if (programmes.length === 0) return [];
  const { pattern, names } = formsOf(programmes);
  return [...text.matchAll(pattern)].map((match) => ({
    name: names.get(match[0]) ?? match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
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

interface Forms {
  readonly pattern: RegExp;
  readonly names: ReadonlyMap<string, string>;
}

const compiled = new WeakMap<readonly ProgrammeEntry[], Forms>();

function formsOf(programmes: readonly ProgrammeEntry[]): Forms {
  const known = compiled.get(programmes);
  if (known) return known;
  const names = new Map<string, string>();
  for (const { name, variants } of programmes) {
    for (const form of [name, ...variants]) if (form !== '') names.set(form, name);
  }
  const alternatives = [...names.keys()].sort((a, b) => (a < b ? 1 : -1)).map((form) => RegExp.escape(form));
  const forms = { pattern: new RegExp(alternatives.join('|') || '(?!)', 'gu'), names };
  compiled.set(programmes, forms);
  return forms;
}
