import { zipSync, type Zippable } from 'fflate';
import { ArchiveError } from '../../contract/errors.ts';
import type { SourceLayout } from '../source-layout.ts';
import { CHUNK_PART, partsOf, withChunks } from './docx/alt-chunks.ts';
import { LONGEST_TEXT } from './decode-text.ts';
import { HIDDEN_STYLE } from './docx/hidden-runs.ts';
import { inKnownForms } from './docx/known-forms.ts';
import { printedDocument } from './docx/printed-document.ts';
import { readHtml } from './read-html.ts';
import { ZipText } from './zip-text.ts';

/**
 * The text of a Word document as it is printed: labels that Word counts, headings, tables, text boxes, notes behind the
 * text; insertions taken, deletions and comments left out, what is printed nowhere (hidden, white on paper) lifted. Pictures
 * are not unpacked.
 */
export async function readDocx(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly layout: SourceLayout }> {
  return readHtml(await pageOf(name, bytes, 0), HIDDEN_STYLE);
}

async function pageOf(name: string, bytes: Uint8Array, depth: number): Promise<string> {
  const zip = ZipText.open(name, bytes, (entry) => /\.(?:xml|rels)$/i.test(entry) || CHUNK_PART.test(entry));
  const { default: mammoth } = await import('mammoth');
  try {
    const { file, chunks } = asPrinted(zip);
    const { value } = await mammoth.convertToHtml(
      { buffer: file },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
        styleMap: [`r.${HIDDEN_STYLE} => span.${HIDDEN_STYLE}`],
      },
    );
    return await withChunks(boxesShown(notesNumbered(value)), zip, chunks, depth, pageOf);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('file_unreadable', `${name} is no readable Word document`, { cause: error });
  }
}

/** The same file with its text as it is printed, and the parts of other formats that stand in it. */
function asPrinted(zip: ZipText): { readonly file: Buffer; readonly chunks: readonly string[] } {
  const main = mainPart(zip);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const notes = zip.text(`${folder}footnotes.xml`) + zip.text(`${folder}endnotes.xml`);
  const source = zip.text(main);
  checkLength(source);
  const { document, chunks } = inKnownForms(withoutLostNotes(source, notes));
  const printed = printedDocument({
    document,
    numbering: zip.text(`${folder}numbering.xml`),
    styles: zip.text(`${folder}styles.xml`),
  });
  const entries: Zippable = {};
  for (const entry of zip.names) entries[entry] = [zip.bytes(entry)!, { level: 0 }];
  entries[main] = [new TextEncoder().encode(printed), { level: 0 }];
  const relations = zip.text(`${folder}_rels/${main.slice(folder.length)}.rels`);
  return { file: Buffer.from(zipSync(entries)), chunks: partsOf(relations, folder, chunks) };
}

/** Before anything is made of it: the library takes a minute over words of which nothing would be kept. */
function checkLength(document: string): void {
  let length = 0;
  for (const [, words] of document.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)/g)) length += words!.length;
  if (length > LONGEST_TEXT) throw new ArchiveError('file_text_too_long', `${length} characters`);
}

/** A mark of a note that is not in the file is none; the library would refuse the whole. */
function withoutLostNotes(document: string, notes: string): string {
  const kept = new Set(
    Array.from(
      notes.matchAll(/<w:(foot|end)note\b[^>]*?\bw:id="([^"]*)"/g),
      ([, kind, id]) => `${kind} ${id}`,
    ),
  );
  return document.replaceAll(
    /<w:(foot|end)noteReference\b[^>]*?\bw:id="([^"]*)"[^>]*\/>/g,
    (mark, kind: string, id: string) => (kept.has(`${kind} ${id}`) ? mark : ''),
  );
}

/** Templates and files with macros call it the same; some programs give it another name. */
function mainPart(zip: ZipText): string {
  const target = /<Relationship\b(?=[^>]*officeDocument")[^>]*\bTarget="\/?([^"]+)"/.exec(
    zip.text('_rels/.rels'),
  )?.[1];
  return target !== undefined && zip.bytes(target) ? target : 'word/document.xml';
}

/** A box of a form is printed ticked or not. */
function boxesShown(html: string): string {
  return html.replaceAll(/<input type="checkbox"[^>]*>/g, (box) => (box.includes('checked=') ? '☑' : '☐'));
}

/** mammoth puts notes behind the text as a list, each with an arrow back: they keep the number that refers to them. */
function notesNumbered(html: string): string {
  return html.replaceAll(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '').replaceAll(
    /<li id="(?:foot|end)note-[^"]*">\s*(?:<p>)?/g,
    (() => {
      let number = 0;
      return (found: string) => `${found.replace('<li', '<li style="list-style: none"')}[${++number}] `;
    })(),
  );
}
