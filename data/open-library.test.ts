import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from './contract/errors.ts';
import type { ReportId } from './contract/model.ts';
import { dispatch } from './dispatch.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';
import { openWritable } from './schema/sqlite.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-library-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
buildArchive(path.resolve(import.meta.dirname, 'corpus'), shipped);

let made = 0;
/** A folder of its own for each test; `archive` says which file stands for the shipped one. */
async function withLibrary(
  work: (library: Library, folder: string) => Promise<void> | void,
  archive = shipped,
  prepare: (folder: string) => void = () => undefined,
): Promise<void> {
  const folder = path.join(base, `library ${made++} 馆藏`);
  mkdirSync(folder);
  prepare(folder);
  const library = openLibrary({
    archives: [{ file: archive, role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0.0.0',
  });
  try {
    await work(library, folder);
  } finally {
    library.close();
  }
}

const problemsOf = (library: Library): ErrorCode[] =>
  library.archive['library.status']({}).problems.map(({ code }) => code);

const REPORT = `守住一方安宁

——临河县市场监督管理局2024年工作回眸

■记者 王小禾

2024年，临河县市场监督管理局完成了全年任务。

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。
`;

describe('the library', () => {
  it('answers every method of the contract that needs no argument', async () => {
    await withLibrary(async (library) => {
      for (const method of [
        'library.status',
        'library.verify',
        'reports.list',
        'programmes.list',
        'indicators.series',
      ]) {
        expect(await dispatch(library.archive, method, {})).toMatchObject({ ok: true });
      }
      expect(problemsOf(library)).toEqual([]);
    });
  });

  it('says that the archive is missing, and the notebook still works', async () => {
    await withLibrary(
      async (library) => {
        expect(problemsOf(library)).toEqual(['archive_missing']);
        expect(library.archive['reports.list']({})).toEqual([]);
        expect(
          await dispatch(library.archive, 'preferences.write', { key: 'theme', value: 'dark' }),
        ).toMatchObject({
          ok: true,
        });
      },
      path.join(base, 'nowhere.sqlite'),
    );
  });

  it.each([
    ['cut short', (file: string): void => truncateSync(file, 20_000)],
    ['some other file', (file: string): void => writeFileSync(file, 'not a database at all. '.repeat(500))],
    ['empty', (file: string): void => truncateSync(file, 0)],
  ])('says that the archive is damaged when it is %s', async (_how, damage) => {
    const file = path.join(base, `damaged-${made}.sqlite`);
    copyFileSync(shipped, file);
    damage(file);
    await withLibrary(async (library) => {
      expect(problemsOf(library)).toEqual(['archive_damaged']);
      const reply = await dispatch(library.archive, 'search.run', { query: '放心消费' });
      expect(reply).toMatchObject({ ok: true, value: { total: 0 } });
    }, file);
  });

  it('refuses an archive from a newer version with that reason', async () => {
    const file = path.join(base, 'future.sqlite');
    copyFileSync(shipped, file);
    const database = openWritable(file);
    database.pragma('user_version = 999');
    database.close();
    await withLibrary((library) => {
      expect(problemsOf(library)).toEqual(['archive_from_future']);
    }, file);
  });

  it('reads on without a notebook where its place is taken', async () => {
    await withLibrary(
      async (library) => {
        expect(problemsOf(library)).toHaveLength(1);
        expect(library.archive['reports.list']({})).toHaveLength(5);
        const reply = await dispatch(library.archive, 'annotations.list', {});
        expect(reply).toMatchObject({ ok: false });
        expect(JSON.stringify(reply)).not.toContain('internal');
      },
      shipped,
      (folder) => mkdirSync(path.join(folder, 'notebook.sqlite')),
    );
  });

  it('imports a file, finds it at once, and knows the same bytes again', async () => {
    await withLibrary(async (library) => {
      const file = { name: '临河2024.txt', contentBase64: Buffer.from(REPORT).toString('base64') };
      const corrections = { agency: '临河县市场监督管理局' };
      const request = {
        files: [
          { ...file, corrections },
          { name: '空.txt', contentBase64: '' },
        ],
      };
      const first = await library.archive['imports.add'](request);
      expect(first.map(({ status, code }) => [status, code])).toEqual([
        ['added', null],
        ['refused', 'file_empty'],
      ]);
      expect(library.archive['reports.list']({})).toHaveLength(6);
      const found = await dispatch(library.archive, 'search.run', { query: '28450' });
      expect(found).toMatchObject({ ok: true, value: { total: 1 } });
      const again = await library.archive['imports.add']({ files: [file] });
      expect(again.map(({ status }) => status)).toEqual(['unchanged']);
    });
  });

  it('marks only the hits of one report when asked to', async () => {
    await withLibrary(async (library) => {
      const reply = await dispatch(library.archive, 'search.run', {
        query: '放心消费',
        reportId: 'pinghu-2022' as ReportId,
      });
      expect(reply).toMatchObject({ ok: true, value: { reports: [{ reportId: 'pinghu-2022' }] } });
    });
  });
});
