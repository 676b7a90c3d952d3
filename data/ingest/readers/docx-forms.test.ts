import { describe, expect, it } from 'vitest';
import { docxOfXml } from '../../testing/sample-files.ts';
import { linearFormula } from './docx/linear-formula.ts';
import { readDocx } from './read-docx.ts';

// Forms of Word that are seldom met: what stands in them is printed like all else.

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ');
const run = (content: string): string => `<w:r><w:t>${content}</w:t></w:r>`;
const paragraph = (...content: readonly string[]): string => `<w:p>${content.join('')}</w:p>`;
const math = (content: string): string => `<m:r><m:t>${content}</m:t></m:r>`;

async function linesOf(body: string, parts: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const xml = `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
  const { text } = await readDocx('a.docx', docxOfXml(xml, parts));
  return text.split('\n').filter(Boolean);
}

describe('a Word document', () => {
  it.each([
    ['a simple field', `<w:fldSimple w:instr="DATE">${run('2024年1月18日')}</w:fldSimple>`, '2024年1月18日'],
    [
      'a direction',
      `<w:bdo w:val="ltr">${run('双向7处')}</w:bdo><w:dir>${run('方向5处')}</w:dir>`,
      '双向7处方向5处',
    ],
    [
      'characters with their pronunciation',
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run('dī')}</w:rt><w:rubyBase>${run('堤')}</w:rubyBase></w:ruby></w:r>${run('岸')}`,
      '堤岸',
    ],
    [
      'a box that is ticked',
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☑')}</w:sdtContent></w:sdt>${run('是')}`,
      '☑是',
    ],
    [
      'boxes of a form',
      `${['1', '0'].map((ticked) => `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked w:val="${ticked}"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`).join(run('是'))}${run('否')}`,
      '☑是☐否',
    ],
    ['a symbol of a common font', `<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>${run('检查')}`, '①检查'],
    [
      'what only newer programs know',
      `<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>新增9处</w:t></mc:Choice><mc:Choice Requires="w15"><w:t>别的</w:t></mc:Choice></mc:AlternateContent></w:r>`,
      '新增9处',
    ],
    [
      'a formula',
      `${run('增长率')}<m:oMath>${math('r=')}<m:f><m:num>${math('36.5−33')}</m:num><m:den>${math('33')}</m:den></m:f></m:oMath>${run('。')}`,
      '增长率r=(36.5−33)/33。',
    ],
    ['a formula of its own', `<m:oMathPara><m:oMath>${math('a&lt;b')}</m:oMath></m:oMathPara>`, 'a<b'],
  ])('prints what stands in %s', async (_, content, expected) => {
    expect(await linesOf(paragraph(content))).toEqual([expected]);
  });

  it('keeps the columns that a row leaves out before its first cell', async () => {
    const cell = (content: string): string => `<w:tc>${paragraph(run(content))}</w:tc>`;
    const row = (properties: string, ...cells: readonly string[]): string =>
      `<w:tr><w:trPr>${properties}</w:trPr>${cells.map(cell).join('')}</w:tr>`;
    const table = `<w:tbl>${row('', '项目', '2022年', '2023年')}${row('', '抽检', '11', '12')}${row('<w:gridBefore w:val="2"/>', '13')}${row('<w:gridBefore w:val="999999999"/>', '14')}</w:tbl>`;
    const xml = `<w:document ${NAMESPACES}><w:body>${table}</w:body></w:document>`;
    const { text, layout } = await readDocx('a.docx', docxOfXml(xml));
    const columns = layout.tables[0]!.cells.map((one) => [text.slice(one.start, one.end), one.column]);
    expect(columns).toContainEqual(['13', 2]);
  });

  it('keeps a table though a small one stands in one of its cells', async () => {
    const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
    const words = (content: string): string => cell(paragraph(run(content)));
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const inner = `<w:tbl>${row(words('甲'), words('7'))}${row(words('乙'), words('5'))}</w:tbl>`;
    const table = `<w:tbl>${row(words('项目'), words('全年检查的水库座次'), words('说明'))}${row(words('水库检查'), words('12'), cell(inner + paragraph()))}</w:tbl>`;
    const xml = `<w:document ${NAMESPACES}><w:body>${table}</w:body></w:document>`;
    const { text, layout } = await readDocx('a.docx', docxOfXml(xml));
    expect(layout.tables[0]!.cells.map((one) => text.slice(one.start, one.end))).toEqual([
      ...['项目', '全年检查的水库座次', '说明', '水库检查', '12', '甲 7 乙 5'],
    ]);
  });

  it('prints no words that a style hides, unless they say that they are seen', async () => {
    const styles =
      '<w:styles><w:style w:type="character" w:styleId="base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="a"><w:basedOn w:val="base"/></w:style><w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>';
    const styled = (content: string, more = ''): string =>
      `<w:r><w:rPr><w:rStyle w:val="a"/>${more}</w:rPr><w:t>${content}</w:t></w:r>`;
    const body = [
      paragraph(run('检查31处'), styled('旧稿32处'), styled('，整改33处', '<w:vanish w:val="0"/>')),
      paragraph('<w:pPr><w:pStyle w:val="p"/></w:pPr>', run('窗体底端')),
      paragraph(
        '<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>清淤34处</w:t></w:r>',
      ),
    ].join('');
    const xml = `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`;
    const { text, layout } = await readDocx('a.docx', docxOfXml(xml, { 'word/styles.xml': styles }));
    const lifted = layout.lifted.map(({ start, end }) => text.slice(start, end));
    expect(lifted).toEqual(['旧稿32处', '窗体底端']);
    expect(text).toContain('检查31处，整改33处');
    expect(text).toContain('清淤34处');
  });

  it('prints the text of boxes however they are drawn, once', async () => {
    const drawn = (content: string): string =>
      `<w:drawing><wps:wsp><wps:txbx><w:txbxContent>${paragraph(run(content))}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>`;
    const older = (content: string): string =>
      `<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${paragraph(run(content))}</w:txbxContent></v:textbox></w:pict>`;
    const either = (choice: string, fallback: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback && `<mc:Fallback>${fallback}</mc:Fallback>`}</mc:AlternateContent>`;
    const lines = await linesOf(
      [drawn('检查31处'), either(drawn('检查32处'), ''), either(drawn('检查33处'), older('检查33处'))]
        .map((box) => paragraph(`<w:r>${box}</w:r>`))
        .join(''),
    );
    expect(lines).toEqual(['检查31处', '检查32处', '检查33处']);
  });

  it('breaks a line where a carriage return stands, and has formulas between paragraphs', async () => {
    const broken = '<w:p><w:r><w:t>上行</w:t><w:cr></w:cr><w:t>下行</w:t></w:r></w:p>';
    const between = `<m:oMathPara><m:oMath>${math('x=1')}</m:oMath></m:oMathPara>`;
    expect(await linesOf(broken + between)).toEqual(['上行', '下行', 'x=1']);
  });

  it('has the text of parts of other formats where they stand', async () => {
    const chunk = (id: string): string => `<w:altChunk r:id="${id}"/>`;
    const relation = (id: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="${target}"/>`;
    const message =
      'MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>整改17处。</p>\r\n';
    const lines = await linesOf(
      `${paragraph(run('前文。'))}${chunk('a')}${paragraph(run('中间。'))}${chunk('b')}${chunk('c')}${chunk('d')}${chunk('lost')}`,
      {
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('a', 'x.htm')}${relation('b', '/word/y.mht')}${relation('c', 'z.txt')}${relation('d', 'w.rtf')}</Relationships>`,
        'word/x.htm': '<html><body><p>检查31处。</p></body></html>',
        'word/y.mht': message,
        'word/z.txt': '办结<206>件。',
        'word/w.rtf': '{\\rtf1\\ansi\\ansicpg936 \\u28165?\\u28132?5\\u22788?}',
      },
    );
    expect(lines.map((line) => line.replace('<?xml version="1.0" encoding="UTF-8"?>', ''))).toEqual([
      ...['前文。', '检查31处。', '中间。', '整改17处。', '办结<206>件。', '清淤5处'],
    ]);
  });
});

describe('a formula', () => {
  const e = (content: string): string => `<m:e>${math(content)}</m:e>`;
  it.each([
    [`<m:sSup>${e('x')}<m:sup>${math('2')}</m:sup></m:sSup>`, 'x²'],
    [`<m:sSup>${e('x')}<m:sup>${math('a+b')}</m:sup></m:sSup>`, 'x^(a+b)'],
    [`<m:sSub>${e('y')}<m:sub>${math('2023')}</m:sub></m:sSub>`, 'y_2023'],
    [`<m:rad><m:deg/>${e('a+b')}</m:rad>`, '√(a+b)'],
    [`<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>${e('a')}${e('b')}</m:d>`, '[a，b]'],
    [
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${math('i=1')}</m:sub><m:sup>${math('n')}</m:sup>${e('x')}</m:nary>`,
      '∑_(i=1)ⁿx',
    ],
  ])('stands on one line: %s', (xml, expected) => {
    expect(linearFormula(`<m:oMath>${xml}</m:oMath>`)).toBe(expected);
  });
});
