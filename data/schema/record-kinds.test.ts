import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { GENRES } from '../contract/genre.ts';
import { LEVELS } from '../contract/model.ts';
import { openWritable } from './sqlite.ts';
import { KIND, keyWith, recordKind } from './record-kinds.ts';

const records = fc.record({
  year: fc.option(fc.integer({ min: 0, max: 9999 })),
  genre: fc.option(fc.constantFrom(...GENRES)),
  level: fc.option(fc.constantFrom(...LEVELS)),
  collections: fc.uniqueArray(fc.constantFrom('五年一览', '待核', 'A "B" 1'), { maxLength: 3 }),
});

describe('the kind of a record', () => {
  it('says its year, genre, level and collections, each of which it may lack', () => {
    const database = openWritable(':memory:');
    const read = database
      .prepare<unknown[], number>(
        `SELECT ${KIND} FROM (SELECT @year AS year_covered, @genre AS genre, @level AS level)`,
      )
      .pluck();
    fc.assert(
      fc.property(records, (record) => {
        const { year, genre, level, collections } = record;
        const key = read.get({ year, genre, level })!;
        const isAlone = collections.length === 0;
        expect(recordKind(isAlone ? key : keyWith(key, JSON.stringify({ collections })))).toEqual(record);
      }),
    );
    database.close();
  });

  it('knows no collections where a record names none that could be', () => {
    for (const fields of ['{}', '{"collections":[]}', '{"collections":7}', '{"remarks":"\\"collections\\""}'])
      expect(recordKind(keyWith(0, fields)).collections).toEqual([]);
  });
});
