import type { Box } from './affine.ts';

/** Of a character's width and height: a box that leaves more than this uncovered lets it be read. */
const UNCOVERED = 0.2;
/** More pieces than this are a drawing. */
const MOST_COVERS = 2000;

/**
 * Boxes of one colour that nothing shines through, in the order of painting: what stood there before is seen by nobody, as
 * words that were blackened or painted over with white.
 */
export class PageCovers {
  readonly #covers: { readonly box: Box; readonly before: number }[] = [];

  /** `before`: how many characters had been painted by then. */
  add(box: Box, before: number): void {
    if (before > 0 && this.#covers.length <= MOST_COVERS) this.#covers.push({ box, before });
  }

  /** `number`: of the character in the order of painting, from 0. */
  hides({ left, top, right, bottom }: Box, number: number): boolean {
    if (this.#covers.length > MOST_COVERS) return false;
    const [across, down] = [(right - left) * UNCOVERED, (bottom - top) * UNCOVERED];
    return this.#covers.some(
      ({ box, before }) =>
        number < before &&
        box.left <= left + across &&
        box.right >= right - across &&
        box.top <= top + down &&
        box.bottom >= bottom - down,
    );
  }
}
