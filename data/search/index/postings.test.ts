import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_TABLES } from '../../schema/archive-tables.ts';
import { openWritable, type WritableDatabase } from '../../schema/sqlite.ts';
import { membersOf } from './bit-set.ts';
import { UnknownForm } from './index-leaf.ts';
import { Postings } from './postings.ts';
import { longOr } from '../../testing/long-form.ts';

/** Grams that share beginnings, one of a number and one in ASCII letters. */
const GRAMS = ['市', '市场', '市监', '市市', '监管', '监', '¤35', '¤358', '¤', 'ab', 'a', '场监', '🀄市'];
const SIZE = 4096;

interface Step {
  /** Rows that come, with their grams, in one transaction; rows that are there go. */
  readonly rows: readonly (readonly [row: number, grams: readonly string[]])[];
}

const row = fc.tuple(
  fc.integer({ min: 1, max: 300 }),
  fc.array(fc.constantFrom(...GRAMS), { minLength: 1, maxLength: 60 }),
);
const step: fc.Arbitrary<Step> = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 40 }) });

/** An index as the archive has one, with leaves so small that everything goes on in the next. */
function indexOf(steps: readonly Step[], leaf: number, isMerged: boolean): WritableDatabase {
  const database = openWritable(':memory:');
  database.exec(ARCHIVE_TABLES);
  database.exec(`INSERT INTO passage_index (passage_index, rank) VALUES ('pgsz', ${leaf})`);
  const held = new Map<number, string>();
  const put = database.prepare('INSERT INTO passage_index (rowid, grams) VALUES (?, ?)');
  const forget = database.prepare(
    "INSERT INTO passage_index (passage_index, rowid, grams) VALUES ('delete', ?, ?)",
  );
  for (const { rows } of steps) {
    database.transaction(() => {
      for (const [key, grams] of rows) {
        const before = held.get(key);
        if (before === undefined) {
          put.run(key, grams.join(' '));
          held.set(key, grams.join(' '));
        } else {
          forget.run(key, before);
          held.delete(key);
        }
      }
    })();
  }
  if (isMerged) database.exec("INSERT INTO passage_index (passage_index) VALUES ('optimize')");
  return database;
}

function asked(database: WritableDatabase, gram: string, isPrefix: boolean): readonly number[] {
  return database
    .prepare<[string], number>('SELECT rowid FROM passage_index WHERE passage_index MATCH ? ORDER BY rowid')
    .pluck()
    .all(`"${gram}"${isPrefix ? ' *' : ''}`);
}

/** Null where the rows are left to SQLite. */
function read(database: WritableDatabase, gram: string, isPrefix: boolean): readonly number[] | null {
  try {
    return Array.from(membersOf(new Postings(database).rowsOf({ gram, isPrefix }, SIZE)));
  } catch (error) {
    if (error instanceof UnknownForm) return null;
    throw error;
  }
}

describe('the rows of a gram, read from the leaves of the index', () => {
  it('are those that SQLite gives, whatever came and went in whatever transactions', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(32, 64, 200, 4050),
        fc.boolean(),
        (steps, leaf, isMerged) => {
          const database = indexOf(steps, leaf, isMerged);
          for (const gram of [...GRAMS, '场', '管理', 'zz', '¤3'])
            for (const isPrefix of [false, true]) {
              const rows = read(database, gram, isPrefix);
              if (rows !== null || !isPrefix || isMerged)
                expect(rows).toEqual(asked(database, gram, isPrefix));
            }
          database.close();
        },
      ),
      { numRuns: longOr(400, 30) },
    );
  });

  it('are read of thousands of rows over hundreds of leaves', () => {
    const rows = Array.from({ length: 4000 }, (_, n): Step['rows'][number] => [
      n + 1,
      [GRAMS[n % 7]!, '市场', ...Array.from({ length: n % 50 }, () => '监管')],
    ]);
    for (const isMerged of [false, true]) {
      const database = indexOf([{ rows: rows.slice(0, 1500) }, { rows: rows.slice(1500) }], 100, isMerged);
      for (const gram of GRAMS)
        for (const isPrefix of [false, true])
          expect(read(database, gram, isPrefix)).toEqual(asked(database, gram, isPrefix));
      database.close();
    }
  });

  it('are read where a row says the gram so often that its places take many bytes to count', () => {
    const rows = [1, 70, 200, 9000, 3].map((often, n): Step['rows'][number] => [
      n + 1,
      [...Array.from({ length: often }, () => '市场'), '监管'],
    ]);
    for (const leaf of [64, 4050]) {
      const database = indexOf([{ rows }], leaf, true);
      for (const gram of ['市场', '监管', '市'])
        expect(read(database, gram, true)).toEqual(asked(database, gram, true));
      database.close();
    }
  });

  it('are those that the newest transaction leaves, also while a merge of older ones is going on', () => {
    const come = Array.from({ length: 20 }, (_, step): Step => ({
      rows: Array.from({ length: 60 }, (_, n) => [step * 60 + n + 1, ['市场', '监管']] as const),
    }));
    const go = [100, 200, 300].map((row): Step => ({ rows: [[row, []]] }));
    const database = indexOf([...come, ...go], 32, false);
    const left = read(database, '市场', false);
    expect(left).toEqual(asked(database, '市场', false));
    expect(left).toHaveLength(1197);
    database.close();
  });

  it('are left to SQLite where a leaf is gone, where rows cannot be, and where the form is another', () => {
    const rows = Array.from({ length: 500 }, (_, n): Step['rows'][number] => [n + 1, ['市场', '监管']]);
    const broken = (change: string, size = SIZE): (() => unknown) => {
      const database = indexOf([{ rows }], 100, true);
      database.unsafeMode(true);
      database.exec(change);
      return () => new Postings(database).rowsOf({ gram: '市场', isPrefix: false }, size);
    };
    expect(broken('SELECT 1')).not.toThrow();
    // 500 rows where 400 can be.
    expect(broken('SELECT 1', 400)).toThrow(UnknownForm);
    expect(broken('DELETE FROM passage_index_data WHERE id = (1 << 37) + 3')).toThrow(UnknownForm);
    expect(broken('UPDATE passage_index_data SET block = zeroblob(3) WHERE id = (1 << 37) + 3')).toThrow(
      UnknownForm,
    );
    expect(broken('UPDATE passage_index_data SET block = zeroblob(90) WHERE id = (1 << 37) + 3')).toThrow(
      UnknownForm,
    );
    expect(broken("UPDATE passage_index_config SET v = 5 WHERE k = 'version'")).toThrow(UnknownForm);
  });
});
