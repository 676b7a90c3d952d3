import type { LineBox } from './find-lines.ts';
import { UPRIGHT } from './joined-uprights.ts';
import { sample, shrink, turnLeft, type GreyPage } from './images/grey-page.ts';

/** The recogniser's line height in pixels. */
export const ROW = 48;

/**
 * Of a line's height: what is read behind the end of its box. Without it the last mark of a line, a small 。 in the corner
 * of its square, is lost now and then.
 */
const ROOM = 0.3;

/** One line as the recogniser takes it: where it lies on which picture, and how wide its strip is. */
export interface Strip {
  readonly page: GreyPage;
  /** Of the picture's pixels to the page's. */
  readonly factor: number;
  readonly box: Pick<LineBox, 'x' | 'y' | 'w' | 'h'>;
  readonly skew: number;
  /** Of the strip, in pixels at height ROW. */
  readonly width: number;
  /** Read as if the page were turned to the left. */
  readonly vertical: boolean;
}

/** `squeeze`: a strip's width is so much of its natural one; 0.75 reads as well and takes a quarter less time. */
export function stripsOf(page: GreyPage, boxes: readonly LineBox[], skew: number, squeeze: number): Strip[] {
  const half = boxes.some(({ h }) => h > 2 * ROW)
    ? shrink(page, Math.max(1, page.width >> 1), Math.max(1, page.height >> 1))
    : page;
  const turned = boxes.some(isVertical) ? turnLeft(page, 1) : page;
  return boxes.map((box) => {
    const vertical = isVertical(box);
    const found = vertical ? turnedBox(box, page, skew) : box;
    const wide = {
      ...found,
      w: found.w + Math.min(ROOM * found.h, vertical ? Infinity : roomBehind(box, boxes)),
    };
    if (vertical) return stripOf(turned, 1, wide, 0, squeeze, true);
    return box.h > 2 * ROW
      ? stripOf(half, 0.5, wide, skew, squeeze, false)
      : stripOf(page, 1, wide, skew, squeeze, false);
  });
}

/** From the end of a line to what stands behind it. */
function roomBehind(line: LineBox, boxes: readonly LineBox[]): number {
  const end = line.x + line.w;
  let room = Infinity;
  for (const box of boxes) {
    const isBeside = Math.abs(box.y + box.h / 2 - line.y - line.h / 2) < (box.h + line.h) / 2;
    if (box !== line && isBeside && box.x + box.w > end) room = Math.min(room, Math.max(0, box.x - end));
  }
  return room;
}

function isVertical({ w, h }: LineBox): boolean {
  return h > UPRIGHT * w;
}

function turnedBox(box: LineBox, page: GreyPage, skew: number): Strip['box'] {
  return { x: box.y + skew * box.x, y: page.width - box.x - box.w, w: box.h, h: box.w };
}

function stripOf(
  page: GreyPage,
  factor: number,
  box: Strip['box'],
  skew: number,
  squeeze: number,
  vertical: boolean,
): Strip {
  const width = Math.max(ROW, Math.round((ROW * box.w * squeeze) / box.h));
  return { page, factor, box, skew, width, vertical };
}

/** Writes a strip, straightened, into three equal planes of a batch whose lines are `wide`; right of it stays 0, mid grey. */
export function paint(strip: Strip, into: Float32Array, at: number, wide: number): void {
  const { page, factor, box, skew, width } = strip;
  const plane = wide * ROW;
  const [step, left, top] = [(box.h * factor) / ROW, box.x * factor, box.y * factor];
  const across = (box.w * factor) / width;
  for (let row = 0; row < ROW; row++) {
    for (let column = 0; column < width; column++) {
      const x = left + (column + 0.5) * across - 0.5;
      const value = sample(page, x, top + (row + 0.5) * step - 0.5 + skew * x) / 127.5 - 1;
      const i = at + row * wide + column;
      into[i] = value;
      into[i + plane] = value;
      into[i + 2 * plane] = value;
    }
  }
}
