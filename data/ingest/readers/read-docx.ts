import { ArchiveError } from '../../contract/errors.ts';
import { checkZipSizes } from './zip-sizes.ts';
import { readHtml } from './read-html.ts';
import type { SourceLayout } from '../source-layout.ts';

/** The text of a Word document. Pictures are left out before they are unpacked into the page. */
export async function readDocx(
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly layout: SourceLayout }> {
  checkZipSizes(name, bytes);
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
      },
    );
    return readHtml(value);
  } catch (error) {
    throw new ArchiveError('file_unreadable', `${name} is no readable Word document`, { cause: error });
  }
}
