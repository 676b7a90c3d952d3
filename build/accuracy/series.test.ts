import { describe, expect, it } from 'vitest';
import type { SeriesChange } from '../../data/contract/indicator-model.ts';
import { scoreSeries, type SeriesGold } from './series.ts';

const GOLD: SeriesGold = {
  joined: [{ what: '罚没款', years: { 2020: 700, 2022: 770 }, changes: { '2020-2022': 10 } }],
  either: [{ what: '试点', years: { 2020: 3, 2022: 4 } }],
  apart: [],
};

const step = (more: Partial<SeriesChange>): SeriesChange => ({
  from: 2020,
  to: 2022,
  adjacent: true,
  grade: 'A',
  note: null,
  differenceSi: 70,
  percent: 10,
  reason: null,
  ...more,
});

const series = (values: readonly [number, number], change: SeriesChange) => ({
  points: values.map((value, i) => ({ year: 2020 + 2 * i, value })),
  changes: [change],
});

describe('the score of series', () => {
  it('counts a join that a person made, and what it says', () => {
    expect(scoreSeries([series([700, 770], step({}))], GOLD)).toEqual({
      found: 1,
      right: 1,
      expected: 1,
      faults: [],
    });
    expect(scoreSeries([series([700, 770], step({ percent: 11 }))], GOLD).faults).toHaveLength(1);
  });

  it('takes a join for wrong that nobody made, unless its years are graded C', () => {
    const [alike, apart] = [step({}), step({ grade: 'C' })];
    expect(scoreSeries([series([1, 2], alike)], GOLD).faults).toHaveLength(2);
    expect(scoreSeries([series([700, 770], apart)], GOLD)).toMatchObject({ found: 0, right: 0 });
  });

  it('leaves aside what a careful reader may join or not', () => {
    expect(scoreSeries([series([3, 4], step({}))], GOLD)).toMatchObject({ found: 0, expected: 1 });
  });
});
