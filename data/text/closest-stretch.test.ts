import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestStretch, figuresOf } from './closest-stretch.ts';

const letters = (least: number, most: number) =>
  fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: least, maxLength: most });

describe('the stretch of a text that is closest to a pattern', () => {
  it('differs from it by as little as any stretch, and is alone in that', () => {
    fc.assert(
      fc.property(letters(0, 14), letters(5, 11), fc.boolean(), (around, pattern, isInside) => {
        const text = isInside ? [...around.slice(0, 5), ...pattern, ...around.slice(5)] : around;
        const found = closestStretch(text, pattern);
        const all = stretchesOf(text, pattern);
        const least = Math.min(...all.map(({ distance }) => distance));
        const best = all.filter(({ distance }) => distance === least);
        const isAlone = best.every((a) => best.every((b) => a.start < b.end && b.start < a.end));
        if (found) {
          expect(found.distance).toBe(least);
          expect(best).toContainEqual(found);
        } else expect(least <= Math.floor(pattern.length / 5) && isAlone).toBe(false);
      }),
    );
  });

  it('is none where two places say the same', () => {
    const text = [...'全面完成任务。全面完成任务。'];
    expect(closestStretch(text, [...'全面完成任务'])).toBeNull();
    expect(closestStretch(text.slice(0, 7), [...'全面完成任务'])).toEqual({ start: 0, end: 6, distance: 0 });
  });

  it('is none where a figure or the way of a change is another', () => {
    const pattern = [...'检查门店三千余家次，比上年增长12.5%'];
    expect(closestStretch([...'检查门店三千余家次，比上年增长12.5%。'], pattern)).not.toBeNull();
    expect(closestStretch([...'检查门店三千余家次，比去年增长12.5%。'], pattern)).not.toBeNull();
    for (const other of ['增长12.6%', '增长12.5‰', '下降12.5%', '增长 2.5%'])
      expect(closestStretch([...`检查门店三千余家次，比上年${other}。`], pattern)).toBeNull();
    expect(closestStretch([...'检查门店两千余家次，比上年增长12.5%。'], pattern)).toBeNull();
  });

  it('is read with figures of any width alike', () => {
    expect(figuresOf('１２．５％')).toBe(figuresOf('12.5%'));
  });
});

/** Every stretch that is not empty and its distance, by the recurrence of Wagner and Fischer. */
function stretchesOf(text: readonly string[], pattern: readonly string[]) {
  return text.flatMap((_, start) =>
    Array.from({ length: text.length - start }, (_unused, extra) => {
      const end = start + extra + 1;
      return { start, end, distance: distanceOf(text.slice(start, end), pattern) };
    }),
  );
}

function distanceOf(a: readonly string[], b: readonly string[]): number {
  const table = a.reduce<number[][]>(
    (rows, one) => [
      ...rows,
      b.reduce<number[]>(
        (row, other, j) => [
          ...row,
          Math.min(rows.at(-1)![j + 1]! + 1, row[j]! + 1, rows.at(-1)![j]! + (one === other ? 0 : 1)),
        ],
        [rows.length],
      ),
    ],
    [Array.from({ length: b.length + 1 }, (_, j) => j)],
  );
  return table.at(-1)!.at(-1)!;
}
