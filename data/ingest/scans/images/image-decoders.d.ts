/** The JPEG decoder of pdf.js; it has no types of its own. */
declare module 'pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs' {
  export class JpegImage {
    readonly width: number;
    readonly height: number;
    parse(bytes: Uint8Array): void;
    getData(shape: {
      readonly width: number;
      readonly height: number;
      readonly forceRGB: boolean;
    }): Uint8Array | Uint8ClampedArray;
  }
}
