import type { PassageId, Repair } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

interface Words {
  readonly repairFrom: (before: string) => string;
  readonly repairRemoved: (before: string) => string;
  readonly repairBlank: string;
}

/** Longer stretches are told by their beginning. */
const LONGEST_TOLD = 80;

/** The repairs of a report as marks, by passage. */
export function repairMarks(
  repairs: readonly Repair[],
  words: Words,
): ReadonlyMap<PassageId, readonly Mark[]> {
  const byPassage = Map.groupBy(repairs, (repair) => repair.passageId);
  return new Map([...byPassage].map(([passageId, own]) => [passageId, own.map((one) => markOf(one, words))]));
}

function markOf({ start, end, before, isRemoved }: Repair, words: Words): Mark {
  const told = before.trim().slice(0, LONGEST_TOLD);
  const title =
    told === '' ? words.repairBlank : isRemoved ? words.repairRemoved(told) : words.repairFrom(told);
  return { start, end, kind: isRemoved ? 'repair removed' : 'repair', title };
}
