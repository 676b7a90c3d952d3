import { codePointLength } from '../../contract/code-points.ts';
import type { ParsedCell } from '../../schema/parsed-report.ts';
import type { LiftedText, SourceHeading, SourceLayout, SourceTable } from '../source-layout.ts';
import type { TableGrid } from './table-grid.ts';

/** Puts the text of a file together, line by line, and notes where its tables, headings and lifted lines stand. */
export class SourceWriter {
  readonly #pieces: string[] = [];
  readonly #tables: SourceTable[] = [];
  readonly #headings: SourceHeading[] = [];
  readonly #lifted: LiftedText[] = [];
  readonly #entries: { readonly start: number; readonly end: number }[] = [];
  /** In code points. */
  #length = 0;
  /** In UTF-16 units. */
  #units = 0;

  get length(): number {
    return this.#length;
  }

  /** In UTF-16 units, as LONGEST_TEXT is. */
  get units(): number {
    return this.#units;
  }

  /** One line, with `blank` lines before it where it is not the first. All return where it begins. */
  line(text: string, blank = 0): number {
    this.#break(blank);
    const start = this.#length;
    this.#add(text);
    return start;
  }

  heading(text: string, level: number, blank = 0): number {
    this.#break(blank);
    const start = this.#length;
    this.#add(text);
    this.#headings.push({ start, end: this.#length, level });
    return start;
  }

  /** An entry of a list. */
  entry(text: string, blank = 0): number {
    const start = this.line(text, blank);
    this.#entries.push({ start, end: this.#length });
    return start;
  }

  lift(text: string, kind: LiftedText['kind'], blank = 0): number {
    this.#break(blank);
    const start = this.#length;
    this.#add(text);
    this.#lifted.push({ start, end: this.#length, kind });
    return start;
  }

  /** A line for each row, a tab between cells. Returns the cells where they stand now. */
  table(grid: TableGrid, blank = 0): readonly ParsedCell[] {
    this.#break(blank);
    const start = this.#length;
    const cells: ParsedCell[] = [];
    let row = 0;
    let isFirst = true;
    for (const { text, ...cell } of grid.cells) {
      if (cell.row > row) this.#add('\n'.repeat(cell.row - row));
      else if (!isFirst) this.#add('\t');
      row = cell.row;
      isFirst = false;
      const from = this.#length;
      this.#add(text);
      const { column, rowSpan, columnSpan, isHeader } = cell;
      cells.push({ row, column, rowSpan, columnSpan, isHeader, start: from, end: this.#length });
    }
    this.#tables.push({ start, end: this.#length, rows: grid.rows, columns: grid.columns, cells });
    return cells;
  }

  finish(): { readonly text: string; readonly layout: SourceLayout } {
    return {
      text: this.#pieces.join(''),
      layout: {
        tables: this.#tables,
        headings: this.#headings,
        lifted: this.#lifted,
        ...(this.#entries.length > 0 && { entries: this.#entries }),
      },
    };
  }

  #break(blank: number): void {
    if (this.#length > 0) this.#add('\n'.repeat(1 + blank));
  }

  #add(text: string): void {
    this.#pieces.push(text);
    this.#length += codePointLength(text);
    this.#units += text.length;
  }
}
