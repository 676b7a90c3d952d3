import { readXml } from '../../../plain/read-xml.ts';
import type { SourceLayout } from '../../source-layout.ts';
import { writeSheets } from '../write-sheet.ts';
import { asShown, type SheetInFile } from './shown-cells.ts';

type Attributes = Readonly<Record<string, string>>;

/** Like cells are written once for all; rows of nothing reach to the end of the sheet. */
const MOST_CELLS = 400_000;
const LARGEST_SPAN = 2000;

interface Sheet extends SheetInFile {
  readonly style: string;
}

/** The sheets of an OpenDocument that are shown (ISO/IEC 26300-1, 9.1), each as lines and tables. */
export function readOds(content: string): { readonly text: string; readonly layout: SourceLayout } {
  const { sheets, hiddenStyles } = new OdsReader().read(content);
  const shown = sheets.filter(({ style }) => !hiddenStyles.has(style));
  return writeSheets(shown.map(asShown));
}

class OdsReader {
  readonly #sheets: Sheet[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #row = 0;
  #rowTimes = 1;
  #rowStart = 0;
  #column = 0;
  #definedColumns = 0;
  #cell: { readonly attributes: Attributes; paragraphs: string[] } | null = null;
  #inAside = 0;

  read(content: string): { readonly sheets: readonly Sheet[]; readonly hiddenStyles: ReadonlySet<string> } {
    readXml(content, {
      open: (tag, attributes) => this.#open(tag, attributes),
      close: (tag) => this.#close(tag),
      text: (text) => {
        if (this.#cell && this.#inAside === 0 && this.#cell.paragraphs.length > 0)
          this.#cell.paragraphs[this.#cell.paragraphs.length - 1] += text.replaceAll(/\s+/g, ' ');
      },
    });
    return { sheets: this.#sheets, hiddenStyles: this.#hiddenStyles };
  }

  #open(tag: string, attributes: Attributes): void {
    if (this.#inAside > 0 || tag === 'annotation' || tag === 'shapes') this.#inAside++;
    else if (tag === 'style') this.#style = attributes['style:name'] ?? '';
    else if (tag === 'table-properties' && attributes['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (tag === 'table') this.#begin(attributes);
    else if (tag === 'p') this.#cell?.paragraphs.push('');
    else if (tag === 's' || tag === 'tab') this.#add(' ');
    else if (tag === 'line-break') this.#add('\n');
    else this.#openInTable(tag, attributes);
  }

  #openInTable(tag: string, attributes: Attributes): void {
    const sheet = this.#sheets.at(-1);
    const isHidden = ['collapse', 'filter'].includes(attributes['table:visibility'] ?? '');
    if (tag === 'table-column') {
      const times = timesOf(attributes['table:number-columns-repeated']);
      if (isHidden) sheet?.hiddenColumns.push([this.#definedColumns, this.#definedColumns + times]);
      this.#definedColumns += times;
    } else if (tag === 'table-row') {
      this.#rowTimes = timesOf(attributes['table:number-rows-repeated']);
      if (isHidden) sheet?.hiddenRows.push([this.#row, this.#row + this.#rowTimes]);
      this.#rowStart = sheet?.cells.length ?? 0;
      this.#column = 0;
    } else if (tag === 'table-cell') this.#cell = { attributes, paragraphs: [] };
    else if (tag === 'covered-table-cell')
      this.#column += timesOf(attributes['table:number-columns-repeated']);
  }

  #begin(attributes: Attributes): void {
    const title = attributes['table:name'] ?? '';
    const style = attributes['table:style-name'] ?? '';
    this.#sheets.push({ title, style, cells: [], hiddenRows: [], hiddenColumns: [] });
    [this.#row, this.#definedColumns] = [0, 0];
  }

  #add(text: string): void {
    const { paragraphs } = this.#cell ?? { paragraphs: [] };
    if (paragraphs.length > 0) paragraphs[paragraphs.length - 1] += text;
  }

  #close(tag: string): void {
    if (this.#inAside > 0) this.#inAside--;
    else if (tag === 'table-cell' && this.#cell) this.#endCell(this.#cell);
    else if (tag === 'table-row') this.#endRow();
  }

  #endCell({ attributes, paragraphs }: { readonly attributes: Attributes; paragraphs: string[] }): void {
    const cells = this.#sheets.at(-1)?.cells ?? [];
    const text = paragraphs.join('\n').trim();
    const times = timesOf(attributes['table:number-columns-repeated']);
    const rowSpan = Math.min(LARGEST_SPAN, timesOf(attributes['table:number-rows-spanned']));
    const columnSpan = Math.min(LARGEST_SPAN, timesOf(attributes['table:number-columns-spanned']));
    if (text !== '')
      for (let i = 0; i < times && cells.length < MOST_CELLS; i++)
        cells.push({ row: this.#row, column: this.#column + i, rowSpan, columnSpan, text });
    this.#column += times;
    this.#cell = null;
  }

  #endRow(): void {
    const cells = this.#sheets.at(-1)?.cells ?? [];
    const own = cells.slice(this.#rowStart);
    for (let i = 1; i < this.#rowTimes && own.length > 0 && cells.length < MOST_CELLS; i++)
      for (const cell of own) cells.push({ ...cell, row: this.#row + i });
    this.#row += this.#rowTimes;
  }
}

const timesOf = (stated: string | undefined): number => Math.max(1, Math.floor(Number(stated ?? 1)) || 1);
