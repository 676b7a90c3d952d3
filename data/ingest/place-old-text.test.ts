import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../contract/code-points.ts';
import type { LinePlace } from '../schema/line-places.ts';
import { placeOldText } from './place-old-text.ts';

function readingOf(lines: readonly string[]): { text: string; places: LinePlace[] } {
  let at = 0;
  const places = lines.map((line, i) => {
    const place = { page: 1, rawStart: at, rawEnd: at + [...line].length, x: 0, y: i, width: 9, height: 1 };
    at = place.rawEnd + 1;
    return place;
  });
  return { text: lines.join('\n'), places };
}

const wordsAt = (old: string, read: Parameters<typeof placeOldText>[1]) =>
  placeOldText(old, read).map(({ y, rawStart, rawEnd }) => [y, sliceCodePoints(old, rawStart, rawEnd)]);

describe('the places of a new reading in an old text', () => {
  it('are those of the lines that say the same, whatever spaces there are', () => {
    const read = readingOf(['奋进新时代', '全年检查餐饮单位418家次，', '责令整改36家。', '12']);
    expect(wordsAt('奋 进 新 时 代\n\n　　全年检查餐饮单位418家次，责令整改36家。12', read)).toEqual([
      [0, '奋 进 新 时 代'],
      [1, '全年检查餐饮单位418家次，'],
      [2, '责令整改36家。'],
      [3, '12'],
    ]);
  });

  it('leave out what the old text says otherwise, and a short line that might be any', () => {
    const read = readingOf(['新增经营主体3128户，', '合计', '同比增长6.4个百分点。']);
    const old = `新增经营主体3123户，${'其他各项工作按期办结。'.repeat(3)}合计12家，同比增长6.4个百分点。`;
    expect(wordsAt(old, read)).toEqual([[2, '同比增长6.4个百分点。']]);
  });

  it('follow columns that were read in another order', () => {
    const [left, right] = ['全年检查餐饮单位若干家次', '立案查处违法案件若干件。'];
    expect(wordsAt(`${right}\n${left}`, readingOf([left, right]))).toEqual([
      [1, right],
      [0, left],
    ]);
  });

  it('are never given twice, and hold the very words of their line', () => {
    const line = fc.stringMatching(/^[检查 12]{1,9}$/u);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (then, now) => {
        const [old, read] = [then.join('\n'), readingOf(now)];
        let behind = 0;
        for (const { y, rawStart, rawEnd } of placeOldText(old, read)) {
          expect(rawStart).toBeGreaterThanOrEqual(behind);
          behind = rawEnd;
          expect(sliceCodePoints(old, rawStart, rawEnd).replaceAll(/\s/g, '')).toBe(
            now[y]!.replaceAll(/\s/g, ''),
          );
        }
      }),
    );
  });
});
