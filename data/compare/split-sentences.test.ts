import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './split-sentences.ts';

const cut = (text: string): string[] => {
  const characters = [...text];
  return splitSentences(text).map(([a, b]) => characters.slice(a, b).join(''));
};

describe('the sentences of a passage', () => {
  it('end behind their full stop and what closes behind it', () => {
    expect(cut('他说：“今天办好了。”窗口随即关闭！下周再来？好')).toEqual([
      '他说：“今天办好了。”',
      '窗口随即关闭！',
      '下周再来？',
      '好',
    ]);
  });

  it('keep clauses that a semicolon joins together', () => {
    expect(cut('检查药店12家；检查诊所3家。')).toHaveLength(1);
  });

  it('cover the passage without gap or overlap, whatever stands in it', () => {
    const mark = fc.constantFrom('。', '！', '，', '”', '𠮷', '市', '3', '.', '\n', '；');
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 1500 }), (marks) => {
        const ranges = splitSentences(marks.join(''));
        let at = 0;
        for (const [start, end] of ranges) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(marks.length);
      }),
    );
  });

  it('cut a stretch without any full stop at its commas', () => {
    const pieces = cut('走访商户若干户，'.repeat(12_500));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(400);
    expect(pieces.every((piece) => piece.endsWith('，'))).toBe(true);
  });
});
