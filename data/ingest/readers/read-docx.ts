import { ArchiveError } from '../../contract/errors.ts';
import { checkZipSizes } from './zip-sizes.ts';
import { textOfHtml } from './read-html.ts';

/** The text of a Word document. Pictures are left out before they are unpacked into the page. */
export async function textOfDocx(name: string, bytes: Uint8Array): Promise<string> {
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
    return textOfHtml(value);
  } catch (error) {
    throw new ArchiveError('file_unreadable', `${name} is no readable Word document`, { cause: error });
  }
}
