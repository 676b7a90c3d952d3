import type {
  Column,
  ComparedRow,
  ComparedSentence,
  TopicComparison,
} from '../../data/contract/comparison-model.ts';
import type { Quotable } from '../shared/quoting.svelte.ts';
import { figuresIn } from './figure-tables.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PromiseRow } from './promise-rows.ts';

/** The sentences of a row, each of its report. */
export function quotesOfSentences(
  { left, right }: Pick<ComparedRow, 'left' | 'right'>,
  [first, second]: readonly Column[],
): readonly Quotable[] {
  return [...quoteOf(left, first), ...quoteOf(right, second)];
}

/** What the reports say of a topic. */
export function quotesOfTopic(row: TopicComparison['rows'][number], columns: readonly Column[]): Quotable[] {
  return row.cells.flatMap((cell, i) => {
    const column = columns[i];
    if (!column) return [];
    return cell.passages.map(({ passageId, text }) => ({
      ...{ reportId: column.reportId, edition: column.edition, passageId },
      ...{ kind: 'words' as const, range: null, words: text, section: cell.heading },
    }));
  });
}

export function quotesOfFigures(row: FigureRow): readonly Quotable[] {
  return figuresIn([row]).map((indicatorId) => ({ kind: 'figure', indicatorId }));
}

/** What was promised, and its likest answer. */
export function quotesOfPromise({ promise }: PromiseRow, from: Column, to: Column): readonly Quotable[] {
  return [...quoteOf(promise.sentence, from), ...quoteOf(promise.candidates[0]?.sentence ?? null, to)];
}

function quoteOf(sentence: ComparedSentence | null, column: Column | undefined): readonly Quotable[] {
  if (!sentence || !column) return [];
  const { passageId, start, end, text, heading } = sentence;
  return [
    {
      ...{ reportId: column.reportId, edition: column.edition, passageId },
      ...{ kind: 'words', range: [start, end], words: text, section: heading },
    },
  ];
}
