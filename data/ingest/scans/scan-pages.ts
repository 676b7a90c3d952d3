import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { boundPages, decodeBound } from './images/bound-pictures.ts';
import type { GreyPage } from './images/grey-page.ts';
import { decodePage } from './images/decode-image.ts';
import type { ScanSource } from './scan-messages.ts';

/** The pages of a scanned source as grey pictures, unpacked one at a time. */
export class ScanPages {
  readonly #source: ScanSource;
  #pdf: Promise<PDFDocumentProxy> | null = null;
  #bound: ReturnType<typeof boundPages> | null = null;

  constructor(source: ScanSource) {
    this.#source = source;
  }

  /** Null for a page without a picture. Throws file_unreadable, file_too_large, and what pdf.js throws. */
  async picture(number: number): Promise<GreyPage | null> {
    const { name, format, bytes } = this.#source;
    if (format === 'cbz') {
      const page = (await (this.#bound ??= boundPages(name, bytes)))[number - 1];
      return page ? decodeBound(page) : null;
    }
    if (format !== 'pdf') return decodePage(name, bytes, number);
    const { pagePicture } = await import('./images/page-picture.ts');
    const page = await (await (this.#pdf ??= openPdf(bytes))).getPage(number);
    try {
      return await pagePicture(page);
    } finally {
      page.cleanup();
    }
  }
}

async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { PictureDecoders } = await import('./images/picture-decoders.ts');
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Left to itself pdf.js looks for this half by a path that no bundle has.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useWorkerFetch: false,
    BinaryDataFactory: PictureDecoders,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}
