import { readXml } from '../../../plain/read-xml.ts';
import { apply, quarterTurns, type Matrix, type Point } from '../pdf/affine.ts';
import type { Glyph, PageInk } from '../pdf/page-ink.ts';
import { ruleBetween, type Rule } from '../pdf/page-paths.ts';

type Attributes = Readonly<Record<string, string>>;

/** OFD measures in millimetres. */
const POINTS = 72 / 25.4;
const A4 = [0, 0, 210, 297] as const;

/** A page while its content is read, and that of its templates (GB/T 33190-2016, 7.6 to 11). */
export class OfdPage {
  readonly #glyphs: Glyph[] = [];
  readonly #hidden: Glyph[] = [];
  readonly #rules: Rule[] = [];
  readonly #templates: string[] = [];
  #box: readonly number[];
  #object: Attributes = {};
  #code: Attributes | null = null;
  /** Where the first code of an object stands, those behind it may leave out. */
  #at: readonly [number, number] = [0, 0];
  #isTemplate = false;
  #tag = '';

  constructor(box: readonly number[]) {
    this.#box = box;
  }

  read(xml: string, isTemplate = false): this {
    this.#isTemplate = isTemplate;
    readXml(xml, {
      open: (tag, attributes) => this.#open(tag, attributes),
      close: (tag) => this.#close(tag),
      text: (text) => this.#text(text),
    });
    return this;
  }

  /** Of what stands behind it or before it on the page, the same on many pages. */
  get templates(): readonly string[] {
    return this.#templates;
  }

  get ink(): PageInk {
    return { glyphs: this.#glyphs, hidden: this.#hidden, rules: this.#rules };
  }

  get width(): number {
    return (this.#box[2] ?? A4[2]) * POINTS;
  }

  get height(): number {
    return (this.#box[3] ?? A4[3]) * POINTS;
  }

  #open(tag: string, attributes: Attributes): void {
    this.#tag = tag;
    if (tag === 'TextObject' || tag === 'PathObject') {
      this.#object = attributes;
      this.#at = [0, 0];
    }
    if (tag === 'TextCode') this.#code = attributes;
    if (tag === 'Template' && !this.#isTemplate) this.#templates.push(attributes['TemplateID'] ?? '');
  }

  #close(tag: string): void {
    this.#tag = '';
    if (tag === 'TextCode') this.#code = null;
  }

  #text(text: string): void {
    if (this.#tag === 'PhysicalBox' && !this.#isTemplate) this.#box = numbersOf(text);
    else if (this.#tag === 'AbbreviatedData') this.#path(text);
    else if (this.#code && text.trim() !== '') this.#characters(text, this.#code);
  }

  #characters(text: string, code: Attributes): void {
    const size = Number(this.#object['Size'] ?? 4);
    const place = this.#place;
    const [across, upright] = [Math.hypot(place[0], place[1]), Math.hypot(place[2], place[3])];
    const [dx, dy] = [deltas(code['DeltaX']), deltas(code['DeltaY'])];
    let [x, y] = [Number(code['X'] ?? this.#at[0]), Number(code['Y'] ?? this.#at[1])];
    this.#at = [x, y];
    const isStated = dx.length + dy.length > 0;
    const glyphs = this.#isSeen ? this.#glyphs : this.#hidden;
    [...text].forEach((character, i) => {
      const [left, base] = apply(place, x, y);
      const natural = character.codePointAt(0)! > 0x2ff ? size : size / 2;
      // Where no distances are stated, characters stand one behind the other.
      const step = dx[i] ?? (isStated ? 0 : natural);
      glyphs.push({
        text: character,
        x: left,
        y: base,
        width: Math.min(step > 0 ? step : Infinity, natural) * across,
        size: size * upright,
        turns: quarterTurns(place),
        isVertical: false,
      });
      x += step;
      y += dy[i] ?? 0;
    });
  }

  /** 8.5 and 11.1: an object may be out of sight or of no ink. */
  get #isSeen(): boolean {
    return this.#object['Visible'] !== 'false' && Number(this.#object['Alpha'] ?? 255) > 0;
  }

  /** Lines of a path: M x y, L x y, C back to where it began; curves only move on. */
  #path(data: string): void {
    if (!this.#isSeen) return;
    const place = this.#place;
    let [at, from]: [Point | null, Point | null] = [null, null];
    for (const [, operator = '', numbers = ''] of data.matchAll(/([MSLQBAC])([^MSLQBAC]*)/g)) {
      const values = numbersOf(numbers);
      const end: Point | null =
        operator === 'C' ? from : values.length >= 2 ? [values.at(-2)!, values.at(-1)!] : null;
      if ((operator === 'L' || operator === 'C') && at && end)
        this.#rule(apply(place, ...at), apply(place, ...end));
      if (operator === 'M' || operator === 'S') from = end;
      at = end ?? at;
    }
  }

  #rule(from: Point, to: Point): void {
    if (Math.abs(from[0] - to[0]) > 1 && Math.abs(from[1] - to[1]) > 1) return;
    this.#rules.push(ruleBetween(from, to));
  }

  /** From the object's own measure to the page's, in points. */
  get #place(): Matrix {
    const [left = 0, top = 0] = numbersOf(this.#object['Boundary'] ?? '');
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(this.#object['CTM'] ?? '');
    return [a * POINTS, b * POINTS, c * POINTS, d * POINTS, (left + e) * POINTS, (top + f) * POINTS];
  }
}

/** `3 3 g 4 2.5`: a group of four times 2.5. */
function deltas(stated: string | undefined): number[] {
  const words = (stated ?? '').trim().split(/\s+/);
  const found: number[] = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] !== 'g') {
      const number = Number(words[i]);
      if (words[i] !== '' && Number.isFinite(number)) found.push(number);
      continue;
    }
    const [count, value] = [Number(words[i + 1]), Number(words[i + 2])];
    if (Number.isFinite(value)) for (let n = 0; n < Math.min(count, 10_000); n++) found.push(value);
    i += 2;
  }
  return found;
}

/** Numbers as OFD lists them; what is none is left out. */
export function numbersOf(text: string): number[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
    .filter(Number.isFinite);
}
