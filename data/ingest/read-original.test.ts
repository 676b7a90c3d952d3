import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../contract/errors.ts';
import { NEWSPAPER_PAGE, WEB_PAGE } from '../testing/sample-originals.ts';
import { chinesePdfOf, docxOf, pdfOf } from '../testing/sample-files.ts';
import { zipOf } from '../testing/zip-writer.ts';
import { passagesInOrder } from '../schema/parsed-report.ts';
import { parseOriginal } from './parse-original.ts';
import { readOriginal } from './read-original.ts';

const TEXT = NEWSPAPER_PAGE.lines.join('\n\n');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** UTF-16 units as bytes. */
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++)
    new DataView(bytes.buffer).setUint16(2 * i, text.charCodeAt(i), !bigEndian);
  return bytes;
}

/** A double-byte encoding, by asking its decoder what each pair of bytes means. */
function doubleByte(encoding: string, text: string): Uint8Array {
  const pairs = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !pairs.has(character)) pairs.set(character, [lead, trail]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : pairs.get(character)!,
    ),
  );
}

async function refusal(name: string, bytes: Uint8Array, encoding?: string): Promise<string> {
  const failure: unknown = await readOriginal({ name, bytes, encoding }).catch((error: unknown) => error);
  return failure instanceof ArchiveError ? failure.code : `not refused: ${String(failure)}`;
}

describe('the encoding of a text file', () => {
  it.each([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8', utf8(`\ufeff${TEXT}`)],
    ['UTF-16LE', utf16(`\ufeff${TEXT}`, false)],
    ['UTF-16BE', utf16(`\ufeff${TEXT}`, true)],
    ['UTF-16LE', utf16(TEXT, false)],
    ['UTF-16BE', utf16(TEXT, true)],
    ['GB18030', doubleByte('gb18030', TEXT)],
  ])('is recognised and shown: %s', async (encoding, bytes) => {
    const original = await readOriginal({ name: '年报.txt', bytes });
    expect(original.encoding).toBe(encoding);
    expect(original.text.replace('\ufeff', '')).toBe(TEXT);
  });

  it('is recognised for traditional characters in Big5', async () => {
    const text =
      '本局全年檢查食品經營單位一千二百家，處理投訴舉報三百件，為消費者挽回損失，並開展電梯安全專項行動。'.repeat(
        6,
      );
    const original = await readOriginal({ name: '年報.txt', bytes: doubleByte('big5', text) });
    expect([original.encoding, original.text]).toEqual(['Big5', text]);
  });

  it.each([
    '项目,2022年,2023年\r\n立案,31,45\r\n抽检,300,321\r\n',
    '单位,数量\r\n件,12\r\n户,45\r\n',
    '处罚种类,件数\r\n警告,12\r\n罚款,98\r\n没收违法所得,33\r\n责令停产停业,2\r\n吊销许可证,1\r\n合计,146\r\n',
    '年份,案件数\r\n2019,210\r\n2020,230\r\n',
  ])('is that of a small table of few characters: %j', async (text) => {
    const original = await readOriginal({ name: '表.txt', bytes: doubleByte('gb18030', text) });
    expect([original.encoding, original.text]).toEqual(['GB18030', text]);
  });

  it('can be set by hand', async () => {
    const bytes = doubleByte('gb18030', '办结案件');
    expect((await readOriginal({ name: 'a.txt', bytes, encoding: 'gbk' })).text).toBe('办结案件');
    expect(await refusal('a.txt', bytes, 'klingon')).toBe('file_encoding');
  });

  it('is still UTF-8 when a few bytes are broken, and the loss shows', async () => {
    const bytes = utf8(TEXT);
    bytes[30] = 0xff;
    const original = await readOriginal({ name: 'a.txt', bytes });
    expect(original.encoding).toBe('UTF-8');
    expect(original.text).toContain('\ufffd');
  });

  it('is still that of China when a few bytes are broken, also where Big5 would take them', async () => {
    const words = `清源县市场监督管理局2023年工作总结\n${'全年检查企业321户次，立案56件。\n'.repeat(12)}`;
    const whole = doubleByte('gb18030', words);
    const cut = whole.subarray(0, whole.length - 1);
    for (const bytes of [
      new Uint8Array([...whole.subarray(0, 60), 0xff, ...whole.subarray(60)]),
      new Uint8Array([...cut, 0xcd]),
      new Uint8Array([...cut, 0xcd, 0x0a]),
    ]) {
      const { encoding, text } = await readOriginal({ name: 'a.txt', bytes });
      expect([encoding, text.includes('\ufffd')]).toEqual(['GB18030', true]);
      expect(text).toContain('立案56件');
    }
    const page = doubleByte('gb18030', `<html><head><meta charset="gb2312"></head><p>${words}</p></html>`);
    page[page.length - 12] = 0xff;
    expect(await readOriginal({ name: 'a.html', bytes: page })).toMatchObject({ encoding: 'GB18030' });
  });

  it('is UTF-16 also where the last character is half', async () => {
    const bytes = new Uint8Array([...utf16(TEXT, false), 0x4e]);
    expect(await readOriginal({ name: 'a.txt', bytes })).toMatchObject({ encoding: 'UTF-16LE', text: TEXT });
  });
});

