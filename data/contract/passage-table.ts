import type { ShapedCell, TableShape } from '../plain/printed-table.ts';

/** A passage that is a table: its text is its cells, rows by line and cells by tab. */
export interface PassageTable extends TableShape {
  readonly rows: number;
  readonly columns: number;
}

export type TableCell = ShapedCell;
