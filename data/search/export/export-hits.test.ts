import { Parser } from 'commonmark';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import * as SheetJS from 'xlsx';
import type { Request } from '../../contract/requests.ts';
import { randomSet } from '../../testing/random-archive.ts';
import { openSearch } from '../open-search.ts';

const set = randomSet(4);
const search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
afterAll(() => set.archives.forEach(({ database }) => database.close()));

async function exported(
  format: Request<'search.export'>['format'],
  query = '市场 OR 35',
): Promise<{ text: string; bytes: Buffer; fileName: string; count: number }> {
  const file = await search.export({ query, filters: {}, exact: false, sort: 'relevance', format });
  const bytes = Buffer.from(file.contentBase64, 'base64');
  return { ...file, bytes, text: bytes.toString('utf8') };
}

const hits = search.run({
  query: '市场 OR 35',
  filters: {},
  exact: false,
  sort: 'relevance',
  limit: 1000,
  offset: 0,
});

describe('exporting the hits of a search', () => {
  it('writes every hit as a line that a spreadsheet reads and never runs', async () => {
    const { text, count, fileName } = await exported('csv');
    expect(fileName).toBe('检索结果 市场 OR 35.csv');
    expect(text.startsWith('\uFEFF序号,报告,')).toBe(true);
    expect(count).toBe(hits.total);
    for (const hit of hits.hits) expect(text).toContain(hit.passageId);
    expect(text).not.toMatch(/(^|,)"?[=+\-@＝＋－＠]/mu);
  });

  it('writes a workbook with numbers as numbers and text as text', async () => {
    const { Sheets } = SheetJS.read((await exported('xlsx')).bytes, { cellFormula: true });
    const rows = SheetJS.utils.sheet_to_json<unknown[]>(Sheets['检索结果']!, { header: 1 });
    expect(rows).toHaveLength(hits.total + 1);
    expect(rows.slice(1).map((row) => row[0])).toEqual(hits.hits.map((_, i) => i + 1));
    expect(rows.slice(1).every((row) => typeof row[1] === 'string')).toBe(true);
  });

  it('writes Markdown with each quotation under a numbered source', async () => {
    const { text } = await exported('markdown');
    const blocks = blocksOf(text);
    expect(blocks.filter((one) => one === 'block_quote')).toHaveLength(hits.total);
    // Headings, one paragraph that counts, two in every quotation, the sources.
    const sources = new Set(hits.hits.map((hit) => hit.reportId)).size;
    expect(blocks.filter((one) => one === 'heading')).toHaveLength(2);
    expect(blocks.filter((one) => one === 'paragraph')).toHaveLength(1 + 2 * hits.total + sources);
    expect(new Set(blocks)).toEqual(new Set(['document', 'heading', 'paragraph', 'block_quote']));
    // A number leads to its source, and sources are listed as they are first quoted.
    const numbers = (line: RegExp): number[] => [...text.matchAll(line)].map((found) => Number(found[1]));
    const order = [...new Set(hits.hits.map((hit) => hit.reportId))];
    expect(numbers(/^> ——.*\\\[(\d+)\\\]$/gm)).toEqual(
      hits.hits.map((hit) => order.indexOf(hit.reportId) + 1),
    );
    expect(numbers(/^\\\[(\d+)\\\] /gm)).toEqual(order.map((_, i) => i + 1));
  });

  it('writes the sources of the hits for programs that keep them, each once', async () => {
    const ids = [...new Set(hits.hits.map((hit) => hit.reportId))];
    const csl = JSON.parse((await exported('csl')).text) as readonly { readonly id: string }[];
    expect(csl.map((one) => one.id)).toEqual(ids);
    expect((await exported('bibtex')).text.match(/^@techreport/gm)).toHaveLength(ids.length);
    expect((await exported('ris')).text.match(/^ER {2}- /gm)).toHaveLength(ids.length);
    expect((await exported('gbt7714')).fileName).toMatch(/\.txt$/);
  });

  it('writes a Word file with every hit marked, under its report, and the sources', async () => {
    const { bytes, fileName } = await exported('docx');
    expect(fileName).toMatch(/\.docx$/);
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    const solid = (text: string): string => text.toWellFormed().replace(/[^\p{L}\p{N}]/gu, '');
    const words = solid(value);
    for (const { reportName, text } of hits.hits) {
      expect(words).toContain(solid(reportName));
      expect(words).toContain(solid(text));
    }
    const sources = new Set(hits.hits.map((hit) => hit.reportId)).size;
    expect(value).toContain(`\n[${sources}] `);
    const marked = strFromU8(unzipSync(bytes)['word/document.xml']!).match(/w:fill="FFF2CC"/g);
    expect(marked).toHaveLength(hits.hits.reduce((sum, hit) => sum + hit.ranges.length, 0));
  });

  it('gives a file also where nothing was found', async () => {
    expect((await exported('csv', '龘龘')).count).toBe(0);
    expect((await exported('xlsx', '龘龘')).bytes.length).toBeGreaterThan(500);
    expect((await exported('markdown', '<龘|*>')).text).toContain('\\<龘\\|\\*\\>');
  });
});

/** The kinds of its blocks, as a CommonMark parser reads it. */
function blocksOf(markdown: string): readonly string[] {
  const walker = new Parser().parse(markdown).walker();
  const blocks: string[] = [];
  for (let step = walker.next(); step; step = walker.next()) {
    const { type } = step.node;
    if (step.entering && !['text', 'softbreak', 'linebreak', 'strong', 'emph', 'code', 'link'].includes(type))
      blocks.push(type);
  }
  return blocks;
}
