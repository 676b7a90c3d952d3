import * as v from 'valibot';
import { DEFECT_KINDS, EDITIONS, LEVELS, SECTION_ROLES, TOPICS } from '../contract/model.ts';
import { LARGEST_ORIGINAL, LARGEST_TEXT } from '../contract/file-limits.ts';
import { GENRES } from '../contract/genre.ts';
import { TOLD_FIELDS } from './told-fields.ts';
import { LARGEST_PLACES, unpackPlaces } from './packed-places.ts';
import { BYTES_PER_PASSAGE } from './passage-facts.ts';
import type { ReadableDatabase } from './sqlite.ts';

/** What a person reads on one line: names, titles, notes. In UTF-16 units. */
const LONGEST_LINE = 20_000;
/** A passage; the longest that a reader gives is below. */
const LONGEST_PASSAGE = 1_000_000;
/** The text of a whole file; as much as import takes. */
const LONGEST_TEXT = LARGEST_TEXT;
const MOST_REPORTS = 1_000_000;

const words = v.array(v.string());

/** Whatever a field of a record can hold; which field holds what is looked at where it is read. */
const fieldValue = v.nullable(
  v.union([v.string(), v.number(), words, v.record(v.string(), v.union([v.string(), words]))]),
);

const fields = v.record(v.string(), fieldValue);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const table = v.strictObject({
  rows: count,
  columns: count,
  caption: v.nullable(v.string()),
  cells: v.array(
    v.strictObject({
      row: count,
      column: count,
      rowSpan: span,
      columnSpan: span,
      isHeader: v.boolean(),
      start: count,
      end: count,
    }),
  ),
});
const person = v.strictObject({ name: v.string(), role: v.string() });
const head = v.nullable(v.strictObject({ name: v.string(), title: v.string() }));
const byline = v.record(v.string(), words);
const said = v.nullable(v.string());
const record = v.strictObject({
  reportId: v.string(),
  genre: v.nullable(v.picklist(GENRES)),
  period: said,
  plannedPeriod: said,
  agency: said,
  agencyLabel: said,
  agencyShortNames: words,
  region: said,
  level: v.nullable(v.picklist(LEVELS)),
  yearCovered: v.nullable(v.number()),
  yearPublished: v.nullable(v.number()),
  title: said,
  subtitle: said,
  kicker: said,
  byline,
  head,
  sourceFile: said,
  sha256: said,
  programmes: words,
  people: v.array(person),
  unsure: words,
  fields: v.optional(fields),
});
const arrangement = v.strictObject({
  records: v.optional(v.array(v.strictObject({ record, told: v.array(v.picklist(TOLD_FIELDS)) }))),
  editions: v.array(
    v.strictObject({
      editionKey: count,
      reportId: v.string(),
      edition: v.picklist(EDITIONS),
      isChosen: v.boolean(),
    }),
  ),
  reports: v.array(
    v.strictObject({
      reportId: v.string(),
      removed: v.nullable(v.picklist(['trash', 'merged'])),
      mergedInto: v.nullable(v.string()),
    }),
  ),
});

/** Columns that hold JSON. A test finds every column that the tables call so. */
export const JSON_COLUMNS: Readonly<Record<string, v.GenericSchema>> = {
  'reports.agency_short_names': words,
  'reports.byline': byline,
  'reports.head': head,
  'reports.programmes': words,
  'reports.people': v.array(person),
  'reports.unsure': words,
  'reports.fields': fields,
  'passage_tables.cells': table,
  'arrangements.before': arrangement,
  'arrangements.after': arrangement,
  'concepts.aliases': words,
  'terms.variants': words,
  'programmes.variants': words,
};

const offsets = /^(?:\d+(?: \d+)*)?$/;

/**
 * Conditions on the values of one row, in SQL, beside the CHECKs that the tables have themselves: of any archive that
 * the program has written all hold. A row that breaks one says what it is about.
 */
const BROKEN_ROWS: Readonly<Record<string, string>> = {
  'an id of a report': `SELECT 1 FROM reports WHERE length(report_id) NOT BETWEEN 1 AND 300`,
  'an id of a passage': `SELECT 1 FROM passages JOIN editions USING (edition_key)
    WHERE passage_id <> report_id || ':' || edition || ':' || ordinal`,
  'a place in a source': `SELECT 1 FROM passages WHERE raw_start < 0 OR raw_end < raw_start`,
  'a place of a figure': `SELECT 1 FROM indicators LEFT JOIN passages USING (passage_key)
    WHERE start IS NOT NULL AND (start < 0 OR "end" < start OR "end" IS NULL OR "end" > length(text))`,
  'a place of a name': `SELECT 1 FROM mentions JOIN passages USING (passage_key)
    WHERE start < 0 OR "end" < start OR "end" > length(text)`,
  'a passage of another edition': `SELECT 1 FROM passages JOIN sections USING (section_key)
    WHERE passages.edition_key <> sections.edition_key`,
  'facts of passages': `SELECT 1 FROM editions LEFT JOIN passage_facts USING (edition_key) WHERE
    ifnull(length(facts), 0) <> ${BYTES_PER_PASSAGE} * (SELECT count(*) FROM passages WHERE passages.edition_key = editions.edition_key)`,
  'a size of a source': `SELECT 1 FROM sources WHERE bytes NOT BETWEEN 0 AND ${LARGEST_ORIGINAL}`,
  'too many reports': `SELECT 1 WHERE (SELECT count(*) FROM reports) > ${MOST_REPORTS}`,
};

