import { docxOf } from '../../data/plain/docx.ts';
import { formatNamed, formatsOf, type FormatOf } from '../../data/plain/export-formats.ts';
import type { WrittenDocument } from '../../data/plain/written-document.ts';
import { saveFile } from './save-file.ts';

export const PAGE_FORMATS = formatsOf('page');

const WRITERS: Readonly<
  Record<FormatOf<'page'>, (document: WrittenDocument) => Promise<Uint8Array<ArrayBuffer>>>
> = { docx: docxOf };

/** `name`: of the file, without its ending. */
export async function savePage(
  name: string,
  document: WrittenDocument,
  format: FormatOf<'page'>,
): Promise<void> {
  const { ending, mediaType } = formatNamed(format);
  saveFile(`${name}.${ending}`, mediaType, await WRITERS[format](document));
}
