import { sample, toneOf, type GreyPage, type Tone } from './images/grey-page.ts';
import type { ScannedLine } from './scanned-line.ts';

/** Of a character's width: digits are half as wide as Han, in every fount of a report. */
const HALF_OF_DIGIT = 0.25;
const HALF_OF_HAN = 0.5;
/** Of a Han's width: narrower than the thinnest digit with a rest of its neighbours is no room for one. */
const LEAST_ROOM = 0.22;
/** Of a Han's width: columns with ink in such a room. A 1 is about as wide. */
const LEAST_INK = 0.07;
/** Of the way from paper to ink: darker is no noise of the paper. */
const LEAST_DARKNESS = 0.18;
/** Pixels of a column that must be so dark: a digit is tall, dust is not. Of the line's height. */
const LEAST_HEIGHT = 0.12;

const DIGIT = /\p{Nd}/u;
const WIDE = /[\p{sc=Han}\p{P}]/u;

/**
 * Characters beside ink that was read as nothing, next to a digit: a faint digit that both readings passed over would make
 * another number of the rest. Indexes of code points of the line; only of lines that lie.
 */
export function besideUnreadInk(page: GreyPage, line: ScannedLine, skew: number): ReadonlySet<number> {
  const found = new Set<number>();
  const characters = [...line.text];
  if (line.vertical || !characters.some((one) => DIGIT.test(one))) return found;
  const em = widthOfHan(line, characters);
  const tone = toneOfLine(page, line, skew);
  const half = (i: number): number => (WIDE.test(characters[i]!) ? HALF_OF_HAN : HALF_OF_DIGIT) * em;
  for (let i = 0; i + 1 < characters.length; i++) {
    if (!DIGIT.test(characters[i]!) && !DIGIT.test(characters[i + 1]!)) continue;
    const [from, to] = [line.places[i]! + half(i), line.places[i + 1]! - half(i + 1)];
    if (to - from < LEAST_ROOM * em || inkedColumns(page, line, skew, tone, from, to) < LEAST_INK * em)
      continue;
    for (const at of [i, i + 1]) if (DIGIT.test(characters[at]!)) found.add(at);
  }
  return found;
}

/**
 * Digits right behind a percent sign, where no print has any: half of the sign, or the comma behind it, was read as one more.
 * Indexes of code points.
 */
export function behindPercent(text: string): readonly number[] {
  const characters = [...text];
  return characters.flatMap((one, i) =>
    DIGIT.test(one) && /[%％‰]/u.test(characters[i - 1] ?? '') ? [i] : [],
  );
}

/** The median distance of two Han side by side, in pixels; by the height of the line where there are none. */
function widthOfHan({ places, h }: ScannedLine, characters: readonly string[]): number {
  const distances = places
    .slice(1)
    .map((place, i) => place - places[i]!)
    .filter((_, i) => /\p{sc=Han}/u.test(characters[i]!) && /\p{sc=Han}/u.test(characters[i + 1]!))
    .sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? h * 0.75;
}

function toneOfLine(page: GreyPage, line: ScannedLine, skew: number): Tone {
  const greys: number[] = [];
  for (let x = line.x; x < line.x + line.w; x += 2)
    for (let y = line.y; y < line.y + line.h; y += 2) greys.push(sample(page, x, y + skew * x));
  return toneOf(greys);
}

function inkedColumns(
  page: GreyPage,
  line: ScannedLine,
  skew: number,
  { paper, ink }: Tone,
  from: number,
  to: number,
): number {
  const dark = paper - LEAST_DARKNESS * (paper - ink);
  let columns = 0;
  for (let x = Math.ceil(from); x < to; x++) {
    let pixels = 0;
    for (let y = line.y + 0.1 * line.h; y < line.y + 0.9 * line.h; y++)
      if (sample(page, x, y + skew * x) < dark) pixels++;
    if (pixels >= LEAST_HEIGHT * line.h) columns++;
  }
  return columns;
}
