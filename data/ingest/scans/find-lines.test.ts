import { describe, expect, it } from 'vitest';
import { findLines } from './find-lines.ts';

/** A map of probabilities with bars that rise by `slope`. */
function mapOf(bars: readonly { x: number; y: number; w: number; h: number }[], slope = 0): Float32Array {
  const map = new Float32Array(400 * 200);
  for (const { x, y, w, h } of bars)
    for (let i = x; i < x + w; i++)
      for (let j = y; j < y + h; j++) map[Math.round(j + slope * i) * 400 + i] = 0.9;
  return map;
}

describe('lines in a map of probabilities', () => {
  it('are one box each, grown to the height of the text', () => {
    const { boxes, skew } = findLines(
      mapOf([
        { x: 20, y: 30, w: 300, h: 8 },
        { x: 20, y: 60, w: 120, h: 8 },
      ]),
      400,
    );
    expect(skew).toBe(0);
    expect(boxes).toHaveLength(2);
    expect(boxes[0]!.h).toBeGreaterThan(16);
    expect(boxes[0]!.x).toBeLessThan(20);
  });

  it('share the slope of the page', () => {
    const bars = [20, 60, 100].map((y) => ({ x: 10, y, w: 360, h: 8 }));
    const { boxes, skew } = findLines(mapOf(bars, 0.03), 400);
    expect(skew).toBeCloseTo(0.03, 2);
    expect(Math.max(...boxes.map(({ h }) => h))).toBeLessThan(26);
  });

  it('leave dust and faint spots out', () => {
    const map = mapOf([{ x: 5, y: 5, w: 3, h: 3 }]);
    for (let i = 0; i < 200; i++) map[150 * 400 + i] = map[151 * 400 + i] = map[152 * 400 + i] = 0.35;
    expect(findLines(map, 400).boxes).toEqual([]);
  });
});
