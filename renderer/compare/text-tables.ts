import type {
  Column,
  ComparedSentence,
  PairComparison,
  TopicComparison,
} from '../../data/contract/comparison-model.ts';
import { inRows, rowInOneLine } from '../../data/contract/table-words.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { ExportTable, TableAbout } from '../shared/export-table.ts';
import { DECIDED } from './sentence-rows.ts';

/** A place that can be found again: passage and code points. */
export function placeOf({ passageId, start, end }: ComparedSentence): string {
  return `${passageId} [${start}, ${end})`;
}

/** One line per topic; every report has its text and where it stands. */
export function topicTable(
  comparison: TopicComparison,
  names: readonly string[],
  say: Messages,
  about: TableAbout,
): ExportTable {
  return {
    ...about,
    columns: [
      { head: say.compare.topic, width: 18 },
      { head: say.compare.plan, width: 8 },
      ...names.flatMap((name) => [
        { head: name, width: 60 },
        { head: `${name} ${say.takeAway.place}`, width: 28 },
      ]),
    ],
    rows: comparison.rows.map((row) => [
      row.topic ? say.topics[row.topic] : say.compare.otherTopic,
      row.kind === 'plan' ? say.compare.plan : '',
      ...row.cells.flatMap((cell) => [
        cell.passages.map((passage) => inRows(passage.text)).join('\n'),
        cell.passages.map((passage) => passage.passageId).join(' '),
      ]),
    ]),
  };
}

/** One line per row of sentences that is shown. */
export function sentenceTable(
  rows: PairComparison['rows'],
  names: readonly string[],
  say: Messages,
  about: TableAbout,
): ExportTable {
  const decisionOf = (row: (typeof rows)[number]): string =>
    row.decision === null ? '' : say.compare[DECIDED[row.decision.kind]];
  return {
    ...about,
    columns: [
      { head: say.compare.kind, width: 10 },
      { head: say.compare.topic, width: 18 },
      ...names.flatMap((name) => [
        { head: name, width: 60 },
        { head: `${name} ${say.takeAway.place}`, width: 28 },
      ]),
      { head: say.compare.likeness, width: 8 },
      { head: say.compare.decision, width: 12 },
    ],
    rows: rows.map((row) => [
      say.compare[row.kind],
      row.topic ? say.topics[row.topic] : '',
      ...[row.left, row.right].flatMap((side) => [rowInOneLine(side?.text ?? ''), side ? placeOf(side) : '']),
      row.left && row.right ? row.score : '',
      decisionOf(row),
    ]),
  };
}

/** `平湖 2020 · 平湖 2022`: the same title on screen, paper and file. */
export function titleOf(columns: readonly (Column & { readonly name: string })[]): string {
  return columns.map((column) => column.name).join(' · ');
}
