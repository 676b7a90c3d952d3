import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, runsOf, segmentsOf, type Mark } from './marks.ts';

const text = fc
  .array(fc.constantFrom(...'放心消费单位𠮷3777家，'), { maxLength: 80 })
  .map((parts) => parts.join(''));
const marks = fc.array(
  fc
    .tuple(fc.nat(90), fc.nat(12), fc.constantFrom('hit', 'note-blue'))
    .map(([start, length, kind]): Mark => ({ start, end: start + length, kind })),
  { maxLength: 6 },
);

describe('segments', () => {
  it('joined give the text again, and no mark begins or ends inside one', () => {
    fc.assert(
      fc.property(text, marks, (passage, list) => {
        const segments = segmentsOf(passage, list);
        expect(segments.map((segment) => segment.text).join('')).toBe(passage);
        let at = 0;
        for (const segment of segments) {
          const end = at + [...segment.text].length;
          for (const mark of list) {
            const inside = (point: number): boolean => point > at && point < end;
            if (mark.end > mark.start) expect(inside(mark.start) || inside(mark.end)).toBe(false);
          }
          at = end;
        }
      }),
    );
  });

  it('cut astral characters whole', () => {
    expect(segmentsOf('𠮷市', [{ start: 1, end: 2, kind: 'hit' }]).map((segment) => segment.text)).toEqual([
      '𠮷',
      '市',
    ]);
  });
});

describe('an excerpt', () => {
  it('shows the first mark and marks the same characters', () => {
    const passage = `${'一'.repeat(200)}浙食链${'二'.repeat(200)}`;
    const { text: shown, marks: moved } = excerptOf(passage, [{ start: 200, end: 203, kind: 'hit' }], 60);
    const [mark] = moved;
    expect([...shown].slice(mark!.start, mark!.end).join('')).toBe('浙食链');
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
  });

  it('is the whole passage when that is short', () => {
    expect(excerptOf('短句', [], 60)).toEqual({ text: '短句', marks: [] });
  });

  it('of a table is the row with the mark, its cells parted by a bar', () => {
    const table = '项目\t本年\t上年\n规章\t3\t74\n许可\t12\t9';
    const at = table.indexOf('74');
    expect(excerptOf(table, [{ start: at, end: at + 2, kind: 'hit' }], 60)).toEqual({
      text: '规章｜3｜74',
      marks: [{ start: 5, end: 7, kind: 'hit' }],
    });
    expect(excerptOf(table, [{ start: 0, end: 2, kind: 'hit' }], 60).text).toBe('项目｜本年｜上年');
    expect(excerptOf(table, [], 60).text).toBe('项目｜本年｜上年');
  });
});

describe('corrected words', () => {
  it('are one run, however other marks cut them, and the words joined are the text again', () => {
    const text = '店员轮流值守，群众满意。';
    const correction = { start: 2, end: 6, kind: 'correction', replacement: '志愿者在岗' };
    const runs = runsOf(segmentsOf(text, [correction, { start: 0, end: 4, kind: 'hit' }]));
    expect(runs.map((run) => run.segments.map((one) => one.text))).toEqual([
      ['店员'],
      ['轮流', '值守'],
      ['，群众满意。'],
    ]);
    expect(runs.map((run) => run.correction)).toEqual([null, correction, null]);
    expect(runs.flatMap((run) => run.segments.map((one) => one.text)).join('')).toBe(text);
  });
});
