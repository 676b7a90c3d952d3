import * as v from 'valibot';
import { GENRES } from '../contract/genre.ts';
import { LEVELS, type ReportId } from '../contract/model.ts';
import {
  makeColumns,
  type ArchiveColumns,
  type MentionsAsColumns,
  type RecordsAsColumns,
  type TextKind,
  type TextsAsColumns,
} from './archive-columns.ts';
import { stateInfo } from './archive-info.ts';
import { isAsLong, keepBytes, readKept, type KeptBytes } from './kept-pieces.ts';
import { FLAGS, ROLES, TOPICS, type PassageColumns } from './passage-traits.ts';
import { once } from './once.ts';
import { prepared } from './prepared.ts';
import type { KindKey } from './record-kinds.ts';
import type { ReadableDatabase, WritableDatabase } from './sqlite.ts';

/**
 * What a first search reads of an archive, as it will lie in memory: columns of numbers that are copied and not parsed. They
 * stand in archive_info, for a table of their own would be another version, which programs of before refuse.
 *
 *     columns               JSON: the form, of which contents, and of each part its length and CRC-32s
 *     columns:words:0 …     JSON in base64: Words
 *     columns:texts:0 …     32 bits a number: keys, records, originals, first passages, numbers of passages, kinds, agencies
 *     columns:records:0 …   32 bits a number: agencies, labels, kinds
 *     columns:mentions:0 …  32 bits a number: keys of passages
 *     columns:traits:0 …    16 bits a passage; columns:lengths too
 *
 * They are believed while the archive is as it was when they were made, and go with the next change. What is missing,
 * of another form or not whole is read from the tables.
 */
const KEY = 'columns';

/** Numbers in them are places in these lists; least significant byte first, as on every machine that this runs on. */
const FORM = [2, ROLES, TOPICS, FLAGS, GENRES.length, LEVELS.length].join('.');

const NAMES = ['words', 'texts', 'records', 'mentions', 'traits', 'lengths'] as const;
type Name = (typeof NAMES)[number];

const part = v.strictObject({ bytes: v.number(), crc: v.array(v.number()) });
const header = v.strictObject({
  form: v.literal(FORM),
  of: v.string(),
  parts: v.strictObject({
    words: part,
    texts: part,
    records: part,
    mentions: part,
    traits: part,
    lengths: part,
  }),
});

interface Words {
  readonly ids: readonly ReportId[];
  /** Of so many of the first there is a current text. */
  readonly reports: number;
  readonly agencies: readonly (string | null)[];
  readonly labels: readonly (string | null)[];
  readonly kinds: readonly KindKey[];
  readonly textKinds: readonly TextKind[];
  readonly alike: TextsAsColumns['alike'];
  readonly programmes: readonly string[];
  readonly mentions: readonly number[];
  readonly unsure: readonly number[];
}

/** Makes them anew; after the edition id, for they say of which contents they are. */
export function stampColumns(database: WritableDatabase): void {
  forgetColumns(database);
  const columns = makeColumns(database);
  if (columns === null) return;
  const bytes = asBytes(columns);
  const kept = NAMES.map((name) => [name, keepBytes(database, keyOf(name), bytes[name])] as const);
  const parts = Object.fromEntries(kept);
  stateInfo(database, KEY, JSON.stringify({ form: FORM, of: contentsOf(database), parts }));
}

/** Whoever changes an archive takes them away. */
export function forgetColumns(database: WritableDatabase): void {
  // The character behind a colon.
  prepared(
    database,
    `DELETE FROM archive_info WHERE key = '${KEY}' OR (key > '${KEY}:' AND key < '${KEY};')`,
  ).run();
}

/** Whether the columns of an archive, if it has any that are believed, are those that its tables give. */
export function areColumnsSound(database: ReadableDatabase): boolean {
  const parts = believedParts(database, storedHeader(database));
  if (parts === null) return true;
  const columns = makeColumns(database);
  if (columns === null) return false;
  const bytes = asBytes(columns);
  return NAMES.every((name) => {
    const kept = Buffer.alloc(bytes[name].byteLength);
    return readKept(database, keyOf(name), parts[name], kept) && kept.equals(bytes[name]);
  });
}

const TEXT_COLUMNS = 7;
type Column = Uint32Array;
type Seven = [Column, Column, Column, Column, Column, Column, Column];

/** The columns that an archive keeps; each part is null where it is not whole. */
export class StoredColumns {
  readonly #database: ReadableDatabase;
  readonly #parts: Readonly<Record<Name, KeptBytes>>;
  readonly #words: () => Words | null;
  /** Null where a part is not whole; kept, for a search asks for them again and again. */
  readonly records: () => RecordsAsColumns | null;
  readonly texts: () => TextsAsColumns | null;

  constructor(database: ReadableDatabase, parts: Readonly<Record<Name, KeptBytes>>) {
    this.#database = database;
    this.#parts = parts;
    this.#words = once(() => this.#readWords());
    this.records = once(() => this.#readRecords());
    this.texts = once(() => this.#readTexts());
  }

  #readRecords(): RecordsAsColumns | null {
    const words = this.#words();
    const codes = this.#numbers('records', 3);
    if (words === null || codes === null) return null;
    const [agency, label, kind] = codes;
    return {
      ids: words.ids,
      agency: { values: words.agencies, codes: agency! },
      label: { values: words.labels, codes: label! },
      kind: { values: words.kinds, codes: kind! },
    };
  }

  #readTexts(): TextsAsColumns | null {
    const words = this.#words();
    const columns = this.#numbers('texts', TEXT_COLUMNS);
    if (words === null || columns === null) return null;
    const [editionKey, record, isOriginal, firstKey, passages, kind, agency] = columns as Seven;
    const { reports, textKinds: kinds, alike } = words;
    return { editionKey, record, reports, isOriginal, firstKey, passages, kind, agency, kinds, alike };
  }

