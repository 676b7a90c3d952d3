import { diffArrays } from 'diff';
import type { Rereading, Some } from '../../contract/library-model.ts';
import type { StoredFigure, StoredReading } from '../../schema/stored-reading.ts';

/** Of a long list so many are shown. */
const MOST_SHOWN = 200;
/** Two passages that share this much of their character pairs are one passage that has changed. */
const ALIKE = 0.5;
/** So many of the next passages may be what one has become. */
const LOOKED_AT = 20;

/** What `after` says otherwise than `before`: passages in reading order, figures by what they state. */
export function compareReadings(
  before: StoredReading,
  after: StoredReading,
): Pick<Rereading, 'passages' | 'figures'> {
  return {
    passages: comparePassages(before.passages, after.passages),
    figures: compareFigures(before, after),
  };
}

/** Readings that differ in more passages are told apart by what each holds, and not one by one. */
const MOST_EDITS = 2000;

function comparePassages(before: readonly string[], after: readonly string[]): Rereading['passages'] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  return parts ? fromParts(parts) : asSets(before, after);
}

interface Part {
  readonly added: boolean;
  readonly removed: boolean;
  readonly value: readonly string[];
}

function fromParts(parts: readonly Part[]): Rereading['passages'] {
  const gaps: { readonly gone: string[]; readonly come: string[] }[] = [{ gone: [], come: [] }];
  let unchanged = 0;
  for (const { added, removed, value } of parts) {
    const gap = gaps.at(-1)!;
    if (!added && !removed) {
      unchanged += value.length;
      gaps.push({ gone: [], come: [] });
    } else for (const text of value) (removed ? gap.gone : gap.come).push(text);
  }
  const paired = gaps.map(({ gone, come }) => pairUp(gone, come));
  return {
    unchanged,
    changed: some(paired.flatMap(({ changed }) => changed)),
    added: some(paired.flatMap(({ added }) => added)),
    removed: some(paired.flatMap(({ removed }) => removed)),
  };
}

function asSets(before: readonly string[], after: readonly string[]): Rereading['passages'] {
  const [was, is] = [new Set(before), new Set(after)];
  const removed = before.filter((text) => !is.has(text));
  return {
    unchanged: before.length - removed.length,
    changed: some([]),
    added: some(after.filter((text) => !was.has(text))),
    removed: some(removed),
  };
}

interface Paired {
  readonly changed: readonly { readonly before: string; readonly after: string }[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** In one gap: each that has gone is, in order, what the next one like it became. */
function pairUp(gone: readonly string[], come: readonly string[]): Paired {
  const changed: { before: string; after: string }[] = [];
  const removed: string[] = [];
  const taken = new Set<number>();
  let next = 0;
  for (const before of gone) {
    const end = Math.min(come.length, next + LOOKED_AT);
    let at = next;
    while (at < end && likeness(before, come[at]!) < ALIKE) at++;
    if (at === end) {
      removed.push(before);
      continue;
    }
    changed.push({ before, after: come[at]! });
    taken.add(at);
    next = at + 1;
  }
  return { changed, removed, added: come.filter((_text, place) => !taken.has(place)) };
}

/** Dice's coefficient over the sets of character pairs, 0 to 1. */
function likeness(a: string, b: string): number {
  const pairsA = pairsOf(a);
  const pairsB = pairsOf(b);
  let shared = 0;
  for (const pair of pairsA) if (pairsB.has(pair)) shared++;
  return (2 * shared) / Math.max(1, pairsA.size + pairsB.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

function compareFigures(before: StoredReading, after: StoredReading): Rereading['figures'] {
  const left = countOf(before.figures);
  const added: StoredFigure[] = [];
  let unchanged = 0;
  for (const figure of after.figures) {
    const key = keyOf(figure);
    const of = left.get(key) ?? [];
    if (of.pop()) unchanged++;
    else added.push(figure);
  }
  return { unchanged, added: some(added), removed: some([...left.values()].flat()) };
}

function countOf(figures: readonly StoredFigure[]): Map<string, StoredFigure[]> {
  const counted = new Map<string, StoredFigure[]>();
  for (const figure of figures) {
    const key = keyOf(figure);
    counted.set(key, [...(counted.get(key) ?? []), figure]);
  }
  return counted;
}

function keyOf({ subject, value, unit, period, kind }: StoredFigure): string {
  return JSON.stringify([subject, value, unit, period, kind]);
}

function some<Item>(items: readonly Item[]): Some<Item> {
  return { count: items.length, first: items.slice(0, MOST_SHOWN) };
}
