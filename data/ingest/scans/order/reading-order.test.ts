import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutBox } from './layout-box.ts';
import { readingOrder } from './reading-order.ts';

const EM = 12;

/** A line of `length` characters of height `em`, named by `name`. */
function line(name: string, x: number, y: number, length: number, em = EM): LayoutBox {
  const text = name + '字'.repeat(length - name.length);
  const places = Array.from(text, (_, i) => x + (i + 0.5) * em);
  const sureness = places.map(() => 0.99);
  return {
    x,
    y,
    w: length * em,
    h: em,
    text,
    places,
    sureness,
    seconds: places.map(() => null),
    vertical: false,
  };
}

/** Columns of lines side by side; every line is named by its place in the order. */
function columnsOf(count: number, rows: number, top: number, from: number, left = 50): LayoutBox[] {
  return Array.from({ length: count * rows }, (_, i) => {
    const [column, row] = [Math.floor(i / rows), i % rows];
    return line(`${from + i}。`, left + column * 17 * EM, top + row * EM * 1.6, row === rows - 1 ? 9 : 15);
  });
}

/** Two lines side by side that the detector took for one. */
function drawnAsOne(left: LayoutBox, right: LayoutBox): LayoutBox {
  return {
    ...left,
    w: right.x + right.w - left.x,
    text: left.text + right.text,
    places: [...left.places, ...right.places],
    sureness: [...left.sureness, ...right.sureness],
    seconds: [...left.seconds, ...right.seconds],
  };
}

function orderOf(lines: readonly LayoutBox[], skew = 0): number[] {
  return readingOrder(lines, skew)
    .flat(2)
    .map(({ text }) => Number(/^\d+/.exec(text)?.[0]));
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('the reading order of a page', () => {
  it('goes down each column, whatever the order of the boxes and however they are drawn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 4, max: 12 }),
        fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
        (columns, rows, jitter) => {
          const next = (): number => jitter.next().value as number;
          const lines = columnsOf(columns, rows, 100, 0).map((one) => ({
            ...one,
            x: one.x + next(),
            y: one.y + next() * 0.7,
          }));
          expect(orderOf([...lines].sort((a, b) => a.y - b.y || a.x - b.x))).toEqual(upTo(columns * rows));
        },
      ),
    );
  });

  it('takes the headline first and an article below it on its own', () => {
    const lines = [
      line('0。', 200, 20, 12, 30),
      ...columnsOf(4, 6, 100, 1),
      line('25。', 200, 300, 12, 30),
      ...columnsOf(3, 6, 370, 26),
    ];
    expect(orderOf(lines)).toEqual(upTo(44));
  });

  it('takes columns above a strip that is free from edge to edge before those below it', () => {
    const left = columnsOf(1, 8, 250, 24);
    const caption = line('32。', 50 + 1.5 * 17 * EM, 300, 10);
    const right = columnsOf(1, 8, 250, 33, 50 + 3 * 17 * EM);
    expect(orderOf([...columnsOf(4, 6, 100, 0), ...left, caption, ...right])).toEqual(upTo(41));
  });

  it('takes a headline in two pieces as one, and no two headlines of neighbours', () => {
    const [left, right] = [line('0。', 200, 20, 3, 30), line('1。', 300, 22, 9, 28)];
    expect(orderOf([left, right, ...columnsOf(3, 8, 100, 2)])).toEqual(upTo(26).filter((one) => one !== 1));
    const beside = [
      ...[line('0。', 50, 20, 7, 28), ...columnsOf(1, 8, 100, 1)],
      ...[line('9。', 50 + 17 * EM + 60, 20, 5, 28), ...columnsOf(1, 8, 100, 10, 50 + 17 * EM)],
    ];
    expect(orderOf(beside)).toEqual(upTo(18));
  });

  it('takes a headline no broader than a column with all columns below it', () => {
    // Three columns and two; the headline of the three stands over the second of them.
    const lines = [
      ...[line('0。', 50 + 17 * EM + 30, 20, 5, 24), ...columnsOf(3, 8, 100, 1)],
      ...[line('25。', 50 + 58 * EM, 20, 6, 24), ...columnsOf(2, 8, 100, 26, 50 + 51 * EM)],
    ];
    expect(orderOf([...lines].sort((a, b) => a.y - b.y || a.x - b.x))).toEqual(upTo(42));
  });

  it('reads a leaning page', () => {
    const lines = columnsOf(3, 8, 100, 0).map((one) => ({
      ...one,
      x: one.x - 0.02 * one.y,
      places: one.places.map((x) => x - 0.02 * one.y),
    }));
    expect(orderOf(lines, 0.02)).toEqual(upTo(24));
  });

  it.each([2, 3, 4])('cuts lines that were drawn across into a last column of %i lines', (last) => {
    const full = columnsOf(3, 20, 100, 0);
    const short = columnsOf(1, last, 100, 60, 50 + 3 * 17 * EM);
    const across = short.slice(0, 2).map((right, row) => drawnAsOne(full[40 + row]!, right));
    const lines = [...full.filter((_, i) => i !== 40 && i !== 41), ...across, ...short.slice(2)];
    expect(orderOf(lines)).toEqual(upTo(60 + last));
  });

  it('cuts a line that was drawn across two columns', () => {
    const lines = columnsOf(2, 8, 100, 0);
    const [left, right] = [lines[3]!, lines[11]!];
    const others = lines.filter((one) => one !== left && one !== right);
    expect(orderOf([...others, drawnAsOne(left, right)])).toEqual(upTo(16));
  });

  it('cuts it by the ink where the recogniser has drawn its characters together', () => {
    const lines = columnsOf(2, 8, 100, 0);
    const [left, right] = [lines[3]!, lines[11]!];
    const spans = [...left.places, ...right.places].map((at) => [at - EM / 2, at + EM / 2] as const);
    const merged: LayoutBox = {
      ...left,
      ...{ w: right.x + right.w - left.x, text: left.text + right.text, spans },
      places: [...left.places, ...right.places].map((at, i) => (i < 15 ? at + 10 : at - 10)),
      sureness: [...left.sureness, ...right.sureness],
      seconds: [...left.seconds, ...right.seconds],
    };
    const others = lines.filter((one) => one !== left && one !== right);
    expect(orderOf([...others, merged])).toEqual(upTo(16));
  });

  it('cuts it where dust in the gutter was read as a mark', () => {
    const lines = columnsOf(2, 8, 100, 0);
    const [left, right] = [lines[3]!, lines[11]!];
    const merged: LayoutBox = {
      ...left,
      ...{ w: right.x + right.w - left.x, text: `${left.text}：${right.text}` },
      places: [...left.places, left.x + left.w + EM, ...right.places],
      sureness: [...left.sureness, 0.44, ...right.sureness],
      seconds: [...left.seconds, null, ...right.seconds],
    };
    const others = lines.filter((one) => one !== left && one !== right);
    expect(orderOf([...others, merged])).toEqual(upTo(16));
  });

  it('takes vertical headlines first', () => {
    const headline = { ...line('7。', 600, 80, 5, 30), vertical: true };
    expect(orderOf([...columnsOf(1, 6, 100, 0), headline])).toEqual([7, ...upTo(6)]);
  });
});
