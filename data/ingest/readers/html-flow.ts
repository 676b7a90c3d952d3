import type { SourceLayout } from '../source-layout.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import type { TableGrid } from '../tables/table-grid.ts';

/** What a page is made of, in order: text with its line breaks, tables, and where headings begin (level) and end (null). */
export type FlowPiece = string | TableGrid | HeadingMark | FrameMark | EntryMark | HiddenWords | WordsAside;

export interface HeadingMark {
  readonly heading: number | null;
}

/** Where a part of the page's frame begins and ends. */
export interface FrameMark {
  readonly frame: boolean;
}

/** Where an entry of a list begins and ends; they nest. */
export interface EntryMark {
  readonly entry: boolean;
}

/** Words that nobody sees; they stand behind the line in which they were hidden. */
export interface HiddenWords {
  readonly hidden: string;
}

/** Words that are no part of the text about them: marks of notes in a table. */
export interface WordsAside {
  readonly aside: string;
}

/** Line breaks of so many are the room of a picture. */
const PICTURE_ROOM = 6;

/** One blank line between blocks, three where a picture stood, none at the ends. */
export function writeFlow(pieces: readonly FlowPiece[]): {
  readonly text: string;
  readonly layout: SourceLayout;
} {
  const writer = new SourceWriter();
  let line = '';
  let breaks = 0;
  let level: number | null = null;
  let inFrame = false;
  let entries = 0;
  let [hidden, aside] = ['', ''];
  const blank = (): number => {
    const blankLines = breaks - 1 >= PICTURE_ROOM ? 3 : Math.min(Math.max(0, breaks - 1), 1);
    breaks = 0;
    return blankLines;
  };
  const endLine = (): void => {
    const text = line.replace(/^ +| +$/g, '');
    line = '';
    if (text !== '') write(text);
    if (hidden.trim() !== '') writer.lift(hidden.trim(), 'hidden');
    if (aside !== '') writer.lift(aside, 'page_frame');
    [hidden, aside] = ['', ''];
  };
  const write = (text: string): void => {
    if (inFrame) writer.lift(text, 'page_frame', blank());
    else if (level === null) writer[entries > 0 ? 'entry' : 'line'](text, blank());
    else writer.heading(text, level, blank());
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      const [first = '', ...others] = piece.split('\n');
      line += first;
      for (const other of others) {
        endLine();
        breaks++;
        line = other;
      }
    } else if ('hidden' in piece) hidden += piece.hidden;
    else if ('aside' in piece) aside += piece.aside;
    else {
      endLine();
      if ('heading' in piece) level = piece.heading;
      else if ('frame' in piece) inFrame = piece.frame;
      else if ('entry' in piece) entries += piece.entry ? 1 : -1;
      else {
        breaks = Math.max(breaks, 2);
        writer.table(piece, blank());
        breaks = 2;
      }
    }
  }
  endLine();
  return writer.finish();
}

/** The words of a table's cell on one line: a broken line of Chinese goes on, a paragraph does not. */
export function cellText(pieces: readonly FlowPiece[]): string {
  return pieces
    .filter((piece) => typeof piece === 'string')
    .join('')
    .trim()
    .replaceAll(/\s*\n\s*/g, (found, at: number, whole: string) =>
      found.trim() === '' && count(found) > 1
        ? ' '
        : isHan(whole[at - 1]) && isHan(whole[at + found.length])
          ? ''
          : ' ',
    )
    .replaceAll(/[ \t]+/g, ' ');
}

const count = (breaks: string): number => breaks.split('\n').length - 1;

function isHan(character: string | undefined): boolean {
  return /[\p{Script=Han}，。、；：（）]/u.test(character ?? '');
}
