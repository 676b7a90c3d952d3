import { apply, boxOf, isUpright, type Box, type Point } from './affine.ts';
import type { GraphicsState } from './graphics-state.ts';
import { PageCovers } from './page-covers.ts';
import { isBox, isPaper, type PageGround } from './page-ground.ts';
import { straightLines, type StraightLines } from './path-lines.ts';

/** A straight line or the edge of a thin box, along an axis. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A page of more is a drawing. */
const MOST_RULES = 6000;
/** Of a clip whose shape is not followed: nothing is sure to be painted within. */
const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/** Follows what a page draws with paths (ISO 32000-1, 8.5): rules, ground, what covers characters, and clips. */
export class PagePaths {
  readonly rules: Rule[] = [];
  readonly covers = new PageCovers();
  readonly #ground: PageGround;
  /** The next path bounds what is painted after it (8.5.4). */
  #clips = false;

  constructor(ground: PageGround) {
    this.#ground = ground;
  }

  clip(): void {
    this.#clips = true;
  }

  /** What is painted from now on is seen within a box alone; before `state` places it. */
  within(bounds: ArrayLike<number>, state: GraphicsState): void {
    state.clip = isUpright(state.ctm) ? common(state.clip, boxOf(state.ctm, bounds)) : NOWHERE;
  }

  /** What is painted from now on is seen within letters: not followed (9.3.6). */
  withinLetters(state: GraphicsState): void {
    state.clip = NOWHERE;
  }

  /**
   * A path of pdf.js with its bounds, and how it is painted, by the name of the operator. `before`: how many characters had
   * been painted; null where what covers them may be let through later.
   */
  paint(
    paints: string,
    path: ArrayLike<number>,
    bounds: ArrayLike<number> | null,
    state: GraphicsState,
    before: number | null,
  ): void {
    const lines = straightLines(path);
    const isOneBox = isBox(path, lines);
    if (paints !== 'endPath') {
      if (bounds) this.#lay(paints, isOneBox, lines, bounds, state);
      if (bounds && isOneBox && before !== null && /fill/i.test(paints)) this.#cover(bounds, state, before);
      this.#addRules(lines, state);
    }
    if (!this.#clips) return;
    this.#clips = false;
    if (bounds && isOneBox) this.within(bounds, state);
    else state.clip = NOWHERE;
  }

  /** A path that is filled, or a line as thick as a bar. */
  #lay(
    paints: string,
    isOneBox: boolean,
    lines: StraightLines,
    bounds: ArrayLike<number>,
    { ctm, fill, fillAlpha, lineWidth }: GraphicsState,
  ): void {
    if (/fill/i.test(paints)) {
      if (fillAlpha > 0 && !(fill !== null && isPaper(fill)))
        this.#ground.paint(isOneBox ? 'plain' : 'drawing', ctm, bounds);
    } else if (/stroke/i.test(paints) && lines.length === 1)
      this.#ground.paint('plain', ctm, bounds, (lineWidth / 2) * Math.hypot(ctm[0], ctm[1]));
  }

  #cover(bounds: ArrayLike<number>, state: GraphicsState, before: number): void {
    const { ctm, fill, fillAlpha, isMixed, clip } = state;
    if (fill !== null && fillAlpha === 1 && !isMixed && isUpright(ctm))
      this.covers.add(common(clip, boxOf(ctm, bounds)), before);
  }

  #addRules(lines: StraightLines, { ctm }: GraphicsState): void {
    if (this.rules.length > MOST_RULES) return;
    for (const [from, to] of lines) {
      const [x1, y1] = apply(ctm, from[0], from[1]);
      const [x2, y2] = apply(ctm, to[0], to[1]);
      const isAlongAxis = Math.abs(x1 - x2) < 1 || Math.abs(y1 - y2) < 1;
      if (isAlongAxis && Math.hypot(x1 - x2, y1 - y2) > 4) this.rules.push(ruleBetween([x1, y1], [x2, y2]));
    }
  }
}

/** From left to right, from top to bottom. */
export function ruleBetween([x1, y1]: Point, [x2, y2]: Point): Rule {
  return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
}

function common(clip: Box | null, box: Box): Box {
  if (!clip) return box;
  return {
    left: Math.max(clip.left, box.left),
    top: Math.max(clip.top, box.top),
    right: Math.min(clip.right, box.right),
    bottom: Math.min(clip.bottom, box.bottom),
  };
}
