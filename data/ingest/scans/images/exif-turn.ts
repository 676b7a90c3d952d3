import { mirrored, turnLeft, type GreyPage } from './grey-page.ts';

const EXIF_MARKER = 0xffe1;
const START_OF_SCAN = 0xffda;
const ORIENTATION_TAG = 0x0112;
/** Bytes before the first chunk of a PNG; those of a chunk beside its data: length, name, checksum. */
const PNG_SIGNATURE = 8;
const CHUNK_FRAME = 12;
/** `eXIf`, `IDAT`. */
const EXIF_CHUNK = 0x65584966;
const DATA_CHUNK = 0x49444154;

/** How many quarter turns to the left set each Exif orientation upright, and whether it is mirrored first (TIFF 6.0, tag 274). */
const TURNS: Readonly<Record<number, readonly [quarters: number, mirror: boolean]>> = {
  1: [0, false],
  2: [0, true],
  3: [2, false],
  4: [2, true],
  5: [1, true],
  6: [3, false],
  7: [3, true],
  8: [1, false],
};

/** A photograph as it is to be seen: a phone's picture of a page lies on its side without its orientation. */
export function upright(page: GreyPage, orientation: number): GreyPage {
  const [quarters, mirror] = TURNS[orientation] ?? [0, false];
  return turnLeft(mirror ? mirrored(page) : page, quarters);
}

/** Exif orientation of a JPEG, 1 to 8; 1 where none is stated or it cannot be read. */
export function jpegOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= view.byteLength;) {
    const marker = view.getUint16(at);
    const size = view.getUint16(at + 2);
    if (marker >> 8 !== 0xff || marker === START_OF_SCAN || size < 2) return 1;
    if (marker === EXIF_MARKER && isExif(view, at + 4, size)) return orientationIn(view, at + 10);
    at += size + 2;
  }
  return 1;
}

/** Of a PNG, whose Exif block is a chunk of its own (PNG third edition, 11.3.3.5): browsers turn it as they turn a JPEG. */
export function pngOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG_SIGNATURE; at + 8 <= view.byteLength; at += view.getUint32(at) + CHUNK_FRAME) {
    const name = view.getUint32(at + 4);
    if (name === EXIF_CHUNK) return orientationIn(view, at + 8);
    if (name === DATA_CHUNK) return 1;
  }
  return 1;
}

/** `Exif`, then two zero bytes. */
function isExif(view: DataView, at: number, size: number): boolean {
  return size >= 16 && at + 6 <= view.byteLength && view.getUint32(at) === 0x45786966;
}

function orientationIn(view: DataView, tiff: number): number {
  try {
    const little = view.getUint16(tiff) === 0x4949;
    const directory = tiff + view.getUint32(tiff + 4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + 12 * i;
      if (view.getUint16(entry, little) === ORIENTATION_TAG) return view.getUint16(entry + 8, little);
    }
  } catch (error) {
    // An Exif block that ends too early states nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}
