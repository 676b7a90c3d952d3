import type * as docx from 'docx';
import type { Paragraph, ParagraphChild, Table, TableRow } from 'docx';
import type {
  ParagraphLook,
  WrittenBlock,
  WrittenCell,
  WrittenDocument,
  WrittenPicture,
  WrittenRun,
  WrittenTable,
} from './written-document.ts';

/**
 * A document as .docx (ECMA-376, WordprocessingML), written by the docx library, which is fetched when it is first needed:
 * headings are headings, tables are tables with heads that stand on every page, notes are footnotes, every page has its
 * running head and its number.
 */
export async function docxOf(document: WrittenDocument): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new Writer(await import('docx'), document);
  return writer.write();
}

type Docx = typeof docx;

/** Twentieths of a point. */
const POINT = 20;
const PAGE = { width: 11906, height: 16838, margin: 1134 } as const;
/** Half points. */
const SIZES = { title: 36, body: 22, small: 18, head: 16 } as const;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
const HEAD_FONT = { ...FONT, eastAsia: '黑体' };
const GREY = '595959';

class Writer {
  readonly #docx: Docx;
  readonly #document: WrittenDocument;
  readonly #footnotes: Record<string, { children: Paragraph[] }> = {};

  constructor(docx: Docx, document: WrittenDocument) {
    this.#docx = docx;
    this.#document = document;
  }

  async write(): Promise<Uint8Array<ArrayBuffer>> {
    const { Document, Packer, PageOrientation } = this.#docx;
    const { title, about, blocks, isLandscape } = this.#document;
    const children = [
      this.#paragraph([{ text: title }], { style: 'Title' }),
      ...about.map((line) => this.#paragraph([{ text: line }], { style: 'Source' })),
      ...blocks.flatMap((block) => this.#block(block)),
    ];
    const orientation = isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
    const file = new Document({
      title: clean(title),
      creator: '览卷 Lanjuan',
      styles: this.#styles(),
      footnotes: this.#footnotes,
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height, orientation },
              margin: { top: 1418, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
            },
          },
          headers: { default: this.#head() },
          footers: { default: this.#foot() },
          children,
        },
      ],
    });
    return new Uint8Array(await Packer.toArrayBuffer(file));
  }

  #block(block: WrittenBlock): readonly (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [this.#paragraph(block.runs, { style: `Heading${block.level}` })];
      case 'paragraph':
        return [this.#paragraph(block.runs, { style: STYLE_OF[block.look] })];
      case 'table':
        // Word and others take two tables without anything between them for one.
        return [this.#table(block), this.#paragraph([], { style: 'Cell' })];
      case 'picture':
        return [this.#picture(block)];
    }
  }

  #paragraph(runs: readonly WrittenRun[], { style }: { readonly style: string }): Paragraph {
    return new this.#docx.Paragraph({ style, children: runs.flatMap((run) => this.#run(run)) });
  }

