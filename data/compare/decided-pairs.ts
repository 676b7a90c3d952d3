import { readAlignment, type KeptAlignment, type KeptSentence } from '../contract/alignment-entry.ts';
import type { NotebookEntry } from '../contract/annotation-model.ts';
import type { Column, ComparedRow } from '../contract/comparison-model.ts';
import type { ReportId } from '../contract/model.ts';
import type { ScoredPair } from './score-pairs.ts';
import type { Sentence } from './sentence.ts';

/** What a person decided about two texts, by places in their sentences. */
export interface Decisions {
  readonly pins: readonly ScoredPair[];
  readonly isParted: (left: number, right: number) => boolean;
  /** Of a row; -1 for the side that is missing. */
  readonly of: (left: number, right: number) => ComparedRow['decision'];
}

export const NO_DECISIONS: Decisions = { pins: [], isParted: () => false, of: () => null };

type HeldAs = (reportId: ReportId) => ReportId;

export interface Side {
  readonly column: Column;
  readonly sentences: readonly Sentence[];
}

/**
 * The entries of the notebook that are about these two texts, in whatever order the columns stood. A sentence is known
 * by its wording; where a text has it several times, by its place too. What cannot be found, or is not sure, is left out.
 * Of two pins for one sentence the later one counts. `heldAs`: what was decided of a report that was merged into another is
 * decided of that one.
 */
export function findDecisions(
  entries: readonly NotebookEntry[],
  left: Side,
  right: Side,
  heldAs: HeldAs = (reportId) => reportId,
): Decisions {
  const found = entries
    .toSorted((a, b) => Number(a.modified < b.modified) - Number(a.modified > b.modified))
    .flatMap((entry) => {
      const kept = readAlignment(entry);
      const pair = kept && kept.kind !== 'promise' ? placeIn(kept, left, right, heldAs) : null;
      if (!kept || kept.kind === 'promise' || !pair) return [];
      return [{ kind: kept.isDisputed ? ('disputed' as const) : kept.kind, key: entry.key, ...pair }];
    });
  if (found.length === 0) return NO_DECISIONS;
  const pins = new Map<string, (typeof found)[number]>();
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  for (const one of found) {
    if (one.kind !== 'pin' || usedLeft.has(one.left) || usedRight.has(one.right)) continue;
    usedLeft.add(one.left);
    usedRight.add(one.right);
    pins.set(`${one.left} ${one.right}`, one);
  }
  const breaks = found.filter((one) => one.kind === 'break');
  const disputes = found.filter((one) => one.kind === 'disputed');
  const parted = new Set(breaks.map((one) => `${one.left} ${one.right}`));
  return {
    pins: [...pins.values()].map((pin) => ({ left: pin.left, right: pin.right, score: 1 })),
    isParted: (i, j) => parted.has(`${i} ${j}`),
    of: (i, j) => {
      const pin = pins.get(`${i} ${j}`);
      if (pin) return { kind: 'pin', key: pin.key };
      const other = [...breaks, ...disputes].find((one) => one.left === i || one.right === j);
      return other ? { kind: other.kind, key: other.key } : null;
    },
  };
}

function placeIn(
  kept: KeptAlignment,
  left: Side,
  right: Side,
  heldAs: HeldAs,
): { readonly left: number; readonly right: number } | null {
  for (const [a, b] of [
    [kept.left, kept.right],
    [kept.right, kept.left],
  ] as const) {
    const [i, j] = [placeOf(a, left, heldAs), placeOf(b, right, heldAs)];
    if (i !== -1 && j !== -1) return { left: i, right: j };
  }
  return null;
}

/** -1 where it is not in this text, or could be more than one. */
function placeOf(kept: KeptSentence, { column, sentences }: Side, heldAs: HeldAs): number {
  if (heldAs(kept.reportId) !== heldAs(column.reportId) || kept.edition !== column.edition) return -1;
  const alike = [...sentences.keys()].filter((place) => sentences[place]!.text === kept.text);
  if (alike.length === 1) return alike[0]!;
  return (
    alike.find(
      (place) => sentences[place]!.passageId === kept.passageId && sentences[place]!.start === kept.start,
    ) ?? -1
  );
}
