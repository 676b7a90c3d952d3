import type { PageOfSource, SourceLayout } from '../source-layout.ts';
import { NO_LAYOUT } from '../source-layout.ts';

/** Points of the longer side of a page whose size on paper is not known: A4. */
const LONGER_SIDE = 842;

/**
 * A scanned page, or several of a TIFF or of pictures that are bound together: pages without a text, which is to be read from them. Throws file_unreadable,
 * file_too_large.
 */
export async function readPicture(
  format: 'jpeg' | 'png' | 'tiff' | 'cbz',
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly text: string; readonly layout: SourceLayout }> {
  const pages = (await sizesOf(format, name, bytes)).map(({ width, height }, i): PageOfSource => {
    const points = LONGER_SIDE / Math.max(width, height);
    return { number: i + 1, width: width * points, height: height * points, rotation: 0 };
  });
  return { text: '', layout: { ...NO_LAYOUT, pages, places: [], unread: pages.map(({ number }) => number) } };
}

async function sizesOf(
  format: string,
  name: string,
  bytes: Uint8Array,
): Promise<readonly { readonly width: number; readonly height: number }[]> {
  if (format === 'cbz') return (await import('../scans/images/bound-pictures.ts')).boundPages(name, bytes);
  return (await import('../scans/images/decode-image.ts')).sizesOfImage(name, bytes);
}
