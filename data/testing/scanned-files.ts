/** Scans for tests: pages of our own wording as pictures, alone and in PDFs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { decode, encode } from 'fast-png';
import type { PageBox } from '../contract/page-model.ts';
import { pdfFileOf } from './pdf-file.ts';

/**
 * A page of this folder's scans/, from 1: 1120 × 760 pixels, grey. Of page 3 a digit is half gone; pages 4 and 5 have letters
 * of all breadths and a headline that goes down, 5 as a copier and a scanner leave it.
 */
export type TestPage = 1 | 2 | 3 | 4 | 5;

export function scannedPage(number: TestPage): Uint8Array {
  return readFileSync(path.join(import.meta.dirname, `scans/page-${number}.${number === 5 ? 'jpg' : 'png'}`));
}

/** What the upper half of such a page holds, where what it says need only be read soon: page 1 to its first number. */
export function upperHalf(number: 1 | 2 | 3): Uint8Array {
  const { width, data } = decode(scannedPage(number));
  return encode({ width, height: HALF, channels: 1, data: data.slice(0, width * HALF) });
}
const HALF = 320;

/** Words of such a page in reading order, and where the browser that printed it says that they stand. */
export function wordsOfPage(number: TestPage): readonly (PageBox & { readonly word: string })[] {
  const file = path.join(import.meta.dirname, `scans/page-${number}.words.json`);
  // Written by build/accuracy/scans/write-test-scans.ts.
  const words = JSON.parse(readFileSync(file, 'utf8')) as [string, number, number, number, number][];
  return words.map(([word, x, y, width, height]) => ({ word, page: number, x, y, width, height }));
}

/** A page with text of its own, in operators of a PDF, or a scanned one. */
export type PageOfScan = { readonly png: Uint8Array } | { readonly text: string };

/** A PDF whose pages are pictures; a text stands in Latin letters and digits. */
export function scannedPdfOf(pages: readonly PageOfScan[]): Uint8Array {
  const objects: (string | Buffer)[] = [];
  const add = (object: string | Buffer): number => objects.push(object);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const kids = pages.map((page) => {
    const [resources, content] =
      'png' in page
        ? [`/XObject << /I ${add(imageOf(page.png))} 0 R >>`, placeOf(page.png)]
        : [`/Font << /F ${font} 0 R >>`, `BT /F 14 Tf 60 300 Td (${page.text}) Tj ET`];
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 560 380] /Resources << ${resources} >> /Contents ${stream} 0 R >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  return pdfFileOf(objects);
}

/** At the upper edge of its page, two pixels a point. */
function placeOf(png: Uint8Array): string {
  const height = decode(png).height / 2;
  return `q 560 0 0 ${height} 0 ${380 - height} cm /I Do Q`;
}

function imageOf(png: Uint8Array): Buffer {
  const { width, height, data } = decode(png);
  const packed = deflateSync(data);
  const head = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream', 'latin1')]);
}
