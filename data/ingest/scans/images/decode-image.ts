import { ArchiveError } from '../../../contract/errors.ts';
import { isTiffPage, tiffPixels } from '../../../plain/tiff-pages.ts';
import { jpegOrientation, pngOrientation, upright } from './exif-turn.ts';
import { greyOf, type GreyPage } from './grey-page.ts';
import { imageKind } from './image-kind.ts';

/** More pixels than any page scanned at 600 dpi on A2; a picture beyond it is refused before it is unpacked. */
export const MOST_PIXELS = 140_000_000;

/**
 * The pages of a picture as grey pixels, upright: one of a JPEG or PNG, all of a TIFF. Plain JavaScript, no native code.
 * Throws file_unreadable for a damaged or unknown picture, file_too_large for one of more than MOST_PIXELS.
 */
export async function decodeImage(name: string, bytes: Uint8Array): Promise<readonly GreyPage[]> {
  const { length } = await sizesOfImage(name, bytes);
  const pages: GreyPage[] = [];
  for (let page = 1; page <= length; page++) pages.push(await decodePage(name, bytes, page));
  return pages;
}

/** One of them, from 1; the others stay packed. Throws what decodeImage throws. */
export function decodePage(name: string, bytes: Uint8Array, page: number): Promise<GreyPage> {
  return readingPicture(name, async () => {
    const kind = imageKind(bytes);
    if (kind === 'tiff') return decodeTiff(name, bytes, page);
    return kind === 'jpeg' ? decodeJpeg(name, bytes) : decodePng(name, bytes);
  });
}

/**
 * Pixels of the pages as they are shown, without decoding more than is needed to know that it can be done. Throws what
 * decodeImage throws.
 */
export function sizesOfImage(
  name: string,
  bytes: Uint8Array,
): Promise<readonly { readonly width: number; readonly height: number }[]> {
  return readingPicture(name, async () => {
    const kind = imageKind(bytes);
    if (kind === 'tiff') return tiffSizes(name, bytes);
    if (kind === null) throw new ArchiveError('file_unreadable', `${name} is neither JPEG nor PNG nor TIFF`);
    return [await (kind === 'jpeg' ? decodeJpeg(name, bytes) : decodePng(name, bytes))];
  });
}

async function readingPicture<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('file_unreadable', `${name} is no readable picture`, { cause: error });
  }
}

async function decodeJpeg(name: string, bytes: Uint8Array): Promise<GreyPage> {
  const { JpegImage } = await import('pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs');
  const jpeg = new JpegImage();
  jpeg.parse(new Uint8Array(bytes));
  const { width, height } = jpeg;
  expectPixels(name, width, height);
  const data = jpeg.getData({ width, height, forceRGB: true });
  return upright(greyOf(data, width, height, data.length / (width * height)), jpegOrientation(bytes));
}

async function decodePng(name: string, bytes: Uint8Array): Promise<GreyPage> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  expectPixels(name, view.getUint32(16), view.getUint32(20));
  const { convertIndexedToRgb, decode } = await import('fast-png');
  const png = decode(bytes);
  const { width, height } = png;
  const pixels = png.palette
    ? greyOf(convertIndexedToRgb(png), width, height, png.palette[0]?.length ?? 3)
    : greyOf(eightBits(png.data, png.depth, width, height, png.channels), width, height, png.channels);
  return upright(pixels, pngOrientation(bytes));
}

/** Samples of 16 bits lose their lower half; of 1, 2 and 4 bits, which come packed, each becomes a byte. */
function eightBits(
  data: Uint8Array | Uint8ClampedArray | Uint16Array,
  depth: number,
  width: number,
  height: number,
  channels: number,
): Uint8Array | Uint8ClampedArray {
  if (data instanceof Uint16Array) return Uint8Array.from(data, (value) => value >> 8);
  if (depth === 8) return data;
  const stride = Math.ceil((width * channels * depth) / 8);
  const most = (1 << depth) - 1;
  return Uint8Array.from({ length: width * height * channels }, (_, i) => {
    const [row, column] = [Math.floor(i / (width * channels)), i % (width * channels)];
    const byte = data[row * stride + ((column * depth) >> 3)]!;
    return ((byte >> (8 - depth - ((column * depth) & 7))) & most) * (255 / most);
  });
}

async function decodeTiff(name: string, bytes: Uint8Array, number: number): Promise<GreyPage> {
  const { default: utif } = await import('utif2');
  const whole = bytes.slice().buffer;
  const page = utif.decode(whole).filter(isTiffPage)[number - 1];
  if (!page) throw new ArchiveError('file_unreadable', `${name} has no page ${number}`);
  // Width and height are known once the page is decoded; its tags state them before.
  expectPixels(name, numberOf(page['t256']) ?? 0, numberOf(page['t257']) ?? 0);
  const pixels = greyOf(tiffPixels(utif, whole, page), page.width, page.height, 4);
  return upright(pixels, numberOf(page['t274']) ?? 1);
}

async function tiffSizes(name: string, bytes: Uint8Array) {
  const { default: utif } = await import('utif2');
  return utif
    .decode(bytes.slice().buffer)
    .filter(isTiffPage)
    .map((page) => {
      const [width, height] = [numberOf(page['t256']) ?? 0, numberOf(page['t257']) ?? 0];
      expectPixels(name, width, height);
      // Orientations above 4 are turned by a quarter (TIFF 6.0).
      return (numberOf(page['t274']) ?? 1) > 4 ? { width: height, height: width } : { width, height };
    });
}

function numberOf(tag: unknown): number | undefined {
  const first: unknown = Array.isArray(tag) ? tag[0] : undefined;
  return typeof first === 'number' ? first : undefined;
}

function expectPixels(name: string, width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new ArchiveError('file_unreadable', `${name} has no size`);
  if (width * height > MOST_PIXELS)
    throw new ArchiveError('file_too_large', `${name} has ${width} × ${height} pixels`);
}
