import { citationOf, type CitedReport } from './citation.ts';
import { neverFormula, type Cell } from './csv.ts';
import { element, type Html } from './html.ts';
import { printedValue } from './printed-value.ts';

/** Words of a report, or a figure of it, to be quoted with their source. */
export interface Quoted {
  /** As printed; of a table its cells by tab and its rows by line. */
  readonly words: string;
  readonly cited: CitedReport;
  readonly figure: QuotedFigure | null;
}

export interface QuotedFigure {
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** 近, 余, 以上: the number alone is not what was said. */
  readonly qualifier?: string | null | undefined;
  /** Both ends of a range (3—5个), of which `value` is the low one. */
  readonly printedRange?: string | undefined;
  /** A target was promised, and is no result. */
  readonly kind?: 'actual' | 'stock' | 'target' | undefined;
  readonly period: string;
  /** The code that leads to its evidence. */
  readonly code: string | null;
}

/** Heads of columns, in the person's language; what is quoted keeps its own. */
export interface QuoteWords {
  readonly words: string;
  readonly source: string;
  readonly subject: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  readonly code: string;
  readonly target: string;
}

/** `cited`: the words, then the line of GB/T 7714; `quoted`: in a sentence of one's own; `table`: for a table. */
export const COPY_WAYS = ['cited', 'quoted', 'table'] as const;
export type CopyWay = (typeof COPY_WAYS)[number];

/** The same twice, for what takes words only and for what keeps paragraphs and tables. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

export function copied(way: CopyWay, quotes: readonly Quoted[], words: QuoteWords): Copied {
  switch (way) {
    case 'cited':
      return both(quotes.flatMap(citedBlocks));
    case 'quoted':
      return both(quotes.map((one) => ({ kind: 'paragraph', text: inSentence(one) })));
    case 'table':
      return both(tableBlocks(quotes, words));
  }
}

/**
 * The line under what is quoted: GB/T 7714, then what a reader of it must know besides. A 提要 is not the report, and the
 * standard has no place to say so.
 */
export function sourceLine({ cited, figure }: Quoted): string {
  return [
    citationOf(cited),
    ...(cited.edition === 'digest' ? [DIGEST] : []),
    ...(figure?.code ? [`［证据码 ${figure.code}］`] : []),
  ].join('');
}

const DIGEST = '［据览卷提要，非原文］';

/** Within a quotation, or a title, double marks are single ones, and those within them double again (GB/T 15834—2011, 4.8.3.3). */
const INNER: Readonly<Record<string, string>> = {
  ...{ '“': '‘', '”': '’', '‘': '“', '’': '”' },
  ...{ '《': '〈', '》': '〉', '〈': '《', '〉': '》' },
};

function inSentence({ words, cited }: Quoted): string {
  const inner = oneLine(words).replace(/[“”‘’]/g, (mark) => INNER[mark] ?? mark);
  const { agency, title, sourceFile, yearCovered, section, edition } = cited;
  const own = oneLine(title ?? sourceFile ?? '题名不详').replace(
    /[《》〈〉]/g,
    (mark) => INNER[mark] ?? mark,
  );
  const work = `${agency ?? '佚名'}《${own}》`;
  const place = [
    work,
    ...(yearCovered === null ? [] : [`${yearCovered}年`]),
    ...(section ? [section] : []),
    ...(edition === 'digest' ? ['据览卷提要'] : []),
  ];
  return `“${inner}”（${oneLine(place.join('，'))}）`;
}

