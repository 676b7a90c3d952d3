/** The pages of a scan that is a picture, or several in one TIFF. */
import { hasJpegEnd, JPEG_END } from '../../data/plain/jpeg-end.ts';
import { readZip } from '../../data/plain/zip.ts';
import type { ShownPage } from '../../data/contract/page-model.ts';
import { boundedWidth, type PagePainting, type PagePictures, type Painted } from './page-pictures.ts';
import { TiffFile } from './tiff-file.ts';

/** Of one page, as its file shows it. */
interface Picture {
  readonly bitmap: ImageBitmap;
  /** It breaks off before its end: what is missing was filled up. */
  readonly isCut: boolean;
}
type ReadPicture = (number: number) => Promise<Picture>;

/** `kind`: what the bytes are; browsers read JPEG and PNG themselves, upright by Exif. A cbz holds several. */
export async function picturePages(
  kind: 'jpeg' | 'png' | 'tiff' | 'cbz',
  file: Blob,
  pages: readonly ShownPage[],
): Promise<PagePictures> {
  const opened: TiffFile[] = [];
  const close = (): void => opened.forEach((one) => one.close());
  try {
    const readers = kind === 'cbz' ? await boundReaders(file, opened) : await readersOf(file, opened);
    const read: ReadPicture = (number) =>
      readers[number - 1]?.() ?? Promise.reject(new Error(`no page ${number}`));
    return { pages, paint: (canvas, painting) => paint(canvas, painting, read, pages), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function paint(
  canvas: HTMLCanvasElement,
  { number, width, turns, signal }: PagePainting,
  read: ReadPicture,
  pages: readonly ShownPage[],
): Promise<Painted> {
  const { bitmap: picture, isCut } = await read(number);
  try {
    signal.throwIfAborted();
    const quarters = ((pages[number - 1]?.rotation ?? 0) / 90 + turns) % 4;
    const isTurned = quarters % 2 === 1;
    const [across, down] = isTurned ? [picture.height, picture.width] : [picture.width, picture.height];
    canvas.width = Math.min(across, boundedWidth(width, (width * down) / across));
    canvas.height = Math.round((canvas.width * down) / across);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((quarters * Math.PI) / 2);
    const [w, h] = isTurned ? [canvas.height, canvas.width] : [canvas.width, canvas.height];
    context.drawImage(picture, -w / 2, -h / 2, w, h);
    return isCut ? 'cut' : 'whole';
  } finally {
    picture.close();
  }
}

/** What reads each page of a picture: one, or all of a TIFF, which is then among the opened. */
async function readersOf(file: Blob, opened: TiffFile[]): Promise<readonly (() => Promise<Picture>)[]> {
  const [a, b] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isTiff = (a === 0x49 && b === 0x49) || (a === 0x4d && b === 0x4d);
  if (isTiff) {
    const tiff = new TiffFile();
    opened.push(tiff);
    const pages = await tiff.open(await file.arrayBuffer());
    return Array.from({ length: pages }, (_, i) => async () => {
      return { bitmap: await tiff.read(i + 1), isCut: false };
    });
  }
  const isCut = a === 0xff && b === 0xd8 && !hasJpegEnd(new Uint8Array(await file.arrayBuffer()));
  // Browsers show nothing at all of a JPEG without an end, and fill up what is missing of one that has been given one.
  const ended = isCut ? new Blob([file, JPEG_END]) : file;
  return [async () => ({ bitmap: await createImageBitmap(ended), isCut })];
}

/** As much as import takes. */
const MOST_BYTES = 256 * 1024 * 1024;

async function boundReaders(file: Blob, opened: TiffFile[]): Promise<readonly (() => Promise<Picture>)[]> {
  const files = readZip(new Uint8Array(await file.arrayBuffer()), MOST_BYTES);
  if ('fault' in files) throw new Error(files.fault);
  const pictures = [...files].filter(([name]) => name !== 'mimetype');
  const all = await Promise.all(
    pictures.map(([, bytes]) => readersOf(new Blob([new Uint8Array(bytes)]), opened)),
  );
  return all.flat();
}
