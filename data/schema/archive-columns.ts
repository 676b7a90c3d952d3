import type { ReportId } from '../contract/model.ts';
import { Coded, codedColumn, type CodedColumn } from './coded.ts';
import { readFacts } from './edition-facts.ts';
import { BYTES_PER_PASSAGE } from './passage-facts.ts';
import { putPassages } from './passage-traits.ts';
import { recordsAsStored } from './read-earlier-version.ts';
import { KIND, keyWith, recordKind, type KindKey } from './record-kinds.ts';
import type { ReadableDatabase } from './sqlite.ts';
import { editionsWithUnsure } from './unsure-characters.ts';

/** What a search counts by, of one archive, without what people have edited. */
export interface ArchiveColumns {
  readonly records: RecordsAsColumns;
  readonly texts: TextsAsColumns;
  /** By the key of a passage (passage-traits.ts); 0 where no current text has that key. */
  readonly traits: Uint16Array;
  readonly lengths: Uint16Array;
  readonly mentions: MentionsAsColumns;
  /** Keys of the current texts with characters in doubt. */
  readonly unsure: readonly number[];
}

/** All records: those of the current texts in the order of these, so that a place is that of a report; then the others. */
export interface RecordsAsColumns {
  readonly ids: readonly ReportId[];
  readonly agency: CodedColumn<string | null>;
  readonly label: CodedColumn<string | null>;
  readonly kind: CodedColumn<KindKey>;
}

/** The current texts, in the order of their keys. */
export interface TextsAsColumns {
  readonly editionKey: Uint32Array;
  /** Place of the record; those of texts come first. */
  readonly record: Uint32Array;
  /** Records that have one. */
  readonly reports: number;
  readonly isOriginal: Uint32Array;
  readonly firstKey: Uint32Array;
  readonly passages: Uint32Array;
  /** Place in `kinds`; of texts with one of these alike all that is counted is alike, but the agency. */
  readonly kind: Uint32Array;
  /** Place of the agency of its record. */
  readonly agency: Uint32Array;
  readonly kinds: readonly TextKind[];
  /** Labels of agencies and years that several of the records have. */
  readonly alike: readonly (readonly [label: string, year: number | null])[];
}

/** Place of the kind of the record, and of the kind of text in TEXT_KINDS. */
export type TextKind = readonly [record: number, text: number];

/** Beside: the original of its report is in force as well. Written into files by their place: append only. */
export const TEXT_KINDS = ['digest', 'digest beside', 'original'] as const;

/** Per text the place of the kind of its record × TEXT_KINDS + place of its own. */
export function mixedKinds(
  kinds: Uint32Array,
  record: Uint32Array,
  isOriginal: ArrayLike<number>,
): Uint32Array {
  const hasOriginal = new Uint8Array(kinds.length);
  for (let i = 0; i < isOriginal.length; i++) if (isOriginal[i] === 1) hasOriginal[record[i]!] = 1;
  const mixed = new Uint32Array(isOriginal.length);
  for (let i = 0; i < isOriginal.length; i++) {
    const own = record[i]!;
    mixed[i] = kinds[own]! * TEXT_KINDS.length + (isOriginal[i] === 1 ? 2 : hasOriginal[own]!);
  }
  return mixed;
}

/** What is mixed as above, each once, in order. */
export function textKinds(mixed: Iterable<number>): readonly TextKind[] {
  return [...new Set(mixed)]
    .sort((a, b) => a - b)
    .map((one) => [Math.floor(one / TEXT_KINDS.length), one % TEXT_KINDS.length]);
}

/** The programmes that current texts name, in order, and the passages of each, in rising order, one behind the other. */
export interface MentionsAsColumns {
  readonly names: readonly string[];
  readonly counts: readonly number[];
  readonly keys: Uint32Array;
}

/** Reads all of it from the tables. Null where a key is greater than a column holds. */
export function makeColumns(database: ReadableDatabase): ArchiveColumns | null {
  if (greatestKey(database) > GREATEST_KEY) return null;
  const records = makeRecords(database);
  const places = new Map(records.ids.map((id, place) => [id, place]));
  const texts = makeTexts(database, places, records);
  const size = texts.firstKey.reduce((most, first, i) => Math.max(most, first + texts.passages[i]!), 0);
  const columns = { traits: new Uint16Array(size), lengths: new Uint16Array(size) };
  const current = new Set(texts.editionKey);
  readFacts(database, ({ editionKey, firstKey, length, facts }) => {
    let start = 0;
    editionKey.forEach((key, i) => {
      if (current.has(key)) putPassages(facts, start, length[i]! / BYTES_PER_PASSAGE, columns, firstKey[i]!);
      start += length[i]!;
    });
  });
  const unsure = editionsWithUnsure(database).toSorted((a, b) => a - b);
  return { records, texts, ...columns, mentions: makeMentions(database), unsure };
}

