import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import type { TextRange, UnsureCharacter } from '../../contract/model.ts';
import { storedColumns } from '../../schema/stored-columns.ts';
import { editionsWithUnsure, unsureCharacters } from '../../schema/unsure-characters.ts';
import type { PassageTable } from './passage-table.ts';
import type { Wording } from './wording.ts';

/** Of so many characters in doubt each is read otherwise alone; of more there would be too many wordings. */
const MOST_ALONE = 24;

/** What a scan may say instead: of each character in doubt the second reading, by passage. Reads every archive. */
export function secondReadings(table: PassageTable): readonly UnsureCharacter[] {
  return table.parts.flatMap(({ archive }) =>
    (storedColumns(archive.database)?.unsure() ?? editionsWithUnsure(archive.database))
      .flatMap((key) => unsureCharacters(archive.database, key))
      .filter(({ second }) => second !== null),
  );
}

/**
 * The passage with one character after the other read otherwise, and with all of them; of those behind the first ones every
 * second is read otherwise beside its neighbours, so that each is found beside what is printed, too.
 */
export function wordingsOf(printed: string, characters: readonly UnsureCharacter[]): Wording[] {
  const alone = characters.slice(0, MOST_ALONE).map((one) => [one]);
  const behind = characters.slice(MOST_ALONE);
  const together = [
    characters.length > 1 ? characters : [],
    behind.filter((_, i) => i % 2 === 0),
    behind.filter((_, i) => i % 2 === 1),
  ];
  return [...alone, ...together.filter((some) => some.length > 0)].map((some) =>
    readOtherwise(printed, some),
  );
}

/** `characters` in order. */
function readOtherwise(printed: string, characters: readonly UnsureCharacter[]): Wording {
  let text = '';
  let end = 0;
  for (const one of characters) {
    // A reading is one character, as is what it stands for: places are the same in both.
    text += sliceCodePoints(printed, end, one.start) + one.second;
    end = one.end;
  }
  text += sliceCodePoints(printed, end, codePointLength(printed));
  const toPrinted = (range: TextRange): TextRange | null =>
    characters.some((one) => one.start < range[1] && range[0] < one.end) ? range : null;
  return { text, toPrinted };
}
