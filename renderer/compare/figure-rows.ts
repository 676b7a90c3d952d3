import type { Column } from '../../data/contract/comparison-model.ts';
import type {
  Grade,
  Indicator,
  Series,
  SeriesChange,
  SeriesPoint,
} from '../../data/contract/indicator-model.ts';
import {
  TOPICS,
  type ConceptId,
  type IndicatorId,
  type ReportId,
  type ReportSummary,
  type TopicId,
} from '../../data/contract/model.ts';
import { seriesKind } from '../../data/contract/series-kind.ts';

/** A figure with the place where it stands; `indicator` is null when the archive marks none. */
export interface PlacedPoint {
  readonly point: SeriesPoint;
  readonly indicator: Indicator | null;
}

/** Of the figure that is shown: in the edition of the column where it stands there. */
export function idOf({ indicator, point }: PlacedPoint): IndicatorId {
  return indicator?.indicatorId ?? point.indicatorId;
}

export interface FigureCell {
  readonly result: PlacedPoint | null;
  /** What an earlier plan promised for the year of this column. */
  readonly target: PlacedPoint | null;
  /** The report of this column does not give what another column of its agency gives. */
  readonly isSilent: boolean;
  /** Since the year of the pinned column, else since the nearest earlier year, of the columns of the same agency. */
  readonly change: SeriesChange | null;
  /** An earlier column of the same agency has no figure, nor has any before this one: the year that it lacks. */
  readonly lacksBase: number | null;
}

export interface FigureRow {
  readonly concept: ConceptId;
  readonly name: string;
  readonly topic: TopicId;
  readonly cells: readonly FigureCell[];
  /** The one series in which the figures of all columns stand; null where they are of several. */
  readonly line: Series | null;
  /** From the earliest to the latest column; null for several agencies, and for parts of years beside years. */
  readonly overall: SeriesChange | null;
  /** The worst of the steps that are joined; C where none is; null where there is no step. */
  readonly grade: Grade | null;
  readonly reasons: readonly string[];
  /** The wording where it changed, in order of years. */
  readonly drift: readonly { readonly year: number; readonly term: string }[];
  /** Promises for years that are no column. */
  readonly openTargets: readonly PlacedPoint[];
  readonly series: readonly Series[];
}

interface Source {
  readonly columns: readonly Column[];
  readonly reports: readonly ReportSummary[];
  readonly series: readonly Series[];
  /** The figures of every column's report, all editions. */
  readonly indicators: readonly Indicator[];
}

/**
 * One row per thing measured that at least one column reports or promises, by topic. `pinned`: the report that changes are
 * measured from where it is of the same agency and earlier.
 */
export function figureRows(source: Source, pinned: ReportId | null = null): FigureRow[] {
  const known = new Map(source.reports.map((report) => [report.reportId, report]));
  const columns = source.columns.map((column) => ({ column, report: known.get(column.reportId) ?? null }));
  const agencies = new Set(columns.flatMap(({ report }) => (report ? [report.agency] : [])));
  const places = new Map(source.indicators.map((indicator) => [indicator.indicatorId, indicator]));
  const relevant = source.series.filter((series) => agencies.has(series.agency));
  return [...Map.groupBy(relevant, (series) => series.concept).values()]
    .map((series) => toRow(series, columns, places, { isOneAgency: agencies.size === 1, pinned }))
    .filter(
      (row) =>
        row.cells.some((cell) => cell.result !== null || cell.target !== null) || row.openTargets.length > 0,
    )
    .sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic));
}

type Placed = readonly { readonly column: Column; readonly report: ReportSummary | null }[];
type Places = ReadonlyMap<IndicatorId, Indicator>;

function toRow(
  series: readonly Series[],
  columns: Placed,
  places: Places,
  { isOneAgency, pinned }: { readonly isOneAgency: boolean; readonly pinned: ReportId | null },
): FigureRow {
  const own = columns.map(({ report }) => series.find((one) => isOf(one, report)) ?? null);
  const points = columns.map(({ column, report }, i) =>
    report && own[i] ? pointOf(own[i], column, report) : null,
  );
  const pinnedAt = columns.findIndex(({ column }) => column.reportId === pinned);
  const cells = columns.map(({ column, report }, i): FigureCell => {
    const [line, point] = [own[i] ?? null, points[i] ?? null];
    const change =
      line &&
      point &&
      stepBefore(
        line,
        point,
        own[pinnedAt] === line ? (points[pinnedAt]?.year ?? null) : null,
        points.filter((_, k) => own[k] === line),
      );
    const earlier = columns.flatMap((other, k) =>
      own[k] === line && point && (other.report?.yearCovered ?? Infinity) < point.year
        ? [other.report?.yearCovered ?? point.year]
        : [],
    );
    const target = line?.targets.find((one) => one.year === report?.yearCovered) ?? null;
    return {
      result: point && placed(point, column, places),
      target: target && placed(target, column, places),
      isSilent:
        point === null &&
        points.some((other, k) => other !== null && own[k] === line) &&
        !(line && statesAnother(line, column)),
      change,
      lacksBase: point && !change && earlier.length > 0 ? Math.max(...earlier) : null,
    };
  });
  const line = lineOf(cells, own);
  const years = points.flatMap((point) => (point ? [point.year] : [])).sort((a, b) => a - b);
  const [only] = series;
  return {
    // A group is never empty: it was made from its members.
    ...{ concept: only!.concept, name: only!.name, topic: only!.topic },
    cells,
    line,
    overall: line && isOneAgency ? (changeBetween(line, years[0], years.at(-1)) ?? null) : null,
    ...judge(cells),
    drift: isOneAgency ? driftOf(points) : [],
    openTargets: openTargets(series, columns, places),
    series,
  };
}

