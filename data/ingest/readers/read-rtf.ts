import type { SourceLayout } from '../source-layout.ts';
import { cellsByEdges, type EdgedRow } from '../tables/cells-by-edges.ts';
import { isTable, placeCells, withoutEmptyLines } from '../tables/table-grid.ts';
import { headingLevel, RtfStyles } from './rtf/rtf-styles.ts';
import { SourceWriter } from '../tables/source-writer.ts';

/** Groups that hold no text of the page. */
const ASIDE = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl fldinst annotation atnid atnauthor nonshppict shprslt bkmkstart bkmkend'.split(
    ' ',
  ),
);
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  tab: ' ',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u3000',
  enspace: ' ',
  '~': '\u00a0',
  _: '-',
};
const CODE_PAGES: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  '54936': 'gb18030',
  '950': 'big5',
  '65001': 'utf-8',
  '932': 'shift_jis',
};
const TOKEN = /\\(?:'([0-9a-fA-F]{2})|([a-z]+)(-?\d+)? ?|([^a-z]))|([{}])|([^\\{}]+)/g;

interface Group {
  isAside: boolean;
  isHidden: boolean;
  isNote: boolean;
  /** A text box, which stands behind the paragraph that it hangs on. */
  isBox: boolean;
  isDeleted: boolean;
  isStyles: boolean;
  font: number;
  /** Characters that stand for one \u in older readers. */
  skip: number;
}

interface CellForm {
  readonly joinsAbove: boolean;
  readonly joinsLeft: boolean;
  /** Where it ends, in twips; null where that is not said. */
  readonly edge: number | null;
}

/** Twips: programs round edges differently, and no cell is so narrow. */
const NEAREST_EDGES = 40;

/**
 * The text of a Rich Text file (1.9.1): paragraphs, headings, tables with joined cells, boxes behind the paragraph that they hang
 * on, notes behind the text. Code pages by the file.
 */
export function readRtf(source: string): { readonly text: string; readonly layout: SourceLayout } {
  return new RtfReader().read(source);
}

class RtfReader {
  readonly #writer = new SourceWriter();
  readonly #notes: string[] = [];
  #group: Group = {
    ...{ isAside: false, isHidden: false, isNote: false, skip: 1 },
    ...{ isBox: false, isDeleted: false, isStyles: false, font: -1 },
  };
  readonly #symbolFonts = new Set<number>();
  readonly #styles = new RtfStyles();
  #style = 0;
  #outline: number | null = null;
  #box = '';
  readonly #outer: Group[] = [];
  #encoding = 'gb18030';
  #bytes: number[] = [];
  #text = '';
  #note = '';
  #skipping = 0;
  #isStarred = false;
  #row: string[] | null = null;
  #forms: CellForm[] = [];
  #form = { joinsAbove: false, joinsLeft: false };
  #left = 0;
  #rows: EdgedRow[] = [];

  read(source: string): { readonly text: string; readonly layout: SourceLayout } {
    for (const [, hex, word, number, sign, brace, plain] of source.matchAll(TOKEN)) {
      if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
      else if (word !== undefined) this.#word(word, number === undefined ? null : Number(number));
      else if (sign !== undefined) this.#sign(sign);
      else if (brace === '{') this.#open();
      else if (brace === '}') this.#close();
      else this.#put((plain ?? '').replaceAll(/[\r\n]/g, ''), true);
    }
    this.#endParagraph();
    this.#endTable();
    for (const note of this.#notes) this.#writer.line(note, 1);
    return this.#writer.finish();
  }

  #open(): void {
    this.#flush();
    this.#outer.push(this.#group);
    this.#group = { ...this.#group };
    if (this.#group.isStyles) this.#styles.edge();
    this.#skipping = 0;
  }

  #close(): void {
    this.#flush();
    const wasNote = this.#group.isNote;
    if (this.#group.isStyles) this.#styles.edge();
    this.#group = this.#outer.pop() ?? this.#group;
    if (wasNote && !this.#group.isNote) {
      const note = this.#note.replaceAll(/\s+/g, ' ').trim();
      if (note !== '') this.#notes.push(note);
      this.#note = '';
    }
  }

  #byte(byte: number): void {
    if (this.#skipping > 0) this.#skipping--;
    else this.#bytes.push(byte);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = this.#symbolFonts.has(this.#group.font)
      ? '●'.repeat(this.#bytes.length)
      : new TextDecoder(this.#encoding).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#keep(text);
  }

  #put(text: string, canBeSkipped = false): void {
    this.#flush();
    const cut = canBeSkipped ? Math.min(this.#skipping, text.length) : 0;
    this.#skipping -= cut;
    this.#keep(text.slice(cut));
  }

  #keep(text: string): void {
    const { isAside, isHidden, isDeleted, isStyles, isNote, isBox } = this.#group;
    if (isStyles) this.#styles.text(text);
    if (isAside || isHidden || isDeleted) return;
    if (isNote) this.#note += text;
    else if (isBox) this.#box += text;
    else this.#text += text;
  }

  #sign(sign: string): void {
    if (sign === '*') this.#isStarred = true;
    else if (CHARACTERS[sign] !== undefined) this.#put(CHARACTERS[sign]);
    else if (sign === '\n' || sign === '\r') this.#endParagraph();
    else if (sign !== '-') this.#put(sign);
  }

  #word(word: string, number: number | null): void {
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    if (this.#group.isStyles) this.#styles.word(word, number);
    else if (word === 'stylesheet') this.#group.isStyles = true;
    if (word === 'footnote') this.#group.isNote = true;
    else if (word === 'shptxt') this.#beginBox();
    else if (ASIDE.has(word) || isStarred) this.#group.isAside = true;
    else if (word === 'ansicpg') this.#encoding = CODE_PAGES[String(number)] ?? this.#encoding;
    else if (word === 'plain' || word === 'v' || word === 'deleted') this.#see(word, number !== 0);
    else if (word === 'f' || word === 'fcharset') this.#font(word, number ?? 0);
    else if (word === 'uc') this.#group.skip = number ?? 1;
    else if (word === 'u') {
      this.#put(String.fromCharCode(((number ?? 63) + 65_536) % 65_536));
      this.#skipping = this.#group.skip;
    } else if (word === 'par' || word === 'sect' || word === 'page') this.#endParagraph();
    else if (CHARACTERS[word] !== undefined) this.#put(CHARACTERS[word]);
    else if (!this.#group.isAside && !this.#group.isNote && !this.#group.isBox)
      this.#paragraphWord(word, number);
  }

  /** Words before it were written as they were. */
  #see(word: 'plain' | 'v' | 'deleted', isOn: boolean): void {
    this.#flush();
    if (word !== 'deleted') this.#group.isHidden = word === 'v' && isOn;
    if (word !== 'v') this.#group.isDeleted = word === 'deleted' && isOn;
  }

  #font(word: 'f' | 'fcharset', number: number): void {
    if (word === 'fcharset') {
      if (number === SYMBOLS) this.#symbolFonts.add(this.#group.font);
      return;
    }
    // The bytes of one character may stand on both sides of a change between other fonts.
    if (this.#symbolFonts.has(number) !== this.#symbolFonts.has(this.#group.font)) this.#flush();
    this.#group.font = number;
  }

  /** In a shape, of which all else is no text. */
  #beginBox(): void {
    [this.#group.isAside, this.#group.isBox] = [false, true];
  }

  #paragraphWord(word: string, number: number | null): void {
    if (word === 'pard') [this.#style, this.#outline] = [0, null];
    else if (word === 's') this.#style = number ?? 0;
    else if (word === 'outlinelevel') this.#outline = number;
    else this.#tableWord(word, number);
  }

  #tableWord(word: string, number: number | null): void {
    if (word === 'trowd') {
      [this.#forms, this.#row, this.#left] = [[], this.#row ?? [], 0];
    } else if (word === 'trleft') this.#left = number ?? 0;
    else if (word === 'clvmrg') this.#form.joinsAbove = true;
    else if (word === 'clmrg') this.#form.joinsLeft = true;
    else if (word === 'cellx') {
      this.#forms.push({ ...this.#form, edge: number });
      this.#form = { joinsAbove: false, joinsLeft: false };
    } else if (word === 'cell' || word === 'nestcell') {
      this.#flush();
      (this.#row ??= []).push(this.#text.trim().replaceAll(/\s*\n\s*/g, ' '));
      this.#text = '';
    } else if (word === 'row') this.#endRow();
  }

  #endParagraph(): void {
    this.#flush();
    if (this.#group.isAside) return;
    if (this.#group.isNote) this.#note += ' ';
    else if (this.#group.isBox) this.#box += '\n';
    else if (this.#row !== null && this.#row.length < this.#forms.length) this.#text += '\n';
    else {
      this.#row = null;
      const [lines, boxed] = [linesOf(this.#text), linesOf(this.#box)];
      this.#text = this.#box = '';
      if (lines.length + boxed.length > 0) this.#endTable();
      const heading =
        this.#outline === null ? this.#styles.headingOf(this.#style) : headingLevel(this.#outline);
      for (const line of lines)
        if (heading === null) this.#writer.line(line, 1);
        else this.#writer.heading(line, heading, 1);
      for (const line of boxed) this.#writer.line(line, 1);
    }
  }

  /** Rows may leave the form of their cells to the one above; where edges are not said, cells are equally wide. */
  #endRow(): void {
    const texts = this.#row ?? [];
    this.#row = null;
    if (texts.length === 0) return;
    const edges = [this.#left, ...this.#forms.slice(0, texts.length).map(({ edge }) => edge ?? NaN)];
    const isTold =
      edges.length === texts.length + 1 && edges.every((edge, i) => i === 0 || edge > edges[i - 1]!);
    this.#rows.push({
      edges: isTold ? edges : [...texts, ''].map((_, i) => i * EQUAL_WIDTH),
      cells: texts.map((text, i) => ({
        text,
        joinsLeft: this.#forms[i]?.joinsLeft === true,
        joinsAbove: this.#forms[i]?.joinsAbove === true,
      })),
    });
  }

  #endTable(): void {
    if (this.#rows.length === 0) return;
    const grid = withoutEmptyLines(placeCells(cellsByEdges(this.#rows, NEAREST_EDGES)));
    if (isTable(grid)) this.#writer.table(grid, 1);
    else
      for (const { cells } of this.#rows)
        this.#writer.line(
          cells
            .map(({ text }) => text)
            .filter(Boolean)
            .join(' '),
          1,
        );
    this.#rows = [];
  }
}

/** A character set of its own, of dots and arrows: they are printed as a dot. */
const SYMBOLS = 2;

const EQUAL_WIDTH = 1000;

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
