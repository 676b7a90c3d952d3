import { expect, it } from 'vitest';
import { seededRandom } from '../testing/random.ts';
import { keepBytes, readKept } from './kept-pieces.ts';
import { openWritable } from './sqlite.ts';

it('bytes are kept in texts no longer than archives of before take, and read whole or not at all', () => {
  const database = openWritable(':memory:');
  database.exec(
    'CREATE TABLE archive_info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID',
  );
  const random = seededRandom(3);
  for (const length of [0, 1, 49_152, 49_153, 200_000]) {
    const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
    const kept = keepBytes(database, `of ${length}`, bytes);
    const read = new Uint8Array(length);
    expect(readKept(database, `of ${length}`, kept, read)).toBe(true);
    expect(Buffer.from(read).equals(bytes)).toBe(true);
    expect(readKept(database, `of ${length}`, kept, new Uint8Array(length + 1))).toBe(false);
    expect(readKept(database, `of ${length}`, { ...kept, crc: [...kept.crc, 0] }, read)).toBe(false);
    expect(readKept(database, 'of none', kept, read)).toBe(length === 0);
  }
  // archive-values.ts
  const longest = database.prepare('SELECT max(octet_length(value)) FROM archive_info').pluck();
  expect(longest.get()).toBeLessThanOrEqual(80_000);
  database.close();
});
