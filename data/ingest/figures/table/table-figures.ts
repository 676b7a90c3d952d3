import type { IndicatorKind } from '../../../contract/indicator-model.ts';
import type {
  ParsedIndicator,
  ParsedPassage,
  ParsedSection,
  ParsedTable,
} from '../../../schema/parsed-report.ts';
import { classifyTopic } from '../../../text/classify-topic.ts';
import { cellKind, LESS_IN_BRACKETS } from '../../tables/cell-kind.ts';
import { conceptOf, isOfYear } from '../concept.ts';
import type { FigureContext } from '../figure-context.ts';
import type { Cell, CellHeadings, HeadingFinder } from './cell-headings.ts';
import { bandsOf } from './bands.ts';
import { plainName } from './plain-name.ts';
import type { ReadTable } from './read-table.ts';
import { sumOfYears } from './sum-of-years.ts';
import { periodOfCell } from './table-period.ts';
import { isUnitWord, UNIT_HEADING, unitBelow, unitOf } from './table-unit.ts';

const QUALIFIERS: Readonly<Record<string, 'lower' | 'upper' | null>> = { 约: null, 近: 'upper', 超: 'lower' };
const NUMBER =
  /^([约近超])?\s*([+＋\-－﹣−▲△▼▽↑↓])?\s*((?:\d{1,3}(?:\s\d{3})+|\d[\d,，]*)(?:\.\d+)?)\s*([^\d▲▼↑↓]*)([▲▼↑↓])?$/u;
const LESS = /[-－﹣−▼▽↓]/u;
/** ▲ is a loss on accounts, and a rise where ▼ is the fall. */
const UP_OR_LOSS = /[▲△]/u;
/** Words over a column that say nothing of what is counted. */
const BARE =
  /^(?:数值|数据|指标值?|项目|内容|数|合计数|完成(?:数|值|情况)?|实绩|全年|(?:上一?|[本当今去])年度?(?:同期)?数?|(?:19|20)\d{2}年?度?(?:末|底|同期|实际|实绩|完成|目标|计划|预期)?[数值]?)$/u;
/** The whole table is read off on a day: 设备数量统计表（截至12月31日）. */
const AS_OF = /截至|截止|年末|年底|期末/u;
const STATE = /现行|现有|累计|年末|年底|期末|总量|总数|总计数|在册|存量|实有|拥有量|结转下年/u;
const CHANGE = /增长|增幅|增速|同比|环比|增减/u;
const AIM = /目标|计划|任务数|年度任务|预期/u;
/** How much of an aim was done is no aim. */
const FULFILLED = /完成(?:率|情况|比例|进度)/u;
/** A column of years; one of what is counted. */
const OF_YEARS = /年份?$|年度|时间|日期|期间/u;
const COUNTED = /[数量额率]$|[（(][^（）()]{1,8}[）)]$/u;
const ORDINAL = /^(?:序号|编号|行次|栏次|No\.?)$/iu;

/** Every number of a table with what its row and its column say of it. */
export function tableFigures(
  { passage, table, slice, cells, finder, caption }: ReadTable,
  section: ParsedSection,
  context: FigureContext,
): ParsedIndicator[] {
  const unitsOf = unitCells(finder, table);
  const bands = bandsOf(finder, table);
  const ofNumbers = new Set(
    cells.filter((cell) => !cell.isHeader && cellKind(cell.text) === 'number').map(({ column }) => column),
  );
  const hasFalls = /[▼▽]/u.test(passage.text);
  const figures: ParsedIndicator[] = [];
  for (const cell of cells) {
    if (cell.isHeader || !isValue(cell, finder, ofNumbers)) continue;
    const figure = figureOf({
      cell,
      headings: finder.headingsOf(cell),
      finder,
      unitsOf,
      bands,
      hasFalls,
      passage,
      slice,
      caption,
      section,
      context,
    });
    if (figure) figures.push(figure);
  }
  return figures;
}

/** 2013 below 本年数（件）, among numbers, is one of them; below 成立年份, among years, it names a time. */
function isValue(cell: Cell, finder: HeadingFinder, ofNumbers: ReadonlySet<number>): boolean {
  const kind = cellKind(cell.text);
  if (kind !== 'year') return kind === 'number';
  const { columns } = finder.headingsOf(cell);
  if (columns.length === 0 || columns.some(({ text }) => OF_YEARS.test(plainName(text)))) return false;
  return ofNumbers.has(cell.column) || columns.some(({ text }) => COUNTED.test(text));
}

interface CellPlace {
  readonly cell: Cell;
  readonly headings: CellHeadings;
  readonly finder: HeadingFinder;
  readonly unitsOf: (row: number) => readonly Cell[];
  /** Of each row the band over its block; '' where there is none. */
  readonly bands: readonly string[];
  /** ▼ stands somewhere in the table. */
  readonly hasFalls: boolean;
  readonly passage: ParsedPassage;
  /** Of the passage's text, in code points. */
  readonly slice: (start: number, end: number) => string;
  readonly caption: string;
  readonly section: ParsedSection;
  readonly context: FigureContext;
}

