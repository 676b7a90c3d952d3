/** A passage that is a table: its text is its cells, rows by line and cells by tab. */
export interface PassageTable {
  readonly rows: number;
  readonly columns: number;
  /** The lines above it that name it or say in what it counts. */
  readonly caption: string | null;
  /** In reading order; ranges never overlap. */
  readonly cells: readonly TableCell[];
}

/** A cell of a table, where it begins; row and column from 0, spans at least 1, its words [start, end) of the passage. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly isHeader: boolean;
  readonly start: number;
  readonly end: number;
}
