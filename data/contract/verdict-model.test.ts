import { describe, expect, it } from 'vitest';
import type { FigureFields } from './indicator-model.ts';
import { isCorrection, readVerdict, verdictText } from './verdict-model.ts';

const figure = (period: string): FigureFields => ({
  ...{ subject: '立案', value: 36, unit: '件', kind: 'actual' },
  period,
});
const kept = (read: FigureFields) =>
  readVerdict({ key: 'a @1', value: verdictText({ state: 'verified', read, corrected: null }), rivals: [] });

describe('a verdict', () => {
  it.each(['2023', '2016-2020', '2023-H1', '2023-04', '2023-01/2023-09', ''])(
    'is kept of a figure whatever its period: %j',
    (period) => {
      expect(kept(figure(period))).toMatchObject({ state: 'verified', read: { period } });
    },
  );

  it('corrects to a period that a figure can have', () => {
    for (const period of ['2023', '2016-2020', '2023-H1', '2023-04', '2023-01/2023-09'])
      expect([period, isCorrection(figure(period))]).toEqual([period, true]);
    for (const period of ['', '0', '去年', '2023-13', '2023-01/09'])
      expect([period, isCorrection(figure(period))]).toEqual([period, false]);
  });
});
