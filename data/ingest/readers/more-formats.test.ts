import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { chinesePdfOf, docxOfBody } from '../../testing/sample-files.ts';
import { csvOf, packed } from '../../testing/table-files.ts';
import { MAIN_FIGURES } from '../../testing/statutory-tables.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';
import { isGarbled } from './garbled-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(name: string, bytes: Uint8Array) {
  const original = await readOriginal({ name, bytes });
  const passages = passagesInOrder(parseOriginal(original.text, {}, original.layout).sections);
  return {
    format: original.format,
    lines: original.text.split('\n').filter(Boolean),
    tables: passages.flatMap((passage) => passage.table ?? []),
  };
}

async function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const failure: unknown = await readOriginal({ name, bytes }).catch((error: unknown) => error);
  return failure instanceof ArchiveError ? failure.code : 'read';
}

describe('a file of another format', () => {
  it('.csv: its rows are a table', async () => {
    const { tables, lines } = await read('指标.csv', csvOf(MAIN_FIGURES));
    expect(tables.map(({ rows, columns }) => [rows, columns])).toEqual([[4, 5]]);
    expect(lines[1]).toBe('经营主体总量\t户\t128,700\t119,500\t7.7');
  });

  it('.rtf: code page, \\u with a stand-in, hidden text, tables with joined cells', async () => {
    const gbk = (text: string): string =>
      [...gb18030(text)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');
    const rtf = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}\\uc1 ${gbk('临河县工作总结')}\\par \\u26816?\\u26597?812{\\v ${gbk('看不见')}}\\par
\\trowd\\clvmgf\\cellx1000\\cellx2000\\intbl ${gbk('处理结果')}\\cell ${gbk('予以公开')}\\cell\\row
\\trowd\\clvmrg\\cellx1000\\cellx2000\\intbl \\cell 41\\cell\\row\\pard ${gbk('完')}\\par}`;
    const { format, lines, tables } = await read('总结.doc', new Uint8Array(Buffer.from(rtf, 'latin1')));
    expect(format).toBe('rtf');
    expect(lines).toEqual(['临河县工作总结', '检查812', '处理结果\t予以公开', '41', '完']);
    expect(tables[0]?.cells[0]).toMatchObject({ row: 0, column: 0, rowSpan: 2 });
  });

  it('.odt: headings, tables and notes; deletions and remarks left out', async () => {
    const content = `<office:document-content><office:body><office:text><text:tracked-changes><text:p>删去</text:p></text:tracked-changes>
<text:h text:outline-level="1">一、总体情况</text:h><text:p>检查<text:s text:c="2"/>812家<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>以年鉴为准</text:p></text:note-body></text:note>。<office:annotation><text:p>批注</text:p></office:annotation></text:p>
<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell><table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>乙</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`;
    const { format, lines, tables } = await read(
      'a.odt',
      packed({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content }),
    );
    expect([format, lines]).toEqual(['odt', ['一、总体情况', '检查  812家。', '甲', '乙\t3', '以年鉴为准']]);
    expect(tables[0]?.cells[0]).toMatchObject({ columnSpan: 2 });
  });

  it('.fodt: the pictures of a flat file are no text', async () => {
    const flat = `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>检查812家。<draw:frame><draw:image><office:binary-data>iVBORw0KGgoAAAANSUhEUg==</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>`;
    expect((await read('a.fodt', new TextEncoder().encode(flat))).lines).toEqual(['检查812家。']);
  });

  it('.odt: headings and lists with the numbers that are printed; hidden text left out', async () => {
    const number = (level: number, format: string, prefix: string, suffix: string, more = ''): string =>
      `<text:list-level-style-number text:level="${level}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}" ${more}/>`;
    const item = (text: string, start = ''): string =>
      `<text:list-item ${start}><text:p>${text}</text:p></text:list-item>`;
    const styles = `<office:document-styles><office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/><text:outline-level-style text:level="3" style:num-format=""/></text:outline-style></office:styles></office:document-styles>`;
    const content = `<office:document-content><office:automatic-styles><text:list-style style:name="L1">${number(1, '1', '', '.')}${number(2, '1', '（', '）')}</text:list-style><text:list-style style:name="L2">${number(1, '一, 二, 三, ...', '', '', 'loext:num-list-format="第%1%条"')}${number(2, '1', '', '', 'text:display-levels="2"')}</text:list-style><text:list-style style:name="L3"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text>
<text:h text:outline-level="1">主要工作</text:h><text:h text:outline-level="2">强化监管</text:h><text:h text:outline-level="2">优化服务</text:h><text:h text:outline-level="3">窗口</text:h>
<text:list xml:id="a" text:style-name="L1">${item('检查<text:span text:style-name="T1">隐去812家</text:span>单位')}<text:list-item><text:p>办案</text:p><text:list>${item('立案')}${item('结案')}</text:list></text:list-item></text:list>
<text:p>其间另有一段。</text:p><text:list text:continue-list="a" text:style-name="L1">${item('培训')}<text:list-header><text:p>不编号</text:p></text:list-header></text:list>
<text:list text:style-name="L1">${item('另起')}${item('跳号', 'text:start-value="7"')}</text:list>
<text:list text:style-name="L2">${item('总则')}<text:list-item><text:list>${item('依据')}</text:list></text:list-item></text:list><text:list text:style-name="L3">${item('要点')}</text:list>
<text:h text:outline-level="1">下步打算</text:h><text:h text:outline-level="2">深化改革</text:h><text:h text:outline-level="1" text:is-list-header="true">附件</text:h>
<text:section text:display="none"><text:p>看不见</text:p></text:section><text:p>完<text:hidden-text text:is-hidden="true">也看不见</text:hidden-text></text:p></office:text></office:body></office:document-content>`;
    const mimetype = 'application/vnd.oasis.opendocument.text';
    const { lines } = await read('a.odt', packed({ mimetype, 'content.xml': content, 'styles.xml': styles }));
    expect(lines).toEqual([
      ...['一、主要工作', '（一）强化监管', '（二）优化服务', '窗口'],
      ...['1. 检查单位', '2. 办案', '（1）立案', '（2）结案', '其间另有一段。', '3. 培训', '不编号'],
      ...['1. 另起', '7. 跳号', '第一条 总则', '一.1 依据', '• 要点'],
      ...['二、下步打算', '（一）深化改革', '附件', '完'],
    ]);
  });

  it('.odt: boxes behind the paragraph that they hang on; in one file of XML; locked', async () => {
    const body = `<office:body><office:text><text:p>检查<draw:frame><draw:text-box><text:p>框内一句。</text:p></draw:text-box></draw:frame>812家。</text:p><text:p>完。</text:p></office:text></office:body>`;
    const lines = ['检查812家。', '框内一句。', '完。'];
    const mimetype = 'application/vnd.oasis.opendocument.text';
    const content = `<office:document-content>${body}</office:document-content>`;
    expect((await read('a.odt', packed({ mimetype, 'content.xml': content }))).lines).toEqual(lines);
    const flat = `<?xml version="1.0"?><office:document office:version="1.2"><office:meta><dc:title>别名</dc:title></office:meta>${body}</office:document>`;
    expect(await read('a.fodt', utf8(flat))).toMatchObject({ format: 'odt', lines });
    const manifest = '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>';
    const locked = packed({ mimetype, 'content.xml': '\u0001\u0002', 'META-INF/manifest.xml': manifest });
    expect(await refusal('a.odt', locked)).toBe('file_password');
  });

  it('.ofd: characters where they stand, lines from the top down', async () => {
    const object = (text: string, y: number): string =>
      `<ofd:TextObject Boundary="20 ${y} 100 6" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g ${text.length - 1} 4">${text}</ofd:TextCode></ofd:TextObject>`;
    const { format, lines } = await read(
      'a.ofd',
      packed({
        'OFD.xml':
          '<ofd:OFD xmlns:ofd="o"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        'Doc_0/Document.xml':
          '<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/0/Content.xml"/></ofd:Pages></ofd:Document>',
        'Doc_0/Pages/0/Content.xml': `<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${object('全年检查门店。', 60)}${object('临河县工作总结', 40)}</ofd:Layer></ofd:Content></ofd:Page>`,
      }),
    );
    expect([format, lines]).toEqual(['ofd', ['临河县工作总结', '全年检查门店。']]);
  });

  it('.epub: the pages in the order of its spine', async () => {
    const { format, lines } = await read(
      'a.epub',
      packed({
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        'O/p.opf':
          '<package><manifest><item id="a" href="1.xhtml"/><item id="b" href="2.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
        'O/1.xhtml': '<html><body><p>后</p></body></html>',
        'O/2.xhtml': '<html><body><p>先</p></body></html>',
      }),
    );
    expect([format, lines]).toEqual(['epub', ['先', '后']]);
  });

  it('.mht and .eml: the page or the letter inside', async () => {
    const page = `From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('<h1>临河县工作总结</h1><p>检查门店812家。</p>').toString('base64')}\r\n--b--\r\n`;
    const letter =
      'From: a@b.c\r\nSubject: 报送总结\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n检查门店812家。\r\n';
    expect(await read('a.mht', utf8(page))).toMatchObject({
      format: 'mht',
      lines: ['临河县工作总结', '检查门店812家。'],
    });
    expect(await read('a.eml', utf8(letter))).toMatchObject({
      format: 'eml',
      lines: ['报送总结', '检查门店812家。'],
    });
  });

  it('.doc as an office suite writes it: quotation marks and dashes as printed, a table, headings', async () => {
    const bytes = new Uint8Array(
      readFileSync(path.join(import.meta.dirname, '../../testing/office/summary.doc')),
    );
    const { format, lines, tables } = await read('总结.doc', bytes);
    expect(format).toBe('doc');
    expect(lines).toContain(
      '2023年，全县商务系统坚持“店小二”作风——新增限上企业12家，社会消费品零售额增长7.2%。',
    );
    expect(lines).toContain('限上企业\t家\t86\t74');
    expect(tables.map(({ rows, columns }) => [rows, columns])).toEqual([[3, 4]]);
  });

  it.each([
    ['docm', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
    ['dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'],
    ['dotm', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml'],
  ])('.%s: as a .docx, whatever it calls itself', async (extension, type) => {
    const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
    const body =
      '<w:p><w:r><w:t>云溪县商务局2023年工作总结</w:t></w:r></w:p><w:p><w:r><w:t>检查812家次。</w:t></w:r></w:p>';
    const { format, lines } = await read(
      `总结.${extension}`,
      docxOfBody(body, { '[Content_Types].xml': types }),
    );
    expect(format).toBe('docx');
    expect(lines).toEqual(['云溪县商务局2023年工作总结', '检查812家次。']);
  });

  it('says what it is when it is not read', async () => {
    const compound = (stream: string): Uint8Array =>
      new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]));
    expect(await refusal('a.docx', compound('EncryptedPackage'))).toBe('file_password');
    expect(await refusal('a.xls', compound('Workbook'))).toBe('file_old_format');
    expect(await refusal('a.doc', compound('WordDocument'))).toBe('file_unreadable');
    expect(await refusal('a.msg', compound('__properties_version1.0 WordDocument'))).toBe('file_format');
    expect(await refusal('a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe('file_unreadable');
  });
});

