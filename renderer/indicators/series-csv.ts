import type { IndicatorId } from '../../data/contract/model.ts';
import type { Series, SeriesPoint } from '../../data/contract/indicator-model.ts';

/** A table for a spreadsheet: one line per figure, with its evidence code. The first characters tell Excel that it is UTF-8. */
export function seriesCsv(
  series: readonly Series[],
  head: readonly string[],
  codes: ReadonlyMap<IndicatorId, string>,
  kindOf: (kind: SeriesPoint['kind']) => string,
): string {
  const lines = series.flatMap((one) =>
    [...one.points, ...one.targets].map((point) => [
      one.agency,
      one.name,
      point.year,
      `${point.value}`,
      point.unit,
      point.valueSi,
      point.unitSi,
      point.term,
      kindOf(point.kind),
      codes.get(point.indicatorId) ?? '',
    ]),
  );
  return `\uFEFF${[head, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

/** Quoted; a text that a spreadsheet would take for a formula gets an apostrophe. Numbers stay numbers. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
