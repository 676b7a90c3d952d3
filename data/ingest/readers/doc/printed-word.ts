import type { Numbering } from '../docx/numbering.ts';
import {
  PLAIN,
  propertiesByPosition,
  type ParagraphProperties,
  type RowForm,
  type WordStreams,
} from './paragraph-properties.ts';
import { listsOf } from './word-lists.ts';
import { stylesOf, type WordStyle } from './word-styles.ts';

/** A piece of the text as the file keeps it; `bpc` is bytes per character. */
export interface WordPiece {
  readonly text: string;
  readonly startFilePos: number;
  readonly bpc: number;
}

/** Characters that no text has; they mark what the words alone do not say. */
export const ROW_MARK = '\ufdd0';
export const HEADING_MARK = '\ufdd1';
export const PARAGRAPH_IN_CELL = '\ufdd2';
const MARKS = /[\ufdd0-\ufdd2]/g;

const PARAGRAPH_END = '\r';
const CELL_END = '\u0007';
/** What the library makes of the end of a row, where it finds it. */
const ROW_END = '\n';
const SECTION_END = '\f';

/**
 * The main text of a Word 97 file with its list labels as they are printed, its headings and the rows of its tables marked.
 * `rows` are the forms of the rows that ROW_MARK stands for, in order. Throws RangeError for tables that lead out of
 * the file.
 */
export function printedWord(
  streams: WordStreams,
  pieces: readonly WordPiece[],
  length: number,
): { readonly text: string; readonly rows: readonly (RowForm | null)[] } {
  const { document, tables } = streams;
  const printer = new Printer(listsOf(document, tables), stylesOf(document, tables));
  const propertiesAt = propertiesByPosition(streams);
  let paragraph = '';
  let before = 0;
  for (const { text, startFilePos, bpc } of pieces) {
    for (let i = 0; i < text.length && before < length; i++, before++) {
      const character = text[i]!;
      const isEnd =
        character === PARAGRAPH_END ||
        character === CELL_END ||
        character === ROW_END ||
        character === SECTION_END;
      if (isEnd) {
        printer.paragraph(paragraph, character, propertiesAt(startFilePos + i * bpc));
        paragraph = '';
      } else paragraph += character;
    }
  }
  printer.paragraph(paragraph, '', PLAIN);
  return printer.finish();
}

class Printer {
  readonly #lists: Numbering;
  readonly #styleOf: (style: number) => WordStyle;
  readonly #rows: (RowForm | null)[] = [];
  readonly #pieces: string[] = [];

  constructor(lists: Numbering, styleOf: (style: number) => WordStyle) {
    this.#lists = lists;
    this.#styleOf = styleOf;
  }

  paragraph(text: string, end: string, properties: ParagraphProperties): void {
    const words = text.replaceAll(MARKS, '');
    if (properties.isRowEnd && (end === ROW_END || end === CELL_END)) {
      this.#rows.push(properties.row);
      this.#pieces.push(words, ROW_MARK, ROW_END);
      return;
    }
    const style = this.#styleOf(properties.style);
    const label = words.trim() === '' ? '' : this.#label(properties, style);
    const heading =
      style.heading === null || properties.isInTable || words.trim() === ''
        ? ''
        : `${HEADING_MARK}${style.heading}`;
    const isInCell = properties.isInTable && end === PARAGRAPH_END;
    this.#pieces.push(heading, label, words, isInCell ? PARAGRAPH_IN_CELL : end === ROW_END ? CELL_END : end);
  }

  #label(properties: ParagraphProperties, style: WordStyle): string {
    const list = properties.list ?? style.list ?? 0;
    // Of 2047 on, and below zero, a paragraph is in no list, though its style may be.
    if (list <= 0 || list > 2046) return '';
    return this.#lists.next(String(list), properties.level ?? style.level ?? 0);
  }

  finish(): { readonly text: string; readonly rows: readonly (RowForm | null)[] } {
    return { text: this.#pieces.join(''), rows: this.#rows };
  }
}
