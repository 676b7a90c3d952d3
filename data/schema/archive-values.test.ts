import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { LARGEST_ORIGINAL } from '../contract/file-limits.ts';
import { createArchive } from './archive-file.ts';
import { strangeValue } from './archive-values.ts';
import { openWritable } from './sqlite.ts';
import { storeSource } from './store-source.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-values-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a source as large as an original may be is nothing strange, a larger one is', () => {
  const file = path.join(folder, 'archive.sqlite');
  createArchive(file, (database) => {
    storeSource(database, { fileName: '年鉴.pdf', format: 'pdf', bytes: Buffer.from('%PDF') });
  });
  const database = openWritable(file);
  const strange = [LARGEST_ORIGINAL, LARGEST_ORIGINAL + 1].map((bytes) => {
    database.prepare('UPDATE sources SET bytes = ?').run(bytes);
    return strangeValue(database);
  });
  database.close();
  expect(strange).toEqual([null, 'a size of a source']);
});
