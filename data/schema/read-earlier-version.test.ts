import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from './archive-file.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './archive-tables.ts';
import { ARCHIVE_TABLES_1 } from './archive-tables-1.ts';
import { checkContents } from './contents-digest.ts';
import { forgetDigests, stampHoldings } from './edition-id.ts';
import { migrateHoldings } from './migrate-holdings.ts';
import { unpackPlaces } from './packed-places.ts';
import { placesOfRows } from './place-rows.ts';
import { openReadable, openWritable } from './sqlite.ts';
import { storePlaces } from './store-places.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-version-1-'));
  file = path.join(folder, 'holdings.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What version 1 wrote, with the id that it gave its contents: two texts of one report, the second of them current. */
function writeVersion1(editionId: string): void {
  const database = openWritable(file);
  database.pragma(`application_id = ${APPLICATION_ID}`);
  database.pragma('user_version = 1');
  database.exec(ARCHIVE_TABLES_1);
  database.exec(`
    INSERT INTO archive_info VALUES ('edition_id', '${editionId}');
    INSERT INTO reports VALUES ('qinghe-2022', 'annual-review', '清河县市场监督管理局', '清河', '[]', NULL, 'county', 2022, 2023,
      '一年之计', NULL, NULL, '{}', NULL, '清河.txt', 'aa', '[]', '[]');
    INSERT INTO editions VALUES (1, 'qinghe-2022', 'original', 0, 'h1', '清河.txt', 'aa', 'UTF-8', 'txt', '旧文');
    INSERT INTO editions VALUES (2, 'qinghe-2022', 'original', 1, 'h2', '清河改.txt', 'bb', 'UTF-8', 'txt', '新文');
    INSERT INTO sections VALUES (1, 1, 0, 'section', 'review', 2022, 1, NULL, NULL);
    INSERT INTO sections VALUES (2, 2, 0, 'section', 'review', 2022, 1, NULL, NULL);
    INSERT INTO passages VALUES (1, 'qinghe-2022:original:0', 1, 1, 0, 'text', '旧文', 0, 2, '[[0,0,2]]', 0, 0);
    INSERT INTO passages VALUES (2, 'qinghe-2022:original:0', 2, 2, 0, 'text', '新文', 0, 2, '[[0,0,2]]', 0, 0);
  `);
  database.close();
}

const tables = [
  'reports',
  'editions',
  'sources',
  'source_pieces',
  'passage_tables',
  'pages',
  'places',
  'arrangements',
  'told_fields',
];

describe('an archive of version 1', () => {
  it('answers every statement of today as if it were of today, and stays as it is', () => {
    writeVersion1('a'.repeat(64));
    const { database, schemaVersion } = openArchive(file, 'added');
    expect(schemaVersion).toBe(1);
    expect(database.prepare('SELECT * FROM reports').get()).toMatchObject({
      report_id: 'qinghe-2022',
      genre: 'annual-review',
      period: '2022',
      period_length: 'year',
      unsure: '[]',
      removed: null,
    });
    for (const table of tables) expect(() => database.prepare(`SELECT * FROM ${table}`).all()).not.toThrow();
    expect(() => database.exec("UPDATE main.reports SET title = ''")).toThrow();
    database.close();
  });
});

describe('holdings of version 1', () => {
  const golden = path.join(import.meta.dirname, '../testing/golden/0.1/holdings.sqlite.gz');

  it('are written anew as of today, row for row, under the same edition id', () => {
    writeFileSync(file, gunzipSync(readFileSync(golden)));
    const before = rowsOf();
    expect(migrateHoldings(file)).toBe(true);
    expect(rowsOf()).toEqual({ ...before, version: SCHEMA_VERSION });
    expect(readdirSync(folder)).toEqual(['holdings.sqlite']);
    expect(migrateHoldings(file)).toBe(false);
  });

  it('stay as they are where what they hold is not what they say', () => {
    writeVersion1('b'.repeat(64));
    const before = readFileSync(file);
    expect(migrateHoldings(file)).toBe(false);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['holdings.sqlite']);
  });

  function rowsOf(): { readonly version: number; readonly rows: unknown } {
    const { database, schemaVersion, health } = openArchive(file, 'holdings');
    // The index of then is of another search form; what is written anew is of today's.
    expect(health.isDamaged).toBe(schemaVersion < SCHEMA_VERSION);
    const rows = KEPT.map((table) => [
      table,
      database
        .prepare(table === 'archive_info' ? STATED_THEN : `SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    ]);
    database.close();
    return { version: schemaVersion, rows };
  }
});

/** Digests of rows are stated by archives of today only. */
const STATED_THEN =
  "SELECT * FROM archive_info WHERE key NOT GLOB 'rows*' AND key NOT GLOB 'columns*' AND key <> 'search_form'";

const KEPT = [
  ...tables,
  'archive_info',
  'sections',
  'passages',
  'passage_facts',
  'indicators',
  'defects',
  'mentions',
  'concepts',
  'terms',
  'programmes',
];

describe('places of lines that version 3 kept in rows', () => {
  const golden = path.join(import.meta.dirname, '../testing/golden/0.3-printed/holdings.sqlite.gz');
  beforeEach(() => writeFileSync(file, gunzipSync(readFileSync(golden))));

  const rowsThen = (): ReadonlyMap<number, Buffer> => {
    const database = openReadable(file);
    const rows = database
      .prepare<[], [number, Buffer]>('SELECT edition_key, lines FROM main.places')
      .raw()
      .all();
    database.close();
    return new Map(rows);
  };
  const placesNow = (): { readonly version: number; readonly id: string; readonly places: unknown } => {
    const { database, schemaVersion, editionId } = openArchive(file, 'added');
    const rows = database.prepare<[], [number, Buffer]>('SELECT edition_key, packed FROM places').raw().all();
    expect(checkContents(database).isSound).toBe(true);
    database.close();
    return {
      version: schemaVersion,
      id: editionId,
      places: rows.map(([key, one]) => [key, unpackPlaces(one)]),
    };
  };

  it('are read packed as they lie there, and packed for good where the holdings are written anew', () => {
    const rows = rowsThen();
    const places = [...rows].map(([key, lines]) => [key, [...placesOfRows(lines)]]);
    expect(rows.size).toBeGreaterThanOrEqual(2);
    const before = placesNow();
    expect(before).toMatchObject({ version: 3, places });
    expect(migrateHoldings(file)).toBe(true);
    expect(placesNow()).toEqual({ ...before, version: SCHEMA_VERSION });
  });

  it('go on in rows where the holdings cannot be written anew', () => {
    const [[key = 0, lines = Buffer.alloc(0)] = []] = [...rowsThen()];
    const { places } = placesNow();
    const database = openWritable(file);
    database.transaction(() => {
      forgetDigests(database, key);
      database.prepare('DELETE FROM places WHERE edition_key = ?').run(key);
      storePlaces(database, key, { places: [...placesOfRows(lines)] });
      stampHoldings(database);
    })();
    database.close();
    expect(placesNow()).toMatchObject({ version: 3, places });
    expect(migrateHoldings(file)).toBe(true);
    expect(placesNow()).toMatchObject({ version: SCHEMA_VERSION, places });
  });
});
