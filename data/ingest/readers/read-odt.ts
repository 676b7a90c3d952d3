import { Parser } from 'htmlparser2';
import type { SourceLayout } from '../source-layout.ts';
import { writeFlow, type FlowPiece } from './html-flow.ts';
import { HtmlTable } from './html-table.ts';
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

/** The text of an OpenDocument text or sheet (ISO/IEC 26300-3): paragraphs, headings, tables; notes behind the text. */
export function readOdt(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const zip = ZipText.open(name, bytes, (entry) => entry === 'content.xml');
  return writeFlow(new OdtFlow().read(zip.text('content.xml')));
}

class OdtFlow {
  readonly #page: FlowPiece[] = [];
  readonly #notes: FlowPiece[] = [];
  readonly #tables: HtmlTable[] = [];
  #aside = 0;
  #inNote = 0;

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
    if (ASIDE.has(tag)) this.#aside++;
    if (this.#aside > 0) return;
    if (tag === 'text:note') {
      this.#inNote++;
      this.#notes.push('\n\n');
    } else if (tag === 'text:h')
      this.#add('\n\n', { heading: Number(attributes['text:outline-level'] ?? 1) || 1 });
    else if (tag === 'text:p') this.#add('\n\n');
    else if (tag === 'text:s') this.#add(' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1)));
    else if (tag === 'text:tab') this.#add(' ');
    else if (tag === 'text:line-break') this.#add('\n');
    else if (tag === 'table:table') this.#tables.push(new HtmlTable({}));
    else this.#openInTable(tag, attributes);
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
    if (ASIDE.has(tag)) this.#aside--;
    if (this.#aside > 0) return;
    if (tag === 'text:note') this.#inNote--;
    else if (tag === 'text:h') this.#add({ heading: null }, '\n\n');
    else if (tag === 'text:p') this.#add('\n\n');
    else if (tag === 'table:table-cell') this.#tables.at(-1)?.endCell();
    else if (tag === 'table:table-header-rows') this.#tables.at(-1)?.head(false);
    else if (tag === 'table:table') {
      const table = this.#tables.pop();
      if (table) for (const piece of table.finish()) this.#add(piece);
    }
  }
}
