/** Two reports with tables, side by side by topic and row by row. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sliceCodePoints } from './contract/code-points.ts';
import type { ReportId } from './contract/model.ts';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const { library } = libraryInFolder(shipCorpus);
let columns: { readonly reportId: ReportId; readonly edition: 'original' }[];

beforeAll(async () => {
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
