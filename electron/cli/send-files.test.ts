import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { filesUnder, sendFiles } from './send-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-send-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import that is interrupted', () => {
  it('ends between two files, and no second Ctrl-C kills it within', async () => {
    const files = Array.from({ length: 60 }, (_, n) => path.join(folder, `${n}.txt`));
    for (const file of files) writeFileSync(file, '全年检查门店1203家。');
    const listeners = process.listenerCount('SIGINT');
    const heard: number[] = [];
    const told: unknown[] = [];
    interface Asked {
      readonly files: readonly unknown[];
      readonly batch: string;
    }
    const call = (method: string, request: Asked): Promise<unknown> => {
      if (method === 'imports.stop') {
        told.push(request.batch);
        return Promise.resolve(null);
      }
      for (let press = 0; press < 3; press++) {
        process.emit('SIGINT');
        // A signal that nobody listens to ends the process.
        heard.push(process.listenerCount('SIGINT') - listeners);
      }
      // As the library does that has been told to stop at the tenth.
      expect(told).toEqual([request.batch]);
      return Promise.resolve(
        request.files.map((_, n) =>
          n < 10 ? { status: 'added' } : { status: 'refused', code: 'cancelled' },
        ),
      );
    };
    // Asked for these two methods alone.
    const client = { call } as unknown as ArchiveClient;
    const done = await sendFiles(
      files,
      client,
      () => undefined,
      (file) => file,
    );
    expect(heard).toEqual([1, 1, 1]);
    expect(done.map((one) => one.code ?? one.status)).toEqual([
      ...Array<string>(10).fill('added'),
      ...Array<string>(50).fill('cancelled'),
    ]);
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });
});

describe('the files of a folder', () => {
  // On Windows links are made by administrators.
  it.skipIf(process.platform === 'win32')(
    'are those that links lead to as well, each once, round no circle; hidden ones are not',
    () => {
      const elsewhere = path.join(folder, 'elsewhere');
      const named = path.join(folder, 'named');
      for (const one of [elsewhere, named, path.join(named, 'sub')]) mkdirSync(one);
      for (const file of [
        path.join(elsewhere, 'a.txt'),
        path.join(elsewhere, '.hidden.txt'),
        path.join(named, 'sub', 'b.txt'),
      ])
        writeFileSync(file, '全年检查门店1203家。');
      symlinkSync(path.join(elsewhere, 'a.txt'), path.join(named, 'linked.txt'));
      symlinkSync(elsewhere, path.join(named, 'folder'));
      symlinkSync(named, path.join(named, 'sub', 'round'));
      symlinkSync(path.join(folder, 'gone.txt'), path.join(named, 'broken.txt'));
      expect(filesUnder(named).map((file) => path.relative(named, file))).toEqual([
        'broken.txt',
        path.join('folder', 'a.txt'),
        'linked.txt',
        path.join('sub', 'b.txt'),
      ]);
    },
  );
});

describe('a folder that is named', () => {
  it('gives of a bag within its papers', () => {
    const files = ['说明.txt', 'bag/bagit.txt', 'bag/manifest-sha512.txt', 'bag/data/records/records.json'];
    const root = path.join(folder, '移交');
    for (const name of [...files, 'bag/data/sources/总结.txt']) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), '全年检查门店1203家。');
    }
    expect(filesUnder(root).map((file) => path.relative(root, file))).toEqual([
      path.join('bag', 'data', 'sources', '总结.txt'),
      '说明.txt',
    ]);
  });
});
