import type { Indicator, Series, SeriesPoint } from '../../data/contract/indicator-model.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import {
  heading,
  paragraph,
  tableOfValues,
  type WrittenBlock,
  type WrittenPicture,
} from '../../data/plain/written-document.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { changeText, printedFigure } from '../shared/figure-words.ts';
import type { Charted } from './indicators.svelte.ts';
import { seriesName } from './series-name.ts';

interface Places {
  readonly indicators: ReadonlyMap<IndicatorId, Indicator>;
  readonly codes: ReadonlyMap<IndicatorId, string>;
}

/** One thing measured: its chart, why its grade, its figures with their sentences and evidence codes. */
export function trendBlocks(
  { chosen, lines }: Charted,
  picture: WrittenPicture,
  places: Places,
  say: Messages,
): readonly WrittenBlock[] {
  const words = say.indicators;
  const notes = [
    ...(chosen.points.length > 1 ? [`${words.grade} ${chosen.grade}：${words[chosen.grade]}`] : []),
    ...(chosen.note ? [`${words.reasons}：${chosen.note}`] : []),
    ...(lines.length > 1 ? [words.crossAgency] : []),
  ];
  const head = [
    ...(lines.length > 1 ? [words.agency] : []),
    ...[words.yearColumn, words.value, words.change, words.kind, words.sentence, words.evidence],
  ];
  const rows = lines.flatMap((series) =>
    pointsOf(series).map((point) => [
      ...(lines.length > 1 ? [series.agency] : []),
      point.year,
      printedFigure(point),
      stepWords(series, point, say),
      words[point.kind],
      places.indicators.get(point.indicatorId)?.quote ?? point.term,
      places.codes.get(point.indicatorId) ?? '',
    ]),
  );
  const widths = [...(lines.length > 1 ? [3] : []), 1.2, 2, 1.6, 1.4, 6, 2.6];
  return [
    heading(1, seriesName(chosen, say)),
    picture,
    ...notes.map((note) => paragraph(note, 'source')),
    tableOfValues(head, rows, widths),
  ];
}

export function pointsOf(series: Series): readonly SeriesPoint[] {
  return [...series.points, ...series.targets].toSorted((a, b) => a.year - b.year);
}

function stepWords(series: Series, point: SeriesPoint, say: Messages): string {
  if (point.kind === 'target') return '';
  const step = series.changes.find((change) => change.adjacent && change.to === point.year);
  return step ? changeText(step, say.indicators).text : '';
}
