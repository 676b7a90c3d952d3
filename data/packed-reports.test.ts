/** Chosen reports leave as an archive of their own and are, elsewhere, what they were here. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from './contract/api.ts';
import type { Method, Request } from './contract/requests.ts';
import type { ReportId } from './contract/model.ts';
import { dispatch } from './dispatch.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { inspectArchive } from './schema/inspect-archive.ts';
import { storeReport } from './schema/store-report.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-packed-'));
const text = (name: string, n: number): string =>
  `${name}市场监督管理局2024年工作总结\n\n一、监管\n\n全年检查门店${n}家，其中夜市摊点417个。\n`;
let here: Library;
let kept: ReportId[];

function open(folder: string, shipped: readonly number[]): Library {
  mkdirSync(path.join(base, folder), { recursive: true });
  const file = path.join(base, folder, 'archive.sqlite');
  createArchive(file, (database) => shipped.forEach((n) => storeReport(database, syntheticReport(n))));
  return openLibrary({
    archives: [{ file, role: 'shipped' }],
    holdingsFile: path.join(base, folder, 'holdings.sqlite'),
    notebookFolder: path.join(base, folder, 'notebook'),
    addedFolder: path.join(base, folder, 'archives'),
    version: '0',
  });
}

async function ask<M extends Method>(library: Library, method: M, request: Request<M>): Promise<Results[M]> {
  const reply = await dispatch(library.archive, method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  // What a method answers is what its line in Results says.
  return reply.value as Results[M];
}

async function saidOf(library: Library, reportId: ReportId): Promise<unknown> {
  const { fields } = await ask(library, 'records.read', { reportId });
  return [
    await ask(library, 'reports.read', { reportId }),
    await ask(library, 'indicators.list', { reportId }),
    fields.map(({ field, value }) => [field, value]),
  ];
}

beforeAll(async () => {
  here = open('here', [0, 1, 2]);
  const files = [
    ['临河县', 1203],
    ['清河县', 88],
  ].map(([name, n]) => ({
    name: `${name}.txt`,
    contentBase64: Buffer.from(text(String(name), Number(n))).toString('base64'),
  }));
  const added = await ask(here, 'imports.add', { files });
  kept = [syntheticReport(1).record.reportId, added[0]!.reportId!];
  await ask(here, 'records.edit', {
    edits: [{ reportId: kept[1]!, fields: { retention: { is: '永久' } }, addTags: ['要紧'], removeTags: [] }],
  });
}, 60_000);
afterAll(() => {
  here.close();
  rmSync(base, { recursive: true, force: true });
});

describe('reports that are packed', () => {
  it('are one sound archive that the door lets in, with all that they said, and nothing else', async () => {
    const { contentBase64, count, fileName } = await ask(here, 'archives.export', { reportIds: kept });
    expect([count, fileName]).toEqual([2, expect.stringMatching(/^lanjuan-[\d-]+\.lanjuan$/)]);
    const file = path.join(base, fileName);
    writeFileSync(file, Buffer.from(contentBase64, 'base64'));
    expect(() => inspectArchive(file)).not.toThrow();
    const there = open('there', []);
    try {
      await ask(there, 'archives.add', { file: { name: fileName, contentBase64 } });
      const idsOf = async (library: Library): Promise<readonly ReportId[]> =>
        (await ask(library, 'reports.list', {})).map(({ reportId }) => reportId);
      expect(await idsOf(there)).toEqual((await idsOf(here)).filter((id) => kept.includes(id)));
      for (const reportId of kept)
        expect(await saidOf(there, reportId)).toEqual(await saidOf(here, reportId));
      const found = async (query: string): Promise<readonly string[]> =>
        (await ask(there, 'search.run', { query })).hits.map((hit) => hit.reportId);
      expect(new Set(await found('夜市摊点'))).toEqual(new Set([kept[1]]));
      const { archives } = await ask(there, 'library.verify', {});
      expect(archives.map(({ contents, index }) => [contents, index])).toEqual([
        ['ok', 'ok'],
        ['ok', 'ok'],
      ]);
    } finally {
      there.close();
    }
  });

  it('bring their sources byte for byte, or none', async () => {
    const packed = async (name: string, withSources: boolean): Promise<Library> => {
      const { contentBase64 } = await ask(here, 'archives.export', { reportIds: kept, withSources });
      writeFileSync(path.join(base, `${name}.lanjuan`), Buffer.from(contentBase64, 'base64'));
      return openLibrary({
        archives: [{ file: path.join(base, `${name}.lanjuan`), role: 'shipped' }],
        holdingsFile: path.join(base, name, 'holdings.sqlite'),
        notebookFolder: path.join(base, name),
        version: '0',
      });
    };
    const [whole, bare] = [await packed('whole', true), await packed('bare', false)];
    try {
      const { contentBase64 } = await ask(whole, 'sources.piece', { reportId: kept[1]!, piece: 0 });
      expect(Buffer.from(contentBase64, 'base64').toString()).toBe(text('临河县', 1203));
      await expect(ask(bare, 'sources.piece', { reportId: kept[1]!, piece: 0 })).rejects.toThrow('not_found');
      expect(await ask(bare, 'reports.read', { reportId: kept[1]! })).toMatchObject({ hasOriginal: true });
    } finally {
      whole.close();
      bare.close();
    }
  });

  it('are the same bytes again, and refused where there are none', async () => {
    const { contentBase64 } = await ask(here, 'archives.export', {});
    expect((await ask(here, 'archives.export', {})).contentBase64).toBe(contentBase64);
    await expect(ask(here, 'archives.export', { reportIds: [] })).rejects.toThrow('not_found');
  });
});
