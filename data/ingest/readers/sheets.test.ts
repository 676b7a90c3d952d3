import { describe, expect, it } from 'vitest';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { packed } from '../../testing/table-files.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';

// Workbooks as programs write them, with what stands on the sheets that they print.

const WORKBOOK =
  '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>';

function xlsx(sheet: string, { styles = '', strings = '', workbook = WORKBOOK } = {}): Uint8Array {
  return packed({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
    'xl/worksheets/sheet1.xml': sheet,
  });
}

const text = (at: string, value: string): string =>
  `<c ${at === '' ? '' : `r="${at}"`} t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (at: string, value: number, style = 0): string =>
  `<c ${at === '' ? '' : `r="${at}"`} s="${style}"><v>${value}</v></c>`;

async function rowsOf(name: string, bytes: Uint8Array): Promise<string[]> {
  return (await readOriginal({ name, bytes })).text.split('\n').filter(Boolean);
}

/** A number as a cell of a format shows it. */
async function shown(code: string, value: number, workbook = WORKBOOK): Promise<string> {
  const [format, own] = /^\d+$/.test(code)
    ? [code, '']
    : ['164', `<numFmts><numFmt numFmtId="164" formatCode="${code.replaceAll('"', '&quot;')}"/></numFmts>`];
  const sheet = `<worksheet><sheetData><row r="1">${text('A1', '项目')}${text('B1', '数')}</row><row r="2">${text('A2', '甲')}${number('B2', value)}</row></sheetData></worksheet>`;
  const styles = `${own}<cellXfs><xf numFmtId="${format}"/></cellXfs>`;
  const [, row = ''] = await rowsOf('a.xlsx', xlsx(sheet, { styles, workbook }));
  return row.split('\t')[1] ?? '';
}