function lineOf(cells: readonly FigureCell[], own: readonly (Series | null)[]): Series | null {
  const lines = new Set(own.filter((_, i) => cells[i]!.result !== null || cells[i]!.target !== null));
  return lines.size === 1 ? [...lines][0]! : null;
}

/** A report's figures stand in the series of its agency and kind: a half-year's beside no year's. */
function isOf(series: Series, report: ReportSummary | null): boolean {
  return report !== null && series.agency === report.agency && series.kind === seriesKind(report);
}

/** A report that states another value than the point of its year is not silent: the value stands with that point. */
function statesAnother({ points, targets }: Series, { reportId }: Column): boolean {
  return [...points, ...targets].some(({ rivals = [] }) => rivals.some((one) => one.reportId === reportId));
}

/** The figure of the column's year from the column's own report; else what that report says of another year. */
function pointOf(series: Series, column: Column, report: ReportSummary): SeriesPoint | null {
  const own = series.points.filter((point) => point.reportId === column.reportId);
  return own.find((point) => point.year === report.yearCovered) ?? own.at(-1) ?? null;
}

/** In the edition of the column where the figure stands there too, else in the one where it was found. */
function placed(point: SeriesPoint, column: Column, places: Places): PlacedPoint {
  const candidates = [point.indicatorId, point.otherIndicatorId].flatMap((id) => {
    const indicator = id && places.get(id);
    return indicator ? [indicator] : [];
  });
  return {
    point,
    indicator: candidates.find((one) => one.edition === column.edition) ?? candidates[0] ?? null,
  };
}

function stepBefore(
  series: Series,
  point: SeriesPoint,
  pinnedYear: number | null,
  columns: readonly (SeriesPoint | null)[],
): SeriesChange | null {
  if (pinnedYear !== null && pinnedYear < point.year)
    return changeBetween(series, pinnedYear, point.year) ?? null;
  const earlier = columns.flatMap((other) => (other && other.year < point.year ? [other.year] : []));
  return earlier.length === 0 ? null : (changeBetween(series, Math.max(...earlier), point.year) ?? null);
}

function changeBetween(
  series: Series,
  from: number | undefined,
  to: number | undefined,
): SeriesChange | undefined {
  return series.changes.find((change) => change.from === from && change.to === to);
}

function judge(cells: readonly FigureCell[]): Pick<FigureRow, 'grade' | 'reasons'> {
  const steps = cells.flatMap((cell) => (cell.change ? [cell.change] : []));
  const joined = steps.filter((step) => step.grade !== 'C');
  const grade =
    steps.length === 0
      ? null
      : joined.length === 0
        ? 'C'
        : joined.some((step) => step.grade === 'B')
          ? 'B'
          : 'A';
  const notes = steps.flatMap((step) => (step.note ? [`${step.from}—${step.to}：${step.note}`] : []));
  return { grade, reasons: [...new Set(notes)] };
}

function driftOf(points: readonly (SeriesPoint | null)[]): FigureRow['drift'] {
  const inTime = points.filter((point) => point !== null).sort((a, b) => a.year - b.year);
  const changed = inTime.filter((point, i) => point.term !== inTime[i - 1]?.term);
  return changed.length > 1 ? changed.map(({ year, term }) => ({ year, term })) : [];
}

function openTargets(series: readonly Series[], columns: Placed, places: Places): PlacedPoint[] {
  const isColumn = (year: number, line: Series): boolean =>
    columns.some(({ report }) => isOf(line, report) && report?.yearCovered === year);
  return series.flatMap((one) =>
    one.targets.flatMap((target) => {
      const column = columns.find((other) => other.column.reportId === target.reportId)?.column;
      return column && !isColumn(target.year, one) ? [placed(target, column, places)] : [];
    }),
  );
}

export const FIGURE_FILTERS = ['sharedFigures', 'silences', 'withTargets', 'everything'] as const;
/** Which rows to show: what several columns report, what some report and others do not, what was promised. */
export type FigureFilter = (typeof FIGURE_FILTERS)[number];

export function passes(row: FigureRow, filter: FigureFilter): boolean {
  switch (filter) {
    case 'sharedFigures':
      return row.cells.filter((cell) => cell.result !== null).length > 1;
    case 'silences':
      return row.cells.some((cell) => cell.isSilent);
    case 'withTargets':
      return row.openTargets.length > 0 || row.cells.some((cell) => cell.target !== null);
    case 'everything':
      return true;
  }
}

/** Rows whose name, wording or unit holds the words typed. */
export function matches(row: FigureRow, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  const texts = row.series.flatMap((one) => one.points.flatMap((point) => [point.term, point.unit]));
  return [row.name, ...texts].some((text) => text.toLowerCase().includes(wanted));
}
