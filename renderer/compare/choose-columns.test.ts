import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import {
  byAgency,
  byYear,
  columnOf,
  MOST_COLUMNS,
  removeAt,
  suggestions,
  swapWithNext,
  moveFirst,
  toggleReport,
  withEdition,
} from './choose-columns.ts';
import { isOneYear, yearsBeside } from './years-beside.ts';
import { reportSummary } from '../shared/testing/report-summary.ts';

it('opens each year in the edition that was being read, where it has it', () => {
  const reports = [report('平湖', 2020, true), report('平湖', 2022), report('平湖', 2025, true)];
  const editions = (edition: 'digest' | 'original') =>
    yearsBeside(reports[0]!, reports, edition).map((column) => column.edition);
  expect(editions('original')).toEqual(['original', 'digest', 'original']);
  expect(editions('digest')).toEqual(['digest', 'digest', 'digest']);
});

it('puts one report of each year side by side, the one that is open among them, and tells of one year only', () => {
  const [first, second, third] = [report('平湖', 2020), report('平湖', 2022), report('平湖', 2025)];
  const doubles = [first, second].map((one) => ({ ...one, reportId: `${one.reportId}-2` as ReportId }));
  const all = [first, second, ...doubles, third, report('株洲', 2022)];
  const shown = (one: ReportSummary) => yearsBeside(one, all, 'digest').map(({ reportId }) => reportId);
  expect(shown(first)).toEqual(['平湖-2020', '平湖-2022', '平湖-2025']);
  expect(shown(doubles[1]!)).toEqual(['平湖-2020', '平湖-2022-2', '平湖-2025']);
  expect([isOneYear(first, all), isOneYear(all.at(-1)!, all)]).toEqual([false, true]);
  expect(shown(all.at(-1)!)).toEqual(['平湖-2020', '株洲-2022']);
});

function report(label: string, year: number, hasOriginal = false): ReportSummary {
  return reportSummary(`${label}-${year}`, year, {
    agency: `${label}市市场监督管理局`,
    agencyLabel: label,
    level: 'county-level city',
    yearPublished: year + 1,
    title: `${label}${year}年工作`,
    hasOriginal,
    editions: hasOriginal ? ['digest', 'original'] : ['digest'],
  });
}

const reports = [
  ...[2025, 2020, 2022, 2021, 2023, 2024].map((year) => report('平湖', year, year > 2021)),
  report('株洲', 2020),
  report('海宁', 2022),
];
const ids = (columns: readonly { readonly reportId: ReportId }[]): string[] =>
  columns.map((column) => column.reportId);
const chosen = (...wanted: string[]) =>
  wanted.reduce(
    (columns, id) =>
      toggleReport(
        columns,
        reports.find((one) => one.reportId === id)!,
        reports,
      ),
    [] as ReturnType<typeof toggleReport>,
  );

describe('choosing reports', () => {
  it('keeps the years of one agency in order, however they are clicked', () => {
    expect(ids(chosen('平湖-2025', '平湖-2020', '平湖-2022'))).toEqual([
      '平湖-2020',
      '平湖-2022',
      '平湖-2025',
    ]);
  });

  it('puts another agency at the end', () => {
    expect(ids(chosen('株洲-2020', '平湖-2022', '平湖-2020'))).toEqual([
      '株洲-2020',
      '平湖-2022',
      '平湖-2020',
    ]);
  });

  it('takes a report out when it is chosen again', () => {
    expect(ids(chosen('平湖-2020', '平湖-2022', '平湖-2020'))).toEqual(['平湖-2022']);
  });

  it('takes no sixth report', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reports.map((one) => one.reportId))), (clicks) => {
        const columns = chosen(...clicks);
        expect(columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
        expect(new Set(ids(columns)).size).toBe(columns.length);
      }),
    );
  });

  it('takes the edition of the last column where the report has it, else the one that it has', () => {
    const original = withEdition(chosen('平湖-2022'), 0, 'original');
    const add = (id: string) =>
      toggleReport(
        original,
        reports.find((one) => one.reportId === id)!,
        reports,
      ).find((one) => one.reportId === id);
    expect(add('平湖-2025')?.edition).toBe('original');
    expect(add('株洲-2020')?.edition).toBe('digest');
  });

  it('keeps a pinned column first, and lets the last one make room for a sixth', () => {
    const add = (columns: ReturnType<typeof chosen>, id: string) =>
      toggleReport(
        columns,
        reports.find((one) => one.reportId === id)!,
        reports,
        columns[0]!.reportId,
      );
    const pinned = moveFirst(chosen('平湖-2020', '平湖-2022', '平湖-2025'), 2);
    expect(ids(pinned)).toEqual(['平湖-2025', '平湖-2020', '平湖-2022']);
    expect(ids(add(pinned, '平湖-2021'))).toEqual(['平湖-2025', '平湖-2020', '平湖-2021', '平湖-2022']);
    expect(ids(add(pinned, '平湖-2020'))).toEqual(['平湖-2025', '平湖-2022']);
    const full = add(add(pinned, '平湖-2021'), '平湖-2023');
    expect(ids(add(full, '平湖-2024'))).toEqual([
      '平湖-2025',
      '平湖-2020',
      '平湖-2021',
      '平湖-2022',
      '平湖-2024',
    ]);
    expect(ids(add(pinned, '平湖-2025'))).toEqual(['平湖-2020', '平湖-2022']);
  });

  it('swaps neighbours, and twice is as before', () => {
    const columns = chosen('平湖-2020', '平湖-2022', '平湖-2025');
    expect(ids(swapWithNext(columns, 0))).toEqual(['平湖-2022', '平湖-2020', '平湖-2025']);
    expect(swapWithNext(swapWithNext(columns, 1), 1)).toEqual(columns);
    expect(swapWithNext(columns, 2)).toEqual(columns);
    expect(ids(removeAt(columns, 1))).toEqual(['平湖-2020', '平湖-2025']);
  });

  it('offers agencies by their number of years, and years that several agencies report', () => {
    expect(byAgency(reports)[0]?.reports.map((one) => one.yearCovered)).toEqual([
      2020, 2021, 2022, 2023, 2024, 2025,
    ]);
    expect(byYear(reports)[0]?.key).toBe('2025');
    const offered = suggestions(reports, 6).map(ids);
    expect(offered).toEqual([
      ['平湖-2021', '平湖-2022', '平湖-2023', '平湖-2024', '平湖-2025'],
      ['平湖-2022', '海宁-2022'],
      ['平湖-2020', '株洲-2020'],
    ]);
  });

  it('offers like reports only: no half-year, disclosure report or second copy among the years', () => {
    const half: ReportSummary = { ...report('平湖', 2022), reportId: 'h' as ReportId, period: '2022-H1' };
    const disclosed: ReportSummary = {
      ...report('平湖', 2022),
      reportId: 'd' as ReportId,
      genre: 'disclosure',
    };
    const twin: ReportSummary = { ...report('平湖', 2022), reportId: 't' as ReportId };
    const years = [report('平湖', 2021), report('平湖', 2022), twin];
    expect(suggestions([...years, half, disclosed], 6).map(ids)).toEqual([['平湖-2021', '平湖-2022']]);
  });

  it('opens a report in an edition that it has', () => {
    expect(columnOf({ ...report('平湖', 2022), editions: ['original'] }).edition).toBe('original');
    expect(columnOf(report('平湖', 2022, true)).edition).toBe('digest');
  });
});
