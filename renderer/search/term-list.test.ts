import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsIn, textOfFile } from './term-list.ts';

describe('a list of terms', () => {
  it('is read from lines, a column of a table or one line with marks between', () => {
    expect(termsIn('放心消费\r\n浙食链\n\n 双随机 ').terms).toEqual(['放心消费', '浙食链', '双随机']);
    expect(termsIn('\uFEFF放心消费,12\n"知识产权, 保护",3').terms).toEqual(['放心消费', '知识产权, 保护']);
    expect(termsIn('电梯\t2022\n气瓶\t2020').terms).toEqual(['电梯', '气瓶']);
    expect(termsIn('电梯、气瓶；锅炉').terms).toEqual(['电梯', '气瓶', '锅炉']);
  });

  it('on one line with commas is taken apart at them, and drops nothing', () => {
    expect(termsIn('电梯,食品,药品').terms).toEqual(['电梯', '食品', '药品']);
    expect(termsIn('\n电梯, 食品,"知识产权, 保护", \n').terms).toEqual(['电梯', '食品', '知识产权, 保护']);
    expect(termsIn('电梯，食品、药品').terms).toEqual(['电梯', '食品', '药品']);
  });

  it('holds each term once and says how many came again', () => {
    expect(termsIn('电梯\n气瓶\n电梯')).toEqual({ terms: ['电梯', '气瓶'], repeated: 1 });
  });

  it('of anything is a list without empty or repeated terms', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { terms } = termsIn(text);
        expect(new Set(terms).size).toBe(terms.length);
        expect(terms.every((term) => term.trim() === term && term !== '')).toBe(true);
      }),
    );
  });
});

describe('the text of a file', () => {
  it('is found in UTF-8, UTF-16 and the encoding of Excel in China', () => {
    expect(textOfFile(new TextEncoder().encode('电梯'))).toBe('电梯');
    expect(textOfFile(Uint8Array.of(0xff, 0xfe, 0x35, 0x75, 0xaf, 0x68))).toContain('电梯');
    expect(textOfFile(Uint8Array.of(0xb5, 0xe7, 0xcc, 0xdd))).toBe('电梯');
  });
});
