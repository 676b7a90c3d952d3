import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import type { TextRange, UnsureCharacter } from '../../contract/model.ts';
import { editionsWithUnsure, unsureCharacters } from '../../schema/unsure-characters.ts';
import type { PassageTable } from './passage-table.ts';
import type { Wording } from './wording.ts';

/** More than so many characters in doubt, and a passage is read by its first ones alone: its wordings are as many. */
const MOST_IN_PASSAGE = 24;

/** What a scan may say instead: of each character in doubt the second reading, by passage. Reads every archive. */
export function secondReadings(table: PassageTable): readonly UnsureCharacter[] {
  return table.parts.flatMap(({ archive }) =>
    editionsWithUnsure(archive.database)
      .flatMap((key) => unsureCharacters(archive.database, key))
      .filter(({ second }) => second !== null),
  );
}

/** The passage with one character after the other read otherwise, and with all of them. */
export function wordingsOf(printed: string, characters: readonly UnsureCharacter[]): Wording[] {
  const some = characters.slice(0, MOST_IN_PASSAGE);
  const single = some.map((one) => readOtherwise(printed, [one]));
  return some.length > 1 ? [...single, readOtherwise(printed, some)] : single;
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
