import { ArchiveError } from '../../../contract/errors.ts';
import { readZip } from '../../../plain/zip.ts';
import { decodePage, sizesOfImage } from './decode-image.ts';
import type { GreyPage } from './grey-page.ts';

/** Unpacked; pictures are packed already, and a pack is no larger than what import takes. */
const MOST_BYTES = 256 * 1024 * 1024;

interface PageOfPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Within its picture, from 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The pages of pictures that are bound into one file (application/vnd.comicbook+zip), in the order in which they lie there.
 * Throws file_unreadable, file_too_large.
 */
export async function boundPages(name: string, bytes: Uint8Array): Promise<readonly PageOfPicture[]> {
  const files = readZip(bytes, MOST_BYTES);
  if ('fault' in files) throw new ArchiveError('file_unreadable', `${name}: ${files.fault}`);
  const pages: PageOfPicture[] = [];
  for (const [picture, content] of files) {
    if (picture === 'mimetype') continue;
    const sizes = await sizesOfImage(`${name} / ${picture}`, content);
    for (const [i, size] of sizes.entries())
      pages.push({ ...size, name: picture, bytes: content, page: i + 1 });
  }
  if (pages.length === 0) throw new ArchiveError('file_unreadable', `${name} holds no picture`);
  return pages;
}

/** One of them, from 1. Throws what boundPages throws. */
export function decodeBound({ name, bytes, page }: PageOfPicture): Promise<GreyPage> {
  return decodePage(name, bytes, page);
}
