import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import type { Correction, PassageId, UnsureCharacter } from '../../contract/model.ts';
import { searchForm } from '../../text/search-form.ts';
import { hasMember } from './bit-set.ts';
import type { PassageTable } from './passage-table.ts';
import { secondReadings, wordingsOf } from './second-readings.ts';
import { textOf } from './passage-texts.ts';
import type { Wording } from './wording.ts';

/** A passage as an archivist has corrected it, or as a scan may also be read. */
export interface CorrectedText {
  /** Left out where there are none. */
  readonly corrections?: readonly Correction[];
  /** At least one. */
  readonly wordings: readonly Wording[];
  /** Of the printed wording and of all others, with a line end between, across which nothing matches. */
  readonly units: string;
}

export type CorrectedTexts = ReadonlyMap<number, CorrectedText>;

/** What of a passage may be worded otherwise: by archivists alone, or by scans that may be misread as well. */
export type Trust = 'corrections' | 'guesses';

interface Known {
  readonly corrections: readonly Correction[];
  readonly texts: CorrectedTexts;
}
const known = {
  corrections: new WeakMap<PassageTable, Known>(),
  guesses: new WeakMap<PassageTable, Known>(),
} as const;

/** Such passages by their number in the table; kept as long as the corrections are the same. */
export function correctedTexts(
  table: PassageTable,
  corrections: readonly Correction[],
  trust: Trust,
): CorrectedTexts {
  const before = known[trust].get(table);
  if (before?.corrections === corrections) return before.texts;
  const byPassage = Map.groupBy(corrections, (one) => one.passageId);
  const doubtful = trust === 'guesses' ? doubtfulCharacters(table) : NONE;
  const texts = new Map<number, CorrectedText>();
  const ids = new Set([...byPassage.keys(), ...doubtful.keys()]);
  for (const [passage, passageId] of passagesOf(table, [...ids])) {
    const printed = textOf(table, passage);
    texts.set(passage, wordedOtherwise(printed, byPassage.get(passageId), doubtful.get(passageId) ?? []));
  }
  known[trust].set(table, { corrections, texts });
  return texts;
}

const NONE: ReadonlyMap<PassageId, readonly UnsureCharacter[]> = new Map();
const doubts = new WeakMap<PassageTable, ReadonlyMap<PassageId, readonly UnsureCharacter[]>>();

/** Whether a scan of the archives may say anything else than what is printed. */
export function isInDoubt(table: PassageTable): boolean {
  return doubtfulCharacters(table).size > 0;
}

function doubtfulCharacters(table: PassageTable): ReadonlyMap<PassageId, readonly UnsureCharacter[]> {
  const known = doubts.get(table);
  if (known) return known;
  const found = Map.groupBy(secondReadings(table), (one) => one.passageId);
  doubts.set(table, found);
  return found;
}

function wordedOtherwise(
  printed: string,
  corrections: readonly Correction[] | undefined,
  doubtful: readonly UnsureCharacter[],
): CorrectedText {
  const wordings = [
    ...(corrections ? [correct(printed, corrections)] : []),
    ...wordingsOf(printed, doubtful),
  ];
  const units = searchForm([printed, ...wordings.map((one) => one.text)].join('\n')).units;
  return { wordings, units, ...(corrections && { corrections }) };
}

/** `corrections` in order, none overlapping. */
export function correct(printed: string, corrections: readonly Correction[]): Wording {
  let text = '';
  let length = 0;
  let end = 0;
  const stretches = corrections.map((one) => {
    const kept = sliceCodePoints(printed, end, one.start);
    const start = length + (one.start - end);
    length = start + codePointLength(one.replacement);
    text += kept + one.replacement;
    end = one.end;
    return { start, end: length, printed: [one.start, one.end] as const };
  });
  text += sliceCodePoints(printed, end, codePointLength(printed));
  return {
    text,
    toPrinted: ([from, to]) => {
      const touched = stretches.filter((one) => one.start < to && from < one.end);
      const [first, last] = [touched[0], touched.at(-1)];
      if (!first || !last) return null;
      // What reaches beyond a correction stands as printed, as far from its edge as in the corrected text.
      const before = Math.max(0, first.start - from);
      const after = Math.max(0, to - last.end);
      return [first.printed[0] - before, last.printed[1] + after];
    },
  };
}

function* passagesOf(table: PassageTable, ids: readonly PassageId[]): Iterable<readonly [number, PassageId]> {
  if (ids.length === 0) return;
  const wanted = JSON.stringify(ids);
  for (const { archive, base } of table.parts) {
    const rows = archive.database
      .prepare<[string], { key: number; id: PassageId }>(
        `SELECT passage_key AS key, passage_id AS id FROM passages
           WHERE passage_id IN (SELECT value FROM json_each(?))`,
      )
      .all(wanted);
    for (const { key, id } of rows) if (hasMember(table.active, base + key)) yield [base + key, id];
  }
}
