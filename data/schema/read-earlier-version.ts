import { GENRES } from '../contract/genre.ts';
import type { ReportId } from '../contract/model.ts';
import { packPlaces } from './packed-places.ts';
import { placesOfRows } from './place-rows.ts';
import { prepared } from './prepared.ts';
import type { ReadableDatabase } from './sqlite.ts';

const KNOWN_GENRES = GENRES.map((genre) => `'${genre}'`).join(', ');

/**
 * Records as the file has them, in the columns of today. What an earlier version did not know is null or empty; all
 * reports of version 1 look back on the whole year that they cover.
 */
const STORED: Readonly<Record<number, string>> = {
  1: `SELECT report_id, CASE WHEN genre IN (${KNOWN_GENRES}) THEN genre ELSE 'other' END AS genre,
    CAST(year_covered AS TEXT) AS period, 'year' AS period_length, NULL AS planned_period, agency, agency_label,
    agency_short_names, region, level, year_covered, year_published, title, subtitle, kicker, byline, head,
    source_file, source_sha256, programmes, people, '[]' AS unsure, '{}' AS fields, NULL AS removed, NULL AS merged_into
  FROM main.reports`,
  2: "SELECT *, '{}' AS fields FROM main.reports",
};

/** Of version 1, besides. */
const VIEWS_OF_1 = `
CREATE TEMP VIEW editions AS
  SELECT edition_key, report_id, edition, is_current AS is_chosen, is_current, text_hash, source_file, source_sha256,
    encoding, format, NULL AS reader_version, NULL AS repairs_version, raw_text
  FROM main.editions;
CREATE TEMP TABLE sources (sha256 TEXT, sm3 TEXT, bytes INTEGER, format TEXT, file_name TEXT);
CREATE TEMP TABLE source_pieces (sha256 TEXT, piece INTEGER, is_deflated INTEGER, bytes BLOB);
CREATE TEMP TABLE passage_tables (passage_key INTEGER PRIMARY KEY, edition_key INTEGER, cells TEXT);
CREATE TEMP TABLE pages (edition_key INTEGER, number INTEGER, width REAL, height REAL, rotation INTEGER);
CREATE TEMP TABLE places (edition_key INTEGER PRIMARY KEY, packed BLOB);
CREATE TEMP TABLE arrangements (
  arrangement_key INTEGER PRIMARY KEY, action TEXT, report_id TEXT, before TEXT, after TEXT, is_undone INTEGER
);
`;

/** Versions 2 and 3 kept places of lines in rows: who asks finds them packed, and so does who writes the file anew. */
const PLACES_BEFORE_4 =
  'CREATE TEMP VIEW places AS SELECT edition_key, packed_places(lines) AS packed FROM main.places';

/** Version 2 did not keep which fields a person had told. */
const BEFORE_3 = 'CREATE TEMP TABLE told_fields (report_id TEXT, field TEXT)';

/**
 * Every statement that names `reports` finds what a person has edited in the place of what the file says:
 *
 *     reports = stored_reports without those of edited_reports  +  edited_reports (record-overlay.ts)
 */
const OVERLAY = `
CREATE TEMP TABLE edited_reports AS SELECT * FROM stored_reports WHERE 0;
CREATE UNIQUE INDEX temp.edited_reports_by_id ON edited_reports (report_id);
CREATE TEMP VIEW reports AS
  SELECT * FROM stored_reports WHERE report_id NOT IN (SELECT report_id FROM edited_reports)
  UNION ALL SELECT * FROM edited_reports;
`;

/**
 * Makes a connection that only reads answer as if its file were of today's version, edits of records included.
 * Temporary objects stand before the tables of the file, so that every statement finds the columns it asks for, and the
 * file stays as it is.
 */
export function readAsToday(database: ReadableDatabase, qualified?: QualifiedIds): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  beside(database, () => {
    database.exec(
      `CREATE TEMP VIEW ${qualified ? 'file_reports' : 'stored_reports'} AS ${STORED[version] ?? 'SELECT * FROM main.reports'}`,
    );
    if (version < 2)
      database.exec(qualified ? VIEWS_OF_1.replace('VIEW editions', 'VIEW file_editions') : VIEWS_OF_1);
    if (version < 3) database.exec(BEFORE_3);
    if (version === 2 || version === 3) {
      // The column holds blobs: the tables are strict.
      const pack = (lines: unknown): Buffer => packPlaces(placesOfRows(lines as Buffer));
      database.function('packed_places', { deterministic: true }, pack);
      database.exec(PLACES_BEFORE_4);
    }
    if (qualified) qualify(database, version, qualified);
    database.exec(OVERLAY);
  });
}

/** Reports that go by their id with a suffix, for another archive calls another document so. */
export interface QualifiedIds {
  readonly ids: readonly ReportId[];
  readonly suffix: string;
}

/** Views under which every statement finds the ids as they are here. Lookups by id read the whole table: these are few. */
function qualify(database: ReadableDatabase, version: number, { ids, suffix }: QualifiedIds): void {
  database.exec(
    'CREATE TEMP TABLE qualified_ids (id TEXT PRIMARY KEY, qualified TEXT NOT NULL) WITHOUT ROWID',
  );
  const insert = database.prepare('INSERT INTO qualified_ids VALUES (?, ?)');
  for (const id of ids) insert.run(id, `${id}${suffix}`);
  const whole = (column: string): string =>
    `ifnull((SELECT qualified FROM qualified_ids WHERE id = ${column}), ${column})`;
  const leading = (column: string): string => {
    const id = `substr(${column}, 1, instr(${column}, ':') - 1)`;
    return `ifnull((SELECT qualified || substr(${column}, instr(${column}, ':')) FROM qualified_ids WHERE id = ${id}), ${column})`;
  };
  const views: readonly (readonly [name: string, from: string, Readonly<Record<string, string>>])[] = [
    ['stored_reports', 'file_reports', { report_id: whole('report_id'), merged_into: whole('merged_into') }],
    ['editions', version < 2 ? 'file_editions' : 'main.editions', { report_id: whole('report_id') }],
    ['passages', 'main.passages', { passage_id: leading('passage_id') }],
    ['indicators', 'main.indicators', { indicator_id: leading('indicator_id') }],
  ];
  for (const [name, from, changed] of views) {
    const columns = database.prepare(`SELECT * FROM ${from}`).columns();
    const selected = columns.map((column) =>
      changed[column.name] ? `${changed[column.name]} AS ${column.name}` : `"${column.name}"`,
    );
    database.exec(`CREATE TEMP VIEW ${name} AS SELECT ${selected.join(', ')} FROM ${from}`);
  }
}

/** Temporary objects lie beside the file, which stays closed to writing. */
export function beside(database: ReadableDatabase, work: () => void): void {
  database.pragma('query_only = off');
  try {
    work();
  } finally {
    database.pragma('query_only = on');
  }
}

/** What to name in SQL for the records without anything that was laid over them. */
export function recordsAsStored(database: ReadableDatabase): 'stored_reports' | 'reports' {
  const isCovered = prepared(
    database,
    "SELECT 1 FROM sqlite_temp_schema WHERE name = 'stored_reports'",
  ).get();
  return isCovered === undefined ? 'reports' : 'stored_reports';
}
