/** Pages as newspapers and offices print them, in HTML: columns of one article, and several articles on one page. */

/** What is printed, in reading order, and how. */
export interface LaidPage {
  readonly html: string;
  /** CSS pixels. */
  readonly width: number;
  /** In the order in which it is to be read. */
  readonly text: string;
}

/** A page whose text is set in so many columns below its title. Of `isFaint`, every fourth number has a digit that is hardly printed. */
export function columnsPage(
  { title, paragraphs }: Article,
  columns: number,
  { isFaint = false, font = SERIF }: { readonly isFaint?: boolean; readonly font?: string } = {},
): LaidPage {
  const width = columns > 3 ? BROAD : 794;
  const size = columns === 1 ? 14 : 12;
  const printed = isFaint ? faint() : escaped;
  const html = `<h1>${escaped(title)}</h1><div class="columns" style="columns: ${columns}; font-size: ${size}px; column-gap: ${columns > 3 ? 19 : 26}px">${paragraphs.map((one) => `<p>${printed(one)}</p>`).join('')}</div>`;
  return { html: pageOf(html, width, font), width, text: title + paragraphs.join('') };
}

export interface Article {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Gives the next article: its title, and text of about so many characters. */
export type ArticleSource = (characters: number) => Article;

const SERIF = 'Noto Serif CJK SC';
const BROAD = 1123;

/** A page of several parts. What is written is kept in the order in which it is to be read. */
class Desk {
  readonly #next: ArticleSource;
  text = '';

  constructor(next: ArticleSource) {
    this.#next = next;
  }

  paragraphs(characters: number): string {
    return this.#set(this.#next(characters).paragraphs);
  }

  article(characters: number, columns: number, head = 'h1'): string {
    const { title, paragraphs } = this.#next(characters);
    const short = title.slice(0, head === 'h1' ? 14 : 8);
    this.text += short;
    return `<${head}>${escaped(short)}</${head}>${inColumns(columns, this.#set(paragraphs))}`;
  }

  line(tag: string, characters: number): string {
    const text = this.#next(40).paragraphs.join('').slice(0, characters);
    this.text += text;
    return `<${tag}>${escaped(text)}</${tag}>`;
  }

  #set(paragraphs: readonly string[]): string {
    this.text += paragraphs.join('');
    return paragraphs.map((one) => `<p>${escaped(one)}</p>`).join('');
  }
}

const inColumns = (columns: number, body: string): string =>
  `<div class="columns" style="columns: ${columns}">${body}</div>`;
const beside = (...parts: readonly (readonly [share: number, body: string])[]): string =>
  `<div class="beside">${parts.map(([share, body]) => `<div style="flex: ${share}">${body}</div>`).join('')}</div>`;

const LAYOUTS: Readonly<Record<string, (desk: Desk) => string>> = {
  'one article in five columns': (desk) => desk.article(2600, 5),
  'a last column that ends early': (desk) =>
    desk.article(1800, 5).replace('columns: 5', 'columns: 5; height: 560px; column-fill: auto'),
  'two articles, one below the other': (desk) => desk.article(1300, 5) + desk.article(1300, 4),
  'three columns beside two': (desk) => {
    const left = desk.article(1400, 3);
    return beside([3, left], [2, desk.article(900, 2, 'h2')]);
  },
  'five columns above three and two': (desk) => {
    const top = desk.article(1200, 5);
    const left = desk.article(1000, 3, 'h2');
    return top + beside([3, left], [2, desk.article(700, 2, 'h2')]);
  },
  'a standfirst, and headings in the columns': (desk) => {
    const [title, standfirst] = [desk.line('h1', 9), desk.line('section', 110)];
    let body = desk.paragraphs(600);
    for (const length of [8, 7]) body += desk.line('h3', length) + desk.paragraphs(600);
    return title + standfirst + inColumns(4, body);
  },
  'a picture across two of four columns': (desk) => {
    const top = desk.article(700, 4);
    const left = desk.paragraphs(380);
    const middle = `<figure></figure>${desk.line('h4', 13)}`;
    return top + beside([1, left], [2, middle], [1, desk.paragraphs(380)]);
  },
  'a broad column beside three': (desk) => {
    const left = desk.article(1700, 3);
    return beside([3, left], [1.3, desk.article(450, 1, 'h2')]);
  },
};

export const LAYOUT_NAMES: readonly string[] = Object.keys(LAYOUTS);

/** A page of several articles. Throws for a name that is none of LAYOUT_NAMES. */
export function articlesPage(name: string, next: ArticleSource, font = SERIF): LaidPage {
  const layout = LAYOUTS[name];
  if (!layout) throw new Error(`no layout "${name}"`);
  const desk = new Desk(next);
  const html = pageOf(layout(desk), BROAD, font);
  return { html, width: BROAD, text: desk.text };
}

function pageOf(body: string, width: number, font: string): string {
  return `<!doctype html><meta charset="utf-8"><style>
    * { box-sizing: border-box }
    body { margin: 0; background: #fff; color: #111; font: 12px/1.5 "${font}" }
    main { width: ${width}px; padding: 45px }
    h1 { margin: 0 0 16px; font-size: 36px; line-height: 1.3; text-align: center }
    h2 { margin: 0 0 6px; font-size: 24px; line-height: 1.3; text-align: center }
    h3 { margin: 4px 0; font-size: 14px; text-align: center }
    h4 { margin: 4px 0; font-size: 12px; font-weight: normal; text-align: center }
    section { margin: 0 60px 12px; text-indent: 2em }
    p { margin: 0; text-indent: 2em; text-align: justify }
    .columns { column-gap: 19px }
    .columns + h1, .beside { margin-top: 24px }
    .beside { display: flex; gap: 24px }
    figure { height: 200px; margin: 0; background: linear-gradient(120deg, #333, #bbb 40%, #555 60%, #eee) }
  </style><main>${body}</main>`;
}

/** Of every fourth number of two digits or more, one digit between a tenth and a third as dark. */
function faint(): (text: string) => string {
  let numbers = 0;
  return (text) =>
    escaped(text).replace(/\d{2,}/g, (number) => {
      if (numbers++ % 4 > 0) return number;
      const at = (numbers * 7) % number.length;
      const opacity = 0.1 + ((numbers * 3) % 8) * 0.03;
      return `${number.slice(0, at)}<span style="opacity:${opacity.toFixed(2)}">${number[at]!}</span>${number.slice(at + 1)}`;
    });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
