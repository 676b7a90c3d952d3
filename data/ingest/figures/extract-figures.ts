import type { IndicatorKind } from '../../contract/indicator-model.ts';
import {
  passagesInOrder,
  type ParsedIndicator,
  type ParsedPassage,
  type ParsedSection,
} from '../../schema/parsed-report.ts';
import { codePointIndex } from '../../text/code-point-index.ts';
import { inSimplified, isTraditional } from '../lines/simplified.ts';
import { withDigits } from '../lines/year-digits.ts';
import { windowLength } from '../structure/heading-years.ts';
import { inPlainNumerals } from './chinese-number.ts';
import type { FigureContext } from './figure-context.ts';
import type { NumberToken } from './number-token.ts';
import { programmesIn } from './programme-of.ts';
import { rankListsIn } from './rank-lists.ts';
import { readFigure, type Carried } from './read-figure.ts';
import { scanNumbers } from './scan-numbers.ts';
import { SentenceCuts, type SentencePlace } from './sentence-place.ts';
import { readTable, type ReadTable } from './table/read-table.ts';
import { tableFigures } from './table/table-figures.ts';
import { shareBounds } from './share-bounds.ts';
import { answersEarlier, listsIn } from './value-lists.ts';
import { isComparedWith } from './year-before.ts';

/** Every quantity of a report that a reader could compare, in reading order, each with its place. */
export function extractFigures(
  sections: readonly ParsedSection[],
  context: FigureContext,
): ParsedIndicator[] {
  const all = passagesInOrder(sections);
  const order = new Map(all.map((passage, index) => [passage, index]));
  const traditional = isTraditionalReport(sections);
  const windows = windowsOf(sections, context.yearCovered);
  let before: ReadTable | null = null;
  return sections.flatMap((section, i) =>
    [...(section.heading ? [section.heading] : []), ...section.passages].flatMap((printed) => {
      if (printed.kind === 'title') return [];
      const passage = readable(printed, traditional);
      const index = order.get(printed) ?? 0;
      if (!passage.table)
        return passageFigures({ printed, passage, index, window: windows[i] ?? null }, section, context);
      before = readTable(passage, index, passage.table, before, all[index - 1]?.text ?? '');
      return tableFigures(before, section, context).map((one) => ({ ...one, passage: index }));
    }),
  );
}

/** A passage as it is printed, as it is read (unit for unit), and its place in reading order. */
interface ReadPassage {
  readonly printed: ParsedPassage;
  readonly passage: ParsedPassage;
  readonly index: number;
  readonly window: string | null;
}

function passageFigures(
  { printed, passage, index, window }: ReadPassage,
  section: ParsedSection,
  context: FigureContext,
): ParsedIndicator[] {
  const { text } = passage;
  const tokens = tokensOf(passage, section);
  if (tokens.length === 0) return [];
  const cuts = new SentenceCuts(text);
  const programmes = programmesIn(text, context.programmes);
  const codePoint = codePointIndex(text);
  const lists = new Map([
    ...listsIn(text, tokens, cuts, context.yearCovered),
    ...rankListsIn(text, tokens, cuts, context.yearCovered),
  ]);
  const bounds = shareBounds(tokens, lists);
  /** Start of a sentence → the subjects of its figures so far, growth left out. */
  const said = new Map<number, string[]>();
  const figures: ParsedIndicator[] = [];
  let carried: Carried | null = null;
  const kinds: [sentenceStart: number, kind: IndicatorKind][] = [];
  tokens.forEach((token, i) => {
    const place = cuts.placeOf(token.start);
    // One list, not a copy for each number: there may be ten thousand in a sentence.
    const saidHere = said.get(place.sentenceStart) ?? [];
    said.set(place.sentenceStart, saidHere);
    const member = lists.get(token) ?? null;
    const figure = readFigure({
      token: bounds.has(token) ? { ...token, ...bounds.get(token) } : token,
      member,
      said: saidHere,
      place,
      nextStart: tokens[i + 1]?.outerStart ?? Infinity,
      carried,
      kinds,
      passage,
      printed: printed.text,
      section,
      window,
      context,
      programmes,
      codePoint,
    });
    if (!figure) return;
    figures.push({ ...figure, passage: index });
    const answers = member !== null && answersEarlier(member);
    if (token.form === 'count' && !answers && !CHANGE.test(figure.subject)) saidHere.push(figure.subject);
    if (token.form === 'count' && !isShare(token) && kinds.at(-1)?.[0] !== place.sentenceStart) {
      kinds.push([place.sentenceStart, figure.kind]);
    }
    carried = handedOn(token, figure, place, text, carried);
  });
  return figures;
}