interface TableBlock {
  readonly kind: 'table';
  /** Empty: the table has none of its own. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

type Block = { readonly kind: 'paragraph' | 'quote'; readonly text: string } | TableBlock;

function citedBlocks(quoted: Quoted): readonly Block[] {
  const source: Block = { kind: 'paragraph', text: sourceLine(quoted) };
  if (isTable(quoted.words)) return [{ kind: 'table', head: [], rows: cellsOf(quoted.words) }, source];
  return [{ kind: 'quote', text: quoted.words }, source];
}

function tableBlocks(quotes: readonly Quoted[], words: QuoteWords): readonly Block[] {
  const [only] = quotes;
  if (only && quotes.length === 1 && isTable(only.words) && only.figure === null) return citedBlocks(only);
  if (quotes.every((one) => one.figure !== null)) {
    const head = [words.subject, words.value, words.unit, words.period, words.code, words.source];
    const rows = quotes.map((one) => [
      ...figureCells(one.figure, words),
      sourceLine({ ...one, figure: null }),
    ]);
    return [{ kind: 'table', head, rows }];
  }
  const rows = quotes.map((one) => [oneLine(one.words), sourceLine(one)]);
  return [{ kind: 'table', head: [words.words, words.source], rows }];
}

/** The number stays a number; what makes it another one stands beside it. */
function figureCells(figure: QuotedFigure | null, words: QuoteWords): readonly Cell[] {
  if (figure === null) return [];
  const { subject, value, qualifier = null, printedRange, code } = figure;
  const more = printedRange ? printedValue({ ...figure, qualifier }) : qualifier;
  const unit = more ? `${figure.unit}（${more}）` : figure.unit;
  return [subject, value, unit, periodOf(figure, words), code ?? ''];
}

/** 2025, 2025 目标. */
export function periodOf({ period, kind }: QuotedFigure, { target }: Pick<QuoteWords, 'target'>): string {
  return kind === 'target' ? `${period} ${target}` : period;
}

function both(blocks: readonly Block[]): Copied {
  return {
    text: blocks.map(plain).join('\n'),
    html: blocks.map((block) => markup(block).markup).join(''),
  };
}

function plain(block: Block): string {
  if (block.kind !== 'table') return block.text;
  const rows = block.head.length > 0 ? [block.head, ...block.rows] : block.rows;
  return rows
    .map((cells) => cells.map((cell) => (typeof cell === 'number' ? cell : neverFormula(cell))).join('\t'))
    .join('\n');
}

function markup(block: Block): Html {
  if (block.kind === 'table') return tableMarkup(block);
  if (block.kind === 'paragraph') return element('p', [block.text]);
  return element(
    'blockquote',
    block.text.split('\n').map((line) => element('p', [line])),
  );
}

function tableMarkup({ head, rows }: TableBlock): Html {
  const line = (name: 'td' | 'th', cells: readonly Cell[]): Html =>
    element(
      'tr',
      cells.map((cell) => cellOf(name, cell)),
    );
  const body = element(
    'tbody',
    rows.map((cells) => line('td', cells)),
  );
  const parts = head.length > 0 ? [element('thead', [line('th', head)]), body] : [body];
  return element('table', parts, { border: '1', style: 'border-collapse:collapse' });
}

/** Excel takes a text that begins with = for a formula, unless the cell says that it is text. */
function cellOf(name: 'td' | 'th', cell: Cell): Html {
  return typeof cell === 'number'
    ? element(name, [String(cell)])
    : element(name, [cell], { style: String.raw`mso-number-format:'\@'` });
}

function isTable(words: string): boolean {
  return words.includes('\t');
}

function cellsOf(words: string): readonly (readonly string[])[] {
  return words.split('\n').map((row) => row.split('\t'));
}

/** Cells parted by a bar, rows by a semicolon, as wherever a table stands in one line. */
/** Rows of a table are set apart by a sign; of paragraphs one that ends no sentence, as a heading, by a wide blank. */
function betweenLines(words: string, last = ''): string {
  if (isTable(words)) return '；';
  return /[\p{L}\p{N}]/u.test(last) ? '\u3000' : '';
}

function oneLine(words: string): string {
  return words
    .replaceAll('\t', '｜')
    .replace(/\s*[\r\n]+\s*/gu, (_, at: number, whole: string) => betweenLines(words, whole[at - 1]))
    .trim();
}
