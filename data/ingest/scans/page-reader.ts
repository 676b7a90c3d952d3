import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { findLines, type LineBox } from './find-lines.ts';
import { shrink, type GreyPage } from './images/grey-page.ts';
import { joinedUprights } from './joined-uprights.ts';
import { median } from './order/layout-box.ts';
import { paint, ROW, stripsOf, type Strip } from './line-strips.ts';
import { readCharacters, type ReadCharacters } from './read-characters.ts';
import type { ScannedLine } from './scanned-line.ts';

/** What a reader needs of an ONNX runtime: one run of a network on one tensor. */
export interface Networks {
  readonly detector: InferenceSession;
  readonly recogniser: InferenceSession;
  readonly tensor: (data: Float32Array, shape: readonly number[]) => Tensor;
  /** By class; 0 is the blank of CTC. */
  readonly characters: readonly string[];
}

/** In pixels of the page. */
interface FoundLines {
  readonly boxes: readonly LineBox[];
  /** The slope of its lines. */
  readonly skew: number;
}

/** The longer side of a page is brought down to this before lines are looked for. */
const LONGEST_SIDE = 2304;
/** Height of a line, in pixels of the smaller page: below the one, two may have become one; at the other they are told apart. */
const SMALL_LINE = 20;
const GOOD_LINE = 30;
/** Pixels that a page has at most when it is looked at once more: some ten times as many as at first. */
const MOST_LOOKED_AT = 40_000_000;
/** Rows looked at in one run, so that memory stays bounded however large a page is, and how far two runs overlap. */
const BAND = 768;
const OVERLAP = 64;
/** Lines in one run of the recogniser, and their widths together. */
const MOST_LINES = 8;
const MOST_WIDTH = 6400;
/** Means and deviations of ImageNet, by which the detector was trained. */
const CHANNELS = [
  [0.485, 0.229],
  [0.456, 0.224],
  [0.406, 0.225],
] as const;

/** PP-OCRv4: finds the lines of a page and reads them. One page at a time. */
export class PageReader {
  readonly #networks: Networks;

  constructor(networks: Networks) {
    this.#networks = networks;
  }

  /** A page whose lines are small on it, as on a broad sheet, is looked at once more, larger. */
  async find(page: GreyPage): Promise<FoundLines> {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(page.width, page.height));
    const found = await this.#findAt(page, scale);
    const height = median(found.boxes.map(({ h }) => h)) * scale;
    if (scale === 1 || height >= SMALL_LINE) return found;
    const larger = height === 0 ? 2 * scale : (scale * GOOD_LINE) / height;
    return this.#findAt(page, Math.min(1, larger, Math.sqrt(MOST_LOOKED_AT / (page.width * page.height))));
  }

  async #findAt(page: GreyPage, scale: number): Promise<FoundLines> {
    const small = shrink(page, up32(page.width * scale), up32(page.height * scale));
    const { boxes, skew } = findLines(await this.#probabilities(small), small.width);
    const [sx, sy] = [page.width / small.width, page.height / small.height];
    return {
      skew: (skew * sy) / sx,
      boxes: joinedUprights(boxes).map(({ x, y, w, h, score }) => ({
        ...{ x: x * sx, y: y * sy, w: w * sx, h: h * sy },
        score,
      })),
    };
  }

  /** In the order of `boxes`. */
  async read(
    page: GreyPage,
    boxes: readonly LineBox[],
    skew: number,
    squeeze: number,
  ): Promise<ScannedLine[]> {
    const strips = stripsOf(page, boxes, skew, squeeze);
    const lines = new Array<ScannedLine>(boxes.length);
    for (const some of batches(strips)) {
      const read = await this.#recognise(some.map((i) => strips[i]!));
      some.forEach((i, k) => (lines[i] = lineOf(boxes[i]!, strips[i]!, read[k]!)));
    }
    return lines;
  }

  async #probabilities(page: GreyPage): Promise<Float32Array> {
    const { width, height } = page;
    const map = new Float32Array(width * height);
    for (let top = 0; ; top += BAND - OVERLAP) {
      const rows = Math.min(BAND, height - top);
      const input = channelsOf(page, top, rows);
      const out = await this.#run(this.#networks.detector, input, [1, 3, rows, width]);
      // The outer half of an overlap is the neighbour's.
      const skip = top === 0 ? 0 : OVERLAP / 2;
      map.set(out.data.subarray(skip * width), (top + skip) * width);
      out.dispose();
      if (top + rows >= height) return map;
    }
  }

  async #recognise(strips: readonly Strip[]): Promise<ReadCharacters[]> {
    const wide = up8(Math.max(...strips.map(({ width }) => width)));
    const size = 3 * wide * ROW;
    const input = new Float32Array(strips.length * size);
    strips.forEach((strip, k) => paint(strip, input, k * size, wide));
    const out = await this.#run(this.#networks.recogniser, input, [strips.length, 3, ROW, wide]);
    const [, steps = 0, classes = 0] = out.shape;
    const read = strips.map(({ box, width }, k) => {
      const pitch = (wide / steps) * (box.w / width);
      const place = (step: number): number => Math.round(box.x + (step + 0.5) * pitch);
      const shape = { steps, classes };
      return readCharacters(out.data, k * steps * classes, shape, this.#networks.characters, place);
    });
    out.dispose();
    return read;
  }

  async #run(session: InferenceSession, data: Float32Array, shape: readonly number[]) {
    const results = await session.run({ [session.inputNames[0]!]: this.#networks.tensor(data, shape) });
    const tensor = results[session.outputNames[0]!]!;
    // Both networks answer with float32.
    return { data: tensor.data as Float32Array, shape: tensor.dims, dispose: () => tensor.dispose() };
  }
}

/** Along a vertical line all characters stand at one x. */
function lineOf(box: LineBox, { vertical }: Strip, read: ReadCharacters): ScannedLine {
  const places = vertical ? read.places.map(() => Math.round(box.x + box.w / 2)) : read.places;
  return { ...box, ...read, places, along: read.places, vertical };
}

/** Places of strips of about the same width, so that little of a batch is empty. */
function* batches(strips: readonly Strip[]): Generator<readonly number[]> {
  const order = strips.map((_, i) => i).sort((a, b) => strips[a]!.width - strips[b]!.width);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (
      to < order.length &&
      to - from < MOST_LINES &&
      (to - from + 1) * strips[order[to]!]!.width <= MOST_WIDTH
    )
      to++;
    yield order.slice(from, to);
    from = to;
  }
}

function channelsOf({ data, width }: GreyPage, top: number, rows: number): Float32Array {
  const plane = width * rows;
  const input = new Float32Array(CHANNELS.length * plane);
  CHANNELS.forEach(([mean, deviation], channel) => {
    for (let i = 0; i < plane; i++)
      input[channel * plane + i] = (data[top * width + i]! / 255 - mean) / deviation;
  });
  return input;
}

const up32 = (n: number): number => Math.max(32, Math.round(n / 32) * 32);
const up8 = (n: number): number => Math.ceil(n / 8) * 8;
