import type { SeriesChange, SeriesPoint } from '../../data/contract/indicator-model.ts';
import { printedValue } from '../../data/plain/printed-value.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { CellColumn } from './export-table.ts';
import { rivalWords } from './figure-words.ts';

/** A figure with what a table tells about it. */
export interface FigureLine {
  readonly point: SeriesPoint;
  /** Since the figure before it, where the two may be compared. */
  readonly change: SeriesChange | null;
  readonly code: string | undefined;
  readonly quote: string | undefined;
}

/** The columns of every table of figures: numbers are numbers, and each line has its evidence. */
export function figureColumns(say: Messages): readonly CellColumn<FigureLine>[] {
  const words = say.indicators;
  return [
    [words.yearColumn, 7, ({ point }) => point.year],
    [words.kind, 8, ({ point }) => words[point.kind]],
    [words.value, 12, ({ point }) => point.value],
    [words.unit, 10, ({ point }) => point.unit],
    [words.qualifier, 8, ({ point }) => qualifierOf(point)],
    [words.normal, 14, ({ point }) => point.valueSi],
    [words.normalUnit, 10, ({ point }) => point.unitSi],
    [words.percent, 10, ({ change }) => change?.percent ?? ''],
    [words.difference, 14, ({ change }) => change?.differenceSi ?? ''],
    [words.whyNot, 24, ({ change }) => (change?.reason ? words[change.reason] : '')],
    [words.grade, 8, ({ change }) => change?.grade ?? ''],
    [words.reasons, 40, ({ point, change }) => reasonsOf(point, change, say)],
    [words.term, 26, ({ point }) => point.term],
    [words.evidence, 22, ({ code }) => code ?? ''],
    [words.sentence, 60, ({ quote }) => quote ?? ''],
  ];
}

/** What makes the number another one: 余, 以上, or both ends of a range. */
function qualifierOf(point: SeriesPoint): string {
  return point.printedRange ? printedValue(point) : (point.qualifier ?? '');
}

function reasonsOf(point: SeriesPoint, change: SeriesChange | null, say: Messages): string {
  return [change?.note, point.isUnseen && say.scans.fromScan, rivalWords(point, say.indicators)]
    .filter(Boolean)
    .join('；');
}
