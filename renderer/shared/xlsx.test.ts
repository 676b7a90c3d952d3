import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import { xlsxOf } from './xlsx.ts';
import { crc32, zipOf } from './zip.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a table for a spreadsheet', () => {
  it('as CSV begins with the mark of UTF-8, keeps numbers plain and makes formulas harmless', () => {
    expect(
      csvOf([
        ['词语', '合计'],
        ['=1+1', 13],
        ['说“好”,"行"', -2],
      ]),
    ).toBe('\uFEFF"词语","合计"\r\n"\'=1+1",13\r\n"说“好”,""行""",-2\r\n');
  });

  it('as XLSX has numbers as numbers, texts as texts and no formulas', () => {
    const file = text(
      xlsxOf('词表/核对', [
        ['词语', '2022'],
        ['=1+1 <b>', 9158],
      ]),
    );
    expect(file).toContain('<c><v>9158</v></c>');
    expect(file).toContain('=1+1 &lt;b&gt;</t>');
    expect(file).not.toContain('<f>');
    expect(file).toContain('sheet name="词表 核对"');
  });

  it('drops what XML cannot hold', () => {
    expect(text(xlsxOf('a', [['电\u0000梯\uD800']]))).toContain('>电梯</t>');
  });
});

describe('a stored ZIP', () => {
  it('has the checksum of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('tells in its directory where every entry stands', () => {
    const zip = zipOf({ 'a.txt': '甲', '目录/b.txt': 'bb' });
    const view = new DataView(zip.buffer);
    const end = zip.length - 22;
    expect(view.getUint32(end, true)).toBe(0x06054b50);
    expect(view.getUint16(end + 10, true)).toBe(2);
    let at = view.getUint32(end + 16, true);
    for (const [name, content] of [
      ['a.txt', '甲'],
      ['目录/b.txt', 'bb'],
    ] as const) {
      expect(view.getUint32(at, true)).toBe(0x02014b50);
      const nameLength = view.getUint16(at + 28, true);
      expect(text(zip.subarray(at + 46, at + 46 + nameLength))).toBe(name);
      const local = view.getUint32(at + 42, true);
      expect(view.getUint32(local, true)).toBe(0x04034b50);
      const data = local + 30 + nameLength;
      expect(text(zip.subarray(data, data + view.getUint32(local + 22, true)))).toBe(content);
      at += 46 + nameLength;
    }
    expect(at).toBe(end);
  });
});
