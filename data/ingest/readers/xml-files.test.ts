import { describe, expect, it } from 'vitest';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { docxOf } from '../../testing/sample-files.ts';
import { formatOf } from '../file-format.ts';
import { readOriginal } from '../read-original.ts';

// Papers in one file of XML, and pages, as web programs write them under the names of Word and Excel.

const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (...content: readonly string[]): string => `<w:p>${content.join('')}</w:p>`;
const word = (body: string): string =>
  `${DECLARED}<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:schemas-microsoft-com:office:smarttags"><w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles><w:body><wx:sect>${body}</wx:sect></w:body></w:wordDocument>`;

async function linesOf(name: string, file: string | Uint8Array): Promise<string[]> {
  const bytes = typeof file === 'string' ? strToU8(file) : file;
  return (await readOriginal({ name, bytes })).text.split('\n').filter((line) => line.trim() !== '');
}

describe('a Word document of 2003 in XML', () => {
  it('is read as it is printed', async () => {
    const list =
      '<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr>';
    const file = word(
      [
        paragraph('<w:pPr><w:pStyle w:val="1"/></w:pPr>', run('云溪县商务局2023年工作总结')),
        paragraph(list, run('检查')),
        paragraph(
          '<st1:chsdate Year="2023">',
          run('2023年'),
          '</st1:chsdate>',
          run('检查812家'),
          `<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>9999家</w:delText></w:r></aml:content></aml:annotation>`,
          `<aml:annotation w:type="Word.Insertion"><aml:content>${run('，整改41处')}</aml:content></aml:annotation>`,
          `<w:r><w:footnote>${paragraph(run('含复查。'))}</w:footnote></w:r>`,
          `<w:r><w:pict><w:binData w:name="a.png">iVBORw0KGgo=</w:binData></w:pict></w:r>`,
          run('。'),
        ),
        `<w:tbl><w:tr><w:tc>${paragraph(run('项目'))}</w:tc><w:tc>${paragraph(run('2023年'))}</w:tc></w:tr><w:tr><w:tc>${paragraph(run('抽检'))}</w:tc><w:tc>${paragraph(run('120'))}</w:tc></w:tr></w:tbl>`,
      ].join(''),
    );
    const expected = await linesOf('a.doc', file);
    expect(formatOf('a.doc', strToU8(file))).toBe('word-xml');
    expect(expected).toEqual([
      '云溪县商务局2023年工作总结',
      '一、检查',
      '2023年检查812家，整改41处[1]。',
      ...['项目\t2023年', '抽检\t120'],
      '[1] 含复查。',
    ]);
    expect(await linesOf('a.xml.doc', file)).toEqual(expected);
  });

  it('is a package in one file, too', async () => {
    const parts = Object.entries(unzipSync(docxOf(['云溪县商务局2023年工作总结', '检查812家。'])));
    const file = `${DECLARED}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts
      .map(
        ([name, bytes]) =>
          `<pkg:part pkg:name="/${name}"><pkg:xmlData>${strFromU8(bytes).replace(/^<\?xml.*?\?>/, '')}</pkg:xmlData></pkg:part>`,
      )
      .join('')}</pkg:package>`;
    expect(await linesOf('a.doc', file)).toEqual(['云溪县商务局2023年工作总结', '检查812家。']);
  });
});

describe('a workbook of 2003 in XML', () => {
  const workbook = (rows: string, after = ''): string =>
    `${DECLARED}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="Sheet1"><Table>${rows}</Table></Worksheet>${after}</Workbook>`;
  const cell = (value: string, type = 'String', attributes = ''): string =>
    `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;

  it('shows cells where and as they are printed', async () => {
    const hidden =
      '<Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">旧稿</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>';
    const file = workbook(
      [
        `<Row>${cell('2023年抽检统计表', 'String', 'ss:MergeAcross="3"')}</Row>`,
        `<Row>${cell('类别')}${cell('批次')}${cell('合格率')}${cell('日期')}</Row>`,
        `<Row>${cell('粮食')}${cell('1200', 'Number')}${cell('0.986', 'Number', 'ss:StyleID="p"')}${cell('2023-12-31T00:00:00.000', 'DateTime', 'ss:StyleID="d"')}</Row>`,
        `<Row ss:Hidden="1">${cell('作废')}${cell('9', 'Number')}</Row>`,
        `<Row>${cell('<B>肉</B>类', 'String')}${cell('0.975', 'Number', 'ss:Index="3" ss:StyleID="p"')}<Cell><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>`,
      ].join(''),
      hidden,
    );
    expect(await linesOf('a.xls', file)).toEqual([
      '2023年抽检统计表',
      '类别\t批次\t合格率\t日期',
      '粮食\t1200\t98.6%\t2023/12/31',
      '肉类\t\t97.5%\t',
    ]);
  });
});

describe('a page under the name of a paper', () => {
  const page = '<table><tr><td>类别</td><td>批次</td></tr><tr><td>粮食</td><td>1200</td></tr></table>';
  it.each([
    [
      'a.doc',
      `${DECLARED}<!-- made by a program --><html xmlns="http://www.w3.org/1999/xhtml"><body>${page}</body></html>`,
    ],
    ['a.xls', page],
    ['a.xls', `<meta charset="utf-8">${page}`],
    ['a.doc', `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>${page}</html>`],
  ])('is read as one: %s %s', async (name, file) => {
    expect(await linesOf(name, file)).toEqual(['类别\t批次', '粮食\t1200']);
  });

  it('is found behind however many remarks, each looked at once', () => {
    const remarks = '<!---->'.repeat(5000);
    expect(formatOf('a.doc', strToU8(`${remarks}<html></html>`))).toBe('html');
    // Whoever tries every way to part them does not come to an end.
    expect(formatOf('a.doc', strToU8(`${remarks}<`))).toBe('txt');
  });

  it('is no plain text that names a mark', () => {
    expect(formatOf('a.txt', strToU8('<p> 是段落的标记。'))).toBe('txt');
    expect(formatOf('a.doc', strToU8('<关于检查的通知>'))).toBe('txt');
  });
});
