import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Defect, PassageId } from '../contract/model.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { findRepairs, type MappedPassage } from './find-repairs.ts';

/** A passage made of these source characters, by their offsets. */
function passageOf(raw: readonly number[], name = 'a:original:1'): MappedPassage {
  // A name for the test is a passage id.
  const passageId = name as PassageId;
  return {
    passageId,
    rawStart: Math.min(...raw),
    rawEnd: Math.max(...raw) + 1,
    map: OffsetMap.fromOffsets(raw),
  };
}

const defect = (rawStart: number, rawEnd: number, before: string, after: string): Defect => ({
  kind: 'stray_space',
  rawStart,
  rawEnd,
  before,
  after,
});

describe('the repairs of a passage', () => {
  it('are marked where the new character stands', () => {
    // 全市⽐上年 with a radical at 2, read 全市比上年.
    expect(findRepairs([passageOf([0, 1, 2, 3, 4])], [defect(2, 3, '⽐', '比')])).toMatchObject([
      { start: 2, end: 3, before: '⽐', isRemoved: false },
    ]);
  });

  it('are marked on both sides of what was taken out', () => {
    // 共12 ↵家: the space and the line end at 3 and 4 are gone.
    expect(findRepairs([passageOf([0, 1, 2, 5])], [defect(3, 5, ' \n', '')])).toMatchObject([
      { start: 2, end: 4, isRemoved: true },
    ]);
  });

  it('belong to the passages that show them, and to no other', () => {
    const passages = [passageOf([0, 1, 2]), passageOf([10, 11, 13, 14], 'a:original:2')];
    expect(findRepairs(passages, [defect(12, 13, ' ', '')])).toMatchObject([
      { passageId: 'a:original:2', start: 1, end: 3 },
    ]);
    expect(findRepairs(passages, [defect(5, 8, '打印关闭', '')])).toEqual([]);
  });

  it('stay in place behind other repairs, and in a sentence that a caption cut in two', () => {
    // The caption at [3, 8) was lifted; behind it a doubled 罚 at [9, 10) was taken out.
    const passage = passageOf([0, 1, 2, 8, 10, 11]);
    expect(findRepairs([passage], [defect(3, 8, '图为现场。', ''), defect(9, 10, '罚', '')])).toMatchObject([
      { start: 2, end: 4 },
      { start: 3, end: 5 },
    ]);
  });

  it('lie inside the text, and a replaced range comes from the source range of its repair', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 40 });
    const repair = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 8 }), fc.boolean());
    fc.assert(
      fc.property(offsets, repair, (unsorted, [from, length, isReplaced]) => {
        const raw = unsorted.toSorted((a, b) => a - b);
        const found = findRepairs(
          [passageOf(raw)],
          [defect(from, from + length, '旧', isReplaced ? '新' : '')],
        );
        for (const { start, end, isRemoved } of found) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(raw.length);
          expect(end).toBeGreaterThan(start);
          if (!isRemoved)
            expect(raw.slice(start, end)).toEqual(raw.filter((at) => at >= from && at < from + length));
        }
      }),
    );
  });
});
