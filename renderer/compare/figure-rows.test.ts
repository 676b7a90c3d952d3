import { describe, expect, it } from 'vitest';
import type { Indicator, Series, SeriesChange, SeriesPoint } from '../../data/contract/indicator-model.ts';
import type {
  ConceptId,
  EditionName,
  IndicatorId,
  PassageId,
  ReportId,
  ReportSummary,
  SeriesId,
} from '../../data/contract/model.ts';
import { figureRows, matches, passes } from './figure-rows.ts';

const AGENCY = '平湖市市场监督管理局';
const OTHER = '株洲市市场监督管理局';
const reportId = (agency: string, year: number): ReportId =>
  `${agency === AGENCY ? 'pinghu' : 'zhuzhou'}-${year}` as ReportId;

const reportOf = (agency: string, yearCovered: number) =>
  // Rows read these three fields of a report only.
  ({
    reportId: reportId(agency, yearCovered),
    agency,
    yearCovered,
    genre: 'annual-review',
    period: String(yearCovered),
  }) as ReportSummary;

const point = (
  agency: string,
  year: number,
  value: number,
  more: Partial<SeriesPoint> = {},
): SeriesPoint => ({
  year,
  reportId: reportId(agency, year),
  value,
  unit: '户',
  valueSi: value,
  unitSi: '户',
  qualifier: null,
  term: year < 2023 ? '新增市场主体' : '新增经营主体',
  kind: 'actual',
  indicatorId: `${reportId(agency, year)}:digest:i1` as IndicatorId,
  otherIndicatorId: `${reportId(agency, year)}:original:i1` as IndicatorId,
  ...more,
});

const change = (from: number, to: number, more: Partial<SeriesChange> = {}): SeriesChange => ({
  from,
  to,
  adjacent: true,
  grade: 'B',
  note: null,
  differenceSi: 1,
  percent: 1,
  reason: null,
  ...more,
});

const series = (agency: string, points: SeriesPoint[], more: Partial<Series> = {}): Series => ({
  seriesId: `market.new@${agency}` as SeriesId,
  concept: 'market.new' as ConceptId,
  agency,
  kind: '',
  name: '新增经营主体',
  topic: 'market',
  grade: 'B',
  note: null,
  points,
  targets: [],
  silences: [],
  changes: [],
  ...more,
});

const indicator = (id: string, edition: EditionName) =>
  // Rows read the identity, edition and place of an indicator only.
  ({
    indicatorId: id as IndicatorId,
    edition,
    passageId: `${id}:p` as PassageId,
    range: [3, 8],
  }) as unknown as Indicator;

const column = (agency: string, year: number, edition: EditionName = 'digest') => ({
  reportId: reportId(agency, year),
  edition,
});
const three = [2020, 2022, 2025].map((year) => column(AGENCY, year));
const reports = [...[2020, 2022, 2025].map((year) => reportOf(AGENCY, year)), reportOf(OTHER, 2020)];