  mentions(): MentionsAsColumns | null {
    const words = this.#words();
    const columns = this.#numbers('mentions', 1);
    if (words === null || columns === null) return null;
    return { names: words.programmes, counts: words.mentions, keys: columns[0]! };
  }

  unsure(): readonly number[] | null {
    return this.#words()?.unsure ?? null;
  }

  /** Writes those of the passages, by their keys, from `base` on; false where they are not whole or find no room. */
  putPassages({ traits, lengths }: PassageColumns, base: number, size: number): boolean {
    const put = (name: 'traits' | 'lengths', column: Uint16Array): boolean => {
      const { bytes } = this.#parts[name];
      if (bytes > size * column.BYTES_PER_ELEMENT) return false;
      const into = new Uint8Array(column.buffer, column.byteOffset + base * column.BYTES_PER_ELEMENT, bytes);
      return readKept(this.#database, keyOf(name), this.#parts[name], into);
    };
    return put('traits', traits) && put('lengths', lengths);
  }

  #readWords(): Words | null {
    const bytes = this.#bytes('words');
    // Written by stampColumns, and whole.
    return bytes && (JSON.parse(bytes.toString()) as Words);
  }

  /** A part as so many columns of the same length. */
  #numbers(name: 'texts' | 'records' | 'mentions', columns: number): readonly Uint32Array[] | null {
    const bytes = this.#bytes(name);
    if (bytes === null) return null;
    const length = bytes.length / 4 / columns;
    return Array.from(
      { length: columns },
      (_, i) => new Uint32Array(bytes.buffer, bytes.byteOffset + i * length * 4, length),
    );
  }

  #bytes(name: Name): Buffer | null {
    const kept = this.#parts[name];
    if (!isAsLong(kept)) return null;
    const bytes = Buffer.from(new ArrayBuffer(kept.bytes));
    return readKept(this.#database, keyOf(name), kept, bytes) ? bytes : null;
  }
}

const known = new WeakMap<
  ReadableDatabase,
  { readonly header: string; readonly columns: StoredColumns | null }
>();

/** Null where an archive has none that can be believed, and where it is read under other ids than those it has. */
export function storedColumns(database: ReadableDatabase): StoredColumns | null {
  const stored = storedHeader(database);
  if (stored === null || hasOtherIds(database)) return null;
  const own = `${contentsOf(database)} ${stored}`;
  const last = known.get(database);
  if (last?.header === own) return last.columns;
  const parts = believedParts(database, stored);
  const columns = parts && new StoredColumns(database, parts);
  known.set(database, { header: own, columns });
  return columns;
}

function storedHeader(database: ReadableDatabase): string | null {
  const read = prepared<[], string>(database, `SELECT value FROM main.archive_info WHERE key = '${KEY}'`);
  return read.pluck().get() ?? null;
}

function believedParts(
  database: ReadableDatabase,
  stored: string | null,
): Readonly<Record<Name, KeptBytes>> | null {
  if (stored === null) return null;
  try {
    const said: unknown = JSON.parse(stored);
    return v.is(header, said) && said.of === contentsOf(database) ? said.parts : null;
  } catch {
    // A bit of it has turned over.
    return null;
  }
}

/**
 * What nobody changes without changing it: the id of the contents, the number of passages, and the greatest keys, for the
 * same contents may come to have others.
 */
function contentsOf(database: ReadableDatabase): string {
  return prepared<[], string>(
    database,
    `SELECT json_array(
       (SELECT value FROM main.archive_info WHERE key = 'edition_id'),
       (SELECT value FROM main.archive_info WHERE key = 'current_passages'),
       (SELECT max(edition_key) FROM main.editions),
       (SELECT max(passage_key) FROM main.passages),
       (SELECT max(mention_key) FROM main.mentions))`,
  )
    .pluck()
    .get()!;
}

function hasOtherIds(database: ReadableDatabase): boolean {
  return (
    prepared(database, "SELECT 1 FROM sqlite_temp_schema WHERE name = 'qualified_ids'").get() !== undefined
  );
}

function asBytes({
  records,
  texts,
  traits,
  lengths,
  mentions,
  unsure,
}: ArchiveColumns): Record<Name, Buffer> {
  const words: Words = {
    ids: records.ids,
    reports: texts.reports,
    agencies: records.agency.values,
    labels: records.label.values,
    kinds: records.kind.values,
    textKinds: texts.kinds,
    alike: texts.alike,
    programmes: mentions.names,
    mentions: mentions.counts,
    unsure,
  };
  const { editionKey, record, isOriginal, firstKey, passages, kind, agency } = texts;
  return {
    words: Buffer.from(JSON.stringify(words)),
    texts: bytesOf(editionKey, record, isOriginal, firstKey, passages, kind, agency),
    records: bytesOf(records.agency.codes, records.label.codes, records.kind.codes),
    mentions: bytesOf(mentions.keys),
    traits: bytesOf(traits),
    lengths: bytesOf(lengths),
  };
}

function bytesOf(...columns: readonly (Uint16Array | Uint32Array)[]): Buffer {
  return Buffer.concat(
    columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

function keyOf(name: Name): string {
  return `${KEY}:${name}`;
}
