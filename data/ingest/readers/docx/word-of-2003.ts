import { Parser } from 'htmlparser2';
import { asMarkup } from '../markup.ts';

/** Elements with these prefixes are the same today; all others only wrap what is read. */
const SAME = /^[wv]:/;
const RENAMED: Readonly<Record<string, string>> = { 'w:vmerge': 'w:vMerge', 'w:hlink': 'w:hyperlink' };
/** With all that stands in them: pictures, and how Word counts a list, whose labels are written out beside it. */
const LEFT_OUT = new Set(['w:binData', 'w:lists', 'w:fonts', 'w:ilfo', 'w:ilvl']);
const ROOT = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

type Attributes = Readonly<Record<string, string>>;

/** A document of Word 2003 in XML (`w:wordDocument`) in the parts of one of today (ECMA-376), as far as text goes. */
export class WordOf2003 {
  readonly #body: string[] = [];
  readonly #styles: string[] = [];
  readonly #notes: string[] = [];
  /** What is written to, the innermost last; none outside of body and styles. */
  readonly #sinks: string[][] = [];
  readonly #open: (() => void)[] = [];
  #aside = 0;
  #label = '';

  parts(xml: string): ReadonlyMap<string, string> {
    const parser = new Parser(
      {
        onopentag: (tag, attributes) => this.#begin(tag, attributes),
        ontext: (text) => this.#write(asMarkup(text)),
        onclosetag: () => this.#open.pop()?.(),
      },
      { xmlMode: true },
    );
    parser.end(xml);
    const part = (tag: string, content: readonly string[]): string =>
      `<w:${tag} ${ROOT}>${content.join('')}</w:${tag}>`;
    return new Map([
      ['word/document.xml', part('document', ['<w:body>', ...this.#body, '</w:body>'])],
      ['word/styles.xml', part('styles', this.#styles)],
      ['word/footnotes.xml', part('footnotes', this.#notes)],
    ]);
  }

  #begin(tag: string, attributes: Attributes): void {
    if (this.#aside > 0 || isLeftOut(tag, attributes)) {
      this.#aside++;
      this.#open.push(() => void this.#aside--);
    } else if (tag === 'w:body' || tag === 'w:styles')
      this.#into(tag === 'w:body' ? this.#body : this.#styles);
    else if (tag === 'w:footnote' || tag === 'w:endnote') this.#note();
    else {
      if (tag === 'wx:t') this.#label = attributes['wx:val'] ?? '';
      this.#element(tag, attributes);
    }
  }

  #into(sink: string[]): void {
    this.#sinks.push(sink);
    this.#open.push(() => void this.#sinks.pop());
  }

  /** Notes stand where they are referred to. */
  #note(): void {
    const content: string[] = [];
    this.#sinks.push(content);
    this.#open.push(() => {
      this.#sinks.pop();
      const id = this.#notes.length + 1;
      this.#notes.push(`<w:footnote w:id="${id}">${content.join('')}</w:footnote>`);
      this.#write(`<w:footnoteReference w:id="${id}"/>`);
    });
  }

  #element(tag: string, attributes: Attributes): void {
    if (!SAME.test(tag)) {
      this.#open.push(() => {});
      return;
    }
    const name = RENAMED[tag] ?? tag;
    const written = Object.entries(attributes)
      .filter(([key]) => !key.startsWith('xmlns'))
      .map(([key, value]) => ` ${key}="${asMarkup(value).replaceAll('"', '&quot;')}"`);
    this.#write(`<${name}${written.join('')}>`);
    this.#open.push(() => {
      this.#write(`</${name}>`);
      if (tag !== 'w:pPr' || this.#label === '') return;
      this.#write(`<w:r><w:t xml:space="preserve">${asMarkup(this.#label)}</w:t></w:r>`);
      this.#label = '';
    });
  }

  #write(text: string): void {
    if (this.#aside === 0) this.#sinks.at(-1)?.push(text);
  }
}

/** Deletions and comments that are kept beside the text. */
function isLeftOut(tag: string, attributes: Attributes): boolean {
  return (
    LEFT_OUT.has(tag) ||
    (tag === 'aml:annotation' && /\.(?:Deletion|Comment)$/.test(attributes['w:type'] ?? ''))
  );
}
