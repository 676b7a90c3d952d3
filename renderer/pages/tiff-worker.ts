/** Decodes the pages of one TIFF: a page of fax at 600 dpi takes a second, in which the window must stay alive. */
import utif from 'utif2';
import { isTiffPage, tiffPixels } from '../../data/plain/tiff-pages.ts';
import type { TiffAnswer, TiffRequest } from './tiff-messages.ts';

let bytes = new ArrayBuffer();
const pagesOf = (): ReturnType<typeof utif.decode> => utif.decode(bytes).filter(isTiffPage);

async function answer(request: TiffRequest): Promise<TiffAnswer> {
  try {
    if ('bytes' in request) {
      bytes = request.bytes;
      return { pages: pagesOf().length };
    }
    // Decoded anew each time: pixels of a page that was decoded stay with it.
    const page = pagesOf()[request.page - 1];
    if (!page) throw new Error(`no page ${request.page}`);
    const pixels = new Uint8ClampedArray(tiffPixels(utif, bytes, page));
    return { picture: await createImageBitmap(new ImageData(pixels, page.width, page.height)) };
  } catch (error) {
    return { fault: String(error) };
  }
}

addEventListener('message', ({ data }: MessageEvent<TiffRequest>) => {
  void answer(data).then((given) => {
    postMessage(given, { transfer: 'picture' in given ? [given.picture] : [] });
  });
});
