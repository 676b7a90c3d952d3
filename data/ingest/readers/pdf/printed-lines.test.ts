import { describe, expect, it } from 'vitest';
import type { Glyph } from './page-ink.ts';
import { segmentsOf } from './printed-lines.ts';

const glyphs = (text: string, x: number, size: number): Glyph[] =>
  [...text].map((character, i) => ({
    text: character,
    x: x + i * size,
    y: 100,
    width: size,
    size,
    turns: 0,
    isVertical: false,
  }));

describe('the pieces of a line', () => {
  it('are parted where a title stands beside a column of smaller text', () => {
    const gap = 23;
    const line = [...glyphs('公报的标题', 80, 22), ...glyphs('右栏的文字', 80 + 110 + gap, 16)];
    expect(segmentsOf(line).map(({ text }) => text)).toEqual(['公报的标题', '右栏的文字']);
  });

  it('are one though its letters are spread a little', () => {
    const spread = glyphs('工作总结', 80, 16).map((glyph, i) => ({ ...glyph, x: glyph.x + 6 * i }));
    expect(segmentsOf(spread).map(({ text }) => text)).toEqual(['工作总结']);
  });
});
