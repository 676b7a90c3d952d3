/** A page as grey pixels, row by row from the top; 0 is black, 255 white. */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * Grey of pixels that have `step` bytes each (ITU-R BT.601 weights in 1/256): 1 grey, 2 grey and opacity, 3 red, green and
 * blue, 4 these and opacity. What is transparent is white, as the paper behind it.
 */
export function greyOf(
  data: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  step: number,
): GreyPage {
  const out = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < out.length; i++, j += step) {
    const grey = step < 3 ? data[j]! : (data[j]! * 77 + data[j + 1]! * 150 + data[j + 2]! * 29) >> 8;
    out[i] = step % 2 === 1 ? grey : 255 - ((255 - grey) * data[j + step - 1]!) / 255;
  }
  return { width, height, data: out };
}

/** Area average, for shrinking; `width` and `height` are those of the result. */
export function shrink(page: GreyPage, width: number, height: number): GreyPage {
  const out = new Uint8Array(width * height);
  const columns = spans(page.width, width);
  const rows = spans(page.height, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) out[y * width + x] = average(page, columns[x]!, rows[y]!);
  }
  return { width, height, data: out };
}

type Span = readonly [from: number, to: number];

/** Which pixels of `before` each pixel of `after` stands for; at least one. */
function spans(before: number, after: number): Span[] {
  const step = before / after;
  return Array.from({ length: after }, (_, i) => {
    const from = Math.min(before - 1, Math.floor(i * step));
    return [from, Math.min(before, Math.max(from + 1, Math.floor((i + 1) * step)))];
  });
}

function average({ data, width }: GreyPage, [left, right]: Span, [top, bottom]: Span): number {
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += data[y * width + x]!;
  return sum / ((bottom - top) * (right - left));
}

/** Bilinear, at a place that may lie between pixels; beyond the edge the edge goes on. */
export function sample({ data, width, height }: GreyPage, atX: number, atY: number): number {
  const x = atX < 0 ? 0 : atX > width - 1.001 ? Math.max(0, width - 1.001) : atX;
  const y = atY < 0 ? 0 : atY > height - 1.001 ? Math.max(0, height - 1.001) : atY;
  const [left, top] = [x | 0, y | 0];
  const [across, down] = [x - left, y - top];
  const at = top * width + left;
  const right = left + 1 < width ? 1 : 0;
  const below = top + 1 < height ? width : 0;
  return (
    (data[at]! * (1 - across) + data[at + right]! * across) * (1 - down) +
    (data[at + below]! * (1 - across) + data[at + below + right]! * across) * down
  );
}

/** Quarter turns to the left, 0 to 3. */
export function turnLeft(page: GreyPage, quarters: number): GreyPage {
  let turned = page;
  for (let i = 0; i < quarters; i++) turned = quarterLeft(turned);
  return turned;
}

function quarterLeft({ data, width, height }: GreyPage): GreyPage {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[(width - 1 - x) * height + y] = data[y * width + x]!;
  return { data: out, width: height, height: width };
}

export function mirrored({ data, width, height }: GreyPage): GreyPage {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[y * width + x] = data[y * width + width - 1 - x]!;
  return { data: out, width, height };
}

/** Paper and ink of a stretch of a page: the grey that most of it is lighter than, and that little of it is darker than. */
export interface Tone {
  readonly paper: number;
  readonly ink: number;
}

export function toneOf(greys: Iterable<number>): Tone {
  const sorted = Float64Array.from(greys).sort();
  return {
    paper: sorted[Math.floor(sorted.length * 0.75)] ?? 255,
    ink: sorted[Math.floor(sorted.length * 0.03)] ?? 0,
  };
}
