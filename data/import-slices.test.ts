/** Many files in one request: whoever reads meanwhile is answered between them, and none is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from './contract/api.ts';
import type { ImportedFile } from './contract/library-model.ts';
import { dispatch } from './dispatch.ts';
import { SlicePace } from './import-slices.ts';
import { importFiles } from './ingest/import/import-files.ts';
import { readOriginal } from './ingest/read-original.ts';
import { openLibrary, type Library } from './open-library.ts';
import { openArchive } from './schema/archive-file.ts';
import { ArchiveSet } from './schema/archive-set.ts';
import { docxOf } from './testing/sample-files.ts';

let folder: string;
let library: Library;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-slices-'));
  library = openLibrary({
    archives: [],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: '0',
  });
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = (n: number, padding = ''): string =>
  `临河县市场监督管理局${1960 + n}年工作总结\n\n全年检查门店${n + 200}家。\n\n${padding}`;
const file = (n: number, padding?: string) => ({
  name: `${n}.txt`,
  contentBase64: Buffer.from(text(n, padding)).toString('base64'),
});
const held = (): number => library.archive['reports.list']({}).length;

/** How many reports were there at every turn of the loop while the files were taken in. */
async function whileImporting(
  files: readonly ReturnType<typeof file>[],
): Promise<{ readonly reply: Reply<unknown>; readonly seen: readonly number[] }> {
  const seen = new Set<number>();
  let isDone = false;
  const importing = dispatch(library.archive, 'imports.add', { files }).finally(() => (isDone = true));
  while (!isDone) {
    seen.add(held());
    await setImmediate();
  }
  return { reply: await importing, seen: [...seen] };
}

describe('an import of many files in one request', () => {
  it('is stored in slices between which the reports that are in can be read', async () => {
    const { reply, seen } = await whileImporting(Array.from({ length: 45 }, (_, n) => file(n)));
    // The first slice has twenty files; how many the next have follows from how long it took.
    expect(seen.slice(0, 2)).toEqual([0, 20]);
    expect(held()).toBe(45);
    // The contract's imports.add: in the order in which they came.
    const outcomes = (reply as Extract<typeof reply, { ok: true }>).value as readonly ImportedFile[];
    expect(outcomes.map((one) => [one.file, one.status])).toEqual(
      Array.from({ length: 45 }, (_, n) => [`${n}.txt`, 'added']),
    );
    expect(reply.changed).toContain('reports');
  });

  it('is parted by size as well', async () => {
    const padding = '全年检查门店二百家，消除隐患五十处。\n'.repeat(20_000);
    const { seen } = await whileImporting([file(1, padding), file(2, padding), file(3, padding)]);
    expect(seen).toEqual(expect.arrayContaining([0, 1, 2]));
    expect(held()).toBe(3);
  });

  it('knows in one slice what was stored by the one before', async () => {
    const files = Array.from({ length: 25 }, (_, n) => file(n));
    const { reply } = await whileImporting([...files, { ...files[0]!, name: '又一份.txt' }]);
    const outcomes = (reply as Extract<typeof reply, { ok: true }>).value as readonly ImportedFile[];
    expect(outcomes.at(-1)).toMatchObject({ status: 'unchanged', reportId: outcomes[0]?.reportId });
    expect(held()).toBe(25);
  });

  it('offers in one slice the reports that the one before brought', async () => {
    // One agency and one year: each is a report of its own that might be any of those before it.
    const alike = Array.from({ length: 25 }, (_, n) => ({
      ...file(61, `第${n + 1}份。`),
      name: `${n}.txt`,
    }));
    const { reply } = await whileImporting(alike);
    const outcomes = (reply as Extract<typeof reply, { ok: true }>).value as readonly ImportedFile[];
    const ids = outcomes.map(({ reportId }) => reportId);
    expect(new Set(ids).size).toBe(25);
    expect(outcomes.map(({ candidates }) => candidates.map(({ reportId }) => reportId))).toEqual(
      ids.map((_, n) => ids.slice(0, n)),
    );
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'finds a report its id also where another program gives it to another meanwhile (after %s turns)',
    async (turns) => {
      await dispatch(library.archive, 'imports.add', { files: [file(1)] });
      const bytes = Buffer.from(text(61, '另一份。'));
      const original = await readOriginal({ name: '另一份.txt', bytes });
      const importing = dispatch(library.archive, 'imports.add', { files: [file(61)] });
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      const holdings = path.join(folder, 'holdings.sqlite');
      const elsewhere = openArchive(holdings, 'holdings');
      importFiles(holdings, new ArchiveSet([elsewhere]), [{ file: '另一份.txt', original, bytes }]);
      elsewhere.database.close();
      expect(await importing).toMatchObject({ ok: true, value: [{ status: 'added' }] });
      expect(held()).toBe(3);
    },
  );

  it('ends between two files when it is told to; what is in stays in, and the rest follows another time', async () => {
    const files = Array.from({ length: 45 }, (_, n) => file(n));
    const importing = dispatch(library.archive, 'imports.add', { files, batch: '整夹' });
    while (held() === 0) await setImmediate();
    await dispatch(library.archive, 'imports.stop', { batch: '整夹' });
    const codes = (reply: Reply<unknown>) =>
      (reply as { readonly value: readonly ImportedFile[] }).value.map(({ status, code }) => code ?? status);
    expect(codes(await importing)).toEqual([
      ...Array<string>(20).fill('added'),
      ...Array<string>(25).fill('cancelled'),
    ]);
    expect(held()).toBe(20);
    expect(
      codes(await dispatch(library.archive, 'imports.add', { files: files.slice(40), batch: '整夹' })),
    ).toEqual(Array<string>(5).fill('cancelled'));
    expect(codes(await dispatch(library.archive, 'imports.add', { files, batch: '又一次' }))).toEqual([
      ...Array<string>(20).fill('unchanged'),
      ...Array<string>(25).fill('added'),
    ]);
  });

  it('does not wait for a file that takes long to read', async () => {
    const read = file(1);
    const unread = {
      name: '慢.docx',
      contentBase64: Buffer.from(docxOf(['临河县市场监督管理局1999年工作总结'])).toString('base64'),
    };
    const importing = dispatch(library.archive, 'imports.add', { files: [read, unread], batch: '慢' });
    for (let turn = 0; turn < 4; turn++) await setImmediate();
    await dispatch(library.archive, 'imports.stop', { batch: '慢' });
    expect(((await importing) as { readonly value: readonly ImportedFile[] }).value).toMatchObject([
      { code: 'cancelled' },
      { code: 'cancelled' },
    ]);
    expect(held()).toBe(0);
  });
});

describe('the pace of slices', () => {
  it('grows while there is room, falls where somebody waits, and learns nothing from few files', () => {
    const pace = new SlicePace();
    const sizes = [
      [100, 20],
      [100, 39],
      [100, 40],
      [300, 80],
      [100, 80],
      [900, 80],
      [100, 0],
      [900, 40],
      [900, 20],
      [900, 10],
    ].map(([milliseconds, files]) => {
      pace.took(milliseconds!, files!);
      return pace.files;
    });
    expect(sizes).toEqual([40, 40, 80, 80, 80, 40, 40, 20, 10, 10]);
  });
});
