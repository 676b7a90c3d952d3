import { describe, expect, it } from 'vitest';
import { displayWidth, shorten, table } from './table.ts';

describe('a table for a terminal', () => {
  it('lines up Chinese and Latin text', () => {
    const lines = table(
      ['机关', '年度'],
      [
        ['平湖', '2022'],
        ['zhuzhou', '2020'],
      ],
    ).split('\n');
    expect(lines).toEqual(['机关     年度', '平湖     2022', 'zhuzhou  2020']);
  });

  it('shortens by columns, not by characters', () => {
    expect(shorten('放心消费示范单位', 9)).toBe('放心消费…');
    expect(displayWidth(shorten('放心消费示范单位', 8))).toBeLessThanOrEqual(8);
    expect(shorten('GM2D', 9)).toBe('GM2D');
  });
});
