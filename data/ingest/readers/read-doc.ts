import { ArchiveError } from '../../contract/errors.ts';
import type { SourceLayout } from '../source-layout.ts';
import { SourceWriter } from '../tables/source-writer.ts';
import { placeCells } from '../tables/table-grid.ts';

const PRINTED = { filterUnicode: false } as const;

/** The text of a Word 97 file (.doc, .wps), line by line with its tables; text boxes and notes behind it, headers left out. */
export async function readDoc(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly layout: SourceLayout }> {
  // The library's own entry would bring a reader of .docx along, with packages that state no licence text.
  const { default: WordOleExtractor } = await import('word-extractor/lib/word-ole-extractor.js');
  const { default: BufferReader } = await import('word-extractor/lib/buffer-reader.js');
  try {
    const reader = new BufferReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    await reader.open();
    const document = await new WordOleExtractor().extract(reader);
    const parts = [
      document.getBody(PRINTED),
      document.getTextboxes({ ...PRINTED, includeHeadersAndFooters: false }),
      document.getFootnotes(PRINTED),
      document.getEndnotes(PRINTED),
    ];
    return withTables(
      parts
        .map((part) => part.replaceAll(/^\n+|\s+$/g, (edge) => (edge.includes('\t') ? '\t' : '')))
        .filter(Boolean)
        .join('\n\n'),
    );
  } catch (error) {
    throw new ArchiveError('file_unreadable', `${name} is no readable Word 97 file`, { cause: error });
  }
}

/** The library ends each cell with a tab and each row with a line. */
const ROW = /^[^\t]*\t(?:[^\t]*\t)+$/;
const FEWEST_ROWS = 2;

function withTables(text: string): { readonly text: string; readonly layout: SourceLayout } {
  const writer = new SourceWriter();
  const lines = text.split('\n');
  let blank = 0;
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && ROW.test(lines[end]!)) end++;
    if (end - at >= FEWEST_ROWS) {
      const rows = lines.slice(at, end).map((line) =>
        line
          .slice(0, -1)
          .split('\t')
          .map((cell) => ({ text: cell.trim(), rowSpan: 1, columnSpan: 1, isHeader: false })),
      );
      writer.table(placeCells(rows), 1);
      at = end;
      blank = 1;
    } else if (lines[at] === '') {
      blank++;
      at++;
    } else {
      writer.line(lines[at++]!.replace(/\t$/, ''), blank);
      blank = 0;
    }
  }
  return writer.finish();
}
