/** Decoding of JPEGs as a browser does it, also of those that break off: it fails at them, and fills up what is missing of one that has an end. */
import { hasJpegEnd, JPEG_END } from '../../data/plain/jpeg-end.ts';
import { cutFrame } from './cut-frame.ts';

/** Every decoder of this thread that is made from now on. */
export function endJpegs(): void {
  if ('ImageDecoder' in globalThis) globalThis.ImageDecoder = endingDecoder(globalThis.ImageDecoder);
}

function endingDecoder(Decoder: typeof ImageDecoder): typeof ImageDecoder {
  return class extends Decoder {
    readonly #isCut: boolean;

    constructor(init: ImageDecoderInit) {
      const ended = init.type === 'image/jpeg' ? endedOf(init.data) : null;
      super(ended ? { ...init, data: ended } : init);
      this.#isCut = ended !== null;
    }

    override async decode(options?: ImageDecodeOptions): Promise<ImageDecodeResult> {
      const { image, complete } = await super.decode(options);
      return { image: this.#isCut ? cutFrame(image) : image, complete };
    }
  };
}

/** With an end; null where it has one. */
function endedOf(data: ImageDecoderInit['data']): Uint8Array<ArrayBuffer> | null {
  if (!(data instanceof Uint8Array) || hasJpegEnd(data)) return null;
  const ended = new Uint8Array(data.length + JPEG_END.length);
  ended.set(data);
  ended.set(JPEG_END, data.length);
  return ended;
}
