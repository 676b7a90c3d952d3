import { apply, IDENTITY, matrixOf, quarterTurns, times, type Matrix } from './affine.ts';
import { setState, stateOfPage, type FontFacts, type GraphicsState } from './graphics-state.ts';
import { INVISIBLE, isBox, isPaper, PageGround, type GlyphPaint } from './page-ground.ts';
import { straightLines, type StraightLines } from './path-lines.ts';

/** A character as it is printed; x and y in points of the shown page, from its upper left corner. */
export interface Glyph {
  readonly text: string;
  /** Left edge and baseline; of vertical writing the middle and the foot. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the font. */
  readonly size: number;
  /** Quarter turns of the writing against the page: 0 reads to the right; null for a slant (a watermark). */
  readonly turns: number | null;
  /** Written downwards. */
  readonly isVertical: boolean;
}

/** A straight line or the edge of a thin box, along an axis. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PageInk {
  readonly glyphs: readonly Glyph[];
  /** Those that nobody sees on the page; left out where a format has none. */
  readonly hidden?: readonly Glyph[];
  /** All that is seen was laid, unseen itself, over a picture that it was read from. */
  readonly isLayer?: boolean;
  /** How much of the page lies under pictures, 0 to 1. */
  readonly pictureShare?: number;
  readonly rules: readonly Rule[];
}

/** pdf.js' list of what a page does: the operator's number, and what it is given. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** The page as it is shown: its size in points, and how its own points come to stand there. */
interface ShownArea {
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

/** What the file says elsewhere: of a font by its name, and of a layer. */
interface PageFacts {
  readonly fontOf: (name: string) => FontFacts;
  readonly isSeen: (layer: unknown) => boolean;
}

type Ops = Readonly<Record<string, number>>;

interface GlyphFacts {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace?: boolean;
  readonly vmetric?: readonly number[] | null;
}

const DRAWN: GlyphPaint = { mode: 0, colour: null, alpha: 1 };

/** Points: smaller is no letter to any eye. */
const SMALLEST = 0.5;
/** A page of more is a drawing. */
const MOST_RULES = 6000;
const MOST_GLYPHS = 200_000;

/**
 * Follows the operators of a page (ISO 32000-1, 8.4 and 9.4) and says where every character and rule stands. pdf.js'
 * own text layer makes spaces of gaps and keeps neither the gaps nor the rules.
 */
export function readInk(list: OperatorList, ops: Ops, page: ShownArea, facts: PageFacts): PageInk {
  return new InkReader(ops, page, facts).read(list);
}

class InkReader {
  readonly #names: readonly string[];
  readonly #fontOf: (name: string) => FontFacts;
  readonly #glyphs: { readonly glyph: Glyph; readonly paint: GlyphPaint; readonly isOff: boolean }[] = [];
  readonly #rules: Rule[] = [];
  readonly #ground = new PageGround();
  readonly #saved: GraphicsState[] = [];
  readonly #page: ShownArea;
  readonly #isSeen: (layer: unknown) => boolean;
  /** Of the marked content that is open: whether its layer is seen (8.11). */
  readonly #layers: boolean[] = [];
  #state: GraphicsState;
  /** The text matrix, and where in it the line began and the next character stands. */
  #text: Matrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  #y = 0;

  constructor(ops: Ops, page: ShownArea, { fontOf, isSeen }: PageFacts) {
    const names: string[] = [];
    for (const [name, code] of Object.entries(ops)) names[code] = name;
    this.#names = names;
    this.#fontOf = fontOf;
    this.#page = page;
    this.#isSeen = isSeen;
    this.#state = stateOfPage(matrixOf([page.transform]));
  }

