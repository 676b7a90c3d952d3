import { ARCHIVE_TABLES_1 } from './archive-tables-1.ts';
import { ARCHIVE_TABLES_2 } from './archive-tables-2.ts';
import { ARCHIVE_TABLES_3 } from './archive-tables-3.ts';
import { ARCHIVE_TABLES, SCHEMA_VERSION } from './archive-tables.ts';
import { openWritable, type ReadableDatabase } from './sqlite.ts';

/** What a file of each released version holds, as the statements that make it. Any other schema is not ours. */
const TABLES_OF_VERSION: Readonly<Record<number, readonly string[]>> = {
  1: [ARCHIVE_TABLES_1],
  2: [ARCHIVE_TABLES_2],
  3: [ARCHIVE_TABLES_3],
  [SCHEMA_VERSION]: [ARCHIVE_TABLES],
};

/** The full-text index is made from the rest at any time: a file without it is ours all the same. */
const INDEX = 'passage_index';

/**
 * Whether a file has exactly the tables, columns, types, indexes and virtual tables of one released version and
 * nothing else: no view, trigger or generated column of anybody can then run while the file is read. Compared is the
 * normalised SQL of sqlite_schema with that of a database that we have just made ourselves.
 */
export function isOurShape(database: ReadableDatabase, version: number): boolean {
  const rows = schemaRows(database);
  const ours = schemasOf(version);
  // As our own files have it, letter by letter: nothing needs to be brought into one form.
  const printed = JSON.stringify(rows);
  if (ours.some((one) => JSON.stringify(one) === printed)) return true;
  const found = shapeOf(rows).whole;
  return ours.map(shapeOf).some(({ whole, rest }) => whole === found || rest === found);
}

interface Shape {
  readonly whole: string;
  /** Without the full-text index. */
  readonly rest: string;
}

const known = new Map<number, readonly Schema[]>();

function schemasOf(version: number): readonly Schema[] {
  let schemas = known.get(version);
  if (!schemas) known.set(version, (schemas = (TABLES_OF_VERSION[version] ?? []).map(schemaOfTables)));
  return schemas;
}

function schemaOfTables(tables: string): Schema {
  const database = openWritable(':memory:');
  try {
    database.exec(tables);
    return schemaRows(database);
  } finally {
    database.close();
  }
}

function schemaRows(database: ReadableDatabase): Schema {
  return database
    .prepare<[], SchemaRow>(
      'SELECT type, name, tbl_name AS tableName, sql FROM sqlite_schema ORDER BY type, name, tbl_name, sql',
    )
    .all();
}

function shapeOf(rows: Schema): Shape {
  const shaped = rows.map((row) => ({ ...row, sql: normalisedSql(row.sql) }));
  return {
    whole: JSON.stringify(shaped),
    rest: JSON.stringify(shaped.filter((row) => row.name !== INDEX && !row.name.startsWith(`${INDEX}_`))),
  };
}

type Schema = readonly SchemaRow[];

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tableName: string;
  readonly sql: string | null;
}

/** A string or a quoted name, kept; a comment or white space, which say nothing. */
const QUOTED_OR_BLANK = /('(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\])|--[^\n]*|\/\*[^]*?\*\/|\s+/g;

/** The words of a statement with one space between them. */
function normalisedSql(sql: string | null): string | null {
  if (sql === null) return null;
  return sql
    .replace(QUOTED_OR_BLANK, (_all, quoted: string | undefined) => quoted ?? ' ')
    .replace(/ +/g, ' ')
    .trim();
}
