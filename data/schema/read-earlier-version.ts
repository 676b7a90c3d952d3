import { GENRES } from '../contract/genre.ts';
import { SCHEMA_VERSION } from './archive-tables.ts';
import type { ReadableDatabase } from './sqlite.ts';

const KNOWN_GENRES = GENRES.map((genre) => `'${genre}'`).join(', ');

/**
 * A file of version 1 read as one of today: temporary views stand before its tables, so that every statement finds the
 * columns it asks for, and the file stays as it is. What version 1 did not know is null or empty; all of its reports
 * look back on the whole year that they cover.
 */
const VERSION_1 = `
CREATE TEMP VIEW reports AS
  SELECT report_id, CASE WHEN genre IN (${KNOWN_GENRES}) THEN genre ELSE 'other' END AS genre,
    CAST(year_covered AS TEXT) AS period, 'year' AS period_length, NULL AS planned_period, agency, agency_label,
    agency_short_names, region, level, year_covered, year_published, title, subtitle, kicker, byline, head,
    source_file, source_sha256, programmes, people, '[]' AS unsure, NULL AS removed, NULL AS merged_into
  FROM main.reports;
CREATE TEMP VIEW editions AS
  SELECT edition_key, report_id, edition, is_current AS is_chosen, is_current, text_hash, source_file, source_sha256,
    encoding, format, NULL AS reader_version, NULL AS repairs_version, raw_text
  FROM main.editions;
CREATE TEMP TABLE sources (sha256 TEXT, sm3 TEXT, bytes INTEGER, format TEXT, file_name TEXT);
CREATE TEMP TABLE source_pieces (sha256 TEXT, piece INTEGER, is_deflated INTEGER, bytes BLOB);
CREATE TEMP TABLE passage_tables (passage_key INTEGER PRIMARY KEY, edition_key INTEGER, cells TEXT);
CREATE TEMP TABLE pages (edition_key INTEGER, number INTEGER, width REAL, height REAL, rotation INTEGER);
CREATE TEMP TABLE places (edition_key INTEGER PRIMARY KEY, lines BLOB);
CREATE TEMP TABLE arrangements (
  arrangement_key INTEGER PRIMARY KEY, action TEXT, report_id TEXT, before TEXT, after TEXT, is_undone INTEGER
);
`;

/** Version 2 did not keep which fields a person had told. */
const BEFORE_3 = 'CREATE TEMP TABLE told_fields (report_id TEXT, field TEXT)';

/** Makes a connection that only reads answer as if its file were of today's version. */
export function readAsToday(database: ReadableDatabase): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version >= SCHEMA_VERSION) return;
  // Temporary objects lie beside the file, which stays closed to writing.
  database.pragma('query_only = off');
  if (version < 2) database.exec(VERSION_1);
  if (version < 3) database.exec(BEFORE_3);
  database.pragma('query_only = on');
}
