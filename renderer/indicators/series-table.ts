import type { IndicatorId } from '../../data/contract/model.ts';
import type { Indicator, Series } from '../../data/contract/indicator-model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { tableOf, type ExportTable, type TableAbout } from '../shared/export-table.ts';
import { figureColumns, type FigureLine } from '../shared/figure-columns.ts';
import { seriesName } from './series-name.ts';

interface Line extends FigureLine {
  readonly series: Series;
}

/** One line per figure, results before targets. */
export function seriesTable(
  series: readonly Series[],
  {
    codes,
    indicators,
  }: {
    readonly codes: ReadonlyMap<IndicatorId, string>;
    readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  },
  say: Messages,
  about: TableAbout,
): ExportTable {
  const lines = series.flatMap((one) =>
    [...one.points, ...one.targets].map((point): Line => ({
      series: one,
      point,
      change:
        point.kind === 'target'
          ? null
          : (one.changes.find((change) => change.adjacent && change.to === point.year) ?? null),
      code: codes.get(point.indicatorId),
      quote: indicators.get(point.indicatorId)?.quote,
    })),
  );
  return tableOf<Line>(
    about,
    [
      [say.indicators.agency, 24, (line) => line.series.agency],
      [say.indicators.name, 26, (line) => seriesName(line.series, say)],
      ...figureColumns(say),
    ],
    lines,
  );
}