  /** A line end inside a run is a line end on the page. */
  #run({ text, isBold = false, isMarked = false, footnote }: WrittenRun): readonly ParagraphChild[] {
    const { FootnoteReferenceRun, TextRun } = this.#docx;
    const shading = isMarked ? { shading: { type: 'clear' as const, fill: 'FFF2CC' } } : {};
    const written = clean(text)
      .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u)
      .map(
        (line, i) => new TextRun({ text: line, bold: isBold, ...shading, ...(i > 0 ? { break: 1 } : {}) }),
      );
    if (!footnote) return written;
    const number = Object.keys(this.#footnotes).length + 1;
    this.#footnotes[number] = {
      children: footnote.map((line) => this.#paragraph([{ text: line }], { style: 'FootnoteText' })),
    };
    return [...written, new FootnoteReferenceRun(number)];
  }

  #table({ rows, heads, widths }: WrittenTable): Table {
    const { Table: TableOf, TableLayoutType, WidthType } = this.#docx;
    const across = this.#document.isLandscape ? PAGE.height : PAGE.width;
    const room = across - 2 * PAGE.margin;
    const count = Math.max(1, ...rows.map((row) => row.reduce((sum, cell) => sum + cell.columnSpan, 0)));
    const given = widths?.length === count ? widths : Array<number>(count).fill(1);
    const total = given.reduce((sum, width) => sum + width, 0);
    return new TableOf({
      columnWidths: given.map((width) => Math.floor((room * width) / total)),
      layout: TableLayoutType.FIXED,
      width: { size: room, type: WidthType.DXA },
      rows: rows.map((row, i) => this.#row(row, i < heads)),
    });
  }

  #row(row: readonly WrittenCell[], isHead: boolean): TableRow {
    const { AlignmentType, Paragraph: ParagraphOf, TableCell, TableRow: TableRowOf } = this.#docx;
    return new TableRowOf({
      tableHeader: isHead,
      cantSplit: row.every((cell) => lengthOf(cell) < LONG_CELL),
      children: row.map(
        (cell) =>
          new TableCell({
            rowSpan: cell.rowSpan,
            columnSpan: cell.columnSpan,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(cell.isHead ? { shading: { type: 'clear', fill: 'F2F2F2' } } : {}),
            children: cell.lines.map(
              (runs) =>
                new ParagraphOf({
                  style: cell.isHead ? 'CellHead' : 'Cell',
                  alignment: cell.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
                  children: runs.flatMap((run) => this.#run(run)),
                }),
            ),
          }),
      ),
    });
  }

  #picture({ png, width, height, description }: WrittenPicture): Paragraph {
    const { ImageRun, Paragraph: ParagraphOf } = this.#docx;
    const scale = Math.min(1, (this.#document.isLandscape ? 900 : 600) / width);
    const text = clean(description);
    return new ParagraphOf({
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: text, title: text, description: text },
        }),
      ],
    });
  }

  #head() {
    const { BorderStyle, Header, Paragraph: ParagraphOf, TextRun } = this.#docx;
    const lines = this.#document.runningHead;
    return new Header({
      children: lines.map(
        (line, i) =>
          new ParagraphOf({
            spacing: { after: 0 },
            ...(i === lines.length - 1
              ? { border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: GREY, space: 2 } } }
              : {}),
            children: [new TextRun({ text: clean(line), size: SIZES.head, color: GREY })],
          }),
      ),
    });
  }

  #foot() {
    const { AlignmentType, Footer, PageNumber, Paragraph: ParagraphOf, TextRun } = this.#docx;
    const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
    return new Footer({
      children: [
        new ParagraphOf({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children, size: SIZES.head, color: GREY })],
        }),
      ],
    });
  }

  #styles() {
    const { LineRuleType } = this.#docx;
    const body = { basedOn: 'Normal', next: 'Normal', quickFormat: true };
    const size = (points: number) => ({ size: points, color: '000000', font: HEAD_FONT, bold: true });
    const spacing = (before: number, after: number) => ({ before: before * POINT, after: after * POINT });
    return {
      default: {
        document: {
          run: { font: FONT, size: SIZES.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { ...spacing(0, 6), line: 320, lineRule: LineRuleType.AUTO } },
        },
        title: { run: size(SIZES.title), paragraph: { spacing: spacing(0, 8), keepNext: true } },
        heading1: { run: size(30), paragraph: { spacing: spacing(16, 8), keepNext: true } },
        heading2: { run: size(26), paragraph: { spacing: spacing(12, 6), keepNext: true } },
        heading3: { run: size(24), paragraph: { spacing: spacing(8, 4), keepNext: true } },
        footnoteText: { run: { size: SIZES.small }, paragraph: { spacing: spacing(0, 2) } },
      },
      paragraphStyles: [
        {
          ...body,
          ...{ id: 'Quotation', name: 'Quotation' },
          paragraph: { indent: { left: 420, right: 420 }, spacing: spacing(4, 4), keepNext: true },
        },
        {
          ...body,
          ...{ id: 'Source', name: 'Source' },
          run: { size: SIZES.small, color: GREY },
          paragraph: { spacing: spacing(0, 6) },
        },
        { ...body, id: 'Remark', name: 'Remark', paragraph: { indent: { left: 420 } } },
        {
          ...body,
          ...{ id: 'Cell', name: 'Cell' },
          run: { size: SIZES.small },
          paragraph: { spacing: { ...spacing(0, 0), line: 260, lineRule: LineRuleType.AUTO } },
        },
        {
          ...body,
          basedOn: 'Cell',
          id: 'CellHead',
          name: 'Cell head',
          run: { bold: true, size: SIZES.small },
        },
      ],
    };
  }
}

const STYLE_OF: Readonly<Record<ParagraphLook, string>> = {
  plain: 'Normal',
  quote: 'Quotation',
  source: 'Source',
  remark: 'Remark',
};

/** In characters; a row with a longer cell may break over pages. */
const LONG_CELL = 600;

function lengthOf({ lines }: WrittenCell): number {
  return lines.flat().reduce((sum, run) => sum + run.text.length, 0);
}

/** What XML 1.0 cannot hold is left out. */
function clean(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
