/** A smaller copy of another page (TIFF 6.0, section 8: NewSubfileType), as scanners write for lists of files, is no page. */
export function isTiffPage(tags: Readonly<Record<string, unknown>>): boolean {
  const kind: unknown = Array.isArray(tags['t254']) ? tags['t254'][0] : 0;
  return typeof kind !== 'number' || (kind & 1) === 0;
}

/** What is used of utif2. */
interface TiffDecoder<Page> {
  decodeImage(file: ArrayBuffer, page: Page): void;
  toRGBA8(page: Page): Uint8Array;
}

interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly [tag: string]: unknown;
}

/** How a page may be packed (TIFF 6.0, Compression): plain, fax, LZW, JPEG, deflate, PackBits. Anything else comes out black. */
const COMPRESSIONS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946, 34_892];
/** JPEG of old and of today. */
const JPEGS: readonly number[] = [6, 7];
/** PhotometricInterpretation: white is zero, black is zero, RGB, palette, YCbCr; and two that are made grey here. */
const COLOURS: readonly number[] = [0, 1, 2, 3, 6];
const WHITE_IS_ZERO = 0;
const CMYK = 5;
const LAB = 8;
/** Of which a JPEG has red, green and blue: RGB, YCbCr. */
const COLOURED: readonly number[] = [2, 6];

/**
 * The pixels of a page, four bytes each. Throws for what utif2 cannot decode: it hands over a black or a white page and says
 * nothing.
 */
export function tiffPixels<Page extends TiffPage>(
  decoder: TiffDecoder<Page>,
  file: ArrayBuffer,
  page: Page,
): Uint8Array {
  const tag = (name: string, otherwise: number): number => {
    const list = page[name];
    const first: unknown = Array.isArray(list) ? list[0] : otherwise;
    return typeof first === 'number' ? first : otherwise;
  };
  const [compression, colours, bits] = [tag('t259', 1), tag('t262', 1), tag('t258', 1)];
  if (!COMPRESSIONS.includes(compression)) throw new Error(`a TIFF packed by method ${compression}`);
  if (bits > 16) throw new Error(`a TIFF of ${bits} bits`);
  if (JPEGS.includes(compression) && !COLOURED.includes(colours)) {
    if (colours > 1) throw new Error(`a TIFF of JPEGs of colours of kind ${colours}`);
    // utif2 makes red, green and blue of every JPEG, and takes them for what the tags say.
    Object.assign(page, { t258: [8, 8, 8], t262: [2], t277: [3] });
    const pixels = unpacked(decoder, file, page);
    return colours === WHITE_IS_ZERO ? pixels.map((value, i) => (i % 4 === 3 ? value : 255 - value)) : pixels;
  }
  if (colours !== CMYK && colours !== LAB) {
    if (!COLOURS.includes(colours)) throw new Error(`a TIFF of colours of kind ${colours}`);
    return unpacked(decoder, file, page);
  }
  silently(() => decoder.decodeImage(file, page));
  return greyed(page, colours, bits / 8, tag('t277', colours === CMYK ? 4 : 3));
}

function unpacked<Page extends TiffPage>(
  decoder: TiffDecoder<Page>,
  file: ArrayBuffer,
  page: Page,
): Uint8Array {
  return silently(() => {
    decoder.decodeImage(file, page);
    return decoder.toRGBA8(page);
  });
}

/** utif2 counts tiles on the console, where a command line has its answer. */
function silently<Value>(work: () => Value): Value {
  /* eslint-disable no-console -- it is kept from being written to */
  const { log } = console;
  console.log = () => undefined;
  try {
    return work();
  } finally {
    console.log = log;
  }
}

/** Of Lab the lightness, of four inks what light they leave. */
function greyed(
  { width, height, data }: TiffPage,
  colours: number,
  size: number,
  samples: number,
): Uint8Array {
  const pixels = new Uint8Array(width * height * 4).fill(255);
  // Of two bytes the second is the higher one: utif2 turns the others round.
  const at = (pixel: number, sample: number): number =>
    data[(pixel * samples + sample) * size + size - 1] ?? 0;
  for (let i = 0; i < width * height; i++) {
    const grey =
      colours === LAB
        ? at(i, 0)
        : ((255 - 0.299 * at(i, 0) - 0.587 * at(i, 1) - 0.114 * at(i, 2)) * (255 - at(i, 3))) / 255;
    pixels.fill(Math.round(grey), i * 4, i * 4 + 3);
  }
  return pixels;
}