/** Beyond these a column would hold more than what it is about. */
const GREATEST_KEY = 2 ** 28;

function greatestKey(database: ReadableDatabase): number {
  return database
    .prepare<[], number>(
      `SELECT max(ifnull((SELECT max(edition_key) FROM editions), 0), ifnull((SELECT max(passage_key) FROM passages), 0),
         ifnull((SELECT max(first_key + length(facts)) FROM passage_facts), 0))`,
    )
    .pluck()
    .get()!;
}

type RecordTuple = readonly [
  id: ReportId,
  agency: string | null,
  label: string | null,
  kind: number,
  fields: string,
];

function makeRecords(database: ReadableDatabase): RecordsAsColumns {
  const rows = database
    .prepare<[], RecordTuple>(
      `SELECT report_id, agency, agency_label, ${KIND}, CASE WHEN instr(fields, '"collections"') > 0 THEN fields ELSE '' END
       FROM ${recordsAsStored(database)} LEFT JOIN (
         SELECT report_id, min(edition_key) AS first_text FROM editions WHERE is_current = 1 GROUP BY report_id
       ) USING (report_id) ORDER BY first_text IS NULL, first_text, report_id`,
    )
    .raw()
    .all();
  const agencies = rows.map(([, agency]) => agency);
  return {
    ids: rows.map(([id]) => id),
    agency: codedColumn(agencies, new Coded(agencies.toSorted(noneLast))),
    label: codedColumn(rows.map(([, , label]) => label)),
    kind: codedColumn(rows.map(([, , , kind, fields]) => (fields === '' ? kind : keyWith(kind, fields)))),
  };
}

/** Orders values, that of none last. */
export function noneLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : a > b ? 1 : 0;
}

type TextTuple = readonly [key: number, id: ReportId, isOriginal: number, first: number, bytes: number];

function makeTexts(
  database: ReadableDatabase,
  places: ReadonlyMap<ReportId, number>,
  records: RecordsAsColumns,
): TextsAsColumns {
  const { agency, kind } = records;
  const rows = database
    .prepare<[], TextTuple>(
      `SELECT edition_key, report_id, edition = 'original', ifnull(first_key, 0), ifnull(length(facts), 0)
       FROM editions LEFT JOIN passage_facts USING (edition_key) WHERE is_current = 1 ORDER BY edition_key`,
    )
    .raw()
    .all();
  // A report has a record: the tables ask for it.
  const record = Uint32Array.from(rows, ([, id]) => places.get(id)!);
  const isOriginal = Uint32Array.from(rows, ([, , one]) => one);
  const mixed = mixedKinds(kind.codes, record, isOriginal);
  const kinds = textKinds(mixed);
  const placeOf = new Map(kinds.map(([own, text], place) => [own * TEXT_KINDS.length + text, place]));
  return {
    ...{ record, isOriginal, kinds },
    reports: new Set(record).size,
    alike: alikeOf(records, new Set(record).size),
    editionKey: Uint32Array.from(rows, ([key]) => key),
    firstKey: Uint32Array.from(rows, ([, , , first]) => first),
    passages: Uint32Array.from(rows, ([, , , , bytes]) => bytes / BYTES_PER_PASSAGE),
    kind: mixed.map((one) => placeOf.get(one)!),
    agency: record.map((one) => agency.codes[one]!),
  };
}

/** Of the first `count` records. */
function alikeOf({ label, kind }: RecordsAsColumns, count: number): TextsAsColumns['alike'] {
  const years = kind.values.map((key) => recordKind(key).year);
  const seen = new Map<string, readonly [string, number | null]>();
  const alike = new Map<string, readonly [string, number | null]>();
  for (let i = 0; i < count; i++) {
    const own = label.values[label.codes[i]!]!;
    if (own === null) continue;
    const pair = [own, years[kind.codes[i]!]!] as const;
    const key = JSON.stringify(pair);
    (seen.has(key) ? alike : seen).set(key, pair);
  }
  return [...alike.values()];
}

function makeMentions(database: ReadableDatabase): MentionsAsColumns {
  const rows = database
    .prepare<[], readonly [name: string, key: number]>(
      `SELECT DISTINCT name, passage_key FROM mentions
       WHERE kind = 'programme' AND edition_key IN (SELECT edition_key FROM editions WHERE is_current = 1)
       ORDER BY name, passage_key`,
    )
    .raw()
    .all();
  const counts = new Map<string, number>();
  for (const [name] of rows) counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    names: [...counts.keys()],
    counts: [...counts.values()],
    keys: Uint32Array.from(rows, ([, key]) => key),
  };
}