/** What a figure hands to the next one of its passage; `before`: what was handed to itself. */
function handedOn(
  token: NumberToken,
  { subject, kind }: ParsedIndicator,
  { sentenceStart, clauseStart }: SentencePlace,
  text: string,
  before: Carried | null,
): Carried {
  return {
    ...{ sentenceStart, clauseStart, kind },
    end: token.outerEnd,
    subject: token.form === 'rank' ? (before?.subject ?? subject) : subject,
    base: baseOf(token, subject, before?.sentenceStart === sentenceStart ? before : null),
    ranked: token.form === 'rank' ? subject : null,
    standing: isStanding(token, kind, sentenceStart, before),
    rightTaken: takesFromBehind(text, clauseStart, token),
  };
}

/** Of each section the years that its heading, or that of the part it stands in, looks back on. */
function windowsOf(sections: readonly ParsedSection[], covered: number): readonly (string | null)[] {
  let part: string | null = null;
  return sections.map(({ level, heading, role }) => {
    if (heading && (level === 1 || role !== 'section')) {
      const length = windowLength(heading.text);
      part = length === null ? null : `${covered - length + 1}-${covered}`;
    }
    return part;
  });
}

/** In a heading a counted number is a fact, and what a plan's heading sets out to do (实现四项突破) is its aim. */
function tokensOf({ text, kind }: ParsedPassage, section: ParsedSection): readonly NumberToken[] {
  return scanNumbers(text).filter(
    ({ form }) => kind === 'text' || form === 'count' || (form === 'slogan' && section.kind === 'plan'),
  );
}

/**
 * Words of traditional writing are read, and named, in simplified characters; 12．4％ has a wide point, 肆佰 is 四百, 二〇二二年
 * is 2022年. All unit for unit.
 */
function readable(passage: ParsedPassage, traditional: boolean): ParsedPassage {
  if (!traditional && !/[．拾佰仟]|[二贰九玖].{0,5}年/u.test(passage.text)) return passage;
  const text = traditional ? inSimplified(passage.text) : passage.text;
  return { ...passage, text: withDigits(inPlainNumerals(text.replaceAll(/(?<=\d)．(?=\d)/gu, '.'))) };
}

/** Told by the beginning of a report. */
function isTraditionalReport(sections: readonly ParsedSection[]): boolean {
  return isTraditional(
    sections
      .slice(0, 3)
      .flatMap(({ heading, passages }) => [heading?.text ?? '', ...passages.map(({ text }) => text)])
      .join('\n'),
    1,
  );
}

/** 3个中心 is named by what follows it, 比上年的3个增加 is not. */
function takesFromBehind(text: string, clauseStart: number, { outerStart, outerEnd }: NumberToken): boolean {
  const behind = text.slice(outerEnd, outerEnd + 12);
  const before = text.slice(Math.max(clauseStart, outerStart - 24), outerStart);
  return /^[\u4e00-\u9fff“]/u.test(behind) && !isComparedWith(before, behind);
}

const CHANGE =
  /(?:增长|增加|下降|减少|提高|提升|上升|上涨|回落|缩短|降低|增幅|净增|增产|减产|增收|减收|多增|少增|占比)$/u;

/** What the next share or change is of: neither a share nor a change itself. */
function baseOf(token: NumberToken, subject: string, before: Carried | null): string | null {
  return before && (isShare(token) || CHANGE.test(subject)) ? before.base : subject;
}

/** A rank between two states says nothing of the second: 驰名商标45件，居全国第一；地理标志38件 are both states. */
function isStanding(
  token: NumberToken,
  kind: ParsedIndicator['kind'],
  sentenceStart: number,
  carried: Carried | null,
): boolean {
  if (token.form === 'rank') return carried?.standing === true && carried.sentenceStart === sentenceStart;
  return kind === 'stock' && token.form === 'count';
}

const isShare = (token: NumberToken): boolean => /[%‰分倍]/u.test(token.unit);