describe('rows of figures', () => {
  it('do not call a report silent that states another value than the one of its year that is taken', () => {
    const second = { ...reportOf(AGENCY, 2022), reportId: 'second' as ReportId };
    const rivals = [
      {
        reportId: second.reportId,
        indicatorId: 'second:original:i1' as IndicatorId,
        value: 9157,
        unit: '户',
        qualifier: null,
      },
    ];
    const silent = (more: Partial<SeriesPoint>) =>
      figureRows({
        columns: [column(AGENCY, 2022), { reportId: second.reportId, edition: 'original' }],
        reports: [...reports, second],
        series: [series(AGENCY, [point(AGENCY, 2022, 9158, more)])],
        indicators: [],
      })[0]?.cells.map((cell) => cell.isSilent);
    expect(silent({ rivals })).toEqual([false, false]);
    expect(silent({})).toEqual([false, true]);
  });

  it('give each column its year, the change since the year before it, and the change over all', () => {
    const changes = [
      change(2020, 2022),
      change(2022, 2025, { percent: -22.78 }),
      change(2020, 2025, { adjacent: false, percent: -18.85 }),
    ];
    const own = series(
      AGENCY,
      [point(AGENCY, 2020, 8715), point(AGENCY, 2022, 9158), point(AGENCY, 2025, 7072)],
      { changes },
    );
    const [row] = figureRows({ columns: three, reports, series: [own], indicators: [] });
    expect(row?.cells.map((cell) => cell.result?.point.value)).toEqual([8715, 9158, 7072]);
    expect(row?.cells.map((cell) => cell.change?.from ?? null)).toEqual([null, 2020, 2022]);
    expect(row?.overall?.percent).toBe(-18.85);
    // Measured from the pinned column, where it is earlier.
    const source = { columns: three, reports, series: [own], indicators: [] };
    const since = (at: number) =>
      figureRows(source, three[at]!.reportId)[0]?.cells.map((cell) => cell.change?.from ?? null);
    expect(since(0)).toEqual([null, 2020, 2020]);
    expect(since(2)).toEqual([null, 2020, 2022]);
    expect(row?.drift.map((one) => one.term)).toEqual(['新增市场主体', '新增经营主体']);
  });

  it('measure half-years by half-years, and no half-year by a year', () => {
    const half = (year: number) => ({
      ...reportOf(AGENCY, year),
      reportId: `pinghu-${year}-h1` as ReportId,
      genre: 'interim-review' as const,
      period: `${year}-H1`,
    });
    const halves = [half(2020), half(2022)];
    const ofHalf = (year: number, value: number) =>
      point(AGENCY, year, value, { reportId: half(year).reportId });
    const source = {
      reports: [...reports, ...halves],
      series: [
        series(AGENCY, [point(AGENCY, 2020, 2000), point(AGENCY, 2022, 3000)], {
          changes: [change(2020, 2022, { percent: 50 })],
        }),
        series(AGENCY, [ofHalf(2020, 1500), ofHalf(2022, 1200)], {
          kind: 'H1',
          changes: [change(2020, 2022, { percent: -20 })],
        }),
      ],
      indicators: [],
    };
    const rowOf = (...ids: ReportId[]) =>
      figureRows({ ...source, columns: ids.map((id) => ({ reportId: id, edition: 'original' })) })[0];
    const both = rowOf(halves[0]!.reportId, halves[1]!.reportId);
    expect([both?.overall?.percent, both?.line?.kind]).toEqual([-20, 'H1']);
    const mixed = rowOf(halves[0]!.reportId, three[1]!.reportId);
    expect([mixed?.overall, mixed?.line]).toEqual([null, null]);
  });

  it('give the same changes whatever the order of the columns', () => {
    const own = series(AGENCY, [point(AGENCY, 2020, 8715), point(AGENCY, 2022, 9158)], {
      changes: [change(2020, 2022)],
    });
    const [row] = figureRows({ columns: [three[1]!, three[0]!], reports, series: [own], indicators: [] });
    expect(row?.cells.map((cell) => cell.change?.from ?? null)).toEqual([2020, null]);
    expect(row?.overall?.from).toBe(2020);
  });

  it('call a report silent when another year of its agency gives the figure, and step over it', () => {
    const own = series(AGENCY, [point(AGENCY, 2020, 60259), point(AGENCY, 2025, 77173)], {
      changes: [change(2020, 2025)],
    });
    const [row] = figureRows({ columns: three, reports, series: [own], indicators: [] });
    expect(row?.cells.map((cell) => cell.isSilent)).toEqual([false, true, false]);
    expect(row?.cells[2]?.change?.from).toBe(2020);
    expect(passes(row!, 'silences') && passes(row!, 'sharedFigures')).toBe(true);
  });

  it('put agencies side by side without calling one silent or computing between them', () => {
    const rows = figureRows({
      columns: [column(AGENCY, 2020), column(OTHER, 2020)],
      reports,
      series: [series(AGENCY, [point(AGENCY, 2020, 8715)]), series(OTHER, [point(OTHER, 2020, 41000)])],
      indicators: [],
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.cells.map((cell) => [cell.result?.point.value, cell.isSilent, cell.change])).toEqual([
      [8715, false, null],
      [41000, false, null],
    ]);
    expect(rows[0]?.overall).toBeNull();
    expect(rows[0]?.grade).toBeNull();
  });

  it('lead to the edition of the column, or to the one that has the place', () => {
    const indicators = [
      indicator('pinghu-2020:digest:i1', 'digest'),
      indicator('pinghu-2020:original:i1', 'original'),
      indicator('pinghu-2022:digest:i1', 'digest'),
    ];
    const own = series(AGENCY, [point(AGENCY, 2020, 8715), point(AGENCY, 2022, 9158)]);
    const columns = [column(AGENCY, 2020, 'original'), column(AGENCY, 2022, 'original')];
    const [row] = figureRows({ columns, reports, series: [own], indicators });
    expect(row?.cells.map((cell) => cell.result?.indicator?.edition)).toEqual(['original', 'digest']);
  });

  it('show a target beside the result of its year, and elsewhere where that year is no column', () => {
    const target = (year: number, from: number) =>
      point(AGENCY, year, 3000, { reportId: reportId(AGENCY, from), kind: 'target' });
    const own = series(AGENCY, [point(AGENCY, 2025, 3962)], {
      targets: [target(2023, 2022), target(2025, 2022)],
    });
    const [row] = figureRows({ columns: three, reports, series: [own], indicators: [] });
    expect(row?.cells[2]?.target?.point.value).toBe(3000);
    expect(row?.openTargets.map((one) => one.point.year)).toEqual([2023]);
  });

  it('take the worst grade of the steps that are joined, and C only where none is', () => {
    const points = [point(AGENCY, 2020, 1), point(AGENCY, 2022, 2), point(AGENCY, 2025, 3)];
    const gradeOf = (...grades: SeriesChange['grade'][]) => {
      const changes = [change(2020, 2022, { grade: grades[0]! }), change(2022, 2025, { grade: grades[1]! })];
      return figureRows({
        columns: three,
        reports,
        series: [series(AGENCY, points, { changes })],
        indicators: [],
      })[0]?.grade;
    };
    expect([gradeOf('A', 'A'), gradeOf('A', 'B'), gradeOf('A', 'C'), gradeOf('C', 'C')]).toEqual([
      'A',
      'B',
      'A',
      'C',
    ]);
  });

  it('are found by name, wording and unit', () => {
    const [row] = figureRows({
      columns: three,
      reports,
      series: [series(AGENCY, [point(AGENCY, 2020, 8715)])],
      indicators: [],
    });
    expect(['', '经营', '市场主体', ' 户 '].every((words) => matches(row!, words))).toBe(true);
    expect(matches(row!, '电梯')).toBe(false);
  });
});
