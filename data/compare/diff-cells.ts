import { codePointLength } from '../contract/code-points.ts';
import type { TextRange } from '../contract/model.ts';
import { exactForm } from './comparison-form.ts';
import { diffFigures, diffSentence, type SentenceChanges } from './diff-sentence.ts';

/** Two rows of a table of as many cells, as the cells that differ; null where they are no such rows. */
export interface RowDifference extends SentenceChanges {
  /** Only cells differ that are empty, numbers or worded alike: a number that moved to the next column is such a one. */
  readonly isOfFigures: boolean;
}

const FIGURE_CELL = /^[\d.,%‰+\-−—/\s]*$/u;

export function diffCells(left: string, right: string): RowDifference | null {
  const [a, b] = [cellsOf(left), cellsOf(right)];
  if (a.length < 2 || a.length !== b.length) return null;
  const marks: { left: TextRange[]; right: TextRange[] } = { left: [], right: [] };
  let isOfFigures = true;
  a.forEach((one, k) => {
    const other = b[k]!;
    if (one.form === other.form) return;
    const areFigures = [one, other].every(({ form }) => FIGURE_CELL.test(form));
    const areWordedAlike = wordingOf(one) === wordingOf(other);
    isOfFigures &&= areFigures || areWordedAlike;
    const diff = areWordedAlike ? diffFigures : diffSentence;
    const changes = areFigures
      ? { left: [[0, codePointLength(one.text)]], right: [[0, codePointLength(other.text)]] }
      : diff(one.text, other.text);
    marks.left.push(...moved(changes.left, one.start));
    marks.right.push(...moved(changes.right, other.start));
  });
  return { ...marks, isOfFigures };
}

/** 3件 and 4件 are worded alike. */
function wordingOf({ form }: Cell): string {
  return form.replaceAll(/\d+(?:[.,]\d+)*/g, '0');
}

interface Cell {
  readonly text: string;
  /** In code points of the row. */
  readonly start: number;
  readonly form: string;
}

function cellsOf(row: string): Cell[] {
  let at = 0;
  return row.split('\t').map((cell) => {
    const text = cell.trim();
    const start = at + codePointLength(cell.slice(0, cell.length - cell.trimStart().length));
    at += codePointLength(cell) + 1;
    return { text, start, form: exactForm(text) };
  });
}

function moved(ranges: readonly (readonly number[])[], by: number): TextRange[] {
  return ranges.flatMap(([start, end]): TextRange[] => (start === end ? [] : [[start! + by, end! + by]]));
}
