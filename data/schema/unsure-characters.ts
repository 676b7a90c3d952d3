import type { PassageId, UnsureCharacter } from '../contract/model.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase } from './sqlite.ts';

interface Reading {
  readonly rawStart: number;
  readonly printed: string;
  readonly second: string;
}

interface PassageRow {
  readonly passageId: PassageId;
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly map: string;
}

/** Characters of an edition that were read from pictures and may be others, in reading order. */
export function unsureCharacters(database: ReadableDatabase, editionKey: number): UnsureCharacter[] {
  const readings = prepared<[number], Reading>(
    database,
    `SELECT raw_start AS rawStart, before AS printed, after AS second FROM defects
     WHERE edition_key = ? AND kind = 'unsure_reading' ORDER BY raw_start`,
  ).all(editionKey);
  if (readings.length === 0) return [];
  return prepared<[number], PassageRow>(
    database,
    `SELECT passage_id AS passageId, raw_start AS rawStart, raw_end AS rawEnd, raw_map AS map FROM passages
     WHERE edition_key = ? ORDER BY ordinal`,
  )
    .all(editionKey)
    .flatMap((passage) => inPassage(passage, readings));
}

function inPassage({ passageId, rawStart, rawEnd, map }: PassageRow, readings: readonly Reading[]) {
  const own = readings.filter((one) => one.rawStart >= rawStart && one.rawStart < rawEnd);
  if (own.length === 0) return [];
  const toText = OffsetMap.decode(map);
  return own
    .flatMap(({ rawStart: raw, printed, second }): UnsureCharacter[] => {
      const start = toText.toText(raw);
      return start === null
        ? []
        : [{ passageId, start, end: start + 1, printed, second: second === '' ? null : second }];
    })
    .sort((a, b) => a.start - b.start);
}

/** Editions in force that have any: those of formats that can be pictures. */
export function editionsWithUnsure(database: ReadableDatabase): readonly number[] {
  return database
    .prepare<[], number>(
      `SELECT edition_key FROM editions
       WHERE is_current = 1 AND format IN ('pdf', 'jpeg', 'png', 'tiff', 'cbz') AND EXISTS (
         SELECT 1 FROM defects WHERE defects.edition_key = editions.edition_key AND defects.kind = 'unsure_reading'
       )`,
    )
    .pluck()
    .all();
}
