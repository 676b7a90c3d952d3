import { Parser } from 'htmlparser2';
import { ArchiveError } from '../../contract/errors.ts';
import type { SourceLayout } from '../source-layout.ts';
import { writeFlow, type FlowPiece } from './html-flow.ts';
import { HtmlTable } from './html-table.ts';
import { OdtNumbers } from './odt/odt-numbers.ts';
import { readOdtStyles, type OdtStyles } from './odt/odt-styles.ts';
import { readOds } from './sheets/read-ods.ts';
import { xmlOf } from './xml-of.ts';
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
  // A picture of a flat file.
  'office:binary-data',
]);

/**
 * The text of an OpenDocument (ISO/IEC 26300-3): paragraphs, headings, tables, with the numbers that are printed before them;
 * notes behind the text; or the sheets of one.
 */
export function readOdt(
  name: string,
  bytes: Uint8Array,
): { readonly text: string; readonly layout: SourceLayout } {
  const { content, styles } = isFlat(bytes) ? flatParts(bytes) : packedParts(name, bytes);
  if (content.includes('<office:spreadsheet')) return readOds(content);
  return writeFlow(new OdtFlow(readOdtStyles(styles, content)).read(content));
}

interface OdtParts {
  readonly content: string;
  readonly styles: string;
}

/** One file of XML holds it all (.fodt, .fods). */
const isFlat = (bytes: Uint8Array): boolean => bytes[0] !== 0x50;

function flatParts(bytes: Uint8Array): OdtParts {
  const whole = xmlOf(bytes);
  const [styles = '', body = ''] = whole.split(/(?=<office:body\b)/, 2);
  return { styles, content: body };
}

function packedParts(name: string, bytes: Uint8Array): OdtParts {
  const zip = ZipText.open(name, bytes, (entry) =>
    /^(?:(?:content|styles)\.xml|META-INF\/manifest\.xml)$/.test(entry),
  );
  if (zip.text('META-INF/manifest.xml').includes('encryption-data'))
    throw new ArchiveError('file_password', `${name} is locked by a password`);
  return { content: zip.text('content.xml'), styles: zip.text('styles.xml') };
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
  /** What stands in boxes on the paragraph that is being read, and how deep in such boxes. */
  readonly #boxed: FlowPiece[] = [];
  #boxes = 0;

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
    return [...this.#page, ...this.#boxed, '\n\n', ...this.#notes];
  }

  #add(...pieces: readonly FlowPiece[]): void {
    const table = this.#tables.at(-1);
    if (this.#inNote === 0 && table) return table.add(pieces);
    const target = this.#inNote > 0 ? this.#notes : this.#boxes > 0 ? this.#boxed : this.#page;
    for (const piece of pieces) target.push(piece);
  }

  /** A box that hangs on a paragraph stands behind it, not in its middle. */
  #endParagraph(): void {
    this.#add('\n\n');
    if (this.#boxes > 0 || this.#inNote > 0 || this.#tables.length > 0) return;
    for (const piece of this.#boxed.splice(0)) this.#page.push(piece);
  }

  #open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#aside > 0 || ASIDE.has(tag) || this.#isHidden(attributes)) {
      this.#aside++;
      return;
    }
    if (tag === 'text:note') {
      this.#inNote++;
      this.#notes.push('\n\n');
    } else if (tag === 'draw:text-box') this.#boxes++;
    else if (tag === 'text:h') {
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
    else if (tag === 'draw:text-box') this.#boxes--;
    else if (tag === 'text:h') this.#add({ heading: null }, '\n\n');
    else if (tag === 'text:p') this.#endParagraph();
    else if (tag === 'text:list') this.#numbers.endList();
    else if (tag === 'table:table-cell') this.#tables.at(-1)?.endCell();
    else if (tag === 'table:table-header-rows') this.#tables.at(-1)?.head(false);
    else if (tag === 'table:table') {
      const table = this.#tables.pop();
      if (table) for (const piece of table.finish()) this.#add(piece);
    }
  }
}
