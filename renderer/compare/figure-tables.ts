import { rowInOneLine } from '../../data/contract/table-words.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { tableOf, type ExportTable, type TableAbout } from '../shared/export-table.ts';
import { figureColumns, type FigureLine } from '../shared/figure-columns.ts';
import { idOf, type FigureRow, type PlacedPoint } from './figure-rows.ts';
import type { PromiseRow } from './promise-rows.ts';
import { placeOf } from './text-tables.ts';

type Codes = ReadonlyMap<IndicatorId, string>;

interface Line extends FigureLine {
  readonly row: FigureRow;
  /** Of the column; empty for a promise for a year that is no column. */
  readonly report: string;
}

/** One line per figure, so that a spreadsheet can filter and calculate. */
export function figureTable(
  rows: readonly FigureRow[],
  names: readonly string[],
  codes: Codes,
  say: Messages,
  about: TableAbout,
): ExportTable {
  const lines = rows.flatMap((row) => {
    const line = (placed: PlacedPoint | null, report: string, change: Line['change']): Line[] =>
      placed === null
        ? []
        : [
            {
              ...{ row, report, change, point: placed.point },
              code: codes.get(idOf(placed)),
              quote: placed.indicator?.quote,
            },
          ];
    return [
      ...row.cells.flatMap((cell, i) => [
        ...line(cell.result, names[i] ?? '', cell.change),
        ...line(cell.target, names[i] ?? '', null),
      ]),
      ...row.openTargets.flatMap((target) => line(target, '', null)),
    ];
  });
  return tableOf<Line>(
    about,
    [
      [say.indicators.name, 26, ({ row }) => row.name],
      [say.compare.topic, 18, ({ row }) => say.topics[row.topic]],
      [say.compare.report, 16, ({ report }) => report],
      ...figureColumns(say),
    ],
    lines,
  );
}

/** The figures whose evidence the table of figures needs. */
export function figuresIn(rows: readonly FigureRow[]): readonly IndicatorId[] {
  const placed = rows.flatMap((row) => [
    ...row.cells.flatMap((cell) => [cell.result, cell.target]),
    ...row.openTargets,
  ]);
  return placed.flatMap((one) => (one ? [idOf(one)] : []));
}

/** One line per plan sentence, with its likest answer and what was judged. */
export function promiseTable(
  rows: readonly PromiseRow[],
  figures: ReadonlyMap<IndicatorId, Indicator>,
  codes: Codes,
  say: Messages,
  about: TableAbout,
): ExportTable {
  const words = say.promises;
  const best = ({ promise }: PromiseRow) => promise.candidates[0];
  const figure = (row: PromiseRow, which: 'promised' | 'reported'): Indicator | undefined => {
    const id = best(row)?.[which];
    return id ? figures.get(id) : undefined;
  };
  const code = (row: PromiseRow, which: 'promised' | 'reported'): string => {
    const id = best(row)?.[which];
    return (id && codes.get(id)) ?? '';
  };
  return tableOf<PromiseRow>(
    about,
    [
      [words.plan, 60, ({ promise }) => rowInOneLine(promise.sentence.text)],
      [words.topic, 18, ({ promise }) => (promise.topic ? say.topics[promise.topic] : '')],
      [words.judgement, 12, ({ judged }) => words[judged?.verdict ?? 'open']],
      [words.remark, 40, ({ judged }) => judged?.remark ?? ''],
      [words.answer, 60, (row) => rowInOneLine(best(row)?.sentence.text ?? '')],
      [words.score, 8, (row) => best(row)?.score ?? ''],
      [words.answers, 10, ({ promise }) => promise.candidates.length],
      [words.promised, 12, (row) => figure(row, 'promised')?.value ?? ''],
      [words.promisedUnit, 10, (row) => figure(row, 'promised')?.unit ?? ''],
      [words.reported, 12, (row) => figure(row, 'reported')?.value ?? ''],
      [words.reportedUnit, 10, (row) => figure(row, 'reported')?.unit ?? ''],
      [words.promisedEvidence, 22, (row) => code(row, 'promised')],
      [words.reportedEvidence, 22, (row) => code(row, 'reported')],
      [words.planPlace, 28, ({ promise }) => placeOf(promise.sentence)],
      [words.answerPlace, 28, (row) => (best(row) ? placeOf(best(row)!.sentence) : '')],
    ],
    rows,
  );
}

/** The figures whose evidence the table of promises needs. */
export function figuresOfPromises(rows: readonly PromiseRow[]): readonly IndicatorId[] {
  return rows.flatMap(({ promise }) => {
    const [best] = promise.candidates;
    return [best?.promised, best?.reported].flatMap((id) => (id ? [id] : []));
  });
}
