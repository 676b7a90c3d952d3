import { apply, IDENTITY, matrixOf, quarterTurns, times, type Box, type Matrix } from './affine.ts';
import { setState, stateOfPage, type FontFacts, type GraphicsState } from './graphics-state.ts';
import { INVISIBLE, PageGround, type GlyphPaint } from './page-ground.ts';
import { PagePaths, type Rule } from './page-paths.ts';

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

/** Modes from which on characters bound what is painted after them (9.3.6). */
const CLIPS = 4;
/** Points: smaller is no letter to any eye. */
const SMALLEST = 0.5;
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
  readonly #ground = new PageGround();
  readonly #paths = new PagePaths(this.#ground);
  /** Groups that are open: they are let through as a whole by what is said outside of them (11.6.6). */
  #groups = 0;
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
    this.#glyphs.forEach(({ glyph, paint, isOff }, number) => {
      const isHidden =
        isOff ||
        this.#isOutside(glyph) ||
        this.#ground.hides(...middleOf(glyph), paint) ||
        (glyph.turns === 0 && this.#paths.covers.hides(bodyOf(glyph), number));
      (isHidden ? hidden : glyphs).push(glyph);
    });
    const isLayer = glyphs.length > 0 && this.#glyphs.every(({ paint }) => paint.mode === INVISIBLE);
    const pictureShare = this.#ground.pictureShare(this.#page.width, this.#page.height);
    return { glyphs, hidden, rules: this.#paths.rules, isLayer, pictureShare };
  }

  /** Of the page as it is cut, or smaller than any print. */
  #isOutside(glyph: Glyph): boolean {
    const { width, height } = this.#page;
    const [x, y] = middleOf(glyph);
    return x < 0 || y < 0 || x > width || y > height || glyph.size < Math.min(SMALLEST, height / 1000);
  }

  #follow(name: string, args: readonly unknown[]): void {
    const state = this.#state;
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
      case 'endAnnotation':
      case 'paintFormXObjectEnd':
        this.#state = this.#saved.pop() ?? state;
        break;
      case 'transform':
        state.ctm = times(state.ctm, matrixOf(args));
        break;
      case 'paintFormXObjectBegin':
        this.#saved.push({ ...state });
        if (args[0]) state.ctm = times(state.ctm, matrixOf([args[0]]));
        if (args[1]) this.#paths.within(args[1] as ArrayLike<number>, state);
        break;
      case 'beginAnnotation':
        this.#saved.push({ ...state });
        this.#annotation(args);
        break;
      case 'beginGroup':
        this.#groups++;
        break;
      case 'endGroup':
        this.#groups--;
        break;
      case 'clip':
      case 'eoClip':
        this.#paths.clip();
        break;
      case 'constructPath':
        this.#path(args);
        break;
      default:
        if (!this.#write(name, args) && !this.#ground.paintPicture(name, state.ctm))
          setState(state, name, args, this.#fontOf);
    }
  }

  /** Operators of text (9.4). False: it is none. */
  #write(name: string, args: readonly unknown[]): boolean {
    const state = this.#state;
    const number = (at: number): number => (typeof args[at] === 'number' ? args[at] : 0);
    switch (name) {
      case 'beginText':
        this.#text = IDENTITY;
        this.#lineX = this.#lineY = this.#x = this.#y = 0;
        break;
      case 'endText':
        if (state.mode >= CLIPS) this.#paths.withinLetters(state);
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
      default:
        return false;
    }
    return true;
  }

  /** It is drawn on the page, not where the page has come to: its box, and two maps that place what it draws (12.5.5). */
  #annotation([, box, place, turn]: readonly unknown[]): void {
    const onPage = stateOfPage(matrixOf([this.#page.transform]));
    if (box) this.#paths.within(box as ArrayLike<number>, onPage);
    onPage.ctm = times(times(onPage.ctm, matrixOf([place])), matrixOf([turn]));
    this.#state = onPage;
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

  #path(args: readonly unknown[]): void {
    const [operator, data, bounds] = args as [number, unknown, ArrayLike<number> | null];
    const path = Array.isArray(data) ? (data[0] as ArrayLike<number> | null) : null;
    const before = this.#groups > 0 ? null : this.#glyphs.length;
    if (path) this.#paths.paint(this.#names[operator] ?? '', path, bounds, this.#state, before);
  }
}

/** What an ideograph of the font fills of its line. */
function bodyOf(glyph: Glyph): Box {
  const { x, y, width, size, isVertical } = glyph;
  return isVertical
    ? { left: x - size / 2, right: x + size / 2, top: y - size, bottom: y }
    : { left: x, right: x + width, top: y - size * 0.8, bottom: y + size * 0.1 };
}

function middleOf({ x, y, width, size, isVertical }: Glyph): readonly [number, number] {
  return isVertical ? [x, y - size / 2] : [x + width / 2, y - size * 0.35];
}
