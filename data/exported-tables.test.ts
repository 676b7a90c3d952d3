/** A table with cells that span, imported and exported as a hit: every number stands in its column. */
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import * as SheetJS from 'xlsx';
import type { Request } from './contract/requests.ts';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const PAGE = `<h1>清水县市场监督管理局2023年工作情况</h1><p>收入和支出的情况见下表。</p>
<p>表1 收支情况表（单位：万元）</p>
<table>
<tr><td rowspan="2">科目名称</td><td colspan="2">本年</td><td rowspan="2">上年</td></tr>
<tr><td>预算</td><td>决算</td></tr>
<tr><td rowspan="2">龙鳞经费</td><td>31</td><td>32</td><td>33</td></tr>
<tr><td>41</td><td></td><td>43</td></tr>
</table>`;

const { library } = libraryInFolder(shipCorpus);

beforeAll(async () => {
  const contentBase64 = Buffer.from(PAGE).toString('base64');
  await library.archive['imports.add']({ files: [{ name: '1.html', contentBase64 }] });
});

async function exported(format: Request<'search.export'>['format']): Promise<Buffer> {
  const request = { query: '龙鳞经费', filters: {}, exact: false, sort: 'place', format } as const;
  const { count, contentBase64 } = await library.archive['search.export'](request);
  expect(count).toBe(1);
  return Buffer.from(contentBase64, 'base64');
}

describe('an exported hit in a table with cells that span', () => {
  it('has its numbers in their columns and says in what they count, in Markdown', async () => {
    const lines = (await exported('markdown')).toString().split('\n');
    const at = lines.findIndex((line) => line.includes('单位：万元'));
    expect(lines.slice(at, at + 7)).toEqual([
      '> 表1 收支情况表（单位：万元）',
      '>',
      '> | 科目名称 | 本年 |  | 上年 |',
      '> | --- | --- | --- | --- |',
      '> |  | 预算 | 决算 |  |',
      '> | **龙鳞经费** | 31 | 32 | 33 |',
      '> |  | 41 |  | 43 |',
    ]);
  });

  it('has the same in one field of a spreadsheet', async () => {
    const words =
      '表1 收支情况表（单位：万元）\n科目名称｜本年｜｜上年\n｜预算｜决算｜\n龙鳞经费｜31｜32｜33\n｜41｜｜43';
    expect((await exported('csv')).toString()).toContain(words);
    const { Sheets } = SheetJS.read(await exported('xlsx'));
    const cells = SheetJS.utils.sheet_to_json<unknown[]>(Sheets['检索结果']!, { header: 1 }).flat();
    expect(cells.map((cell) => String(cell).replaceAll('\r', ''))).toContain(words);
  });

  it('is a table of Word with the same spans', async () => {
    const bytes = await exported('docx');
    const { value: html } = await mammoth.convertToHtml({ buffer: bytes });
    const plain = html.replaceAll(/<\/?(?:p|strong|thead|tbody)[^>]*>/g, '');
    expect(plain).toContain('表1 收支情况表（单位：万元）<table>');
    expect(plain.replaceAll('<th', '<td').replaceAll('</th', '</td')).toContain(
      '<tr><td rowspan="2">科目名称</td><td colspan="2">本年</td><td rowspan="2">上年</td></tr>' +
        '<tr><td>预算</td><td>决算</td></tr>' +
        '<tr><td rowspan="2">龙鳞经费</td><td>31</td><td>32</td><td>33</td></tr>' +
        '<tr><td>41</td><td></td><td>43</td></tr>',
    );
    expect(strFromU8(unzipSync(bytes)['word/document.xml']!).match(/w:fill="FFF2CC"/g)).toHaveLength(1);
  });
});
