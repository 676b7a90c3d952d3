import type { Cell } from './csv.ts';
import type { PlacedCell, TablePlace } from './printed-table.ts';

/** A document to be written for people: what a word processor needs to know, and nothing of how it writes it. */
export interface WrittenDocument {
  readonly title: string;
  /** At the top of every page, line by line: agency, year, edition, citation, evidence codes. */
  readonly runningHead: readonly string[];
  /** Under the title: where it comes from. */
  readonly about: readonly string[];
  readonly isLandscape: boolean;
  readonly blocks: readonly WrittenBlock[];
}

export type WrittenBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly runs: readonly WrittenRun[] }
  | { readonly kind: 'paragraph'; readonly look: ParagraphLook; readonly runs: readonly WrittenRun[] }
  | WrittenTable
  | WrittenPicture;

/** `quote`: words of a report. `source`: where they are from. `remark`: what somebody said of them. */
export type ParagraphLook = 'plain' | 'quote' | 'source' | 'remark';

export interface WrittenRun {
  readonly text: string;
  readonly isMarked?: boolean;
  readonly isBold?: boolean;
  /** A footnote behind the run, paragraph by paragraph. */
  readonly footnote?: readonly string[];
}

export interface WrittenTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Rows that stand again on every page. */
  readonly heads: number;
  /** Of the columns, in any unit. Left out: all the same. */
  readonly widths?: readonly number[];
}

export interface WrittenCell {
  /** One paragraph each. */
  readonly lines: readonly (readonly WrittenRun[])[];
  readonly isHead: boolean;
  readonly isNumber: boolean;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A picture as PNG; its size in CSS pixels, of which a page has about 600 across. */
export interface WrittenPicture {
  readonly kind: 'picture';
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** What it shows, for whoever cannot see it. */
  readonly description: string;
}

export function heading(level: 1 | 2 | 3, text: string): WrittenBlock {
  return { kind: 'heading', level, runs: [{ text }] };
}

export function paragraph(text: string, look: ParagraphLook = 'plain'): WrittenBlock {
  return { kind: 'paragraph', look, runs: [{ text }] };
}

/** A cell of a value; lines of a text are paragraphs. */
export function cellOf(value: Cell, isHead = false): WrittenCell {
  const lines = String(value)
    .split(/[\r\n]+/u)
    .map((text) => [{ text }]);
  return { lines, isHead, isNumber: typeof value === 'number', rowSpan: 1, columnSpan: 1 };
}

export function tableOfValues(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  widths?: readonly number[],
): WrittenTable {
  return {
    kind: 'table',
    heads: 1,
    rows: [head.map((text) => cellOf(text, true)), ...rows.map((cells) => cells.map((cell) => cellOf(cell)))],
    ...(widths ? { widths } : {}),
  };
}

/** A table of a report with the spans of its cells. `runsOf`: the words of a cell, marked where they are to be. */
export function writtenTable(
  rows: readonly (readonly TablePlace[])[],
  runsOf: (cell: PlacedCell) => readonly WrittenRun[],
): WrittenTable {
  const written = rows.map((row) =>
    row.flatMap((place): WrittenCell[] => {
      if (place.kind !== 'cell') return place.kind === 'empty' ? [cellOf('')] : [];
      const { isHead, rowSpan, columnSpan } = place;
      return [{ lines: [runsOf(place)], isHead, isNumber: false, rowSpan, columnSpan }];
    }),
  );
  const heads = written.findIndex((row) => row.some(({ isHead }) => !isHead));
  return { kind: 'table', heads: Math.max(0, heads), rows: written };
}
