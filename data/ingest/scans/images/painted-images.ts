/** Which pictures a PDF page paints and where: a walk over pdf.js' operator list, without a canvas. */
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ArchiveError } from '../../../contract/errors.ts';
import { after, IDENTITY, type Affine } from './affine.ts';
import { greyOf, type GreyPage } from './grey-page.ts';

export interface PaintedImage {
  readonly image: GreyPage;
  /** From the unit square, whose top edge is y = 1, to the page's points. */
  readonly place: Affine;
  /** How opaque each pixel is, where any is seen through. `image` has what shines through it as white. */
  readonly veil: GreyPage | null;
  /** A stencil: only its black pixels are painted. */
  readonly isMask: boolean;
}

/** pdf.js' ImageKind. */
const ONE_BIT = 1;
const RGB = 2;
const RGBA = 3;

/** What pdf.js hands over as an image. */
interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray | string | null;
}

interface Painting {
  readonly page: PDFPageProxy;
  readonly stack: Affine[];
  at: Affine;
  readonly found: {
    readonly image: Promise<PdfImage | null>;
    readonly place: Affine;
    readonly isMask: boolean;
  }[];
}

/**
 * In the order in which they are painted; those that pdf.js cannot decode are left out. Throws file_unreadable where it can
 * decode none: such a page is not empty.
 */
export async function paintedImages(page: PDFPageProxy): Promise<readonly PaintedImage[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const painting: Painting = { page, stack: [], at: IDENTITY, found: [] };
  // pdf.js types arguments as any; each operator's own are looked at where they are used.
  fnArray.forEach((operator, i) => step(painting, operator, (argsArray as unknown[])[i]));
  const images = await Promise.all(
    painting.found.map(async ({ image, ...rest }) => ({
      ...rest,
      image: pixelsOf(await image, rest.isMask),
      veil: veilOf(await image),
    })),
  );
  const painted = images.flatMap(({ image, ...rest }) => (image ? [{ image, ...rest }] : []));
  if (painted.length === 0 && images.length > 0)
    throw new ArchiveError('file_unreadable', `no picture of page ${page.pageNumber} can be decoded`);
  return painted;
}

function step(painting: Painting, operator: number, given: unknown): void {
  const [first, second] = Array.isArray(given) ? (given as unknown[]) : [];
  switch (operator) {
    case OPS.save:
      painting.stack.push(painting.at);
      return;
    case OPS.restore:
    case OPS.paintFormXObjectEnd:
      painting.at = painting.stack.pop() ?? IDENTITY;
      return;
    case OPS.transform:
      painting.at = after(painting.at, affineOf(given));
      return;
    case OPS.paintFormXObjectBegin:
      painting.stack.push(painting.at);
      painting.at = after(painting.at, affineOf(first));
      return;
    case OPS.paintImageXObject:
    case OPS.paintInlineImageXObject:
      paint(painting, first, painting.at, false);
      return;
    case OPS.paintImageMaskXObject:
      paint(painting, first, painting.at, true);
      return;
    case OPS.paintImageXObjectRepeat:
      repeat(painting, given, second);
  }
}

/** [id, scaleX, scaleY, positions]: one picture at several places. */
function repeat(painting: Painting, given: unknown, scaleX: unknown): void {
  const [id, , scaleY, positions] = given as readonly [unknown, number, number, readonly number[]];
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const place: Affine = [Number(scaleX), 0, 0, scaleY, positions[i]!, positions[i + 1]!];
    paint(painting, id, after(painting.at, place), false);
  }
}

function paint({ page, found }: Painting, given: unknown, place: Affine, isMask: boolean): void {
  const id = idOf(given);
  // Without an id the image itself is the argument.
  const image = id === null ? Promise.resolve(given as PdfImage) : objectOf(page, id);
  found.push({ image, place, isMask });
}

function idOf(given: unknown): string | null {
  if (typeof given === 'string') return given;
  if (typeof given !== 'object' || given === null) return null;
  const { data } = given as PdfImage;
  return typeof data === 'string' ? data : null;
}

/** An object that a page names; those of the whole file begin with g_. */
function objectOf(page: PDFPageProxy, id: string): Promise<PdfImage | null> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    // pdf.js resolves it with null where it could not decode the image.
    objects.get(id, (image: unknown) => resolve(image as PdfImage | null));
  });
}

function affineOf(given: unknown): Affine {
  const six =
    given === null || typeof given !== 'object' ? [] : Object.values(given as Record<string, number>);
  // A form without a matrix stands where it is.
  return six.length === 6 ? (six as unknown as Affine) : IDENTITY;
}

function pixelsOf(image: PdfImage | null, isMask: boolean): GreyPage | null {
  const { data } = image ?? {};
  if (!image || !(image.width > 0) || !data || typeof data === 'string') return null;
  if (isMask || image.kind === ONE_BIT) return bitsOf(data, image.width, image.height);
  return greyOf(data, image.width, image.height, image.kind === RGB ? 3 : 4);
}

function veilOf(image: PdfImage | null): GreyPage | null {
  const { data, kind } = image ?? {};
  if (!image || kind !== RGBA || !data || typeof data === 'string') return null;
  const { width, height } = image;
  const opaque = Uint8Array.from({ length: width * height }, (_, i) => data[i * 4 + 3]!);
  return opaque.every((value) => value === 255) ? null : { width, height, data: opaque };
}

function bitsOf(data: Uint8Array | Uint8ClampedArray, width: number, height: number): GreyPage {
  const out = new Uint8Array(width * height);
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      out[y * width + x] = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return { width, height, data: out };
}
