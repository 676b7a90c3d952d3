import type { OleFile, WordDocument } from 'word-extractor/lib/word-ole-extractor.js';
import { ArchiveError } from '../../contract/errors.ts';
import type { SourceLayout } from '../source-layout.ts';
import { cellsByEdges, type EdgedRow } from '../tables/cells-by-edges.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import { placeCells, withoutEmptyLines } from '../tables/table-grid.ts';
import { withEndingChains } from './doc/ending-chains.ts';
import type { RowForm } from './doc/paragraph-properties.ts';
import { HEADING_MARK, PARAGRAPH_IN_CELL, printedWord, ROW_MARK } from './doc/printed-word.ts';

const PRINTED = { filterUnicode: false } as const;

/**
 * The text of a Word 97 file (.doc, .wps), line by line with its tables, the labels of its lists and its headings; text boxes
 * and notes behind it, headers left out.
 */
export async function readDoc(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly layout: SourceLayout }> {
  try {
    const { parts, rows } = await extract(bytes);
    return withTables(
      parts
        .map((part) => part.replaceAll(/^\n+|\s+$/g, (edge) => (edge.includes('\t') ? '\t' : '')))
        .filter(Boolean)
        .join('\n\n'),
      rows,
    );
  } catch (error) {
    throw new ArchiveError('file_unreadable', `${name} is no readable Word 97 file`, { cause: error });
  }
}

async function extract(bytes: Uint8Array): Promise<{
  readonly parts: readonly string[];
  readonly rows: readonly (RowForm | null)[];
}> {
  // The library's own entry would bring a reader of .docx along, with packages that state no licence text.
  const { default: WordOleExtractor } = await import('word-extractor/lib/word-ole-extractor.js');
  const { default: BufferReader } = await import('word-extractor/lib/buffer-reader.js');
  const { clean } = await import('word-extractor/lib/filters.js');

  /** Looks at the properties of paragraphs where the library reads them, for it keeps none. */
  class Extractor extends WordOleExtractor {
    printed: ReturnType<typeof printedWord> | null = null;
    #data = Buffer.alloc(0);

    override async extractWordDocument(file: OleFile, document: Buffer): Promise<WordDocument> {
      try {
        this.#data = await this.streamBuffer(file.stream('Data'));
      } catch {
        // Most files have none, and the library falls over what is not there.
      }
      return super.extractWordDocument(file, document);
    }

    override writeParagraphProperties(document: Buffer, tables: Buffer): void {
      super.writeParagraphProperties(document, tables);
      try {
        const streams = { document, tables, data: this.#data };
        this.printed = printedWord(streams, this._pieces, this._boundaries.ccpText);
      } catch (error) {
        // A file whose tables lead nowhere still has its words.
        if (!(error instanceof RangeError)) throw error;
      }
    }
  }

  const file = withEndingChains(bytes);
  const reader = new BufferReader(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  await reader.open();
  const extractor = new Extractor();
  const document = await extractor.extract(reader);
  const { printed } = extractor;
  return {
    parts: [
      printed ? clean(printed.text) : document.getBody(PRINTED),
      document.getTextboxes({ ...PRINTED, includeHeadersAndFooters: false }),
      document.getFootnotes(PRINTED),
      document.getEndnotes(PRINTED),
    ],
    rows: printed?.rows ?? [],
  };
}

/** The library ends each cell with a tab and each row with a line; of a file whose properties lead nowhere that is all. */
const ROW = new RegExp(`^[^\\t]*\\t(?:[^\\t]*\\t)+$|${ROW_MARK}$`);
const FEWEST_ROWS = 2;
/** Twips: programs round edges differently, and no cell is so narrow. */
const NEAREST_EDGES = 40;

function withTables(
  text: string,
  forms: readonly (RowForm | null)[],
): { readonly text: string; readonly layout: SourceLayout } {
  const writer = new SourceWriter();
  const lines = text.split('\n');
  const formOf = formsByLine(lines, forms);
  let blank = 0;
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && ROW.test(lines[end]!)) end++;
    if (end - at >= FEWEST_ROWS) {
      const rows = lines.slice(at, end).map((line, i) => rowOf(line, formOf.get(at + i) ?? null));
      writer.table(withoutEmptyLines(placeCells(cellsByEdges(rows, NEAREST_EDGES))), 1);
      at = end;
      blank = 1;
    } else if (lines[at] === '') {
      blank++;
      at++;
    } else {
      writeLine(writer, lines[at++]!, blank);
      blank = 0;
    }
  }
  return writer.finish();
}

function formsByLine(
  lines: readonly string[],
  forms: readonly (RowForm | null)[],
): ReadonlyMap<number, RowForm | null> {
  let next = 0;
  return new Map(lines.flatMap((line, at) => (line.endsWith(ROW_MARK) ? [[at, forms[next++] ?? null]] : [])));
}

/** Where a form is not told, or is of another row, every cell is one column wide. */
function rowOf(line: string, form: RowForm | null): EdgedRow {
  const texts = line.replace(ROW_MARK, '').slice(0, -1).split('\t').map(cellText);
  const isOwn = form !== null && form.joinsLeft.length === texts.length;
  return {
    edges: isOwn ? form.edges : [...texts, ''].map((_, i) => i * 10_000),
    cells: texts.map((text, i) => ({
      text,
      joinsLeft: isOwn && form.joinsLeft[i]!,
      joinsAbove: isOwn && form.joinsAbove[i]!,
    })),
  };
}

const cellText = (text: string): string =>
  text
    .replaceAll(HEADING_MARK, '')
    .split(PARAGRAPH_IN_CELL)
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');

function writeLine(writer: SourceWriter, line: string, blank: number): void {
  const text = line.replaceAll(ROW_MARK, '').replaceAll(PARAGRAPH_IN_CELL, ' ').replace(/\t$/, '');
  const level = text.startsWith(HEADING_MARK) ? Number(text[1]) : null;
  if (level === null) writer.line(text, blank);
  else writer.heading(text.slice(2), level, blank);
}
