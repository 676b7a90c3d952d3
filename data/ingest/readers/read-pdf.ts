import { ArchiveError } from '../../contract/errors.ts';
import { rotationOf } from '../../contract/page-model.ts';
import { CharacterMaps } from './character-maps.ts';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { NO_LAYOUT, type PageOfSource, type SourceLayout } from '../source-layout.ts';
import { LONGEST_TEXT } from './decode-text.ts';
import { isGarbled } from './garbled-text.ts';
import { largestType } from './pdf/largest-type.ts';
import type { FontFacts } from './pdf/graphics-state.ts';
import { readInk, type PageInk } from './pdf/page-ink.ts';
import { printedPage, type PrintedPage } from './pdf/printed-page.ts';
import { writePages } from './pdf/write-pages.ts';

const MOST_PAGES = 500;
/** A page that lies under pictures by so much, and says no more than so in letters of its own, is a scan with a stamp on it. */
const SCANNED_SHARE = 0.7;
const MOST_STAMPED = 40;

/**
 * The text layer of a PDF, line by line; lines that begin further right than the page's text get the indent that shows
 * a paragraph. Pages that are pictures are left to be read (`unread`). Throws file_no_text where there are none either, file_unreadable for a broken or locked file.
 */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  onPage: () => void = () => undefined,
): Promise<{ readonly text: string; readonly layout: SourceLayout }> {
  const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Left to itself pdf.js looks for this half by a path that no bundle has.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    // Said outright, for pdf.js takes a process of Electron's for a page.
    useWorkerFetch: false,
    BinaryDataFactory: CharacterMaps,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES)
      throw new ArchiveError('file_too_large', `${name} has ${document.numPages} pages`);
    const layers = await document.getOptionalContentConfig();
    const pages: PrintedPage[] = [];
    const sizes: PageOfSource[] = [];
    const unread: number[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { printed, isUnread } = await readPage(page, number, OPS, layers);
      if (isUnread) unread.push(number);
      if (printed) pages.push(printed);
      sizes.push(sizeOf(page, number, isUnread ? 0 : printed?.turns));
      page.cleanup();
      onPage();
    }
    const { text, layout } = writePages(pages);
    if (text.length > LONGEST_TEXT)
      throw new ArchiveError('file_too_large', `${name} has more than ${LONGEST_TEXT} characters`);
    if (!pages.some(isPrinted) || !/[\p{L}\p{N}]/u.test(text)) {
      if (!(await isScan(document, unread)))
        throw new ArchiveError('file_no_text', `${name} has no text layer`);
      return { text: '', layout: { ...NO_LAYOUT, pages: sizes, places: [], unread } };
    }
    if (isGarbled(text)) throw new ArchiveError('file_garbled', `${name} has a text layer of gibberish`);
    const head = largestType(pages[0]);
    const scanned = (await isScan(document, unread)) ? { unread } : {};
    return { text, layout: { ...layout, ...scanned, pages: sizes, ...(head && { head }) } };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    if (error instanceof Error && error.name === 'PasswordException')
      throw new ArchiveError('file_password', `${name} is locked by a password`, { cause: error });
    throw new ArchiveError('file_unreadable', `${name} is no readable PDF`, { cause: error });
  } finally {
    await task.destroy();
  }
}

/** What is printed on a page; null where it has no letters. `isUnread`: it is a picture, to be read as one. */
async function readPage(
  page: PDFPageProxy,
  number: number,
  ops: Readonly<Record<string, number>>,
  layers: Layers,
): Promise<{ readonly printed: PrintedPage | null; readonly isUnread: boolean }> {
  // A page of pictures alone would be unpacked for nothing.
  if (!(await hasText(page))) return { printed: null, isUnread: true };
  const viewport = page.getViewport({ scale: 1 });
  const ink = readInk(await page.getOperatorList(), ops, viewport, {
    fontOf: (font) => fontOf(page, font),
    isSeen: (layer) => layers.isVisible(layer) !== false,
  });
  const isUnread = isPicture(ink);
  const kept = isUnread && ink.isLayer ? { ...ink, glyphs: [] } : ink;
  return { printed: printedPage(number, kept, viewport.width, viewport.height), isUnread };
}

/** Layers of a file (optional content), asked for as pdf.js names them in its operators. */
interface Layers {
  isVisible(layer: unknown): unknown;
}

/** Whether there are pictures on any of the pages, which say nothing in letters. */
async function isScan(document: PDFDocumentProxy, pages: readonly number[]): Promise<boolean> {
  for (const number of pages) {
    const page = await document.getPage(number);
    const isPainted = await paintsPictures(page);
    page.cleanup();
    if (isPainted) return true;
  }
  return false;
}

/**
 * Whether a page is to be read from its picture although there are letters on it: none that anybody sees, a stamp of the
 * scanner's, or what another program has read there and nobody can.
 */
function isPicture({ glyphs, isLayer = false, pictureShare = 0 }: PageInk): boolean {
  const seen = glyphs
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s/g, '');
  if (seen === '') return true;
  return isLayer ? isGarbled(seen) : pictureShare >= SCANNED_SHARE && [...seen].length <= MOST_STAMPED;
}

function isPrinted({ segments, tables, aside }: PrintedPage): boolean {
  return segments.length + tables.length + aside.length > 0;
}

async function paintsPictures(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray } = await page.getOperatorList();
  const painting: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
  ];
  return fnArray.some((operator) => painting.includes(operator));
}

async function hasText(page: PDFPageProxy): Promise<boolean> {
  const { items } = await page.getTextContent();
  return items.some((item) => 'str' in item && item.str.trim() !== '');
}

/** pdf.js hands fonts over by name; one that it could not make is none. */
function fontOf(page: PDFPageProxy, name: string): FontFacts {
  const fonts = page.commonObjs as { has(id: string): boolean; get(id: string): unknown };
  const font = fonts.has(name) ? fonts.get(name) : null;
  return typeof font === 'object' && font !== null ? font : {};
}

/** `turns`: of its writing, which is to be shown upright: a broad table is printed sideways. */
function sizeOf({ view, rotate }: PDFPageProxy, number: number, turns = 0): PageOfSource {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  return { number, width: right - left, height: top - bottom, rotation: rotationOf(rotate - 90 * turns) };
}
