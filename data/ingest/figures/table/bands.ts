import type { ParsedTable } from '../../../schema/parsed-report.ts';
import type { HeadingFinder } from './cell-headings.ts';
import { unitInWords } from './table-unit.ts';

/** 二、罚没: another block begins, whose unit is not that of the one before. */
const NUMBERED = /^[（(]?[一二三四五六七八九十]{1,3}[）)、.．]/u;

/**
 * Of each row the band over the block in which it stands, which may tell its time and its unit: 第二十条第（八）项（单位：万元）
 * over the whole width, or such words with a unit alone in their row. '' where there is none.
 */
export function bandsOf(finder: HeadingFinder, table: ParsedTable): readonly string[] {
  let band = '';
  return Array.from({ length: table.rows }, (_, row) => {
    const over = band;
    const first = finder.cellAt(row, 0);
    if (first?.isHeader && first.columnSpan === table.columns) band = first.text;
    else if (first && isAlone(finder, row, table.columns)) {
      if (unitInWords(first.text) !== undefined) band = first.text;
      else if (NUMBERED.test(first.text.trim())) band = '';
    }
    return over;
  });
}

/** Nothing else stands in the row. */
function isAlone(finder: HeadingFinder, row: number, columns: number): boolean {
  const first = finder.cellAt(row, 0)!;
  if (first.text === '' || first.row !== row) return false;
  for (let column = first.columnSpan; column < columns; column++)
    if ((finder.cellAt(row, column)?.text ?? '') !== '') return false;
  return true;
}