  read({ fnArray, argsArray }: OperatorList): PageInk {
    fnArray.forEach((code, i) => this.#follow(this.#names[code] ?? '', (argsArray[i] ?? []) as unknown[]));
    const glyphs: Glyph[] = [];
    const hidden: Glyph[] = [];
    for (const { glyph, paint, isOff } of this.#glyphs)
      (isOff || this.#isOutside(glyph) || this.#ground.hides(...middleOf(glyph), paint)
        ? hidden
        : glyphs
      ).push(glyph);
    const isLayer = glyphs.length > 0 && this.#glyphs.every(({ paint }) => paint.mode === INVISIBLE);
    const pictureShare = this.#ground.pictureShare(this.#page.width, this.#page.height);
    return { glyphs, hidden, rules: this.#rules, isLayer, pictureShare };
  }

  /** Of the page as it is cut, or smaller than any print. */
  #isOutside(glyph: Glyph): boolean {
    const { width, height } = this.#page;
    const [x, y] = middleOf(glyph);
    return x < 0 || y < 0 || x > width || y > height || glyph.size < Math.min(SMALLEST, height / 1000);
  }

  #follow(name: string, args: readonly unknown[]): void {
    const state = this.#state;
    const number = (at: number): number => (typeof args[at] === 'number' ? args[at] : 0);
    switch (name) {
      case 'save':
        this.#saved.push({ ...state });
        break;
      case 'beginMarkedContentProps':
      case 'beginMarkedContent':
        this.#layers.push(args[0] !== 'OC' || this.#isSeen(args[1]));
        break;
      case 'endMarkedContent':
        this.#layers.pop();
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        this.#state = this.#saved.pop() ?? state;
        break;
      case 'transform':
        state.ctm = times(state.ctm, matrixOf(args));
        break;
      case 'paintFormXObjectBegin':
        this.#saved.push({ ...state });
        if (args[0]) state.ctm = times(state.ctm, matrixOf([args[0]]));
        break;
      case 'beginText':
        this.#text = IDENTITY;
        this.#lineX = this.#lineY = this.#x = this.#y = 0;
        break;
      case 'setTextMatrix':
        this.#text = matrixOf(args);
        this.#lineX = this.#lineY = this.#x = this.#y = 0;
        break;
      case 'setLeadingMoveText':
        state.leading = number(1);
        this.#move(number(0), number(1));
        break;
      case 'moveText':
        this.#move(number(0), number(1));
        break;
      case 'nextLine':
        this.#move(0, state.leading);
        break;
      case 'showText':
      case 'showSpacedText':
        this.#show(args[0]);
        break;
      case 'nextLineShowText':
        this.#move(0, state.leading);
        this.#show(args[0]);
        break;
      case 'constructPath':
        this.#path(args);
        break;
      default:
        if (!this.#ground.paintPicture(name, state.ctm)) setState(state, name, args, this.#fontOf);
    }
  }

  #move(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  #show(glyphs: unknown): void {
    if (!Array.isArray(glyphs) || this.#state.size === 0) return;
    const { font, size, direction, charSpacing, wordSpacing } = this.#state;
    const scale = this.#state.scale * direction;
    const isVertical = font.vertical === true;
    const unit = size * (font.fontMatrix?.[0] ?? 0.001);
    const place = times(this.#state.ctm, this.#text);
    let along = 0;
    for (const glyph of glyphs as readonly (number | GlyphFacts | null)[]) {
      if (typeof glyph === 'number') along += ((isVertical ? 1 : -1) * glyph * size) / 1000;
      else if (glyph) {
        const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing;
        const width = (isVertical ? -(glyph.vmetric?.[0] ?? -1000) : glyph.width) * unit;
        this.#put(
          glyph,
          place,
          isVertical ? [this.#x, this.#y - along] : [this.#x + along * scale, this.#y],
          width * (isVertical ? 1 : scale),
        );
        along += width + (isVertical ? -spacing : spacing) * direction;
      }
    }
    if (isVertical) this.#y -= along;
    else this.#x += along * scale;
  }

  #put(glyph: GlyphFacts, place: Matrix, [x, y]: readonly [number, number], width: number): void {
    if (this.#glyphs.length >= MOST_GLYPHS || !glyph.unicode) return;
    const { size, rise, font, mode, fill, fillAlpha } = this.#state;
    const isVertical = font.vertical === true;
    const [left, base] = apply(place, x, y + rise);
    const across = Math.hypot(place[0], place[1]);
    const upright = Math.hypot(place[2], place[3]);
    this.#glyphs.push({
      glyph: {
        text: glyph.unicode,
        x: left,
        y: isVertical ? base + width * upright : base,
        width: Math.abs(isVertical ? size * across : width * across),
        size: size * upright,
        turns: quarterTurns(place),
        isVertical,
      },
      // Drawings are drawn in any mode.
      paint: font.isType3Font ? DRAWN : { mode, colour: fill, alpha: fillAlpha },
      isOff: this.#layers.includes(false),
    });
  }

  /** A path that is filled, or a line as thick as a bar. */
  #cover(paints: string, path: ArrayLike<number>, lines: StraightLines, bounds: ArrayLike<number>): void {
    const { ctm, fill, fillAlpha, lineWidth } = this.#state;
    if (/fill/i.test(paints)) {
      if (fillAlpha > 0 && !(fill !== null && isPaper(fill)))
        this.#ground.paint(isBox(path, lines) ? 'plain' : 'drawing', ctm, bounds);
    } else if (/stroke/i.test(paints) && lines.length === 1)
      this.#ground.paint('plain', ctm, bounds, (lineWidth / 2) * Math.hypot(ctm[0], ctm[1]));
  }

  #path(args: readonly unknown[]): void {
    const [operator, data, bounds] = args as [number, unknown, ArrayLike<number> | null];
    const paints = this.#names[operator] ?? '';
    const path = Array.isArray(data) ? (data[0] as ArrayLike<number> | null) : null;
    if (!path || paints === 'endPath' || /clip/i.test(paints)) return;
    const lines = straightLines(path);
    if (bounds) this.#cover(paints, path, lines, bounds);
    if (this.#rules.length > MOST_RULES) return;
    for (const [from, to] of lines) {
      const [x1, y1] = apply(this.#state.ctm, from[0], from[1]);
      const [x2, y2] = apply(this.#state.ctm, to[0], to[1]);
      const isAlongAxis = Math.abs(x1 - x2) < 1 || Math.abs(y1 - y2) < 1;
      if (isAlongAxis && Math.hypot(x1 - x2, y1 - y2) > 4)
        this.#rules.push({
          x1: Math.min(x1, x2),
          y1: Math.min(y1, y2),
          x2: Math.max(x1, x2),
          y2: Math.max(y1, y2),
        });
    }
  }
}

function middleOf({ x, y, width, size, isVertical }: Glyph): readonly [number, number] {
  return isVertical ? [x, y - size / 2] : [x + width / 2, y - size * 0.35];
}
