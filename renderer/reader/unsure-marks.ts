import type { Correction, PassageId, Report, UnsureCharacter } from '../../data/contract/model.ts';
import type { Mark } from '../shared/marks.ts';

/** Characters of a scan that are in doubt still: nobody has put them right. */
export function doubtsLeft(
  report: Pick<Report, 'unsureCharacters'> | null,
  corrections: readonly Correction[],
): readonly UnsureCharacter[] {
  const characters = report?.unsureCharacters ?? [];
  return characters.filter(
    (one) =>
      !corrections.some(
        ({ passageId, start, end }) => passageId === one.passageId && start < one.end && end > one.start,
      ),
  );
}

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
