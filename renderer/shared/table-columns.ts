import type { WordedCell } from './table-rows.ts';

/** How wide the columns of a table are, told by its words before anything is laid out. In em of its own letters. */
export interface Columns {
  /** Null: what the others leave, shared by all such columns. */
  readonly widths: readonly (number | null)[];
  /** The same as tracks of a grid: what is left over goes to those of long words, or where there are none to all. */
  readonly tracks: string;
  /** The table is never narrower. */
  readonly least: number;
}

/** Left and right of the words of a cell. */
const PADDING = 1.4;
/** Words that are longer break into lines, in a column of at least this width; numbers never break. */
const LONG_WORDS = 8;
const NARROWEST = 3;

/** Null where a cell spans rows or columns, or stands alone under another: such a table is the browser's to lay out. */
export function columnsOf(rows: readonly (readonly WordedCell[])[]): Columns | null {
  const count = rows[0]?.length ?? 0;
  if (count === 0 || !rows.every((row) => row.length === count && row.every(isAtItsPlace))) return null;
  const widths = Array.from({ length: count }, (_, at) => widthOfColumn(rows.map((row) => row[at]!.text)));
  const least = widths.reduce<number>((sum, width) => sum + (width ?? LONG_WORDS + PADDING), 0);
  return { widths, tracks: tracksOf(widths), least };
}

function tracksOf(widths: readonly (number | null)[]): string {
  const isShared = widths.includes(null);
  return widths
    .map((width) => {
      if (width === null) return 'minmax(0, 1fr)';
      const size = width.toFixed(2);
      return isShared ? `${size}em` : `minmax(${size}em, ${size}fr)`;
    })
    .join(' ');
}

/** Null where its words are long. */
function widthOfColumn(texts: readonly string[]): number | null {
  let width = NARROWEST - PADDING;
  for (const text of texts) {
    const own = widthOf(text);
    if (own > LONG_WORDS && !isNumber(text)) return null;
    width = Math.max(width, own);
  }
  return width + PADDING;
}

export function isNumber(text: string): boolean {
  return /^[+\-－−]?\d[\d,.]*\s*[%％‰]?$/u.test(text);
}

function isAtItsPlace({ cell }: WordedCell, at: number): boolean {
  return cell.column === at && cell.rowSpan === 1 && cell.columnSpan === 1;
}

/** In em: a Chinese character is as wide as it is high, others are about six tenths of that. */
function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2e80 ? 0.6 : 1;
  return width;
}
