import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../contract/model.ts';
import { diffFigures, diffSentence } from './diff-sentence.ts';

const cut = (text: string, ranges: readonly TextRange[]): string[] =>
  ranges.map(([start, end]) => [...text].slice(start, end).join(''));
const without = (text: string, ranges: readonly TextRange[]): string =>
  [...text].filter((_, at) => !ranges.some(([start, end]) => at >= start && at < end)).join('');

const sentence = fc
  .array(fc.constantFrom('检查', '药店', '12', '家', '，', '𠮷', '全年', '3.5', '%', '超过', ' '), {
    maxLength: 14,
  })
  .map((words) => words.join(''));

describe('the difference inside a sentence', () => {
  it('leaves the same text on both sides when the marked words are taken away', () => {
    fc.assert(
      fc.property(sentence, sentence, (left, right) => {
        const changes = diffSentence(left, right);
        expect(without(left, changes.left)).toBe(without(right, changes.right));
      }),
    );
  });

  it('mirrors when left and right change places, and is nothing for equals', () => {
    fc.assert(
      fc.property(sentence, sentence, (left, right) => {
        const { left: a, right: b } = diffSentence(left, right);
        expect(diffSentence(right, left)).toEqual({ left: b, right: a });
        expect(diffSentence(left, left)).toEqual({ left: [], right: [] });
      }),
    );
  });

  it('marks a number as a whole', () => {
    const [left, right] = ['补贴3.85亿元。', '补贴3.95亿元。'];
    const changes = diffSentence(left, right);
    expect([cut(left, changes.left), cut(right, changes.right)]).toEqual([['3.85'], ['3.95']]);
  });

  it('marks only the numbers that differ where nothing else does', () => {
    const [left, right] = ['𠮷镇检查12家，处罚３家。', '𠮷镇检查15家，处罚3家。'];
    const changes = diffFigures(left, right);
    expect([cut(left, changes.left), cut(right, changes.right)]).toEqual([['12'], ['15']]);
  });

  it('marks the middle as a whole where too much differs', () => {
    const left = Array.from({ length: 900 }, (_, n) => `甲${n}`).join('，');
    const right = Array.from({ length: 900 }, (_, n) => `乙${n * 7}`).join('；');
    const changes = diffSentence(`首${left}尾。`, `首${right}尾。`);
    expect(changes.left).toHaveLength(1);
    expect(without(`首${left}尾。`, changes.left)).toBe(without(`首${right}尾。`, changes.right));
  });
});
