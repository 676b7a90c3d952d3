import { listNumber } from './docx/list-label.ts';
import type { HtmlEvent } from './html-events.ts';
import { markedBySheets } from './html-sheets.ts';

/** Names of CSS Counter Styles 3 and of the attribute `type`, as list-label.ts calls them. */
const FORMATS: Readonly<Record<string, string>> = {
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-ideographic': 'chineseCounting',
  'cjk-decimal': 'chineseCounting',
  'simp-chinese-informal': 'chineseCounting',
  'trad-chinese-informal': 'chineseCounting',
  'simp-chinese-formal': 'chineseLegalSimplified',
  'trad-chinese-formal': 'ideographLegalTraditional',
  'cjk-heavenly-stem': 'ideographTraditional',
  'cjk-earthly-branch': 'ideographZodiac',
};
const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
const UNNUMBERED = 'bullet';
const LIST_STYLE = /(?:^|;)\s*list-style(?:-type)?\s*:([^;]*)/gi;
/** An entry whose author numbered it: 一、 （二） 3． */
const OWN_LABEL =
  /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}(?:、|[.．)）](?!\d))|第[一二三四五六七八九十\d]{1,3}[条章节项])/u;

interface Item {
  readonly at: number;
  readonly value: number | null;
  /** Its own, where it states one. */
  readonly format: string | null;
  words: string;
}

interface List {
  readonly items: Item[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly format: string;
}

/**
 * What a browser draws before the entries of numbered lists (HTML 4.4.5 and 4.4.8), by the opening event of the entry.
 * `hidden`: events of elements that are not shown; they are not counted.
 */
export function listLabels(
  events: readonly HtmlEvent[],
  hidden: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  if (!events.some((event) => event.kind === 'open' && event.tag === 'ol')) return labels;
  const plain = markedBySheets(events, isPlain);
  const open: (List | null)[] = [];
  let item: Item | null = null;
  events.forEach((event, at) => {
    if (event.kind === 'text') {
      if (item && item.words.length < LONGEST_LABEL) item.words += event.text;
    } else if (event.tag === 'li' && event.kind === 'open') {
      item = hidden.has(at) ? null : itemOf(at, event.attributes, plain.has(at));
      if (item) open.at(-1)?.items.push(item);
    } else if (event.tag === 'ol' || event.tag === 'ul') {
      item = null;
      if (event.kind === 'open')
        open.push(event.tag === 'ol' ? listOf(event.attributes, plain.has(at)) : null);
      else number(open.pop() ?? null, labels);
    }
  });
  return labels;
}

/** So many characters of an entry tell whether it has a label of its own. */
const LONGEST_LABEL = 8;

/** Whether a declaration block takes the number away (true) or gives one (false); null where it says nothing of it. */
function isPlain(style: string): boolean | null {
  const format = formatIn(style);
  if (format !== null) return format === UNNUMBERED;
  const display = /(?:^|;)\s*display\s*:\s*([\w-]+)/i.exec(style)?.[1]?.toLowerCase();
  return display === undefined ? null : display !== 'list-item';
}

function formatIn(style: string): string | null {
  let format: string | null = null;
  for (const [, words = ''] of style.matchAll(LIST_STYLE))
    for (const word of words.toLowerCase().match(/[\w-]+/g) ?? [])
      if (FORMATS[word]) format = FORMATS[word];
      else if (/^(?:none|disc|circle|square)$/.test(word)) format = UNNUMBERED;
  return format;
}

function listOf(attributes: Readonly<Record<string, string>>, isPlainBySheet: boolean): List {
  const stated = formatIn(attributes['style'] ?? '') ?? TYPES[attributes['type'] ?? ''];
  return { items: [], attributes, format: stated ?? (isPlainBySheet ? UNNUMBERED : 'decimal') };
}

function itemOf(at: number, attributes: Readonly<Record<string, string>>, isPlainBySheet: boolean): Item {
  const style = attributes['style'] ?? '';
  const stated = formatIn(style) ?? TYPES[attributes['type'] ?? ''] ?? null;
  const format = stated ?? ((isPlain(style) ?? isPlainBySheet) ? UNNUMBERED : null);
  return { at, value: wholeNumber(attributes['value']), format, words: '' };
}

function number(list: List | null, labels: Map<number, string>): void {
  if (!list || list.items.length === 0 || list.items.every(({ words }) => OWN_LABEL.test(words))) return;
  const step = list.attributes['reversed'] === undefined ? 1 : -1;
  let next = wholeNumber(list.attributes['start']) ?? (step > 0 ? 1 : list.items.length);
  for (const { at, value, format } of list.items) {
    next = value ?? next;
    const label = labelOf(next, format ?? list.format);
    if (label !== null) labels.set(at, label);
    next += step;
  }
}

/** 一、 and 甲、, but 1. and a. with a space behind. */
function labelOf(value: number, format: string): string | null {
  const text = listNumber(value, format);
  if (text === null) return null;
  return /^\p{Script=Han}/u.test(text) ? `${text}、` : `${text}. `;
}

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\s*[+-]?\d{1,9}/.test(text) ? Number.parseInt(text, 10) : null;
