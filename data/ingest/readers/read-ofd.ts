import { Parser } from 'htmlparser2';
import type { PageOfSource, SourceLayout } from '../source-layout.ts';
import type { Glyph, PageInk, Rule } from './pdf/page-ink.ts';
import { printedPage, type PrintedPage } from './pdf/printed-page.ts';
import { writePages } from './pdf/write-pages.ts';
import { ZipText } from './zip-text.ts';

/** OFD measures in millimetres. */
const POINTS = 72 / 25.4;
const A4 = [0, 0, 210, 297] as const;
const MOST_PAGES = 500;

type Attributes = Readonly<Record<string, string>>;

/** The text of an OFD (GB/T 33190-2016): the characters of its text objects, where they stand; its rules as tables. */
export function readOfd(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => /\.xml$/i.test(entry));
  const root = documentRoot(zip);
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const { box, pages } = pagesOf(zip.text(root));
  const printed: PrintedPage[] = [];
  const sizes: PageOfSource[] = [];
  pages.slice(0, MOST_PAGES).forEach((path, i) => {
    const page = new OfdPage(zip.text(resolve(folder, path)), box);
    printed.push(printedPage(i + 1, page.ink, page.width, page.height));
    sizes.push({ number: i + 1, width: page.width, height: page.height, rotation: 0 });
  });
  const { text, layout } = writePages(printed);
  return { text, layout: { ...layout, pages: sizes } };
}

function documentRoot(zip: ZipText): string {
  let root = '';
  let inRoot = false;
  walk(
    zip.text('OFD.xml'),
    (tag) => (inRoot = tag === 'DocRoot'),
    () => (inRoot = false),
    (text) => {
      if (inRoot && root === '') root = text.trim().replace(/^\//, '');
    },
  );
  return root;
}

function pagesOf(xml: string): { readonly box: readonly number[]; readonly pages: readonly string[] } {
  const pages: string[] = [];
  let box: readonly number[] = A4;
  let inBox = false;
  walk(
    xml,
    (tag, attributes) => {
      inBox = tag === 'PhysicalBox';
      if (tag === 'Page' && attributes['BaseLoc']) pages.push(attributes['BaseLoc']);
    },
    () => (inBox = false),
    (text) => {
      if (inBox) box = numbersOf(text);
    },
  );
  return { box, pages };
}

function resolve(folder: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : folder + path;
}

/** A page's content while it is read. */
class OfdPage {
  readonly #glyphs: Glyph[] = [];
  readonly #rules: Rule[] = [];
  #box: readonly number[];
  #object: Attributes = {};
  #code: Attributes | null = null;
  #tag = '';

  constructor(xml: string, box: readonly number[]) {
    this.#box = box;
    walk(
      xml,
      (tag, attributes) => this.#open(tag, attributes),
      (tag) => this.#close(tag),
      (text) => this.#text(text),
    );
  }

  get ink(): PageInk {
    return { glyphs: this.#glyphs, rules: this.#rules };
  }

  get width(): number {
    return (this.#box[2] ?? A4[2]) * POINTS;
  }

  get height(): number {
    return (this.#box[3] ?? A4[3]) * POINTS;
  }

  #open(tag: string, attributes: Attributes): void {
    this.#tag = tag;
    if (tag === 'TextObject' || tag === 'PathObject') this.#object = attributes;
    if (tag === 'TextCode') this.#code = attributes;
  }

  #close(tag: string): void {
    this.#tag = '';
    if (tag === 'TextCode') this.#code = null;
  }

  #text(text: string): void {
    if (this.#tag === 'PhysicalBox') this.#box = numbersOf(text);
    else if (this.#tag === 'AbbreviatedData') this.#path(text);
    else if (this.#code && text.trim() !== '') this.#characters(text, this.#code);
  }

  #characters(text: string, code: Attributes): void {
    const size = Number(this.#object['Size'] ?? 4);
    const [dx, dy] = [deltas(code['DeltaX']), deltas(code['DeltaY'])];
    let [x, y] = [Number(code['X'] ?? 0), Number(code['Y'] ?? 0)];
    const characters = [...text];
    characters.forEach((character, i) => {
      const [left, base] = this.#place(x, y);
      const step = dx[i] ?? 0;
      const isWide = character.codePointAt(0)! > 0x2ff;
      this.#glyphs.push({
        text: character,
        x: left,
        y: base,
        width: Math.min(step > 0 ? step : Infinity, isWide ? size : size / 2) * POINTS,
        size: size * POINTS,
        turns: 0,
        isVertical: false,
      });
      x += step;
      y += dy[i] ?? 0;
    });
  }

  /** Lines of a path: M x y, L x y; curves only move on. */
  #path(data: string): void {
    let at: readonly [number, number] | null = null;
    for (const [, operator = '', numbers = ''] of data.matchAll(/([MSLQBAC])([^MSLQBAC]*)/g)) {
      const values = numbersOf(numbers);
      const end: readonly [number, number] | null =
        values.length >= 2 ? [values.at(-2)!, values.at(-1)!] : null;
      if (operator === 'L' && at && end) this.#rule(this.#place(...at), this.#place(...end));
      at = end ?? at;
    }
  }

  #rule([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): void {
    if (Math.abs(x1 - x2) > 1 && Math.abs(y1 - y2) > 1) return;
    this.#rules.push({
      x1: Math.min(x1, x2),
      y1: Math.min(y1, y2),
      x2: Math.max(x1, x2),
      y2: Math.max(y1, y2),
    });
  }

  /** From the object's own measure to the page's, in points. */
  #place(x: number, y: number): readonly [number, number] {
    const [left = 0, top = 0] = numbersOf(this.#object['Boundary'] ?? '');
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(this.#object['CTM'] ?? '');
    return [(left + a * x + c * y + e) * POINTS, (top + b * x + d * y + f) * POINTS];
  }
}

function numbersOf(text: string): number[] {
  return text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
    .filter(Number.isFinite);
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

function walk(
  xml: string,
  open: (tag: string, attributes: Attributes) => void,
  close: (tag: string) => void,
  text: (text: string) => void,
): void {
  const local = (tag: string): string => tag.slice(tag.indexOf(':') + 1);
  let gathered = '';
  const flush = (): void => {
    if (gathered !== '') text(gathered);
    gathered = '';
  };
  new Parser(
    {
      onopentag: (tag, attributes) => {
        flush();
        open(local(tag), attributes);
      },
      ontext: (piece) => (gathered += piece),
      onclosetag: (tag) => {
        flush();
        close(local(tag));
      },
    },
    { xmlMode: true },
  ).end(xml);
}