function figureOf(at: CellPlace): ParsedIndicator | null {
  const { cell, headings, caption, passage, section, context } = at;
  const read = NUMBER.exec(cell.text.replace(LESS_IN_BRACKETS, '-$1'));
  if (!read || headings.columns.some(({ text }) => ORDINAL.test(text.trim()))) return null;
  const band = at.bands[cell.row]!;
  const [, qualifier = null, before = '', digits = '', own = '', behind = ''] = read;
  const sign = before + behind;
  const isLess = LESS.test(sign) || (UP_OR_LOSS.test(sign) && !at.hasFalls);
  const value = Number(digits.replaceAll(/[,，\s]/g, '')) * (isLess ? -1 : 1);
  const below = unitBelow(headings);
  const isCount = {
    columns: below === '' ? headings.columns : headings.columns.slice(0, -1),
    rows: headings.rows.filter((row) => !isUnitCell(row, at.finder)),
  };
  const { unit, unitSi, factor } = unitOf(own.trim() || below, unitOfRow(at), isCount, [band, caption]);
  const subject = subjectOf(isCount) || section.heading?.text || caption;
  const words = [...headings.rows, ...headings.columns].map((heading) => heading.text);
  const kind = kindOf(words, section, AS_OF.test(caption) && !/[%％‰]/.test(unit));
  const concept = conceptOf(
    wordingsOf(isCount, subject),
    { unitSi, isTotal: words.some((text) => text.includes('累计')) },
    context.concepts,
    (_, entry) => isOfYear(entry, kind, `${caption} ${words.join(' ')}`),
  );
  const [rawStart, rawEnd] = passage.map.rangeToRaw(cell.start, cell.end);
  return {
    passage: null,
    start: cell.start,
    end: cell.end,
    subject,
    concept: concept?.concept ?? null,
    value,
    unit,
    valueSi: scaled(value, factor),
    unitSi,
    qualifier,
    bound: qualifier === null ? null : (QUALIFIERS[qualifier] ?? null),
    period:
      sumOfYears(headings, at.finder) ??
      periodOfCell({ headings: words.toReversed(), band, caption }, section, context),
    kind,
    topic: concept?.topic ?? classifyTopic(subject).topic ?? section.topic,
    scope: null,
    programme: null,
    quote: rowText(at),
    rawStart,
    rawEnd,
    curated: false,
    minor: false,
    note: null,
  };
}

/** 0.1 · 10000 is 1000 and not 1000.0000000000001. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}

function subjectOf({ rows, columns }: CellHeadings): string {
  const [ofRows, ofColumns] = [rows, columns].map((side) =>
    side.map(({ text }) => plainName(text)).filter(Boolean),
  );
  const names = [...(ofRows ?? []), ...(ofColumns ?? [])];
  const telling = names.filter((name) => !BARE.test(name));
  return (telling.length > 0 ? telling : names).join('·');
}

/** The words by which a concept may know the figure: all of them, or the row's where the column says nothing. */
function wordingsOf({ rows, columns }: CellHeadings, subject: string): string[] {
  const names = [rows, columns].map((side) =>
    side.map(({ text }) => plainName(text)).filter((name) => !BARE.test(name)),
  );
  const [ofRows = [], ofColumns = []] = names;
  const alone = ofColumns.length === 0 ? ofRows.at(-1) : ofRows.length === 0 ? ofColumns.at(-1) : undefined;
  return [subject.replaceAll('·', ''), ...(alone ? [alone] : [])];
}

function kindOf(words: readonly string[], section: ParsedSection, isAsOf: boolean): IndicatorKind {
  if (section.kind === 'plan' || words.some((text) => AIM.test(text) && !FULFILLED.test(text)))
    return 'target';
  if (words.some((text) => CHANGE.test(text))) return 'actual';
  return isAsOf || words.some((text) => STATE.test(text)) ? 'stock' : 'actual';
}

/** A column 单位 says in what its row counts. */
function unitOfRow({ cell, unitsOf }: CellPlace): string | null {
  return (
    unitsOf(cell.row)
      .find((unit) => unit !== cell)
      ?.text.trim() ?? null
  );
}

/** The first two cells of a row that say what something is counted in, looked for once. */
function unitCells(finder: HeadingFinder, { columns }: ParsedTable): (row: number) => readonly Cell[] {
  const known = new Map<number, readonly Cell[]>();
  const lookFor = (row: number): readonly Cell[] => {
    const found = new Set<Cell>();
    for (let column = 0; column < columns && found.size < 2; column++) {
      const cell = finder.cellAt(row, column);
      if (cell && cell.text !== '' && isUnitCell(cell, finder)) found.add(cell);
    }
    return [...found];
  };
  return (row) => {
    const cells = known.get(row) ?? lookFor(row);
    known.set(row, cells);
    return cells;
  };
}

function isUnitCell(cell: Cell, finder: HeadingFinder): boolean {
  return (
    isUnitWord(cell.text) &&
    finder.headingsOf(cell).columns.some(({ text }) => UNIT_HEADING.test(text.replaceAll(/\s/g, '')))
  );
}

const LONGEST_QUOTE = 160;

/** The row as it stands in the passage, or so much of it as holds the cell. */
function rowText({ cell, slice }: CellPlace): string {
  const before = slice(Math.max(0, cell.start - LONGEST_QUOTE), cell.start);
  const behind = slice(cell.end, cell.end + LONGEST_QUOTE);
  return `${before.slice(before.lastIndexOf('\n') + 1)}${cell.text}${behind.split('\n')[0] ?? ''}`.trim();
}
