import type { PassageId, UnsureCharacter } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

/** Characters that were read from a picture and may be others, as marks by passage; `title` says what else each may be. */
export function unsureMarks(
  characters: readonly UnsureCharacter[],
  title: (second: string | null) => string,
): ReadonlyMap<PassageId, readonly Mark[]> {
  const byPassage = Map.groupBy(characters, (one) => one.passageId);
  return new Map(
    [...byPassage].map(([passageId, own]) => [
      passageId,
      own.map(({ start, end, second }): Mark => ({ start, end, kind: 'unsure', title: title(second) })),
    ]),
  );
}
