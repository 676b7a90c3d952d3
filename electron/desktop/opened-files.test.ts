import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_ORIGINAL } from '../../data/contract/file-limits.ts';
import type { Reply } from '../../data/contract/api.ts';
import { openFiles } from './opened-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-opened-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ADDED: Reply<unknown> = { ok: true, value: { status: 'added' } };
const DAMAGED: Reply<unknown> = { ok: false, error: { code: 'archive_damaged', detail: 'no database' } };

async function opened(files: readonly string[], reply = ADDED): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  await openFiles(files, {
    addArchive: (file) => (told.push(['add', file]), Promise.resolve(reply)),
    tell: (command, detail) => told.push([command, detail]),
    onArchive: (file) => told.push(['recent', file]),
  });
  return told;
}

describe('a file that was opened with the program', () => {
  it('is opened as an archive when its name says so, and remembered', async () => {
    const file = '/media/王芳/临河县.LANJUAN';
    expect(await opened([file])).toEqual([
      ['add', file],
      ['recent', file],
      ['archive-opened', { name: '临河县.LANJUAN', reply: ADDED }],
    ]);
  });

  it('is not remembered when it cannot be opened', async () => {
    expect(await opened(['/坏.lanjuan'], DAMAGED)).toEqual([
      ['add', '/坏.lanjuan'],
      ['archive-opened', { name: '坏.lanjuan', reply: DAMAGED }],
    ]);
  });

  it('goes to the page with its content otherwise', async () => {
    const file = path.join(folder, '王芳.lanjuan-notes');
    writeFileSync(file, '{}');
    expect(await opened([file])).toEqual([
      ['file-opened', { name: '王芳.lanjuan-notes', contentBase64: Buffer.from('{}').toString('base64') }],
    ]);
  });

  it('that is missing or too large is told with the reason', async () => {
    const large = path.join(folder, '很大.txt');
    writeFileSync(large, '');
    truncateSync(large, LARGEST_ORIGINAL + 1);
    expect(await opened([path.join(folder, '没有.txt'), large])).toEqual([
      ['file-opened', { name: '没有.txt', code: 'file_unreadable' }],
      ['file-opened', { name: '很大.txt', code: 'file_too_large' }],
    ]);
  });
});
