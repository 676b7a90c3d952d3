import { Parser } from 'htmlparser2';
import type { SourceLayout } from '../source-layout.ts';
import { writeFlow, type FlowPiece } from './html-flow.ts';
import { HtmlTable } from './html-table.ts';
import { OdtNumbers } from './odt/odt-numbers.ts';
import { readOdtStyles, type OdtStyles } from './odt/odt-styles.ts';
import { readOds } from './sheets/read-ods.ts';
import { ZipText } from './zip-text.ts';

/** Not printed, or printed elsewhere than in the text. */
const ASIDE = new Set([
  'office:annotation',
  'text:tracked-changes',
  'office:forms',
  'text:sequence-decls',
  'text:index-title-template',
  'svg:title',
  'svg:desc',
  'text:ruby-text',
  'text:note-citation',
]);

/**
 * The text of an OpenDocument (ISO/IEC 26300-3): paragraphs, headings, tables, with the numbers that are printed before them;
 * notes behind the text; or the sheets of one.
 */
export function readOdt(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => entry === 'content.xml' || entry === 'styles.xml');
  const content = zip.text('content.xml');
  if (content.includes('<office:spreadsheet')) return readOds(content);
  return writeFlow(new OdtFlow(readOdtStyles(zip.text('styles.xml'), content)).read(content));
}

class OdtFlow {
  readonly #page: FlowPiece[] = [];
  readonly #notes: FlowPiece[] = [];
  readonly #tables: HtmlTable[] = [];
  readonly #styles: OdtStyles;
  readonly #numbers: OdtNumbers;
  /** How deep in something that is not shown here. */
  #aside = 0;
  #inNote = 0;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
    this.#numbers = new OdtNumbers(styles);
  }

  read(xml: string): readonly FlowPiece[] {
    const parser = new Parser(
      {
        onopentag: (tag, attributes) => this.#open(tag, attributes),
        ontext: (text) => {
          if (this.#aside === 0) this.#add(text.replaceAll(/\s+/g, ' '));
        },
        onclosetag: (tag) => this.#close(tag),
      },
      { xmlMode: true },
    );
    parser.end(xml);
    return [...this.#page, '\n\n', ...this.#notes];
  }

  #add(...pieces: readonly FlowPiece[]): void {
    const table = this.#tables.at(-1);
    if (this.#inNote === 0 && table) return table.add(pieces);
    const target = this.#inNote > 0 ? this.#notes : this.#page;
    for (const piece of pieces) target.push(piece);
  }

  #open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#aside > 0 || ASIDE.has(tag) || this.#isHidden(attributes)) {
      this.#aside++;
      return;
    }
    if (tag === 'text:note') {
      this.#inNote++;
      this.#notes.push('\n\n');
    } else if (tag === 'text:h') {
      const level = Number(attributes['text:outline-level'] ?? 1) || 1;
      const isNumbered = attributes['text:is-list-header'] !== 'true';
      this.#add('\n\n', { heading: level }, isNumbered ? this.#numbers.label(level) : '');
    } else if (tag === 'text:p') this.#add('\n\n', this.#numbers.label(null));
    else if (tag === 'text:list') this.#numbers.beginList(attributes);
    else if (tag === 'text:list-item') this.#numbers.beginItem(attributes);
    else if (tag === 'text:s') this.#add(' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1)));
    else if (tag === 'text:tab') this.#add(' ');
    else if (tag === 'text:line-break') this.#add('\n');
    else if (tag === 'table:table') this.#tables.push(new HtmlTable({}));
    else this.#openInTable(tag, attributes);
  }

  /** A hidden section, field or style. */
  #isHidden(attributes: Readonly<Record<string, string>>): boolean {
    const style = attributes['text:style-name'];
    return (
      attributes['text:display'] === 'none' ||
      attributes['text:is-hidden'] === 'true' ||
      (style !== undefined && this.#styles.hidden.has(style))
    );
  }

  #openInTable(tag: string, attributes: Readonly<Record<string, string>>): void {
    const table = this.#tables.at(-1);
    if (tag === 'table:table-header-rows') table?.head(true);
    else if (tag === 'table:table-row') table?.row();
    else if (tag === 'table:table-cell')
      table?.beginCell('td', {
        rowspan: attributes['table:number-rows-spanned'] ?? '1',
        colspan: attributes['table:number-columns-spanned'] ?? '1',
      });
  }

  #close(tag: string): void {
    if (this.#aside > 0) {
      this.#aside--;
      return;
    }
    if (tag === 'text:note') this.#inNote--;
    else if (tag === 'text:h') this.#add({ heading: null }, '\n\n');
    else if (tag === 'text:p') this.#add('\n\n');
    else if (tag === 'text:list') this.#numbers.endList();
    else if (tag === 'table:table-cell') this.#tables.at(-1)?.endCell();
    else if (tag === 'table:table-header-rows') this.#tables.at(-1)?.head(false);
    else if (tag === 'table:table') {
      const table = this.#tables.pop();
      if (table) for (const piece of table.finish()) this.#add(piece);
    }
  }
}
