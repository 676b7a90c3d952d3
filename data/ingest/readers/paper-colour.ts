/** Of 255: colours that differ by no more in each channel are one to the eye. */
const ALIKE = 8;

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

export const PAPER: Colour = [255, 255, 255];

const NAMED: Readonly<Record<string, Colour>> = { white: PAPER, black: [0, 0, 0] };

/** `#fff`, `FFFFFF`, `rgb(255 255 255)`, `white`; null for any other form, and for what is seen through. */
export function colourOf(words: string): Colour | null {
  const text = words
    .trim()
    .toLowerCase()
    .replace(/\s*!important$/, '');
  const named = NAMED[text];
  if (named) return named;
  const hex = /^#?([\da-f]{3}|[\da-f]{6})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const size = hex.length / 3;
    const channel = (i: number): number =>
      Number.parseInt(hex.slice(i * size, (i + 1) * size).repeat(3 - size), 16);
    return [channel(0), channel(1), channel(2)];
  }
  const [, red, green, blue] = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(text) ?? [];
  return red === undefined ? null : [Number(red), Number(green), Number(blue)];
}

export function areAlike(one: Colour, other: Colour): boolean {
  return one.every((value, i) => Math.abs(value - other[i]!) <= ALIKE);
}