describe('a text layer of gibberish', () => {
  const random = Array.from({ length: 400 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000)),
  ).join('');
  it.each([
    ['random characters', random, true],
    ['private signs', '\ue001'.repeat(200), true],
    ['letters of many scripts', 'ĀāĂăĄąЖжЗзΩωϑ'.repeat(20), true],
    [
      'Chinese',
      '全年检查食品经营单位，处理投诉举报，为消费者挽回损失，开展电梯安全专项行动。'.repeat(8),
      false,
    ],
    [
      'English',
      'The agency inspected food businesses in the county and handled complaints. '.repeat(6),
      false,
    ],
    ['numbers', '1,203 48 97.2% '.repeat(40), false],
  ])('%s', (_, text, is) => expect(isGarbled(text)).toBe(is));

  it('of a whole PDF is said to be so, and a page of Chinese is read', async () => {
    expect(await refusal('a.pdf', chinesePdfOf(random.match(/.{40}/gu)!))).toBe('file_garbled');
    const plain = Array<string>(8).fill(
      '全年检查食品经营单位，处理投诉举报，为消费者挽回损失，开展专项行动。',
    );
    expect(await refusal('a.pdf', chinesePdfOf(plain))).toBe('read');
  });
});

/** GB18030 of a text, by asking the decoder what each pair of bytes means. */
function gb18030(text: string): number[] {
  const decoder = new TextDecoder('gb18030');
  return [...text].flatMap((character) => {
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        if (decoder.decode(Uint8Array.of(lead, trail)) === character) return [lead, trail];
    return [0x3f];
  });
}
