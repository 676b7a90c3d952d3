import { boxOf, IDENTITY, type Box, type Matrix } from './affine.ts';
import type { StraightLines } from './path-lines.ts';

/** In a picture and in a drawing letters can be seen; `plain` is a box of one colour. */
export type GroundKind = 'picture' | 'drawing' | 'plain';

/** How a character is painted (ISO 32000-1, 9.3.6). */
export interface GlyphPaint {
  readonly mode: number;
  /** `#rrggbb`; null where it is no colour: a pattern, a character that brings its own. */
  readonly colour: string | null;
  readonly alpha: number;
}

interface Ground extends Box {
  readonly kind: GroundKind;
}

/** Operators that paint a picture into the unit square, and those that paint who knows where. */
const PICTURES: ReadonlySet<string> = new Set([
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintImageMaskXObject',
  'paintSolidColorImageMask',
]);
const WHOLE_PAGE: ReadonlySet<string> = new Set([
  'paintImageXObjectRepeat',
  'paintImageMaskXObjectRepeat',
  'paintImageMaskXObjectGroup',
  'paintInlineImageXObjectGroup',
  'shadingFill',
]);
const UNIT = [0, 0, 1, 1] as const;
const EVERYWHERE = [-1e6, -1e6, 1e6, 1e6] as const;
/** Of 255: what is lighter in every channel is seen by nobody on white paper. */
const PAPER = 247;
/** Points: a box that is thinner is a rule, on which nothing stands. */
const THINNEST = 4;
/** Points by which what was read from a picture may lie beside it. */
const BESIDE = 2;
/** More pieces than this are a drawing; nothing on such a page is taken for hidden. */
const MOST_GROUNDS = 4000;
/** Points of a page's width and height that are looked at. */
const LOOKS = 16;
/** Draws nothing at all. */
export const INVISIBLE = 3;
/** Modes that fill a character and draw no outline of it. */
const FILLED: readonly number[] = [0, 4];

/** Gathers what is painted on a page beside its characters, in points of the shown page. */
export class PageGround {
  readonly #grounds: Ground[] = [];

  /** `bounds`: left, bottom, right, top, before `place`; `around`: points by which it is broader, as a thick line is. */
  paint(kind: GroundKind, place: Matrix, bounds: ArrayLike<number>, around = 0): void {
    if (this.#grounds.length > MOST_GROUNDS) return;
    const box = boxOf(place, bounds);
    const more = kind === 'plain' ? around : BESIDE;
    const [left, right] = [box.left - more, box.right + more];
    const [top, bottom] = [box.top - more, box.bottom + more];
    if (kind !== 'plain' || Math.min(right - left, bottom - top) >= THINNEST)
      this.#grounds.push({ kind, left, right, top, bottom });
  }

  /** Follows an operator of pdf.js that paints a picture, wherever; false: it is none. */
  paintPicture(name: string, place: Matrix): boolean {
    if (PICTURES.has(name)) this.paint('picture', place, UNIT);
    else if (WHOLE_PAGE.has(name)) this.paint('drawing', IDENTITY, EVERYWHERE);
    else return false;
    return true;
  }

  /**
   * Whether a character at a place is there for programs only. What draws nothing over a picture was read from it and is
   * printed all the same; the picture may well be painted behind it. White is hidden where nothing else is painted.
   */
  hides(x: number, y: number, { mode, colour, alpha }: GlyphPaint): boolean {
    if (this.#grounds.length > MOST_GROUNDS) return false;
    if (mode === INVISIBLE || alpha === 0) return !this.#has(x, y, 'picture', 'drawing');
    return FILLED.includes(mode) && colour !== null && isPaper(colour) && !this.#has(x, y);
  }

  /** How much of a page lies under pictures, 0 to 1. */
  pictureShare(width: number, height: number): number {
    let covered = 0;
    for (let across = 0; across < LOOKS; across++)
      for (let down = 0; down < LOOKS; down++)
        if (this.#has((width * (across + 0.5)) / LOOKS, (height * (down + 0.5)) / LOOKS, 'picture'))
          covered++;
    return covered / LOOKS ** 2;
  }

  /** Of any kind where none is named. */
  #has(x: number, y: number, ...kinds: readonly GroundKind[]): boolean {
    return this.#grounds.some(
      (one) =>
        (kinds.length === 0 || kinds.includes(one.kind)) &&
        x >= one.left &&
        x <= one.right &&
        y >= one.top &&
        y <= one.bottom,
    );
  }
}

/** `#rrggbb`. */
export function isPaper(colour: string): boolean {
  return [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= PAPER);
}

/** Whether a path, with the straight lines in it, is a single box along the axes. */
export function isBox(path: ArrayLike<number>, lines: StraightLines): boolean {
  return (
    lines.length >= 3 &&
    lines.length <= 5 &&
    // No curves: each of them takes more room than a line.
    path.length <= lines.length * 3 + 4 &&
    lines.every(([[x1, y1], [x2, y2]]) => x1 === x2 || y1 === y2)
  );
}
