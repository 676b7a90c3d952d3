import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreFigures, type ScoredFigure } from './score-figures.ts';
import { subjectLikeness } from './subject-likeness.ts';

const figure = (change: Partial<ScoredFigure>): ScoredFigure => ({
  at: 100,
  valueSi: 9158,
  unitSi: '家',
  subject: '新增经营主体',
  period: '2022',
  kind: 'actual',
  minor: false,
  ...change,
});

describe('the score of an extraction', () => {
  it('counts a figure as found at the same place with the same value and unit, two characters off at most', () => {
    expect(scoreFigures([figure({})], [figure({ at: 102 })]).recall).toBe(1);
    for (const wrong of [{ at: 103 }, { valueSi: 9159 }, { unitSi: '户' }]) {
      const score = scoreFigures([figure({})], [figure(wrong)]);
      expect([score.recall, score.precision, score.missed.length, score.extra.length]).toEqual([0, 0, 1, 1]);
    }
  });

  it('never lets one found figure stand for two', () => {
    expect(scoreFigures([figure({}), figure({ at: 101 })], [figure({})]).recall).toBe(0.5);
  });

  it('judges subject, kind and period apart from the match', () => {
    const score = scoreFigures(
      [figure({})],
      [figure({ subject: '新设经营主体数量', kind: 'stock', period: '2021' })],
    );
    expect([score.recall, score.subject, score.kind, score.period]).toEqual([1, 1, 0, 0]);
  });

  it('is full marks for what is compared with itself', () => {
    const any = fc.array(
      fc.record({ at: fc.nat(9999), valueSi: fc.nat(99), unitSi: fc.constantFrom('家', '件') }),
    );
    fc.assert(
      fc.property(any, (changes) => {
        const all = changes.map(figure);
        const score = scoreFigures(all, all);
        expect([score.recall, score.precision, score.kind]).toEqual([1, 1, 1]);
      }),
    );
  });
});

describe('two subjects', () => {
  it('are alike when they share their pairs of characters, whatever order and filling words', () => {
    expect(subjectLikeness('培育放心消费单位', '放心消费单位的数量')).toBe(1);
    expect(subjectLikeness('罚没款', '电梯扫码维保率')).toBe(0);
  });
});
