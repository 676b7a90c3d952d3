import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Series, SeriesChange, SeriesPoint } from '../../data/contract/indicator-model.ts';
import type { ConceptId, IndicatorId, ReportId, SeriesId } from '../../data/contract/model.ts';
import { layoutChart, niceTicks, type ChartBox } from './chart-layout.ts';

const BOX: ChartBox = { width: 760, height: 300, left: 72, right: 24, top: 34, bottom: 40 };

const point = (year: number, valueSi: number, unitSi = '户'): SeriesPoint => ({
  year,
  reportId: `pinghu-${year}` as ReportId,
  value: valueSi,
  unit: unitSi,
  valueSi,
  unitSi,
  qualifier: null,
  term: '新增经营主体',
  kind: 'actual',
  indicatorId: `pinghu-${year}:digest:i1` as IndicatorId,
  otherIndicatorId: null,
});
const change = (from: number, to: number, differenceSi: number | null): SeriesChange => ({
  from,
  to,
  adjacent: true,
  grade: differenceSi === null ? 'C' : 'A',
  note: null,
  differenceSi,
  percent: null,
  reason: differenceSi === null ? 'grade_c' : null,
});
const series = (points: SeriesPoint[], changes: SeriesChange[], silences: number[] = []): Series => ({
  seriesId: 'market.new@平湖市市场监督管理局' as SeriesId,
  concept: 'market.new' as ConceptId,
  agency: '平湖市市场监督管理局',
  kind: '',
  name: '新增经营主体',
  topic: 'market',
  grade: 'A',
  note: null,
  points,
  targets: [],
  silences,
  changes,
});

describe('the ticks of an axis', () => {
  it('enclose the values, are few and evenly spaced', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e12, noNaN: true }), (most) => {
        const ticks = niceTicks(0, most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(8);
      }),
    );
    expect(niceTicks(0, 0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(niceTicks(0, 0)).toHaveLength(5);
  });
});

describe('a chart', () => {
  it('keeps every dot inside the plot, higher for more, and years at their distance', () => {
    const figures = fc
      .uniqueArray(fc.integer({ min: 2000, max: 2040 }), { minLength: 1, maxLength: 8 })
      .chain((years) =>
        fc.tuple(
          ...years.toSorted((a, b) => a - b).map((year) => fc.nat(1e9).map((value) => point(year, value))),
        ),
      );
    fc.assert(
      fc.property(figures, (points) => {
        const dots = layoutChart([series(points, [])], BOX).lines[0]!.dots;
        for (const dot of dots) {
          expect(dot.x).toBeGreaterThan(BOX.left);
          expect(dot.x).toBeLessThan(BOX.width - BOX.right);
          expect(dot.y).toBeGreaterThanOrEqual(BOX.top - 1e-6);
          expect(dot.y).toBeLessThanOrEqual(BOX.height - BOX.bottom + 1e-6);
        }
        dots.slice(1).forEach((dot, i) => {
          const before = dots[i]!;
          expect(dot.x).toBeGreaterThan(before.x);
          if (dot.point.valueSi > before.point.valueSi) expect(dot.y).toBeLessThan(before.y);
        });
      }),
    );
  });

  it('joins only what may be subtracted; the other steps are gaps', () => {
    const points = [point(2020, 200), point(2022, 100), point(2025, 120)];
    const [line] = layoutChart(
      [series(points, [change(2020, 2022, null), change(2022, 2025, 20)])],
      BOX,
    ).lines;
    expect(line?.joins.map(([from, to]) => [from.point.year, to.point.year])).toEqual([[2022, 2025]]);
    expect(line?.breaks).toHaveLength(1);
  });

  it('puts 家 on the axis of 户 where the archive subtracts them, and leaves out other units', () => {
    const points = [point(2020, 8715), point(2022, 9158, '家'), point(2025, 12, '%')];
    const layout = layoutChart([series(points, [change(2020, 2022, 443), change(2022, 2025, null)])], BOX);
    expect(layout.unit).toBe('户');
    expect(layout.lines[0]?.dots.map((dot) => dot.point.year)).toEqual([2020, 2022]);
  });

  it('has a place on its axis for a silent year', () => {
    const layout = layoutChart(
      [series([point(2020, 5), point(2025, 6)], [change(2020, 2025, 1)], [2022])],
      BOX,
    );
    expect(layout.years.map((one) => one.year)).toEqual([2020, 2022, 2025]);
    expect(layout.lines[0]?.silences.map((one) => one.year)).toEqual([2022]);
  });
});

describe('the bars of a chart', () => {
  const several = [2020, 2021, 2023].map((year) => point(year, year));
  const other = { ...series([point(2021, 5)], []), agency: '白石县市场监督管理局' };

  it('stand on their year alone, and beside each other where a year has several', () => {
    const { lines, years, barWidth } = layoutChart([series(several, []), other], BOX, 'bar');
    const placeOf = (year: number): number => years.find((one) => one.year === year)!.x;
    const own = lines[0]!.dots.map((dot) => dot.x);
    expect(own[0]).toBeCloseTo(placeOf(2020));
    expect(own[1]).toBeCloseTo(placeOf(2021) - barWidth / 2);
    expect(lines[1]!.dots[0]!.x).toBeCloseTo(placeOf(2021) + barWidth / 2);
  });

  it('never overlap and stay inside the chart', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1990, max: 2030 }), { minLength: 1, maxLength: 12 }),
        (years) => {
          const one = series(
            years.map((year) => point(year, 10)),
            [],
          );
          const { lines, barWidth } = layoutChart([one, { ...one, agency: '白石县' }], BOX, 'bar');
          const edges = lines.flatMap((line) => line.dots.map((dot) => dot.x)).sort((a, b) => a - b);
          expect(edges[0]! - barWidth / 2).toBeGreaterThanOrEqual(BOX.left);
          expect(edges.at(-1)! + barWidth / 2).toBeLessThanOrEqual(BOX.width - BOX.right);
          edges.slice(1).forEach((x, i) => expect(x - edges[i]!).toBeGreaterThanOrEqual(barWidth - 1e-6));
        },
      ),
    );
  });
});
