import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOriginal } from '../read-original.ts';
import { readProperties } from './doc/paragraph-properties.ts';

// One paper with numbered lists and a table of joined cells, saved by an office suite.

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../testing/office', name)));

const LINES = [
  '清源县水务局2023年工作情况',
  '一、做了什么',
  '1. 疏浚河道12处。',
  '2. 加固堤岸：',
  'a. 石堤3段；',
  'b. 土堤5段。',
  '3. 巡查水库。',
  '7. 另起的一项。',
];
const CELLS = [
  '0 0 2×3 水源',
  '0 3 1×4 供水（万吨）',
  '0 7 1×5 水质（次）',
  '1 3 1×1 一月',
  '1 11 1×1 戊',
  '2 0 2×1 水库',
  '2 1 1×2 东库 （大）',
  '2 11 1×1 5',
  '3 1 1×1 西库',
  '3 2 1×1 小',
  '3 11 1×1 10',
];

describe.each(['listed.doc', 'listed.rtf'])('%s', (name) => {
  it('has the numbers that are printed before its paragraphs', async () => {
    const { text } = await readOriginal({ name, bytes: bytesOf(name) });
    expect(text.split('\n').filter(Boolean).slice(0, LINES.length)).toEqual(LINES);
  });

  it('has the spans of its cells, in rows of many cells too', async () => {
    const { text, layout } = await readOriginal({ name, bytes: bytesOf(name) });
    const [table] = layout!.tables;
    const characters = [...text];
    const cells = table!.cells.map(
      ({ row, column, rowSpan, columnSpan, start, end }) =>
        `${row} ${column} ${rowSpan}×${columnSpan} ${characters.slice(start, end).join('')}`,
    );
    expect([table!.rows, table!.columns]).toEqual([4, 12]);
    expect(cells).toEqual(expect.arrayContaining(CELLS));
    expect(text.endsWith('表后的一段话。')).toBe(true);
  });
});

describe('a Word 97 file', () => {
  it('has the headings that its styles name', async () => {
    const { text, layout } = await readOriginal({ name: 'listed.doc', bytes: bytesOf('listed.doc') });
    const characters = [...text];
    expect(
      layout!.headings.map(({ start, end, level }) => `${level} ${characters.slice(start, end).join('')}`),
    ).toEqual(['1 清源县水务局2023年工作情况', '2 一、做了什么', '2 二、数字']);
  });

  it('keeps its words where its properties lead nowhere', async () => {
    const bytes = bytesOf('listed.doc');
    const whole = await readOriginal({ name: 'a.doc', bytes });
    // The lists are said to stand far behind the end of the file.
    const document = Buffer.from(bytes).indexOf(Buffer.from([0xec, 0xa5]));
    const spoilt = Buffer.from(bytes);
    spoilt.writeUInt32LE(0x7fff0000, document + 0x02e2);
    const { text } = await readOriginal({ name: 'a.doc', bytes: new Uint8Array(spoilt) });
    expect(whole.text).toContain('1. 疏浚河道12处。');
    expect(text).toContain('疏浚河道12处。');
    expect(text).not.toContain('1. 疏浚河道12处。');
  });

  it('is read to its end where its sectors lead back to their beginning', async () => {
    const bytes = bytesOf('report.doc');
    const { text } = await readOriginal({ name: 'a.doc', bytes });
    const spoilt = Buffer.from(bytes);
    const table = (spoilt.readUInt32LE(76) + 1) * 512;
    const sectors = Array.from({ length: 128 }, (_, sector) => sector);
    const next = (sector: number): number => spoilt.readUInt32LE(table + 4 * sector);
    for (const last of sectors.filter((sector) => next(sector) === 0xfffffffe)) {
      const before = sectors.find((sector) => next(sector) === last);
      if (before !== undefined) spoilt.writeUInt32LE(before, table + 4 * last);
    }
    expect(Buffer.compare(spoilt, bytes)).not.toBe(0);
    expect((await readOriginal({ name: 'a.doc', bytes: new Uint8Array(spoilt) })).text).toBe(text);
  });

  it('tells of a row where its cells begin, and which are parts of others', () => {
    const cell = (flags: number): readonly number[] => [flags, ...Array<number>(19).fill(0)];
    const edges = [0, 0, 100, 0, 200, 0, 44, 1];
    const operand = [3, ...edges, ...cell(2), ...cell(1), ...cell(1 << 5)];
    const length = operand.length + 1;
    const changes = Buffer.from([0x17, 0x24, 1, 0x08, 0xd6, length & 255, length >> 8, ...operand, 0, 0]);
    expect(readProperties(changes)).toMatchObject({
      isRowEnd: true,
      row: {
        edges: [0, 100, 200, 300],
        joinsLeft: [false, true, false],
        joinsAbove: [false, false, true],
      },
    });
  });
});
