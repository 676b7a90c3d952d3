import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../contract/code-points.ts';
import { diffCells } from './diff-cells.ts';
import { ComparisonForm, termReader } from './comparison-form.ts';

const NO_TERMS = termReader(new Map());
const exact = (text: string): string => new ComparisonForm(text, NO_TERMS).exact;

describe('two rows of a table', () => {
  it('differ in the cells that differ, also where a number only stands in another column', () => {
    expect(diffCells('规章\t3\t\t12', '规章\t\t3\t12')).toEqual({
      left: [[3, 4]],
      right: [[4, 5]],
      isOfFigures: true,
    });
    expect(diffCells('处罚\t1\t12', '处罚\t11\t2')).toEqual({
      left: [
        [3, 4],
        [5, 7],
      ],
      right: [
        [3, 5],
        [6, 7],
      ],
      isOfFigures: true,
    });
    expect(diffCells('行政处罚\t1', '行政检查\t1')).toMatchObject({ isOfFigures: false });
    expect(diffCells('处罚\t3,200', '处罚\t3200')).toMatchObject({ left: [], right: [] });
  });

  it('are none where cells are missing, or a text has none', () => {
    expect(diffCells('规章\t3', '规章\t3\t1')).toBeNull();
    expect(diffCells('规章3件', '规章4件')).toBeNull();
  });

  it('have every cell marked that is not the same, whatever the cells', () => {
    const cell = fc.constantFrom('', '3', '12', '𠮷局', '行政处罚', '1.5');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 6 }), (pairs) => {
        const rows = [0, 1].map((side) => pairs.map((pair) => pair[side]).join('\t')) as [string, string];
        const found = diffCells(...rows)!;
        const differing = pairs.filter(([a, b]) => a !== b);
        const marked = [found.left, found.right].map((ranges, side) =>
          ranges.map(([start, end]) => sliceCodePoints(rows[side]!, start, end)),
        );
        expect(marked.flat().every((text) => text !== '' && !text.includes('\t'))).toBe(true);
        expect(marked.flat().length > 0).toBe(differing.length > 0);
      }),
    );
  });
});

describe('texts are the same', () => {
  it.each([
    ['办结3,200件。', '办结3200件。'],
    ['办结 32 件。', '办结３２件。'],
    ['规章 \t3\t 12', '规章\t3\t12'],
  ])('%j and %j', (a, b) => {
    expect(exact(a)).toBe(exact(b));
  });

  it.each([
    ['规章\t3\t\t12', '规章\t\t3\t12'],
    ['上涨2 3项。', '上涨23项。'],
    ['10²米', '102米'],
  ])('not %j and %j', (a, b) => {
    expect(exact(a)).not.toBe(exact(b));
  });
});