describe('a formula that no program has worked out', () => {
  const formula = (at: string, words: string, style = 0): string =>
    `<c r="${at}" s="${style}"><f>${words}</f><v/></c>`;
  const row = (n: number, ...cells: readonly string[]): string => `<row r="${n}">${cells.join('')}</row>`;
  async function read(...rows: readonly string[]): Promise<string[]> {
    return rowsOf('a.xlsx', xlsx(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`));
  }

  it('is the sum that it asks for, of sums as well, and shown as it is where it asks for something else', async () => {
    const rows = await read(
      row(1, text('A1', '项目'), text('B1', '本年'), text('C1', '上年')),
      row(2, text('A2', '立案'), number('B2', 12.1), number('C2', 10)),
      row(3, text('A3', '办结'), number('B3', 30.2)),
      row(4, text('A4', '合计'), formula('B4', 'SUM($B$2:B3)'), formula('C4', 'SUM(C2:C3)')),
      row(5, text('A5', '两年'), formula('B5', 'B4+C4'), formula('C5', 'ROUND(C4,0)')),
    );
    expect(rows).toEqual([
      '项目\t本年\t上年',
      '立案\t12.1\t10',
      '办结\t30.2\t',
      '合计\t42.3\t10',
      '两年\t52.3\t=ROUND(C4,0)',
    ]);
  });

  it('is given up where sums lead to sums without an end', async () => {
    const rows = await read(
      row(1, text('A1', '项目'), text('B1', '本年')),
      ...Array.from({ length: 9000 }, (_, i) =>
        row(i + 2, text(`A${i + 2}`, '项'), formula(`B${i + 2}`, `B${i + 3}+B${i + 3}`)),
      ),
      row(9002, text('A9002', '末'), number('B9002', 0)),
    );
    expect([rows[1], rows.at(-1)]).toEqual(['项\t=B3+B3', '末\t0']);
  });

  it('is no sum of words, of itself or of a circle', async () => {
    const rows = await read(
      row(1, text('A1', '项目'), text('B1', '本年')),
      row(2, text('A2', '立案'), formula('B2', 'SUM(B1:B1)')),
      row(3, text('A3', '办结'), formula('B3', 'B4+B4')),
      row(4, text('A4', '合计'), formula('B4', 'SUM(B3:B4)')),
    );
    expect(rows.slice(1)).toEqual(['立案\t=SUM(B1:B1)', '办结\t=B4+B4', '合计\t=SUM(B3:B4)']);
  });
});

describe('a number of a workbook', () => {
  it.each([
    ['ten thousands by a point that is only drawn', '0!.0,"万元"', 123_456.789, '12.3万元'],
    ['four places after such a point', '0!.0000', 123_456, '12.3456'],
    ['a colour that is named in Chinese', '0.0%;[红色]-0.0%', -0.083, '-8.3%'],
    ['the long date of the system', '[$-F800]dddd, mmmm dd, yyyy', 45_292, '2024年1月1日'],
    ['a day of the week', 'aaaa', 45_292, '星期一'],
    ['month and day, a format of its own number', '28', 45_292, '1月1日'],
    ['a time, a format of its own number', '20', 0.5, '12:00'],
    ['an exclamation mark in quotation marks', '0"!处"', 12, '12!处'],
  ])('is shown as printed: %s', async (_, code, value, expected) => {
    expect(await shown(code, value)).toBe(expected);
  });

  it('is a date from 1904 on where the workbook counts so', async () => {
    const workbook = WORKBOOK.replace('<sheets>', '<workbookPr date1904="1"/><sheets>');
    expect(await shown('yyyy-mm-dd', 43_830, workbook)).toBe('2024-01-01');
    expect(await shown('0', 43_830, workbook)).toBe('43830');
  });
});

describe('a sheet of a workbook', () => {
  const ROWS = [
    [text('A1', '指标'), text('B1', '内码'), text('C1', '单位'), text('D1', '2023年'), text('E1', '2022年')],
    [text('A2', '河道'), number('B2', 901), text('C2', '处'), number('D2', 12), number('E2', 9)],
    [text('A3', '备用'), number('B3', 902), text('C3', '处'), number('D3', 99), number('E3', 98)],
    [number('B4', 903), text('C4', '座'), number('D4', 41), number('E4', 40)],
  ].map((cells) => cells.join(''));
  const sheet = (prefix = ''): string =>
    `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${ROWS.map((cells, i) => `<row r="${i + 1}"${i === 2 ? ' hidden="1"' : ''}>${cells}</row>`).join('')}</sheetData><mergeCells><mergeCell ref="A2:A4"/></mergeCells></worksheet>`.replaceAll(
      /<(\/?)/g,
      `<$1${prefix}`,
    );

  it('is one table where rows and columns inside it are hidden', async () => {
    const { text: source, layout } = await readOriginal({ name: 'a.xlsx', bytes: xlsx(sheet()) });
    const tables = passagesInOrder(parseOriginal(source, {}, layout).sections).flatMap(
      (passage) => passage.table ?? [],
    );
    expect(source.split('\n')).toEqual(['指标\t单位\t2023年\t2022年', '河道\t处\t12\t9', '座\t41\t40']);
    expect(tables.map(({ rows, columns }) => [rows, columns])).toEqual([[3, 4]]);
    expect(tables[0]?.cells.find((cell) => cell.row === 1)).toMatchObject({ rowSpan: 2, column: 0 });
  });

  it('is found though its writer has a prefix of its own for relationships', async () => {
    const workbook =
      '<x:workbook xmlns:rel="q"><x:sheets><x:sheet name="Sheet1" sheetId="1" rel:id="r1"/></x:sheets></x:workbook>';
    expect(await rowsOf('a.xlsx', xlsx(sheet('x:'), { workbook }))).toHaveLength(3);
  });

  it('has cells that do not say where they stand', async () => {
    const rows = `<row>${text('', '指标')}${text('', '数')}</row><row>${text('', '河道')}${number('', 12)}</row>`;
    const bytes = xlsx(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    expect(await rowsOf('a.xlsx', bytes)).toEqual(['指标\t数', '河道\t12']);
  });

  it('has the characters that its cells write as codes, and no pronunciation', async () => {
    const phonetic = '<c r="A1" t="inlineStr"><is><t>河道</t><rPh sb="0" eb="1"><t>ka</t></rPh></is></c>';
    const rows = `<row r="1">${phonetic}${text('B1', '数')}</row><row r="2"><c r="A2" t="s"><v>0</v></c>${number('B2', 12)}</row>`;
    const bytes = xlsx(`<worksheet><sheetData>${rows}</sheetData></worksheet>`, {
      strings: '<si><t>堤_x005F_岸</t></si>',
    });
    expect(await rowsOf('a.xlsx', bytes)).toEqual(['河道\t数', '堤_岸\t12']);
  });
});

describe('a sheet of an OpenDocument', () => {
  const cell = (value = '', more = ''): string =>
    `<table:table-cell ${more}>${value === '' ? '' : `<text:p>${value}</text:p>`}</table:table-cell>`;
  const row = (cells: readonly string[], more = ''): string =>
    `<table:table-row ${more}>${cells.join('')}</table:table-row>`;
  const twice = 'table:number-columns-repeated="2"';

  it('has each cell in its column though like ones are written once, and no hidden rows, columns or sheets', async () => {
    const rows = [
      row([
        cell('清源县2023年水利指标', 'table:number-columns-spanned="4"'),
        '<table:covered-table-cell table:number-columns-repeated="3"/>',
      ]),
      row([cell('指标'), cell('内码'), cell('单位'), cell('2022年'), cell('2023年')]),
      row([cell('河道'), cell('A1'), cell('处'), cell(), cell('12')]),
      row([cell('堤岸'), cell('A2'), cell('公里'), cell('36.5', twice)]),
      row([cell('备用'), cell('A3'), cell('处'), cell('99', twice)], 'table:visibility="collapse"'),
      row([cell('水库'), cell('A4'), cell('', twice), cell('41')], 'table:number-rows-repeated="2"'),
      row([cell('', 'table:number-columns-repeated="16384"')], 'table:number-rows-repeated="1048000"'),
    ];
    const content = `<office:document-content><office:automatic-styles><style:style style:name="t2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Sheet1"><table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="3"/>${rows.join('')}</table:table><table:table table:name="旧" table:style-name="t2">${row([cell('旧'), cell('77')])}${row([cell('新'), cell('78')])}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = packed({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': content,
    });
    expect(await rowsOf('a.ods', bytes)).toEqual([
      '清源县2023年水利指标',
      '指标\t单位\t2022年\t2023年',
      '河道\t处\t\t12',
      '堤岸\t公里\t36.5\t36.5',
      '水库\t\t\t41',
      '水库\t\t\t41',
    ]);
  });
});

describe('rows of values', () => {
  it('begin behind the line that names their separator to a program', async () => {
    const bytes = new TextEncoder().encode('sep=;\r\n指标;2023年\r\n河道;1,2\r\n');
    expect(await rowsOf('a.csv', bytes)).toEqual(['指标\t2023年', '河道\t1,2']);
  });
});
