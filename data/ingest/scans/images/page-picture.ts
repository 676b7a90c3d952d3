import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { after, apply, inverse, type Affine } from './affine.ts';
import { sample, type GreyPage } from './grey-page.ts';
import { paintedImages, type PaintedImage } from './painted-images.ts';

/** Pixels of the longer side; a page of finer pictures is made smaller. */
const LONGEST_SIDE = 5000;
/** Of a point: no page is drawn coarser than its pictures, nor finer than 400 dpi, nor below 72 dpi unless it is larger than any paper. */
const MOST_SCALE = 400 / 72;
const LEAST_SCALE = 1;

/**
 * A scanned page of a PDF as it is shown, upright, from all pictures that it paints (a scan may come in strips); white where
 * there is none. Null for a page without pictures. Text and drawings are not drawn.
 */
export async function pagePicture(page: PDFPageProxy): Promise<GreyPage | null> {
  const images = await paintedImages(page);
  if (images.length === 0) return null;
  const scale = scaleOf(page, images);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const picture: GreyPage = { width, height, data: new Uint8Array(width * height).fill(255) };
  // pdf.js types it as any[]; it is a transformation of six numbers.
  const toPixels = viewport.transform as unknown as Affine;
  for (const image of images) draw(picture, image, after(toPixels, image.place));
  return picture;
}

/** So many pixels to a point that the finest picture loses nothing, within bounds. */
function scaleOf(page: PDFPageProxy, images: readonly PaintedImage[]): number {
  const { width, height } = page.getViewport({ scale: 1 });
  const finest = Math.max(
    ...images.map(({ image, place: [a, b, c, d] }) =>
      Math.max(image.width / Math.hypot(a, b), image.height / Math.hypot(c, d)),
    ),
  );
  const wanted = Number.isFinite(finest) ? Math.max(LEAST_SCALE, Math.min(MOST_SCALE, finest)) : LEAST_SCALE;
  return Math.min(LONGEST_SIDE / Math.max(width, height), wanted);
}

function draw(picture: GreyPage, { image, veil, isMask }: PaintedImage, place: Affine): void {
  const back = inverse(place);
  if (!back) return;
  const corners = [apply(place, 0, 0), apply(place, 1, 0), apply(place, 0, 1), apply(place, 1, 1)];
  const [left, right] = boundsOf(corners, 0, picture.width);
  const [top, bottom] = boundsOf(corners, 1, picture.height);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const [u, v] = apply(back, x + 0.5, y + 0.5);
      if (u < 0 || u > 1 || v < 0 || v > 1) continue;
      const [column, row] = [u * image.width - 0.5, (1 - v) * image.height - 0.5];
      const value = sample(image, column, row);
      const at = y * picture.width + x;
      const below = picture.data[at]!;
      const through = veil ? 1 - sample(veil, column, row) / 255 : 0;
      picture.data[at] = isMask ? Math.min(below, value) : value - through * (255 - below);
    }
  }
}

function boundsOf(corners: readonly (readonly [number, number])[], axis: 0 | 1, most: number) {
  const values = corners.map((corner) => corner[axis]);
  return [
    Math.max(0, Math.floor(Math.min(...values))),
    Math.min(most, Math.ceil(Math.max(...values))),
  ] as const;
}
