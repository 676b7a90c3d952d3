/** An index that has every word as often as the texts, but in another passage or at another place. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { SearchResult } from './contract/search-model.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { seededRandom } from './testing/random.ts';
import { syntheticReport } from './testing/synthetic-report.ts';
import { indexGrams } from './text/search-grams.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-places-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const sound = path.join(base, 'sound.sqlite');
createArchive(sound, (database) => {
  for (let n = 0; n < 4; n++) storeReport(database, syntheticReport(n * 3));
});

let made = 0;
function library(damage: (database: WritableDatabase) => void): Library {
  const folder = path.join(base, `library ${made++}`);
  mkdirSync(folder);
  const file = path.join(folder, 'shipped.sqlite');
  copyFileSync(sound, file);
  const database = openWritable(file);
  database.unsafeMode(true);
  damage(database);
  database.close();
  return openLibrary({
    archives: [{ file, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  });
}

function run({ archive }: Library, query: string): SearchResult {
  return archive['search.run']({ query, limit: 1000, offset: 0, filters: {}, exact: false, sort: 'place' });
}

const QUERIES = ['市场监管', '工作', '电梯 OR 食品', '"放心消费" -投诉', '龘', '35*', 'NEAR(市场 监管, 6)'];
const unharmed = library(() => undefined);
afterAll(() => unharmed.close());
const EXPECTED = QUERIES.map((query) => said(run(unharmed, query)));

/** Without how it was found. */
function said({ index: _, ...found }: SearchResult): Omit<SearchResult, 'index'> {
  return found;
}

interface Row {
  readonly key: number;
  readonly text: string;
}

function taken(database: WritableDatabase, count: number): readonly Row[] {
  const rows = database
    .prepare<[number], Row>(
      "SELECT passage_key AS key, text FROM passages WHERE kind = 'text' ORDER BY passage_key LIMIT ?",
    )
    .all(count);
  const forget = database.prepare(
    "INSERT INTO passage_index (passage_index, rowid, grams) VALUES ('delete', ?, ?)",
  );
  for (const { key, text } of rows) forget.run(key, indexGrams(text));
  return rows;
}

function put(database: WritableDatabase, key: number, grams: string): void {
  database.prepare('INSERT INTO passage_index (rowid, grams) VALUES (?, ?)').run(key, grams);
}

function exchanged(database: WritableDatabase): void {
  const [one, other] = taken(database, 2) as [Row, Row];
  put(database, one.key, indexGrams(other.text));
  put(database, other.key, indexGrams(one.text));
}

function turnedRound(database: WritableDatabase): void {
  for (const { key, text } of taken(database, 1))
    put(database, key, indexGrams(text).split(' ').toReversed().join(' '));
}

/** Somewhere in the leaves of the index. */
function turnOneBit(database: WritableDatabase, random: () => number): void {
  const leaves = database
    .prepare<[], { id: number; block: Buffer }>('SELECT id, block FROM passage_index_data WHERE id > 10')
    .all();
  const { id, block } = leaves[Math.floor(random() * leaves.length)]!;
  block[Math.floor(random() * block.length)]! ^= 1 << Math.floor(random() * 8);
  database.prepare('UPDATE passage_index_data SET block = ? WHERE id = ?').run(block, id);
}

describe('a full-text index with words at other places', () => {
  it('is not found where the index says what the texts say', () => {
    expect(unharmed.archive['library.verify']({}).archives[0]).toMatchObject({ index: 'ok' });
  });

  it.each([
    ['the words of two passages are exchanged', exchanged],
    ['the words of a passage stand in another order', turnedRound],
  ])('is found damaged where %s, and the texts are read instead', (_, damage) => {
    const opened = library(damage);
    expect(run(opened, '市场监管').index).toBe('ok');
    const [verified] = opened.archive['library.verify']({}).archives;
    expect(verified).toMatchObject({ index: 'damaged', contents: 'ok' });
    expect(QUERIES.map((query) => said(run(opened, query)))).toEqual(EXPECTED);
    expect(run(opened, '市场监管').index).toBe('scan');
    opened.close();
  });

  it('is found wherever one bit is turned that changes an answer', () => {
    const random = seededRandom(11);
    const isFound = Array.from({ length: 30 }, () => {
      const opened = library((database) => turnOneBit(database, random));
      const answers = QUERIES.map((query) => said(run(opened, query)));
      const [verified] = opened.archive['library.verify']({}).archives;
      opened.close();
      return verified!.index === 'damaged' || isDeepStrictEqual(answers, EXPECTED);
    });
    expect(isFound).not.toContain(false);
  });
});