/** Columns whose values are of a closed list of the contract; null is allowed where the table allows it. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  'reports.level': LEVELS,
  'sections.role': SECTION_ROLES,
  'sections.topic': TOPICS,
  'indicators.topic': TOPICS,
  'concepts.topic': TOPICS,
  'defects.kind': DEFECT_KINDS,
};

const LONG: Readonly<Record<string, number>> = {
  'passages.text': LONGEST_PASSAGE,
  'passages.raw_map': LONGEST_TEXT,
  'defects.before': LONGEST_PASSAGE,
  'defects.after': LONGEST_PASSAGE,
  'editions.raw_text': LONGEST_TEXT,
  'passage_tables.cells': LONGEST_PASSAGE,
  'arrangements.before': LONGEST_PASSAGE,
  'arrangements.after': LONGEST_PASSAGE,
  'indicators.quote': LONGEST_PASSAGE,
};

/** The first value that no archive of ours holds, in words, or null. The schema must have been found to be ours. */
export function strangeValue(database: ReadableDatabase): string | null {
  return strangeText(database) ?? strangeJson(database) ?? strangeListed(database) ?? strangeRow(database);
}

function strangeRow(database: ReadableDatabase): string | null {
  for (const [what, query] of Object.entries(BROKEN_ROWS))
    if (database.prepare(`${query} LIMIT 1`).get() !== undefined) return what;
  const maps = database.prepare<[], string>('SELECT raw_map FROM passages').pluck();
  for (const map of maps.iterate()) if (!offsets.test(map)) return 'a map of offsets';
  return arePlacesSound(database) ? null : 'places of lines';
}

/** Those of earlier versions are rows, in which any bytes are places. Deflating never makes twice as much. */
function arePlacesSound(database: ReadableDatabase): boolean {
  if (Number(database.pragma('user_version', { simple: true })) < 4) return true;
  const tooLong = `SELECT 1 FROM places WHERE length(packed) > ${2 * LARGEST_PLACES}`;
  if (database.prepare(tooLong).get() !== undefined) return false;
  try {
    for (const packed of database.prepare<[], Buffer>('SELECT packed FROM places').pluck().iterate())
      unpackPlaces(packed);
    return true;
  } catch {
    return false;
  }
}

/** Length and zero characters of every column of text. `length` counts up to the first zero, octets all. */
function strangeText(database: ReadableDatabase): string | null {
  for (const { table, name } of textColumns(database)) {
    const column = `${table}.${name}`;
    const found = database
      .prepare(
        `SELECT 1 FROM main."${table}" WHERE octet_length("${name}") > ${4 * (LONG[column] ?? LONGEST_LINE)}
           OR instr("${name}", char(0)) > 0 LIMIT 1`,
      )
      .get();
    if (found !== undefined) return `a text of ${column}`;
  }
  return null;
}

function textColumns(
  database: ReadableDatabase,
): readonly { readonly table: string; readonly name: string }[] {
  return database
    .prepare<[], { table: string; name: string }>(
      `SELECT tables.name AS "table", columns.name AS name
       FROM main.sqlite_schema AS tables, pragma_table_info(tables.name, 'main') AS columns
       WHERE tables.type = 'table' AND tables.name NOT GLOB 'passage_index*' AND columns.type = 'TEXT'`,
    )
    .all();
}

function strangeJson(database: ReadableDatabase): string | null {
  for (const [column, schema] of Object.entries(JSON_COLUMNS)) {
    const [table, name] = column.split('.') as [string, string];
    const values = database.prepare<[], string | null>(`SELECT DISTINCT "${name}" FROM "${table}"`).pluck();
    for (const value of values.iterate()) if (!isJsonOf(schema, value)) return `JSON of ${column}`;
  }
  return null;
}

function isJsonOf(schema: v.GenericSchema, text: string | null): boolean {
  try {
    return v.is(schema, text === null ? null : JSON.parse(text));
  } catch {
    // No JSON at all, or nested deeper than can be read.
    return false;
  }
}

function strangeListed(database: ReadableDatabase): string | null {
  for (const [column, list] of Object.entries(LISTED)) {
    const [table, name] = column.split('.') as [string, string];
    const values = database
      .prepare<[], string | null>(`SELECT DISTINCT "${name}" FROM "${table}"`)
      .pluck()
      .all();
    if (values.some((value) => value !== null && !list.includes(value))) return `a value of ${column}`;
  }
  return null;
}
