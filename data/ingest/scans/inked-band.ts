import { sample, toneOf, type GreyPage } from './images/grey-page.ts';
import type { ScannedLine } from './scanned-line.ts';

/** Parts that a line's box is cut into across its direction, and samples along it. */
const ROWS = 32;
const SAMPLES = 160;
/** Of the way from paper to ink: darker is printed. */
const DARK = 0.3;
/** Of the samples of a row: fewer are dust. */
const LEAST_INKED = 0.012;
/** Free rows inside of a line: those of 二 and 三 are its own. */
const MOST_FREE = 3;
/** Of the box: a band narrower than this is no line of Han. */
const LEAST_BAND = 0.6;
/** Of the band: Han do not reach to the edges of their square. */
const BEARING = 0.04;

/**
 * Which part of its box a line fills across its direction, as shares of the box: the detector draws it larger than what is
 * printed. Of a line without Han, whose letters tell nothing of their square, the whole.
 */
export function inkedBand(page: GreyPage, line: ScannedLine, skew: number): readonly [number, number] {
  if (!/\p{sc=Han}/u.test(line.text)) return [0, 1];
  const inked = inkedRows(page, line, skew);
  let [first, last] = [ROWS >> 1, ROWS >> 1];
  for (let row = first; row >= 0 && first - row <= MOST_FREE; row--) if (inked[row]) first = row;
  for (let row = last; row < ROWS && row - last <= MOST_FREE; row++) if (inked[row]) last = row;
  const band = (last + 1 - first) / ROWS;
  if (band < LEAST_BAND) return [0, 1];
  return [Math.max(0, first / ROWS - BEARING * band), Math.min(1, (last + 1) / ROWS + BEARING * band)];
}

function inkedRows(page: GreyPage, line: ScannedLine, skew: number): readonly boolean[] {
  const greys = Array.from({ length: ROWS }, (_, row) => {
    const across = (row + 0.5) / ROWS;
    return Float64Array.from({ length: SAMPLES }, (_, i) => {
      const along = (i + 0.5) / SAMPLES;
      const x = line.x + (line.vertical ? across : along) * line.w;
      const y = line.y + (line.vertical ? along : across) * line.h;
      return sample(page, x, y + skew * x);
    });
  });
  const { paper, ink } = toneOf(greys.flatMap((row) => [...row]));
  const dark = paper - DARK * (paper - ink);
  return greys.map((row) => row.filter((grey) => grey < dark).length >= LEAST_INKED * SAMPLES);
}
