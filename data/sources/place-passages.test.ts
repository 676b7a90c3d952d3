import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOfRange, characterAt } from '../contract/printed-boxes.ts';
import type { PassageId } from '../contract/model.ts';
import type { PrintedLine } from '../contract/page-model.ts';
import type { LinePlace } from '../schema/line-places.ts';
import { placePassages, type PlacedPassage } from './place-passages.ts';

const passage = (id: string, ...runs: [number, number, number][]): PlacedPassage => ({
  passageId: id as PassageId,
  isTable: false,
  runs,
});
const line = (rawStart: number, rawEnd: number, y = 100, page = 1): LinePlace => ({
  page,
  rawStart,
  rawEnd,
  x: 1000,
  y,
  width: 10_000,
  height: 500,
});

describe('places of passages', () => {
  it('are those of their lines, indents and breaks left out', () => {
    const raw = '　　全年检查\n门店九家。\n— 1 —';
    const placed = placePassages(
      [passage('a', [0, 2, 4], [4, 7, 5])],
      [line(0, 6), line(7, 12, 700), line(13, 18, 9000)],
      raw,
    );
    expect(placed.map(({ start, end, x, y, width }) => [start, end, x, y, width])).toEqual([
      [0, 4, 1000, 100, 10_000],
      [4, 9, 1000, 700, 10_000],
    ]);
  });

  it('cut a line that gave words to two passages', () => {
    const placed = placePassages(
      [passage('heading', [0, 0, 2]), passage('text', [0, 2, 8])],
      [line(0, 10)],
      '一、全年检查门店九家',
    );
    expect(placed.map(({ passageId, x, width }) => [passageId, x, width])).toEqual([
      ['heading', 1000, 2000],
      ['text', 3000, 8000],
    ]);
  });

  it('are no more than a text can have, whatever an archive of somebody else says of its lines', () => {
    const passages = Array.from({ length: 500 }, (_, i) => passage(`p${i}`, [0, i, 1]));
    const lines = Array.from({ length: 300 }, () => line(0, 500));
    const placed = placePassages(passages, lines, '一'.repeat(500));
    expect(placed.length).toBeLessThan(100_000);
    expect(new Set(placed.map(({ passageId }) => passageId)).size).toBe(500);
    const endless = [line(0, 2), line(2, 0xffff_ffff)];
    expect(placePassages(passages, endless, '一'.repeat(500))).toHaveLength(2);
  });

  it('keep what is known of their characters, in the part of a line that is each one’s own', () => {
    // 12 characters; 一、 is set apart, the last stands far to the right, and the line falls.
    const place: LinePlace = {
      ...line(0, 10),
      drift: 100,
      knots: [
        [2, 6554],
        [2, 13_107],
        [9, 58_982],
      ],
    };
    const [heading, text] = placePassages(
      [passage('heading', [0, 0, 2]), passage('text', [0, 2, 8])],
      [place],
      '一、全年检查门店九家',
    );
    expect(heading).toMatchObject({ x: 1000, y: 55, width: 1000, drift: 10 });
    expect(text).toMatchObject({ x: 3000, y: 110, width: 8000, drift: 80 });
    const [last] = boxesOfRange([text!], '全年检查门店九家', [7, 8]);
    expect(last).toMatchObject({ x: 10_000, width: 1000, y: 145 });
    expect(characterAt([text!], () => '全年检查门店九家', { page: 1, x: 10_500, y: 400 })?.offset).toBe(7);
  });

  it('stay with the passage whose words they are, in any order of the page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 })), {
          minLength: 1,
          maxLength: 20,
        }),
        (parts) => {
          // Lines of so many characters, each with a gap behind it; every third line begins a passage.
          let raw = '';
          const places: LinePlace[] = [];
          const runs: [number, number, number][][] = [];
          parts.forEach(([length, gap], i) => {
            const start = raw.length;
            raw += '字'.repeat(length) + '\n'.repeat(gap + 1);
            places.push(line(start, start + length, i * 600));
            if (i % 3 === 0) runs.push([]);
            const own = runs.at(-1)!;
            const before = own.at(-1);
            own.push([before ? before[0] + before[2] : 0, start, length]);
          });
          const placed = placePassages(
            runs.map((own, i) => passage(String(i), ...own)),
            places.toReversed(),
            raw,
          );
          expect(placed).toHaveLength(places.length);
          placed.forEach((one, i) => {
            expect(one.passageId).toBe(String(Math.floor(i / 3)));
            expect(one.end - one.start).toBe(parts[i]![0]);
            expect(one.y).toBe(i * 600);
          });
        },
      ),
    );
  });
});

describe('a range of a passage', () => {
  const lines: PrintedLine[] = [
    {
      page: 1,
      passageId: 'a' as PassageId,
      start: 0,
      end: 4,
      isCell: false,
      x: 0,
      y: 0,
      width: 8000,
      height: 500,
    },
    {
      page: 2,
      passageId: 'a' as PassageId,
      start: 4,
      end: 8,
      isCell: false,
      x: 0,
      y: 0,
      width: 6000,
      height: 500,
    },
  ];
  const text = '检查门店12家次';

  it('is a box a line, by the breadth of its characters', () => {
    expect(boxesOfRange(lines, text, [3, 6])).toEqual([
      { page: 1, x: 6000, y: 0, width: 2000, height: 500 },
      { page: 2, x: 0, y: 0, width: 2000, height: 500 },
    ]);
  });

  it('is found again by a point inside of it', () => {
    for (let at = 0; at < 8; at++) {
      const [box] = boxesOfRange(lines, text, [at, at + 1]);
      const found = characterAt(lines, () => text, {
        page: box!.page,
        x: box!.x + box!.width / 2,
        y: 250,
      });
      expect(found?.offset).toBe(at);
    }
    expect(characterAt(lines, () => text, { page: 1, x: 9000, y: 250 })).toBeNull();
  });
});
