import type { RangeTarget, Target } from '../contract/annotation-model.ts';
import { codePointLength } from '../contract/code-points.ts';
import type { EditionName, PassageId, ReportId } from '../contract/model.ts';
import type { EditionTexts, HeldStretch } from '../schema/edition-text.ts';
import { contextOf, ELSEWHERE, placeAnchor, UNSURE_TEXT } from '../text/anchor.ts';
import { normaliseText } from '../text/normalise.ts';
import type { ForeignTarget } from './foreign-note.ts';
import { standsIn, type Surroundings } from './true-context.ts';

const LONGEST_QUOTE = 20_000;

/** `EditionTexts.holding` tells no more places than these: whether there are others is then not known. */
const MOST_HELD = 100;
/** Characters of context that tell one of several places; fewer may stand at any of them by chance. */
const TELLING_CONTEXT = 3;

/**
 * Where words that another program has quoted stand in the texts that are open. A place that stands in the very surroundings
 * that the words came with is theirs, however short these are; with others they decide as for our own notes; without any,
 * words that stand in one place only are sure, so that true surroundings never leave more doubt than none. Words that stand
 * in several places equally well are in doubt at the first of them, the original before the 提要 and the text that the file
 * names before others; words that stand nowhere are lost, and keep what the file called their text.
 */
export function placeForeign(target: ForeignTarget, texts: EditionTexts): Target {
  const quote = printed(target.quote).slice(0, LONGEST_QUOTE);
  const quoted = { quote, prefix: printed(target.prefix), suffix: printed(target.suffix) };
  const lost = targetAt(ELSEWHERE, { ...quoted, quote: quote || target.source || ELSEWHERE }, NOWHERE);
  if (quote === '') return lost;
  const held = preferred(texts.holding(quote), target.source);
  const context = codePointLength(quoted.prefix + quoted.suffix);
  if (context === 0) return amongEqual(quote, held, target.source, true) ?? lost;
  const isTold = held.length === 1 || context >= TELLING_CONTEXT;
  return (
    amongEqual(quote, inSurroundings(quoted, held, texts), target.source, isTold) ??
    inContext(quoted, held, target.source, texts) ??
    lost
  );
}

/** The first of places that fit alike; sure where it is the only one, or the only one that the file names. */
function amongEqual(
  quote: string,
  [first, second]: readonly HeldStretch[],
  source: string,
  isTold: boolean,
): RangeTarget | null {
  if (!first) return null;
  const isSure = isTold && (!second || (isNamed(first, source) && !isNamed(second, source)));
  const place = { ...first, end: first.start + codePointLength(quote) };
  const context = contextOf(first.text, place.start, place.end);
  return targetAt(isSure ? ELSEWHERE : UNSURE_TEXT, { quote, ...context }, place);
}

function inSurroundings(
  quoted: Surroundings,
  held: readonly HeldStretch[],
  texts: EditionTexts,
): readonly HeldStretch[] {
  if (held.length >= MOST_HELD) return [];
  return held.filter((one) => {
    const text = texts.textOf(one.reportId, one.edition);
    return text !== null && standsIn(one, quoted, text);
  });
}

interface Standing {
  readonly reportId: string;
  readonly edition: EditionName;
  readonly passageId: string;
  readonly start: number;
  readonly end: number;
}

const NOWHERE: Standing = {
  reportId: ELSEWHERE,
  edition: 'original',
  passageId: ELSEWHERE,
  start: 0,
  end: 0,
};

function targetAt(
  textHash: string,
  quoted: Surroundings,
  { reportId, edition, passageId, start, end }: Standing,
): RangeTarget {
  return {
    kind: 'range',
    // Ids come from the texts that hold the words; the one for nowhere is that of no report.
    reportId: reportId as ReportId,
    edition,
    passageId: passageId as PassageId,
    start,
    end,
    ...quoted,
    textHash,
  };
}

/** By the surroundings, edition by edition; the surest edition is taken, and doubt where two are as sure. */
function inContext(
  quoted: Surroundings,
  held: readonly HeldStretch[],
  source: string,
  texts: EditionTexts,
): RangeTarget | null {
  const editions = [...new Map(held.map((one) => [`${one.reportId} ${one.edition}`, one])).values()];
  const placed = editions.flatMap(({ reportId, edition }) => {
    const text = texts.textOf(reportId, edition);
    const target = targetAt(ELSEWHERE, quoted, { ...NOWHERE, reportId, edition });
    const placement = text ? placeAnchor(target, text) : null;
    return placement?.place ? [{ reportId, edition, ...placement.place, state: placement.state }] : [];
  });
  const sure = placed.filter((one) => one.state === 'shifted');
  const [best, next] = sure.length > 0 ? sure : placed;
  if (!best) return null;
  const isClear = !next || (isNamed(best, source) && !isNamed(next, source));
  return targetAt(isClear ? ELSEWHERE : UNSURE_TEXT, quoted, best);
}

/** The text that the file names, then originals, then in the order of the archives. */
function preferred(held: readonly HeldStretch[], source: string): readonly HeldStretch[] {
  const rank = (one: HeldStretch): number =>
    Number(isNamed(one, source)) * 2 + Number(one.edition === 'original');
  return [...held].sort((a, b) => rank(b) - rank(a));
}

/** An address, a path or a title that holds the id of the report or the name of its file. */
function isNamed(
  one: { readonly reportId: string; readonly sourceFile?: string | null },
  source: string,
): boolean {
  return [one.reportId, one.sourceFile].some((name) => name && source.includes(name));
}

/** As texts are shown here: widths and radicals repaired, and on one line. */
function printed(text: string): string {
  return normaliseText(text)
    .text.text.replace(/(?<=[\p{Script=Han}\p{P}])\s*\n\s*|\s*\n\s*(?=[\p{Script=Han}])/gu, '')
    .replaceAll('\n', ' ');
}
