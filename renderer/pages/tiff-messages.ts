/** What the window and the worker that decodes a TIFF say to each other. */
/** Pages are numbered from 1. */
export type TiffRequest = { readonly bytes: ArrayBuffer } | { readonly page: number };

/** In the order of the requests. */
export type TiffAnswer =
  { readonly pages: number } | { readonly picture: ImageBitmap } | { readonly fault: string };
