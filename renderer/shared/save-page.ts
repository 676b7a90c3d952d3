import { documentMarkdown } from '../../data/plain/document-markdown.ts';
import { docxOf } from '../../data/plain/docx.ts';
import { formatNamed, formatsOf, type FormatOf } from '../../data/plain/export-formats.ts';
import type { WrittenDocument } from '../../data/plain/written-document.ts';
import { saveFile } from './save-file.ts';

export const PAGE_FORMATS = formatsOf('page');
export const CLIPPING_FORMATS = formatsOf('clippings');
export type PageFormat = FormatOf<'page' | 'clippings'>;

type Written = string | Uint8Array<ArrayBuffer>;
const WRITERS: Readonly<Record<PageFormat, (document: WrittenDocument) => Written | Promise<Written>>> = {
  docx: docxOf,
  markdown: documentMarkdown,
};

/** `name`: of the file, without its ending. */
export async function savePage(name: string, document: WrittenDocument, format: PageFormat): Promise<void> {
  const { ending, mediaType } = formatNamed(format);
  saveFile(`${name}.${ending}`, mediaType, await WRITERS[format](document));
}
