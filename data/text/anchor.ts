import { sliceCodePoints } from '../contract/code-points.ts';
import type { AnchorState, RangeTarget } from '../contract/annotation-model.ts';
import type { PassageId } from '../contract/model.ts';
import { closestStretch } from './closest-stretch.ts';

/** Code points of context kept on either side of a quote. */
export const CONTEXT_LENGTH = 32;
/** Shorter quotes are never matched but letter by letter (Hypothesis #7571: look-alikes). */
const SHORTEST_FUZZY_QUOTE = 8;
/** A quote this long that occurs once is worth showing to a person even where its surroundings are new. */
const LONG_QUOTE = 24;
/** Agreement of context, 0..1, from which the very same quote is taken for the same place. */
const SURE_CONTEXT = 0.6;
/** Below this the same words stand for another matter. */
const WEAK_CONTEXT = 0.3;
/** By how much the best of several places must lead the next. */
const CLEAR_LEAD = 0.2;
/** Context that an altered quote needs. */
const FUZZY_CONTEXT = 0.5;

export interface AnchorText {
  readonly textHash: string;
  readonly passages: readonly { readonly passageId: PassageId; readonly text: string }[];
}

export interface Placement {
  readonly state: AnchorState;
  readonly place: { readonly passageId: PassageId; readonly start: number; readonly end: number } | null;
}

/** What a text that is not here is called in a target; no report has such an id. */
export const ELSEWHERE = 'elsewhere';

/** Text hash of a target whose words stand in several places: it is in doubt until a person has looked. */
export const UNSURE_TEXT = 'unsure';

export const ORPHAN: Placement = { state: 'orphan', place: null };

/** What stands before and after a range in its passage. */
export function contextOf(
  text: string,
  start: number,
  end: number,
): { readonly prefix: string; readonly suffix: string } {
  return {
    prefix: sliceCodePoints(text, Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: sliceCodePoints(text, end, end + CONTEXT_LENGTH),
  };
}

/**
 * Where a note stands in the text that is open. `edition` is the same edition of the same report as the target's; the
 * caller never passes another. When in doubt the answer is doubt: an orphan costs a minute, a wrong place costs trust.
 */
export function placeAnchor(target: RangeTarget, edition: AnchorText): Placement {
  if (standsWhereItStood(target, edition)) {
    const { passageId, start, end } = target;
    return { state: 'exact', place: { passageId, start, end } };
  }
  const wanted = { quote: [...target.quote], prefix: [...target.prefix], suffix: [...target.suffix] };
  const passages = edition.passages.map(({ passageId, text }) => ({ passageId, text, points: [...text] }));
  const same = passages.flatMap((passage) => sameQuotes(passage, target.quote, wanted));
  if (same.length > 0) return inDoubt(target, choose(same, wanted));
  if (wanted.quote.length < SHORTEST_FUZZY_QUOTE) return ORPHAN;
  return chooseAltered(passages, wanted);
}

/** In the same text; or in one that has changed in other places, as that of a scan does while it is read. */
function standsWhereItStood(target: RangeTarget, edition: AnchorText): boolean {
  const text = edition.passages.find((one) => one.passageId === target.passageId)?.text;
  if (text === undefined || sliceCodePoints(text, target.start, target.end) !== target.quote) return false;
  return edition.textHash === target.textHash || isAloneAsItStood(target, text, edition.passages);
}

/** With all that stood around it, and nowhere else so. */
function isAloneAsItStood(
  { start, end, quote, prefix, suffix, textHash }: RangeTarget,
  text: string,
  passages: AnchorText['passages'],
): boolean {
  if (textHash === ELSEWHERE || textHash === UNSURE_TEXT) return false;
  const now = contextOf(text, start, end);
  if (now.prefix !== prefix || now.suffix !== suffix) return false;
  const all = prefix + quote + suffix;
  return (
    passages.filter((one) => one.text.includes(all)).length === 1 &&
    text.indexOf(all) === text.lastIndexOf(all)
  );
}

function inDoubt({ textHash }: RangeTarget, placement: Placement): Placement {
  return textHash === UNSURE_TEXT && placement.state === 'shifted'
    ? { ...placement, state: 'doubtful' }
    : placement;
}

interface Wanted {
  readonly quote: readonly string[];
  readonly prefix: readonly string[];
  readonly suffix: readonly string[];
}

interface Points {
  readonly passageId: PassageId;
  readonly text: string;
  readonly points: readonly string[];
}

interface Candidate {
  readonly place: NonNullable<Placement['place']>;
  /** Agreement of the context, 0..1. */
  readonly context: number;
  /** Of the side that agrees less. */
  readonly weakerSide: number;
  /** Sides on which the very next characters are the same. */
  readonly touching: number;
  /** The figures nearest to the quote are the same. */
  readonly sameFigures: boolean;
}

function sameQuotes(passage: Points, quote: string, wanted: Wanted): Candidate[] {
  const found: Candidate[] = [];
  for (let at = passage.text.indexOf(quote); at >= 0; at = passage.text.indexOf(quote, at + 1)) {
    const start = passage.text.length === passage.points.length ? at : [...passage.text.slice(0, at)].length;
    found.push(candidateAt(passage, start, start + wanted.quote.length, wanted));
  }
  return found;
}

function candidateAt(passage: Points, start: number, end: number, wanted: Wanted): Candidate {
  const away = { before: [...wanted.prefix].reverse(), after: wanted.suffix };
  const before = passage.points.slice(Math.max(0, start - CONTEXT_LENGTH), start).reverse();
  const after = passage.points.slice(end, end + CONTEXT_LENGTH);
  const [left, right] = [sideAgreement(away.before, before), sideAgreement(away.after, after)];
  const [weightLeft, weightRight] = [Math.max(away.before.length, 4), Math.max(away.after.length, 4)];
  return {
    place: { passageId: passage.passageId, start, end },
    context: (left * weightLeft + right * weightRight) / (weightLeft + weightRight),
    weakerSide: Math.min(left, right),
    touching: [touches(away.before, before), touches(away.after, after)].filter(Boolean).length,
    sameFigures:
      sameNeighbours(away.before, before) &&
      sameNeighbours(away.after, after) &&
      !cutsANumber(passage, start, end),
  };
}

/** 12 must not be found inside 312 or 12.5. */
function cutsANumber({ points }: Points, start: number, end: number): boolean {
  const joins = (at: number): boolean => isNumeral(points[at - 1]) && isNumeral(points[at]);
  return joins(start) || joins(end);
}

function isNumeral(point: string | undefined): boolean {
  return point !== undefined && /[0-9０-９.．]/u.test(point);
}

/** The figures around it, nearest first, as far as both sides show them: beside other figures it is another statement. */
function sameNeighbours(wanted: readonly string[], found: readonly string[]): boolean {
  const [a, b] = [wholeFigures(wanted), wholeFigures(found)];
  return a.slice(0, b.length).every((figure, index) => figure === b[index]);
}

/** Without the outermost one where the window of context may have cut it in two. */
function wholeFigures(awayFromQuote: readonly string[]): string[] {
  const text = awayFromQuote.join('').normalize('NFKC');
  const figures = text.match(/[\d.,]*\d[\d.,]*/gu) ?? [];
  return awayFromQuote.length === CONTEXT_LENGTH && /[\d.,]$/u.test(text) ? figures.slice(0, -1) : figures;
}

function touches(wanted: readonly string[], found: readonly string[]): boolean {
  return wanted.length === 0 ? found.length === 0 : wanted[0] === found[0] && wanted[1] === found[1];
}

/** Reading away from the quote: how long the same, or else how many pairs of neighbours are shared. */
function sideAgreement(wanted: readonly string[], found: readonly string[]): number {
  if (wanted.length === 0) return found.length === 0 ? 1 : 0;
  let run = 0;
  while (run < wanted.length && wanted[run] === found[run]) run++;
  return Math.max(run / wanted.length, sharedPairs(wanted, found));
}

function sharedPairs(a: readonly string[], b: readonly string[]): number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++)
    pairs.set(a[i]! + a[i + 1]!, (pairs.get(a[i]! + a[i + 1]!) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b[i]! + b[i + 1]!) ?? 0;
    if (left > 0) {
      shared++;
      pairs.set(b[i]! + b[i + 1]!, left - 1);
    }
  }
  const possible = Math.max(a.length, b.length) - 1;
  return possible > 0 ? shared / possible : 0;
}

