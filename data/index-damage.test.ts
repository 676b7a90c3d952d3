/** What the library does when a full-text index is damaged or out of date, through the one door. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SearchResult } from './contract/search-model.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library, type LibraryFiles } from './open-library.ts';
import { createArchive, openArchive } from './schema/archive-file.ts';
import { rebuildArchive } from './schema/rebuild-archive.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { isLongForm } from './testing/long-form.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-damage-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const sound = path.join(base, 'sound.sqlite');
createArchive(sound, (database) => {
  for (let n = 0; n < 8; n++) storeReport(database, syntheticReport(n * 3));
  // One edition that has been superseded: it must stay out of the index.
  storeReport(database, syntheticReport(0, 2), 'version');
});
const shipped = path.join(base, 'shipped.sqlite');
buildArchive(path.resolve(import.meta.dirname, 'corpus'), shipped);

/** Ways in which an index goes bad; each is done to a copy of a sound archive. */
const DAMAGES: readonly (readonly [string, (database: WritableDatabase) => void])[] = [
  ['its structure is gone', (database) => database.exec('DELETE FROM passage_index_data WHERE id = 10')],
  ['its pages are gone', (database) => database.exec('DELETE FROM passage_index_data WHERE id > 10')],
  [
    'its pages hold something else',
    (database) =>
      database.exec('UPDATE passage_index_data SET block = zeroblob(length(block)) WHERE id > 10'),
  ],
  [
    'it is empty',
    (database) => database.exec("INSERT INTO passage_index (passage_index) VALUES ('delete-all')"),
  ],
  [
    'it was made with another search form',
    (database) => database.exec("UPDATE archive_info SET value = '0' WHERE key = 'search_form'"),
  ],
  ['it is not there', (database) => database.exec('DROP TABLE passage_index')],
];

const QUERIES = [
  '市场监管',
  '工作',
  '电梯 OR 食品',
  '"放心消费" -投诉',
  '年度:2006..2010 安全',
  '龘',
  '35*',
  'NEAR(市场 监管, 6)',
];

let made = 0;
function library(
  role: 'shipped' | 'holdings',
  damage?: (database: WritableDatabase) => void,
): {
  readonly library: Library;
  readonly file: string;
  readonly folder: string;
} {
  const folder = path.join(base, `library ${made++} 馆藏`);
  mkdirSync(folder);
  const file = path.join(folder, `${role}.sqlite`);
  copyFileSync(sound, file);
  if (damage) {
    const database = openWritable(file);
    database.unsafeMode(true);
    damage(database);
    database.close();
  }
  const places = placesOf(folder, role === 'shipped' ? file : shipped);
  return { library: openLibrary(places), file, folder };
}

