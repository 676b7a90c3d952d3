import type { LineBox } from './find-lines.ts';
import type { ReadCharacters } from './read-characters.ts';

/** A line of a scanned page, in pixels of the page sheared by its skew (see LineBox). */
export interface ScannedLine extends LineBox, ReadCharacters {
  /** Characters stand one below the other. */
  readonly vertical: boolean;
  /** Middle of each character in the page's pixels, to the right, or down where the line is vertical. */
  readonly along: readonly number[];
}
