/** Archives that a person opens besides the shipped one, through the one door. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { OpenArchive } from './contract/library-model.ts';
import type { ReportSummary } from './contract/model.ts';
import type { SearchResult } from './contract/search-model.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { storeReport } from './schema/store-report.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-added-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
createArchive(shipped, (database) => storeReport(database, syntheticReport(0)));
/** Somewhere else on the machine: a stick, say. */
const stick = path.join(base, '移动盘 一');
mkdirSync(stick);
const county = path.join(stick, '临河县 2019—2024.lanjuan');
createArchive(county, (database) => {
  for (const n of [40, 41, 42]) storeReport(database, syntheticReport(n));
});

let made = 0;
interface Opened {
  readonly library: Library;
  readonly folder: string;
  readonly again: () => Library;
}
function library(): Opened {
  const folder = path.join(base, `馆藏 ${made++}`);
  mkdirSync(folder);
  const again = (): Library =>
    openLibrary({
      archives: [{ file: shipped, role: 'shipped' }],
      addedFolder: path.join(folder, 'archives'),
      holdingsFile: path.join(folder, 'holdings.sqlite'),
      notebookFolder: folder,
      version: '0.1.0',
    });
  return { library: again(), folder, again };
}

async function ask<Value>(from: Library, method: string, request: unknown = {}): Promise<Value> {
  const reply = await dispatch(from.archive, method, request);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as Value; // what the contract promises for the method that the test names
}
const reportsOf = async (from: Library): Promise<readonly string[]> =>
  (await ask<readonly ReportSummary[]>(from, 'reports.list')).map((one) => one.reportId);
const archivesOf = async (from: Library): Promise<readonly OpenArchive[]> =>
  (await ask<{ readonly archives: readonly OpenArchive[] }>(from, 'library.status')).archives;

describe('an archive from elsewhere', () => {
  it('brings its reports to the list and to search, and is there again the next time', async () => {
    const { library: first, again } = library();
    const before = await reportsOf(first);
    expect(first.addArchive(county)).toMatchObject({
      status: 'added',
      fileName: path.basename(county),
      reports: 3,
    });
    const after = await reportsOf(first);
    expect(after.length).toBe(before.length + 3);
    const found = await ask<SearchResult>(first, 'search.run', { query: '市场', limit: 1000 });
    expect(new Set(found.hits.map((hit) => hit.reportId))).toEqual(new Set(after));
    first.close();

    const next = again();
    expect(await reportsOf(next)).toEqual(after);
    expect(await archivesOf(next)).toMatchObject([
      { role: 'shipped', removable: false },
      { role: 'added', removable: true, fileName: path.basename(county) },
    ]);
    next.close();
  });

  it('is copied, so that the stick may be pulled out', async () => {
    const { library: first, folder } = library();
    const lent = path.join(stick, '借来.lanjuan');
    copyFileSync(county, lent);
    first.addArchive(lent);
    rmSync(lent);
    expect((await reportsOf(first)).length).toBe(4);
    expect(readdirSync(path.join(folder, 'archives'))).toEqual(['借来.lanjuan']);
    first.close();
  });

  it('is opened once, however often and under whatever name it comes', () => {
    const { library: first, folder } = library();
    const twin = path.join(stick, '副本.lanjuan');
    copyFileSync(county, twin);
    expect(first.addArchive(county).status).toBe('added');
    expect(first.addArchive(twin)).toMatchObject({ status: 'unchanged', fileName: path.basename(county) });
    expect(first.addArchive(shipped)).toMatchObject({ status: 'unchanged', fileName: 'archive.sqlite' });
    expect(readdirSync(path.join(folder, 'archives'))).toEqual([path.basename(county)]);
    first.close();
  });

  it('gets a name of its own where another archive has it', () => {
    const { library: first } = library();
    const other = path.join(base, path.basename(county));
    createArchive(other, (database) => storeReport(database, syntheticReport(77)));
    first.addArchive(county);
    expect(first.addArchive(other).fileName).toBe('临河县 2019—2024 2.lanjuan');
    first.close();
  });

  it('comes as bytes as well, from a page that knows no paths', async () => {
    const { library: first, folder } = library();
    const contentBase64 = readFileSync(county).toString('base64');
    const file = { name: '../../越界.lanjuan', contentBase64 };
    expect(await ask(first, 'archives.add', { file })).toMatchObject({
      status: 'added',
      fileName: '越界.lanjuan',
    });
    expect(await ask(first, 'archives.add', { file })).toMatchObject({ status: 'unchanged' });
    expect(readdirSync(path.join(folder, 'archives'))).toEqual(['越界.lanjuan']);
    first.close();
  });

  it.each([
    ['archive_damaged', Buffer.from('放心消费单位新增128家。')],
    ['archive_damaged', readFileSync(shipped).subarray(0, 5000)],
  ])('that is none is refused as %s and leaves nothing behind', async (code, bytes) => {
    const { library: first, folder } = library();
    const file = path.join(stick, '坏的.lanjuan');
    writeFileSync(file, bytes);
    expect(() => first.addArchive(file)).toThrow(expect.objectContaining({ code }));
    const request = { file: { name: '坏的.lanjuan', contentBase64: bytes.toString('base64') } };
    await expect(ask(first, 'archives.add', request)).rejects.toThrow(code);
    const kept = path.join(folder, 'archives');
    expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);
    expect((await reportsOf(first)).length).toBe(1);
    first.close();
  });

  it('can be removed, restored, and is gone for good at the next start', async () => {
    const { library: first, folder, again } = library();
    const { fileName } = first.addArchive(county);
    await ask(first, 'archives.remove', { fileName });
    expect((await reportsOf(first)).length).toBe(1);
    await ask(first, 'archives.restore', { fileName });
    expect((await reportsOf(first)).length).toBe(4);
    await ask(first, 'archives.remove', { fileName });
    first.close();
    const next = again();
    expect(existsSync(path.join(folder, 'archives/removed'))).toBe(false);
    await expect(ask(next, 'archives.restore', { fileName })).rejects.toThrow('not_found');
    next.close();
  });

  it('is removed by a plain name only, and the others stay open', async () => {
    const { library: first, folder } = library();
    first.addArchive(county);
    const names = fc.oneof(
      fc.constantFrom('archive.sqlite', '../holdings.sqlite', '..', '.', '/etc/passwd', '..\\a.lanjuan'),
      fc.string({ minLength: 1, maxLength: 30 }),
      fc
        .array(fc.constantFrom('..', '/', '\\', 'archives', 'a.lanjuan'), { minLength: 1 })
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(names, async (fileName) => {
        await expect(ask(first, 'archives.remove', { fileName })).rejects.toThrow(/not_found|bad_request/);
      }),
      { numRuns: 60 },
    );
    expect(readdirSync(folder)).toContain('notebook.sqlite');
    expect((await reportsOf(first)).length).toBe(4);
    first.close();
  });

  it('is told by the checksum of its file', async () => {
    const { library: first } = library();
    first.addArchive(county);
    const sha256 = createHash('sha256').update(readFileSync(county)).digest('hex');
    expect(await ask(first, 'archives.fingerprints')).toContainEqual(
      expect.objectContaining({
        sha256,
        bytes: readFileSync(county).length,
        fileName: path.basename(county),
      }),
    );
    first.close();
  });
});
