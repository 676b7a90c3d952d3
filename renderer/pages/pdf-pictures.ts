/** The pages of a PDF, drawn by pdf.js: it is handed the file's pieces as it asks for them, and fetches nothing. */
import {
  getDocument,
  PDFDataRangeTransport,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from './pdf-worker.ts?worker';
import type { KeptSource } from '../../data/contract/holdings-model.ts';
import { rotationOf, type ShownPage } from '../../data/contract/page-model.ts';
import { CharacterMaps } from './character-maps.ts';
import { faultOf } from './lost-pictures.ts';
import { boundedWidth, type PagePainting, type PagePictures, type Painted } from './page-pictures.ts';

/** Of the contract: every piece but the last has as many bytes. */
const PIECE = 1024 * 1024;

type ReadPiece = (piece: number) => Promise<Uint8Array<ArrayBuffer>>;

/** `known`: the pages as the archive has them; null where they are to be asked of the file. */
export async function pdfPictures(
  source: KeptSource,
  readPiece: ReadPiece,
  known: readonly ShownPage[] | null,
): Promise<PagePictures> {
  // A worker of its own: of one that several files share, the first to close would end the others.
  const port = new PdfWorker();
  const task = getDocument({
    worker: PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS }),
    range: new Pieces(source.bytes, readPiece, () => void task.destroy()),
    rangeChunkSize: PIECE,
    disableAutoFetch: true,
    disableStream: true,
    useWorkerFetch: false,
    // The policy forbids WebAssembly; the same decoders in JavaScript lie beside the pages.
    useWasm: false,
    wasmUrl: new URL('pdf/', document.baseURI).href,
    BinaryDataFactory: CharacterMaps,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = (): void => void task.destroy().finally(() => port.terminate());
  try {
    const file = await task.promise;
    const pages = known ?? (await pagesOf(file));
    return {
      pages,
      paint: (canvas, painting) => paint(file, canvas, painting, pages[painting.number - 1]),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

class Pieces extends PDFDataRangeTransport {
  readonly #read: ReadPiece;
  readonly #broken: () => void;

  constructor(length: number, read: ReadPiece, broken: () => void) {
    super(length, null);
    this.#read = read;
    this.#broken = broken;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#hand(begin, end).catch(this.#broken);
  }

  /** In one part, as pdf.js wants what it has asked for. */
  async #hand(begin: number, end: number): Promise<void> {
    const bytes = new Uint8Array(end - begin);
    for (let piece = Math.floor(begin / PIECE); piece * PIECE < end; piece++) {
      const own = await this.#read(piece);
      const from = Math.max(begin, piece * PIECE);
      const to = Math.min(end, piece * PIECE + own.length);
      bytes.set(own.subarray(from - piece * PIECE, to - piece * PIECE), from - begin);
    }
    this.onDataRange(begin, bytes);
  }
}

async function pagesOf(file: PDFDocumentProxy): Promise<ShownPage[]> {
  const pages: ShownPage[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    pages.push({ number, width, height, rotation: rotationOf(page.rotate) });
  }
  return pages;
}

async function paint(
  file: PDFDocumentProxy,
  canvas: HTMLCanvasElement,
  { number, width, turns, signal }: PagePainting,
  shown: ShownPage | undefined,
): Promise<Painted> {
  const page = await file.getPage(number);
  signal.throwIfAborted();
  const viewport = viewportOf(page, width, (shown?.rotation ?? page.rotate) / 90 + turns);
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const drawing = page.render({ canvas, viewport });
  const cancel = (): void => drawing.cancel();
  signal.addEventListener('abort', cancel);
  try {
    await drawing.promise;
    return await faultOf(page);
  } finally {
    signal.removeEventListener('abort', cancel);
    page.cleanup();
  }
}

/** `quarters`: by which the page is turned to the right from how the file holds it. */
function viewportOf(page: PDFPageProxy, width: number, quarters: number) {
  const rotation = (quarters * 90) % 360;
  const whole = page.getViewport({ scale: 1, rotation });
  const wide = boundedWidth(width, (width * whole.height) / whole.width);
  return page.getViewport({ scale: wide / whole.width, rotation });
}
