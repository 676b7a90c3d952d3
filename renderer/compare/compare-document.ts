import { sliceCodePoints } from '../../data/contract/code-points.ts';
import type {
  ComparedRow,
  ComparedSentence,
  PairComparison,
  TopicComparison,
} from '../../data/contract/comparison-model.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import type { IndicatorId } from '../../data/contract/model.ts';
import {
  cellOf,
  heading,
  tableOfValues,
  type WrittenBlock,
  type WrittenCell,
  type WrittenRun,
  type WrittenTable,
} from '../../data/plain/written-document.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import { changeText, printedFigure } from '../shared/figure-words.ts';
import { idOf, type FigureCell, type FigureRow, type PlacedPoint } from './figure-rows.ts';
import type { PromiseRow } from './promise-rows.ts';
import { marksInSentence } from './sentence-rows.ts';

type Codes = ReadonlyMap<IndicatorId, string>;

/** A heading for each topic, under it one column for each report. */
export function topicBlocks(
  { rows }: TopicComparison,
  names: readonly string[],
  say: Messages,
): readonly WrittenBlock[] {
  return rows.flatMap((row) => [
    heading(
      1,
      [
        row.topic ? say.topics[row.topic] : say.compare.otherTopic,
        ...(row.kind === 'plan' ? [say.compare.plan] : []),
      ].join(' · '),
    ),
    tableOfCells(names, [
      row.cells.map(({ passages }) =>
        passages.length > 0
          ? textCell(passages.map(({ text }) => [{ text }]))
          : textCell([[{ text: say.compare.notTreated }]]),
      ),
    ]),
  ]);
}

/** One row for each pair, what differs marked. */
export function sentenceBlocks(
  rows: PairComparison['rows'],
  names: readonly string[],
  say: Messages,
): readonly WrittenBlock[] {
  const table = tableOfCells(
    [say.compare.kind, ...names],
    rows.map((row) => [
      cellOf(say.compare[row.kind]),
      textCell([sentenceRuns(row.left, row.leftChanges)]),
      textCell([sentenceRuns(row.right, row.rightChanges)]),
    ]),
    [1, 4, 4],
  );
  return [heading(1, say.compare.sentences), table];
}

/** One table for each topic: what is measured, what each report says of it, how it has changed. */
export function figureBlocks(
  rows: readonly FigureRow[],
  names: readonly string[],
  codes: Codes,
  say: Messages,
): readonly WrittenBlock[] {
  return [...Map.groupBy(rows, (row) => row.topic)].flatMap(([topic, own]) => [
    heading(1, say.topics[topic]),
    tableOfCells(
      [say.indicators.name, ...names, say.indicators.change],
      own.map((row) => [
        cellOf(row.name),
        ...row.cells.map((cell) => figureCell(cell, codes, say)),
        textCell([[{ text: row.overall ? changeText(row.overall, say.indicators).text : '' }]]),
      ]),
      [3, ...names.map(() => 3), 2],
    ),
  ]);
}

/** What was promised, its likest answer, and what was judged. */
export function promiseBlocks(
  rows: readonly PromiseRow[],
  figures: ReadonlyMap<IndicatorId, Indicator>,
  codes: Codes,
  say: Messages,
): readonly WrittenBlock[] {
  const words = say.promises;
  const figureLines = (id: IndicatorId | null | undefined): readonly WrittenRun[][] => {
    const figure = id && figures.get(id);
    return figure
      ? [[{ text: `${printedFigure(figure)}  ${codes.get(figure.indicatorId) ?? ''}`.trim() }]]
      : [];
  };
  const table = tableOfCells(
    [words.plan, words.answer, words.judgement],
    rows.map(({ promise, judged }) => {
      const [best] = promise.candidates;
      const verdict = [words[judged?.verdict ?? 'open'], judged?.remark ?? ''].filter((one) => one !== '');
      return [
        textCell([[{ text: promise.sentence.text }], ...figureLines(best?.promised)]),
        textCell([[{ text: best?.sentence.text ?? words.silence }], ...figureLines(best?.reported)]),
        textCell(verdict.map((text) => [{ text }])),
      ];
    }),
    [4, 4, 2],
  );
  return [heading(1, words.tab), table];
}

function figureCell(cell: FigureCell, codes: Codes, say: Messages): WrittenCell {
  const line = (placed: PlacedPoint, before = ''): readonly WrittenRun[][] => {
    const code = codes.get(idOf(placed));
    return [[{ text: `${before}${printedFigure(placed.point)}` }], ...(code ? [[{ text: code }]] : [])];
  };
  const { result, target, isSilent } = cell;
  return textCell([
    ...(result ? line(result) : isSilent ? [[{ text: say.indicators.silent }]] : []),
    ...(target ? line(target, `${say.indicators.target} `) : []),
  ]);
}

function sentenceRuns(
  sentence: ComparedSentence | null,
  changes: ComparedRow['leftChanges'],
): readonly WrittenRun[] {
  if (!sentence) return [];
  const { text } = sentence;
  const runs: WrittenRun[] = [];
  let at = 0;
  for (const { start, end } of marksInSentence(sentence, changes, 'added')) {
    runs.push({ text: sliceCodePoints(text, at, start) });
    runs.push({ text: sliceCodePoints(text, start, end), isMarked: true });
    at = end;
  }
  return [...runs, { text: sliceCodePoints(text, at, [...text].length) }];
}

function textCell(lines: WrittenCell['lines']): WrittenCell {
  return { ...cellOf(''), lines: lines.length > 0 ? lines : [[]] };
}

function tableOfCells(
  head: readonly string[],
  rows: readonly (readonly WrittenCell[])[],
  widths?: readonly number[],
): WrittenTable {
  const table = tableOfValues(head, [], widths);
  return { ...table, rows: [...table.rows, ...rows] };
}
