import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENRES } from './contract/genre.ts';
import type { NamedReport, ReportId } from './contract/model.ts';
import { periodLength, periodWords, yearOfPeriod } from './contract/period.ts';
import { nameReports } from './contract/report-names.ts';

const report = fc.record({
  agencyLabel: fc.option(fc.constantFrom('平湖', '清河')),
  yearCovered: fc.option(fc.constantFrom(2021, 2022)),
  genre: fc.option(fc.constantFrom(...GENRES)),
  period: fc.option(fc.constantFrom('2022', '2022-H1', '2022-Q3', '2022-04', '2021/2022')),
  title: fc.option(fc.constantFrom('工作总结', '守护一城烟火')),
  sourceFile: fc.option(fc.constantFrom('甲.txt', '乙.txt')),
});
const reports = fc.array(report, { maxLength: 30 }).map((list) =>
  list.map((one, i): NamedReport => ({
    ...one,
    agency: one.agencyLabel,
    // A test may name a report as it likes.
    reportId: `r-${i}` as ReportId,
  })),
);
const PINGHU = {
  agency: '平湖市市场监督管理局',
  agencyLabel: '平湖',
  yearCovered: 2022,
  title: '实干笃行',
  sourceFile: null,
};
const named = (list: readonly Pick<NamedReport, 'genre' | 'period'>[]): readonly string[] => [
  ...nameReports(list.map((one, i) => ({ ...PINGHU, ...one, reportId: `r-${i}` as ReportId }))).values(),
];

describe('what reports are called', () => {
  it('is agency and year for a report that shares them with none', () => {
    expect(named([{ genre: 'annual-review', period: '2022' }])).toEqual(['平湖 2022']);
  });

  it('takes in the genre, and the part of the year, as soon as two share them', () => {
    expect(
      named([
        { genre: 'annual-review', period: '2022' },
        { genre: 'disclosure', period: '2022' },
        { genre: 'interim-review', period: '2022-H1' },
      ]),
    ).toEqual(['平湖 2022 年度总结', '平湖 2022 信息公开年报', '平湖 2022 上半年总结']);
  });

  it('is never the same for two reports, and never empty', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const names = nameReports(list);
        expect(names.size).toBe(list.length);
        expect(new Set(names.values()).size).toBe(list.length);
        expect([...names.values()]).not.toContain('');
      }),
    );
  });
});

describe('a period', () => {
  it.each([
    ['2022', 'year', 2022, '2022年'],
    ['2022-H1', 'half', 2022, '2022年上半年'],
    ['2022-Q3', 'quarter', 2022, '2022年三季度'],
    ['2022-04', 'month', 2022, '2022年4月'],
    ['2021/2022', 'span', 2022, '2021—2022年'],
    ['2022-01/2022-09', 'span', 2022, '2022年1月—2022年9月'],
    ['2016-2020', null, null, '2016-2020'],
  ] as const)('%s has a length, a year and words', (period, length, year, words) => {
    expect([periodLength(period), yearOfPeriod(period), periodWords(period, 'zh')]).toEqual([
      length,
      year,
      words,
    ]);
  });
});
