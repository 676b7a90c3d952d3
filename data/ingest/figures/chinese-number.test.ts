import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, inPlainNumerals } from './chinese-number.ts';

const DIGITS = '零一二三四五六七八九';

/** Writes a number below ten thousand as it is read aloud. */
function written(value: number): string {
  let text = '';
  let gap = false;
  for (const [place, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${name}`;
      gap = false;
    }
  }
  return text;
}

describe('a number in Chinese characters', () => {
  it('is read back as it was written, below ten thousand and in myriads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (low, high) => {
        expect(chineseNumber(written(low))).toBe(low);
        expect(chineseNumber(`${written(high)}万`)).toBe(high * 10000);
      }),
    );
  });

  it('may begin with its place: 十二, 百, 千万', () => {
    expect(chineseNumber('十二')).toBe(12);
    expect(chineseNumber('百')).toBe(100);
    expect(chineseNumber('万')).toBe(10000);
    expect(chineseNumber('千万')).toBe(10000000);
    expect(chineseNumber('两万')).toBe(20000);
  });

  it('may have decimals: 零点五, 十二点零三', () => {
    expect(chineseNumber('零点五')).toBe(0.5);
    expect(chineseNumber('十二点零三')).toBe(12.03);
    expect(chineseNumber('点五')).toBeNull();
    expect(chineseNumber('三点')).toBeNull();
    expect(chineseNumber('三点十')).toBeNull();
    expect(chineseNumber('三点五点二')).toBeNull();
  });

  it('is no number where the characters only stand in a row', () => {
    expect(chineseNumber('三四')).toBeNull();
    expect(chineseNumber('十百')).toBeNull();
    expect(chineseNumber('')).toBeNull();
  });
});

describe('a number as written on cheques', () => {
  it.each([
    ['两千肆佰余户', '两千四百余户'],
    ['叁拾贰家', '三十二家'],
    ['壹万伍仟元', '一万五千元'],
    ['收拾市场，由陆路运输，拾起垃圾', '收拾市场，由陆路运输，拾起垃圾'],
    ['伍某、陆某各报一案', '伍某、陆某各报一案'],
  ])('%s', (printed, plain) => {
    expect(inPlainNumerals(printed)).toBe(plain);
  });
});