function placesOf(folder: string, shippedFile: string): LibraryFiles {
  return {
    archives: [{ file: shippedFile, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  };
}

function run({ archive }: Library, query: string): SearchResult {
  return archive['search.run']({ query, limit: 1000, offset: 0, filters: {}, exact: false, sort: 'place' });
}

function problems({ archive }: Library): readonly string[] {
  return archive['library.status']({}).problems.map(({ code, subject }) => `${code} ${subject}`);
}

const expectedShipped = library('shipped').library;
const expectedHoldings = library('holdings').library;
afterAll(() => {
  expectedShipped.close();
  expectedHoldings.close();
});

describe.each(DAMAGES)('a full-text index of which %s', (_, damage) => {
  it('is answered for by a scan of a read-only archive: same hits, said so, and reading goes on', () => {
    const { library: opened } = library('shipped', damage);
    for (const query of QUERIES) {
      const { index, ...found } = run(opened, query);
      const { index: sane, ...expected } = run(expectedShipped, query);
      expect(found).toEqual(expected);
      expect([index, sane]).toEqual(['scan', 'ok']);
    }
    expect(problems(opened)).toEqual(['index_damaged shipped.sqlite']);
    expect(opened.archive['reports.list']({})).toHaveLength(8);
    opened.close();
  });

  it('is made anew in a copy where the archive is not ours to write, and the copy is read from then on', () => {
    const { library: opened, file, folder } = library('shipped', damage);
    const before = readFileSync(file);
    const { archives } = opened.archive['library.rebuildIndex']({});
    expect(archives.map((one) => one.index)).toEqual(['rebuilt']);
    expect(readFileSync(file).equals(before)).toBe(true);
    opened.close();
    const again = openLibrary(placesOf(folder, file));
    expect(problems(again)).toEqual([]);
    for (const one of QUERIES) expect(run(again, one)).toEqual(run(expectedShipped, one));
    again.close();
    // The archive is put right from elsewhere: the copy is not needed any more, and removed.
    copyFileSync(sound, file);
    openLibrary(placesOf(folder, file)).close();
    expect(readdirSync(path.join(folder, 'mended'))).toHaveLength(0);
  });

  // In a thread it is made anew as without one: one way of damage stands for the others in the suite.
  it.runIf(isLongForm || damage === DAMAGES[0]![1])(
    'is made anew in the background with progress, while everything can be read and searched',
    async () => {
      for (const role of ['shipped', 'holdings'] as const) {
        const { library: opened } = library(role, damage);
        const { archive } = opened;
        expect(archive['library.startRebuild']({ all: false })).toMatchObject({
          isRunning: true,
          archives: [{ role, state: 'running', done: 0 }],
        });
        // Asked again it goes on and begins nothing new.
        expect(archive['library.startRebuild']({ all: false }).isRunning).toBe(true);
        let searches = 0;
        while (archive['library.rebuildProgress']({}).isRunning) {
          expect(run(opened, '市场监管').total).toBe(
            run(role === 'shipped' ? expectedShipped : expectedHoldings, '市场监管').total,
          );
          searches++;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        expect(searches).toBeGreaterThan(0);
        const [one] = archive['library.rebuildProgress']({}).archives;
        expect(one).toMatchObject({ state: 'rebuilt', code: null });
        expect(one!.total).toBeGreaterThan(0);
        expect(one!.done).toBe(one!.total);
        expect(problems(opened)).toEqual([]);
        for (const query of QUERIES) expect(run(opened, query).index).toBe('ok');
        opened.close();
      }
    },
  );

  it('is made anew in the holdings, with what it says unchanged', () => {
    const { library: opened, file } = library('holdings', damage);
    const query = QUERIES[0]!;
    const receipt = opened.archive['search.receipt']({ query, filters: {}, exact: false });
    expect(problems(opened)).toEqual(['index_damaged holdings.sqlite']);
    const { archives } = opened.archive['library.rebuildIndex']({});
    expect(archives.map((one) => [one.role, one.index])).toEqual([
      ['shipped', 'ok'],
      ['holdings', 'rebuilt'],
    ]);
    expect(problems(opened)).toEqual([]);
    for (const one of QUERIES) expect(run(opened, one)).toEqual(run(expectedHoldings, one));
    const text = JSON.stringify(receipt);
    expect(opened.archive['search.verifyReceipt']({ receipt: text })).toEqual({
      state: 'same',
      differences: [],
    });
    expect(opened.archive['library.verify']({}).archives.map((one) => one.index)).toEqual(['ok', 'ok']);
    opened.close();
    const [rebuilt, before] = [openArchive(file, 'holdings'), openArchive(sound, 'holdings')];
    const facts = 'SELECT * FROM passage_facts ORDER BY edition_key';
    expect(rebuilt.database.prepare(facts).all()).toEqual(before.database.prepare(facts).all());
    expect(rebuilt.editionId).toBe(before.editionId);
    for (const { database } of [rebuilt, before]) database.close();
  });
});

describe('a full-text index with one wrong word in it', () => {
  const damage = (database: WritableDatabase): void => {
    const { passage_key: key } = database.prepare('SELECT passage_key FROM passages').get() as {
      passage_key: number;
    };
    database
      .prepare("INSERT INTO passage_index (passage_index, rowid, grams) VALUES ('delete', ?, '市场')")
      .run(key);
    database.prepare("INSERT INTO passage_index (rowid, grams) VALUES (?, '错字')").run(key);
  };

  it('is not believed any more once a verification has found it', () => {
    const { library: opened } = library('shipped', damage);
    expect(run(opened, '错字').index).toBe('ok');
    opened.archive['library.verify']({});
    expect(run(opened, '错字')).toMatchObject({ index: 'scan', total: 0 });
    expect(problems(opened)).toEqual(['index_damaged shipped.sqlite']);
    opened.close();
  });
});

describe('making a damaged index anew', () => {
  it('says where it cannot be written, and goes on reading the texts', async () => {
    const { library: opened, folder } = library('shipped', DAMAGES[0]![1]);
    writeFileSync(path.join(folder, 'mended'), 'a file stands where the folder should be');
    opened.archive['library.startRebuild']({ all: false });
    while (opened.archive['library.rebuildProgress']({}).isRunning)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const { archives } = opened.archive['library.rebuildProgress']({});
    expect(archives).toMatchObject([{ state: 'failed', code: 'read_only' }]);
    expect(opened.archive['library.rebuildIndex']({}).archives.map((one) => one.index)).toEqual([
      'read_only',
    ]);
    expect(run(opened, '市场监管').index).toBe('scan');
    expect(problems(opened)).toEqual(['index_damaged shipped.sqlite']);
    opened.close();
  });

  it('begins nothing where every index is sound', () => {
    const { library: opened } = library('shipped');
    expect(opened.archive['library.startRebuild']({ all: false })).toEqual({
      isRunning: false,
      archives: [],
    });
    opened.close();
  });
});

describe('making an archive anew', () => {
  it('leaves a file alone whose reports are damaged', () => {
    const file = path.join(base, 'deeper.sqlite');
    copyFileSync(sound, file);
    const database = openWritable(file);
    database.exec("UPDATE reports SET title = '另一题名' WHERE report_id = 'synthetic-3'");
    database.close();
    const before = readFileSync(file);
    expect(() => rebuildArchive(file)).toThrow(expect.objectContaining({ code: 'archive_damaged' }));
    expect(readFileSync(file).equals(before)).toBe(true);
    writeFileSync(file, 'no archive');
    expect(() => rebuildArchive(file)).toThrow(expect.objectContaining({ code: 'archive_damaged' }));
  });
});

describe('importing into holdings with a damaged index', () => {
  it('mends the index first', async () => {
    const { library: opened } = library('holdings', DAMAGES[1]![1]);
    const text =
      '桐川市市场监督管理局2024年工作回眸\n\n2024年，桐川市市场监督管理局完成了全年任务，去年新增经营主体3128户。';
    const corrections = { agency: '桐川市市场监督管理局', yearCovered: 2024, title: '工作回眸' };
    const [file] = await opened.archive['imports.add']({
      files: [{ name: '桐川.txt', contentBase64: Buffer.from(text).toString('base64'), corrections }],
    });
    expect(file).toMatchObject({ status: 'added' });
    expect(problems(opened)).toEqual([]);
    expect(run(opened, '桐川 经营主体')).toMatchObject({ index: 'ok', total: 1 });
    opened.close();
  });
});
