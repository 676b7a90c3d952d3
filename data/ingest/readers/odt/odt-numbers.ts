import { listNumber } from '../docx/list-label.ts';
import type { ListLevels, OdtStyles } from './odt-styles.ts';

interface OpenList {
  readonly style: string;
  /** 1 for the outermost. */
  readonly level: number;
  readonly counters: number[];
  /** The item has yet to print its label; null between items, and in a header, which has none. */
  item: { readonly start: number | null } | null;
}

/** The numbers that an OpenDocument text prints before its paragraphs, counted on in the order of the file. */
export class OdtNumbers {
  readonly #styles: OdtStyles;
  readonly #open: OpenList[] = [];
  /** Counters of the last list of each style, and of each list by its id: later lists may go on with them. */
  readonly #ofStyle = new Map<string, number[]>();
  readonly #ofList = new Map<string, number[]>();
  readonly #ofOutline: number[] = [];

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  beginList(attributes: Readonly<Record<string, string>>): void {
    const outer = this.#open.at(-1);
    const style = attributes['text:style-name'] ?? outer?.style ?? '';
    const counters = outer?.counters ?? this.#countersOf(style, attributes);
    const id = attributes['xml:id'];
    if (id !== undefined) this.#ofList.set(id, counters);
    this.#ofStyle.set(style, counters);
    this.#open.push({ style, level: (outer?.level ?? 0) + 1, counters, item: null });
  }

  #countersOf(style: string, attributes: Readonly<Record<string, string>>): number[] {
    const continued = attributes['text:continue-list'];
    const before = continued === undefined ? undefined : this.#ofList.get(continued);
    const goesOn = attributes['text:continue-numbering'] === 'true';
    return before ?? (goesOn ? this.#ofStyle.get(style) : undefined) ?? [];
  }

  endList(): void {
    this.#open.pop();
  }

  beginItem(attributes: Readonly<Record<string, string>>): void {
    const list = this.#open.at(-1);
    const start = attributes['text:start-value'];
    if (list) list.item = { start: start === undefined ? null : Number(start) || 0 };
  }

  /** The label of a paragraph that begins here; '' for none. `outline`: the level of a heading, null for other paragraphs. */
  label(outline: number | null): string {
    const list = this.#open.at(-1);
    if (!list)
      return outline === null ? '' : this.#next(this.#styles.outline, this.#ofOutline, outline, null);
    const { item } = list;
    list.item = null;
    const levels = this.#styles.lists.get(list.style);
    return item && levels ? this.#next(levels, list.counters, list.level, item.start) : '';
  }

  #next(levels: ListLevels, counters: number[], level: number, start: number | null): string {
    const own = levels.get(level);
    if (!own || own.format === 'none') return '';
    const at = level - 1;
    for (let above = 0; above < at; above++) counters[above] ??= levels.get(above + 1)?.start ?? 1;
    counters[at] = start ?? (counters[at] === undefined ? own.start : counters[at] + 1);
    counters.length = level;
    if (own.format === 'bullet') return `${/^\p{Co}|^$/u.test(own.text) ? '●' : own.text} `;
    const label = own.text.replaceAll(/%(\d+)%/g, (_, digits: string) => {
      const shown = Number(digits);
      const format = levels.get(shown)?.format ?? 'decimal';
      return listNumber(counters[shown - 1] ?? 1, format) ?? '';
    });
    return label === '' || /[、）)．。：:\s]$/.test(label) ? label : `${label} `;
  }
}