describe('a file that is no report', () => {
  it.each([
    ['file_empty', 'a.txt', new Uint8Array()],
    ['file_empty', 'a.txt', utf8(' \n\u3000\n')],
    ['file_binary', 'a.txt', Uint8Array.from({ length: 4000 }, (_, i) => i % 7)],
    ['file_unreadable', 'a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4)],
    ['file_binary', 'a.gif', Uint8Array.of(0x47, 0x49, 0x46, 0x38, 1, 2, 3, 4)],
    ['file_old_format', 'a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4)],
    ['file_unreadable', 'a.xlsx', utf8('PK\u0003\u0004')],
    ['file_format', 'a.zip', utf8('PK\u0003\u0004')],
    ['file_format', 'a.dwg', utf8('年,件')],
    ['file_unreadable', 'a.docx', utf8('PK\u0003\u0004 and nothing behind it')],
    ['file_unreadable', 'a.pdf', utf8('%PDF-1.7\nbroken')],
    ['file_no_text', 'a.html', utf8('<html><script>alert(1)</script></html>')],
    ['file_too_large', 'a.txt', new Uint8Array(64 * 1024 * 1024 + 1)],
    ['file_too_large', 'a.txt', utf8('市'.repeat(5_000_001))],
  ])('is refused with %s: %s', async (code, name, bytes) => {
    expect(await refusal(name, bytes)).toBe(code);
  });

  it('is refused before a packed gigabyte is unpacked', async () => {
    const packed = deflateRawSync(Buffer.alloc(70 * 1024 * 1024));
    expect(await refusal('bomb.docx', zipOf([{ name: 'word/document.xml', packed, unpackedSize: 10 }]))).toBe(
      'file_too_large',
    );
  });
});

describe('a web page', () => {
  it('is read as its paragraphs; scripts and styles are not text', async () => {
    const html = `<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body onload="evil()">
      ${WEB_PAGE.lines.map((line) => `<div><p>${line.replace('>', '&gt;')}</p></div>`).join('\n')}
      <script>document.write('假的')</script><img src="http://example.invalid/x.png"><p>甲&nbsp;&lt;乙&gt;</p></body></html>`;
    const { format, text } = await readOriginal({ name: '总结.html', bytes: utf8(html) });
    expect(format).toBe('html');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([...WEB_PAGE.lines, '甲\u00a0<乙>']);
  });

  it('keeps its lines where it is set as it was typed', async () => {
    const lines = ['清源县市场监督管理局2023年工作总结', '一、主要工作', '全年立案56件。', '二、存在问题'];
    for (const [open, close] of [
      ['<pre>', '</pre>'],
      ['<div style="white-space: pre-wrap">', '</div>'],
    ] as const) {
      const bytes = utf8(`<html><body>${open}${lines.join('\r\n')}${close}<p>甲\n乙</p></body></html>`);
      const { text } = await readOriginal({ name: 'a.html', bytes });
      expect(text.split('\n').filter(Boolean)).toEqual([...lines, '甲 乙']);
    }
  });

  it('of twenty thousand nested elements is read as well', async () => {
    const { text } = await readOriginal({
      name: 'a.htm',
      bytes: utf8(`${'<div>'.repeat(20_000)}检查企业${'</div>'.repeat(20_000)}`),
    });
    expect(text).toBe('检查企业');
  });
});

describe('a Markdown text', () => {
  it('shows no remark that stands on lines of its own', async () => {
    const text =
      '# 临河县工作总结\n\n<!-- 旧稿998件\n还有997件 -->\n\n查办案件452件。\n\n| 指标 | 数 |\n|---|---|\n| 药店 | 86 |\n';
    const { text: read, layout } = await readOriginal({ name: 'a.md', bytes: Buffer.from(text) });
    const { sections } = parseOriginal(read, {}, layout);
    const shown = passagesInOrder(sections)
      .map((passage) => passage.text)
      .join('\n');
    expect(shown).toContain('452件');
    expect(shown).toContain('86');
    expect(shown).not.toMatch(/99[78]/);
  });
});

describe('a Word document', () => {
  it('is read paragraph by paragraph', async () => {
    const { format, text } = await readOriginal({
      name: '总结.docx',
      bytes: docxOf(WEB_PAGE.lines.slice(5, 11)),
    });
    expect(format).toBe('docx');
    expect(text.split('\n\n')).toEqual(WEB_PAGE.lines.slice(5, 11));
  });
});

describe('a PDF', () => {
  it('with a text layer is read line by line, with a blank line where paper was left blank', async () => {
    const bytes = pdfOf('(GM2D 2023) Tj 0 -40 Td (First line of the text) Tj 0 -16 Td (goes on here.) Tj');
    const { format, text } = await readOriginal({ name: 'a.pdf', bytes });
    expect([format, text]).toEqual(['pdf', 'GM2D 2023\n\nFirst line of the text\ngoes on here.']);
  });

  it('in Chinese is read as well', async () => {
    const lines = WEB_PAGE.lines.slice(5, 9).map((line) => line.slice(0, 40));
    const { text } = await readOriginal({ name: '总结.pdf', bytes: chinesePdfOf(lines) });
    expect(text.split('\n')).toEqual(lines);
  });

  it('without one is refused', async () => {
    expect(await refusal('scan.pdf', pdfOf(''))).toBe('file_no_text');
  });
});
