import { describe, expect, it } from 'vitest';
import { withDownwards } from './downwards.ts';
import type { Glyph } from './page-ink.ts';
import { printedPage } from './printed-page.ts';

const glyph = (text: string, x: number, y: number, turns = 0): Glyph => ({
  text,
  x,
  y,
  width: 16,
  size: 16,
  turns,
  isVertical: false,
});
/** Each character below the one before; digits and quotation marks are turned. */
const down = (text: string, x: number): Glyph[] =>
  [...text].map((character, i) => glyph(character, x, 100 + 16 * i, /[\d“”]/.test(character) ? 1 : 0));
const across = (text: string, y: number): Glyph[] =>
  [...text].map((character, i) => glyph(character, 80 + 16 * i, y));

describe('a page of vertical writing', () => {
  const first = '全年检查门店603家坚持“疫情要防住”各项工作';
  const second = '受理投诉举报一百余件为消费者挽回损失万元';

  it('reads down, the lines from right to left, with turned digits and marks in their places', () => {
    const ink = { glyphs: [...across('工作总结', 60), ...down(first, 400), ...down(second, 370)], rules: [] };
    const { segments, aside } = printedPage(1, ink, 595, 842);
    expect(segments.map(({ text }) => text)).toEqual([first, second, '工作总结']);
    expect(aside).toEqual([]);
  });

  it('is none where the lines go across', () => {
    const lines = Array.from({ length: 30 }, (_, i) => across('全年检查门店', 100 + 24 * i)).flat();
    expect(withDownwards(lines)).toBe(lines);
  });
});
