import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { docxOfBody } from '../../testing/sample-files.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';
import { listNumber } from './docx/list-label.ts';
import { readDocx } from './read-docx.ts';

const XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const numbered = (level: number, list = 1): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

const NUMBERING = `<w:numbering ${XML}><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
const STYLES = `<w:styles ${XML}><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的标题"/><w:basedOn w:val="a3"/></w:style></w:styles>`;
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="f" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>';
const FOOTNOTES = `<w:footnotes ${XML}><w:footnote w:id="2"><w:p><w:r><w:t>数字以年鉴为准。</w:t></w:r></w:p></w:footnote></w:footnotes>`;

async function linesOf(body: string): Promise<string[]> {
  const { text } = await readDocx(
    'a.docx',
    docxOfBody(body, {
      'word/numbering.xml': NUMBERING,
      'word/styles.xml': STYLES,
      'word/footnotes.xml': FOOTNOTES,
      'word/_rels/document.xml.rels': RELATIONS,
    }),
  );
  return text.split('\n').filter(Boolean);
}

describe('a Word document', () => {
  it('prints the numbers that Word counts, each level begun anew below the one above', async () => {
    const body = [
      paragraph(run('食品安全'), numbered(0)),
      paragraph(run('抽检'), numbered(1)),
      paragraph(run('计划'), numbered(1)),
      paragraph(run('甲'), numbered(2)),
      paragraph(run('消费维权'), numbered(0)),
      paragraph(run('投诉'), numbered(1)),
      paragraph(run('另一张表'), numbered(0, 2)),
    ].join('');
    expect(await linesOf(body)).toEqual([
      '一、食品安全',
      '（一）抽检',
      '（二）计划',
      '1. 甲',
      '二、消费维权',
      '（一）投诉',
      '一、另一张表',
    ]);
  });

  it('numbers paragraphs by their style, and knows headings by style or outline level', async () => {
    const body =
      paragraph(run('基本情况'), '<w:pStyle w:val="a3"/>') +
      paragraph(run('主要做法'), '<w:pStyle w:val="b"/>') +
      paragraph(run('全年检查门店812家。'));
    const { layout, text } = await readDocx(
      'a.docx',
      docxOfBody(body, {
        'word/numbering.xml': NUMBERING,
        'word/styles.xml': STYLES,
        'word/_rels/document.xml.rels': RELATIONS,
      }),
    );
    expect(layout.headings.map(({ start, end }) => [...text].slice(start, end).join(''))).toEqual([
      '一、基本情况',
      '二、主要做法',
    ]);
  });

  it('takes insertions, leaves out deletions, hidden text and the words of fields', async () => {
    const body = paragraph(
      run('检查') +
        `<w:ins>${run('门店')}</w:ins><w:del><w:r><w:delText>摊点</w:delText></w:r></w:del>` +
        run('不印出来', '<w:vanish/>') +
        run('印出来', '<w:vanish w:val="0"/>') +
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    );
    expect(await linesOf(body)).toEqual(['检查门店印出来', '不印出来']);
  });

  it('lifts runs that nobody sees: hidden ones, and white ones where nothing lies behind them', async () => {
    const white = run('9999件', '<w:rStyle w:val="x"/><w:color w:val="FFFFFF" w:themeColor="background1"/>');
    const cell = (content: string, properties = ''): string =>
      `<w:tbl><w:tr><w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(content)}</w:tc><w:tc>${paragraph(run('件'))}</w:tc></w:tr></w:tbl>`;
    const read = async (body: string) => {
      const { text, layout } = await readDocx('a.docx', docxOfBody(body, { 'word/styles.xml': STYLES }));
      const lifted = layout.lifted.map(({ start, end, kind }) => [
        kind,
        [...text].slice(start, end).join(''),
      ]);
      return { text: text.split('\n').filter(Boolean), lifted };
    };
    const hidden = [['hidden', '9999件']];
    expect(await read(paragraph(run('查处案件') + white + run('47件。')))).toEqual({
      ...{ text: ['查处案件47件。', '9999件'], lifted: hidden },
    });
    expect((await read(paragraph(run('暗处', '<w:vanish/>')))).lifted).toEqual([['hidden', '暗处']]);
    expect((await read(cell(white))).lifted).toEqual(hidden);
    for (const seen of [
      paragraph(white, '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/>'),
      paragraph(run('9999件', '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')),
      cell(white, '<w:shd w:val="clear" w:fill="1F4E79"/>'),
      cell(white).replace('<w:tbl>', '<w:tbl><w:tblPr><w:tblStyle w:val="t"/></w:tblPr>'),
      `<w:background w:color="1F4E79"/>${paragraph(white)}`,
    ])
      expect((await read(seen)).lifted, seen).toEqual([]);
    expect(
      (await read(paragraph(white, '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'))).lifted,
    ).toEqual(hidden);
  });

  it('reads text boxes once, with a fall-back for older programs or without', async () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
    const choice = (text: string): string =>
      `<mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(text)}</wps:txbx></w:drawing></mc:Choice>`;
    const fallback = (text: string): string =>
      `<mc:Fallback><w:pict><v:textbox>${box(text)}</v:textbox></w:pict></mc:Fallback>`;
    const names =
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="w" xmlns:v="urn:schemas-microsoft-com:vml"';
    const drawn = (content: string): string =>
      `<w:p><w:r><mc:AlternateContent ${names}>${content}</mc:AlternateContent></w:r></w:p>`;
    expect(await linesOf(drawn(choice('甲框') + fallback('甲框')) + drawn(choice('乙框')))).toEqual([
      '甲框',
      '乙框',
    ]);
  });

  it('keeps notes behind the text, with their numbers', async () => {
    const body = paragraph(
      run('全年检查门店812家') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run('。'),
    );
    expect(await linesOf(body)).toEqual(['全年检查门店812家[1]。', '[1] 数字以年鉴为准。']);
  });

  it.each([
    ['chineseCounting', [1, 10, 12, 20, 105], ['一', '十', '十二', '二十', '一百零五']],
    ['decimalEnclosedCircleChinese', [1, 20, 21], ['①', '⑳', '21']],
    ['upperRoman', [4, 19], ['IV', 'XIX']],
    ['lowerLetter', [1, 27], ['a', 'aa']],
    ['chineseLegalSimplified', [3], ['叁']],
    ['ideographTraditional', [2], ['乙']],
  ])('counts in %s', (format, numbers, printed) => {
    expect(numbers.map((n) => listNumber(n, format))).toEqual(printed);
  });

  it('is read where the note of a mark is lost', async () => {
    const mark = '<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>';
    expect(await linesOf(paragraph(`${run('办结案件415起')}${mark}${run('，罚没款9万元。')}`))).toEqual([
      '办结案件415起，罚没款9万元。',
    ]);
  });
});

const intake = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../testing/intake', name)));

describe('the intake cases', () => {
  it.each([
    ['06', '06-auto-numbered.docx', '06-auto-numbered.docx'],
    ['13, by its contents', '13-docx-named.doc', '13-docx-named.doc'],
  ])('%s', async (_, file, name) => {
    const original = await readOriginal({ name, bytes: intake(file) });
    const { sections } = parseOriginal(original.text, {}, original.layout);
    const headings = sections.flatMap(({ heading, level: at }) => (heading ? [[at, heading.text]] : []));
    expect(original.format).toBe('docx');
    expect(headings).toContainEqual([1, '一、食品安全']);
    expect(headings).toContainEqual([2, '（一）抽检合格率']);
    expect(sections.some((section) => section.role === 'caption')).toBe(false);
  });

  it('12: a locked file is refused as locked', async () => {
    await expect(readOriginal({ name: '12.pdf', bytes: intake('12-password.pdf') })).rejects.toMatchObject({
      code: 'file_password',
    });
  });
});
