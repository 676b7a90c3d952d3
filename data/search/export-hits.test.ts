import { afterAll, describe, expect, it } from 'vitest';
import type { Request } from '../contract/requests.ts';
import { readZip } from '../schema/zip.ts';
import { randomSet } from '../testing/random-archive.ts';
import { citationOf } from './citation.ts';
import { openSearch } from './open-search.ts';
import { workbook } from '../schema/workbook.ts';

const set = randomSet(4);
const search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
afterAll(() => set.archives.forEach(({ database }) => database.close()));

function exported(
  format: Request<'search.export'>['format'],
  query = '市场 OR 35',
): { text: string; bytes: Buffer; fileName: string; count: number } {
  const file = search.export({ query, filters: {}, exact: false, sort: 'relevance', format });
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
  it('writes every hit as a line that a spreadsheet reads and never runs', () => {
    const { text, count, fileName } = exported('csv');
    expect(fileName).toBe('检索结果 市场 OR 35.csv');
    expect(text.startsWith('\uFEFF序号,报告,')).toBe(true);
    expect(count).toBe(hits.total);
    for (const hit of hits.hits) expect(text).toContain(hit.passageId);
    expect(text).not.toMatch(/(^|,)"?[=+\-@＝＋－＠]/mu);
  });

  it('writes a workbook with numbers as numbers and text as text', () => {
    const files = readZip(exported('xlsx').bytes, 1e8);
    if ('fault' in files) throw new Error(String(files.fault));
    const sheet = Buffer.from(
      (files as ReadonlyMap<string, Uint8Array>).get('xl/worksheets/sheet1.xml')!,
    ).toString();
    expect(sheet.match(/<row /g)).toHaveLength(hits.total + 1);
    expect(sheet).toMatch(/<row r="2"><c><v>1<\/v><\/c><c t="inlineStr"><is><t xml:space="preserve">r-\d/);
    expect(sheet).not.toContain('<f>');
    // The random texts hold NUL and other characters that XML cannot.
    expect([...sheet].every((character) => character >= ' ' || '\t\n\r'.includes(character))).toBe(true);
  });

  it('writes Markdown with each quotation under a numbered source', () => {
    const { text } = exported('markdown');
    expect(text.match(/^> ——/gm)).toHaveLength(hits.total);
    const sources = new Set([...text.matchAll(/\\\[(\d+)\\\]$/gm)].map((match) => match[1]));
    for (const source of sources)
      expect(text).toMatch(new RegExp(`^\\\\\\[${source}\\\\\\] .+\\\\\\[R\\\\\\]\\. `, 'm'));
  });

  it('gives a file also where nothing was found', () => {
    expect(exported('csv', '龘龘').count).toBe(0);
    expect(exported('xlsx', '龘龘').bytes.length).toBeGreaterThan(500);
    expect(exported('markdown', '<龘|*>').text).toContain('\\<龘\\|\\*\\>');
  });
});

describe('a workbook', () => {
  it('takes whatever a cell holds', () => {
    const files = readZip(
      Buffer.from(workbook('甲&乙', [['a'], ['=1+1', 2.5, '<b>&"\u0000\ud800_x0041_', '长'.repeat(40_000)]])),
      1e8,
    );
    const sheet = Buffer.from(
      (files as ReadonlyMap<string, Uint8Array>).get('xl/worksheets/sheet1.xml')!,
    ).toString();
    expect(sheet).toContain('>=1+1<');
    expect(sheet).toContain('<c><v>2.5</v></c>');
    expect(sheet).toContain('&lt;b&gt;&amp;&quot;\ufffd_x005F_x0041_');
    expect(sheet).toContain(`${'长'.repeat(32_766)}…<`);
  });
});

describe('a citation', () => {
  const report = {
    agency: '桐川市市场监督管理局',
    title: '守住一方安宁',
    subtitle: '——2023年工作回眸',
    yearCovered: 2023,
    yearPublished: 2024,
    sourceFile: null,
  };

  it('names agency, title with subtitle, kind and year as the report form does', () => {
    expect(citationOf(report)).toBe('桐川市市场监督管理局. 守住一方安宁：2023年工作回眸[R]. 2024.');
  });

  it('puts a year of publication that is not known into brackets', () => {
    expect(citationOf({ ...report, subtitle: null, yearPublished: null })).toBe(
      '桐川市市场监督管理局. 守住一方安宁[R]. [2024].',
    );
  });
});
