import { describe, expect, it } from 'vitest';
import { readFacts } from './edition-facts.ts';
import { openWritable, type WritableDatabase } from './sqlite.ts';

function withFacts(keys: readonly bigint[]): WritableDatabase {
  const database = openWritable(':memory:');
  database.exec(
    'CREATE TABLE passage_facts (edition_key INTEGER PRIMARY KEY, first_key INTEGER, facts BLOB)',
  );
  const insert = database.prepare('INSERT INTO passage_facts VALUES (?, ?, ?)');
  for (const key of keys) insert.run(key, 7n * key, factsOf(Number(key)));
  return database;
}

function factsOf(key: number): Buffer {
  return Buffer.alloc((Math.abs(key) % 4) * 5, key);
}

/** What is stored of editions with these keys, each with facts of its own, and what is read. */
function read(keys: readonly number[]): {
  readonly stored: readonly unknown[];
  readonly taken: readonly unknown[];
} {
  const database = withFacts(keys.map(BigInt));
  const stored = keys.map((key) => [key, 7 * key, factsOf(key)] as const);
  const taken: unknown[] = [];
  readFacts(database, ({ editionKey, firstKey, length, facts }) => {
    let start = 0;
    editionKey.forEach((key, i) => {
      taken.push([key, firstKey[i], Buffer.from(facts.subarray(start, start + length[i]!))]);
      start += length[i]!;
    });
    expect(start).toBe(facts.length);
  });
  database.close();
  return { stored, taken };
}

describe('the stored facts of editions', () => {
  it('are read each once in the order of their keys, however many there are', () => {
    for (const count of [0, 1, 255, 256, 257, 512, 600]) {
      const { stored, taken } = read(Array.from({ length: count }, (_, n) => n * 3 - 60));
      expect(taken).toEqual(stored);
    }
  });

  it('of keys that no number here can tell apart come to an end', () => {
    const database = withFacts(Array.from({ length: 600 }, (_, n) => 2n ** 59n + BigInt(n)));
    let count = 0;
    readFacts(database, ({ editionKey }) => (count += editionKey.length));
    expect(count).toBe(600);
    database.close();
  });
});