function choose(candidates: readonly Candidate[], wanted: Wanted): Placement {
  const [best, next] = candidates.filter((one) => one.sameFigures).sort((a, b) => b.context - a.context);
  if (!best) return ORPHAN;
  const clear = !next || best.context - next.context >= CLEAR_LEAD;
  const isShort = wanted.quote.length < SHORTEST_FUZZY_QUOTE;
  const sure =
    best.context >= SURE_CONTEXT && best.weakerSide >= WEAK_CONTEXT && best.touching >= (isShort ? 2 : 1);
  if (clear && sure) return { state: 'shifted', place: best.place };
  if (sure) return { state: 'doubtful', place: best.place };
  if (isShort) return ORPHAN;
  if (clear && best.context >= WEAK_CONTEXT) return { state: 'doubtful', place: best.place };
  return !next && wanted.quote.length >= LONG_QUOTE ? { state: 'doubtful', place: best.place } : ORPHAN;
}

/** The quote itself has changed in wording, not in figures: at best doubtful, and only where nothing rivals it. */
function chooseAltered(passages: readonly Points[], wanted: Wanted): Placement {
  const found = passages
    .flatMap((passage) => {
      const stretch = closestStretch(passage.points, wanted.quote);
      return stretch ? [candidateAt(passage, stretch.start, stretch.end, wanted)] : [];
    })
    .filter((candidate) => candidate.sameFigures && candidate.context >= FUZZY_CONTEXT)
    .sort((a, b) => b.context - a.context);
  const [best, next] = found;
  if (!best || (next && best.context - next.context < CLEAR_LEAD)) return ORPHAN;
  return { state: 'doubtful', place: best.place };
}
