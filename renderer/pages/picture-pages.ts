/** The pages of a scan that is a picture, or several in one TIFF. */
import type { ShownPage } from '../../data/contract/page-model.ts';
import { boundedWidth, type PagePainting, type PagePictures } from './page-pictures.ts';

/** Of one page, as its file shows it. */
type Picture = ImageBitmap;

/** `kind`: what the bytes are; browsers read JPEG and PNG themselves, upright by Exif. */
export async function picturePages(
  kind: 'jpeg' | 'png' | 'tiff',
  file: Blob,
  pages: readonly ShownPage[],
): Promise<PagePictures> {
  const read = kind === 'tiff' ? await tiffReader(file) : () => createImageBitmap(file);
  return {
    pages,
    paint: (canvas, painting) => paint(canvas, painting, read, pages),
    close: () => undefined,
  };
}

async function paint(
  canvas: HTMLCanvasElement,
  { number, width, turns, signal }: PagePainting,
  read: (number: number) => Promise<Picture>,
  pages: readonly ShownPage[],
): Promise<void> {
  const picture = await read(number);
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
  } finally {
    picture.close();
  }
}

async function tiffReader(file: Blob): Promise<(number: number) => Promise<Picture>> {
  const [{ default: utif }, bytes] = await Promise.all([import('utif2'), file.arrayBuffer()]);
  return (number) => {
    const page = utif.decode(bytes)[number - 1];
    if (!page) return Promise.reject(new Error(`no page ${number}`));
    utif.decodeImage(bytes, page);
    const pixels = new Uint8ClampedArray(utif.toRGBA8(page));
    return createImageBitmap(new ImageData(pixels, page.width, page.height));
  };
}
