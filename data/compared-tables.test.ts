/** Two reports with tables, side by side by topic and row by row. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sliceCodePoints } from './contract/code-points.ts';
import type { ReportId } from './contract/model.ts';
import { buildArchive } from './ingest/build-archive.ts';
import { openLibrary, type Library } from './open-library.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-compared-tables-'));
let library: Library;
let columns: { readonly reportId: ReportId; readonly edition: 'original' }[];

beforeAll(async () => {
  buildArchive(path.join(import.meta.dirname, 'corpus'), path.join(folder, 'archive.sqlite'));
  library = openLibrary({
    archives: [{ file: path.join(folder, 'archive.sqlite'), role: 'shipped' }],
    holdingsFile: path.join(folder, 'holdings.sqlite'),
    notebookFolder: folder,
    version: 'test',
  });
  const page = readFileSync(
    path.join(import.meta.dirname, 'testing/intake/05b-table-p-in-cells.html'),
    'utf8',
  );
  const files = [page, page.replaceAll('74', '75').replaceAll('2021', '2022')].map((html, i) => ({
    name: `${i}.html`,
    contentBase64: Buffer.from(html).toString('base64'),
  }));
  const imported = await library.archive['imports.add']({ files });
  columns = imported.map(({ reportId }) => ({ reportId: reportId!, edition: 'original' }));
});

afterAll(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('tables', () => {
  it('are a part of what is compared by topic, with their cells', () => {
    const { rows } = library.archive['compare.topics']({ columns });
    const tables = rows.flatMap(({ cells }) =>
      cells.map(({ passages }) => passages.flatMap(({ text, table }) => (table ? [{ text, table }] : []))),
    );
    const [first, second] = [0, 1].map((i) => tables.filter((_, at) => at % 2 === i).flat());
    expect(first).toHaveLength(1);
    expect(second).toHaveLength(1);
    const words = first![0]!.table.cells.map(({ start, end }) =>
      sliceCodePoints(first![0]!.text, start, end),
    );
    expect(words).toContain('74');
  });

  it('are compared row by row', () => {
    const { rows } = library.archive['compare.texts']({ left: columns[0]!, right: columns[1]! });
    const changed = rows.filter(({ left }) => left?.text.includes('\t') && left.text.includes('74'));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ kind: 'figure' });
  });

  it('are found by the words of one cell, never across two', () => {
    const search = (query: string): number =>
      library.archive['search.run']({
        query,
        reportId: columns[0]!.reportId,
        filters: {},
        limit: 50,
        offset: 0,
        exact: false,
        sort: 'relevance',
      }).total;
    expect(search('"现行有效件数"')).toBeGreaterThan(0);
    expect(search('"规章3"')).toBe(0);
    expect(search('"制发件数本年"')).toBe(0);
  });
});
