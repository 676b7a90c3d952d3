import type { Series, SeriesPoint } from '../../data/contract/indicator-model.ts';

/** Where everything of a chart stands, in the units of its viewBox. Pure, so that it can be tested without a screen. */
export interface ChartLayout {
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly years: readonly { readonly year: number; readonly x: number }[];
  readonly lines: readonly ChartLine[];
  /** The unit of the axis; points of another unit are in the table only. */
  readonly unit: string;
  /** Where the axis stands. */
  readonly zero: number;
  readonly barWidth: number;
}

export interface ChartLine {
  readonly agency: string;
  readonly dots: readonly ChartDot[];
  /** Pairs of neighbours that may be joined. */
  readonly joins: readonly (readonly [from: ChartDot, to: ChartDot])[];
  /** Steps that must not be joined, by the middle of the gap. */
  readonly breaks: readonly { readonly x: number; readonly y: number; readonly note: string | null }[];
  readonly silences: readonly { readonly year: number; readonly x: number }[];
}

export interface ChartDot {
  readonly x: number;
  readonly y: number;
  readonly point: SeriesPoint;
}

export interface ChartBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Keeps the first value clear of the axis. */
const INSET = 32;

/**
 * Lays out the results and targets of one thing measured, of one or several agencies. Years keep their distance; bars of
 * one year stand beside each other, agency by agency, the target behind the result.
 */
export function layoutChart(
  series: readonly Series[],
  box: ChartBox,
  form: 'line' | 'bar' = 'line',
): ChartLayout {
  const all = series.flatMap((one) => [...one.points, ...one.targets]);
  const unit = all[0]?.unitSi ?? '';
  const shown = series.flatMap((one) =>
    [...one.points, ...one.targets].filter((point) => fits(point, one, unit)),
  );
  const years = [
    ...new Set([...all.map((point) => point.year), ...series.flatMap((one) => one.silences)]),
  ].sort((a, b) => a - b);
  const ticks = niceTicks(
    Math.min(0, ...shown.map((p) => p.valueSi)),
    Math.max(0, ...shown.map((p) => p.valueSi)),
  );
  const inset = form === 'bar' ? BAR_INSET : INSET;
  const x = scale(years[0] ?? 0, years.at(-1) ?? 0, box.left + inset, box.width - box.right - inset);
  const bars = barsOf(series, years.map(x), inset);
  const y = scale(ticks[0]!, ticks.at(-1)!, box.height - box.bottom, box.top);
  return {
    unit,
    zero: y(0),
    barWidth: bars.width,
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    years: years.map((year) => ({ year, x: x(year) })),
    lines: series.map((one, i) => {
      const shift = (point: SeriesPoint): number => (form === 'bar' ? bars.shift(i, point) : 0);
      const place = (point: SeriesPoint): ChartDot => ({
        x: x(point.year) + shift(point),
        y: y(point.valueSi),
        point,
      });
      const own = (point: SeriesPoint): boolean => fits(point, one, unit);
      const results = one.points.filter(own).map(place);
      return {
        agency: one.agency,
        dots: [...results, ...one.targets.filter(own).map(place)],
        ...stepsOf(results, one),
        silences: one.silences.map((year) => ({ year, x: x(year) })),
      };
    }),
  };
}

/** Keeps the bars of the first and last year inside the chart. */
const BAR_INSET = 90;
const WIDEST_BAR = 48;

/** Bars share what lies between two neighbouring years, with a gap; a year has room for those that it has. */
function barsOf(
  series: readonly Series[],
  places: readonly number[],
  inset: number,
): { readonly width: number; readonly shift: (line: number, point: SeriesPoint) => number } {
  const gaps = places.slice(1).map((place, i) => place - places[i]!);
  const byYear = Map.groupBy(
    series.flatMap((one, line) =>
      [...one.points, ...one.targets].map((point) => ({ year: point.year, key: keyOfBar(line, point) })),
    ),
    (bar) => bar.year,
  );
  const most = Math.max(1, ...[...byYear.values()].map((bars) => bars.length));
  const width = Math.min(WIDEST_BAR, (Math.min(2 * inset, ...gaps) * 0.8) / most);
  return {
    width,
    shift: (line, point) => {
      const bars = byYear.get(point.year) ?? [];
      const at = bars.findIndex((bar) => bar.key === keyOfBar(line, point));
      return (at - (bars.length - 1) / 2) * width;
    },
  };
}

const keyOfBar = (line: number, point: SeriesPoint): string =>
  `${line} ${point.kind === 'target' ? 'target' : 'result'}`;

/** On the axis stands what is counted in its unit, or in one that the archive could subtract from it (户 and 家). */
function fits(point: SeriesPoint, series: Series, unit: string): boolean {
  if (point.unitSi === unit) return true;
  const inUnit = new Set(series.points.flatMap((one) => (one.unitSi === unit ? [one.year] : [])));
  return series.changes.some(
    ({ from, to, differenceSi }) =>
      differenceSi !== null &&
      ((from === point.year && inUnit.has(to)) || (to === point.year && inUnit.has(from))),
  );
}

function stepsOf(results: readonly ChartDot[], series: Series): Pick<ChartLine, 'joins' | 'breaks'> {
  const joins: (readonly [ChartDot, ChartDot])[] = [];
  const breaks: { x: number; y: number; note: string | null }[] = [];
  results.slice(1).forEach((to, i) => {
    const from = results[i]!;
    const step = series.changes.find(
      (change) => change.from === from.point.year && change.to === to.point.year,
    );
    if (step && step.differenceSi !== null) joins.push([from, to]);
    else breaks.push({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, note: step?.note ?? null });
  });
  return { joins, breaks };
}

/** Four to six round values that enclose the range; always from zero, so that heights can be compared. */
export function niceTicks(least: number, most: number): number[] {
  // A thing that was always zero has an axis to one.
  const top = most === least ? least + 1 : most;
  const span = top - least;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough;
  const first = Math.floor(least / step);
  const last = Math.max(Math.ceil(top / step - 1e-9), first + 1);
  // Multiplying whole numbers keeps 0.1 + 0.2 out of the axis.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) =>
    to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

/** Axis labels in 万 and 亿, or thousands and millions: short enough to read. */
export function shortNumber(value: number, locale: 'zh' | 'en'): string {
  return value.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en', {
    notation: 'compact',
    maximumFractionDigits: 2,
  });
}
