import type { ComparedRow, ComparedSentence, RowKind } from '../contract/comparison-model.ts';
import type { TextRange } from '../contract/model.ts';
import type { TermForms } from './comparison-form.ts';
import { NO_DECISIONS, type Decisions } from './decided-pairs.ts';
import { diffCells } from './diff-cells.ts';
import { diffFigures, diffSentence, type SentenceChanges } from './diff-sentence.ts';
import { findMoved } from './find-moved.ts';
import { matchSentences } from './match-sentences.ts';
import { formSentences, type FormedSentence, type ScoredPair } from './score-pairs.ts';
import type { Sentence } from './sentence.ts';

/**
 * Two texts as rows, in the reading order of the right one, dropped sentences behind their left neighbour. What a person
 * decided wins over any likeness.
 */
export function alignSentences(
  leftSentences: readonly Sentence[],
  rightSentences: readonly Sentence[],
  terms: TermForms = new Map(),
  decisions: Decisions = NO_DECISIONS,
): ComparedRow[] {
  const left = formSentences(leftSentences, terms);
  const right = formSentences(rightSentences, terms);
  const { pairs: matched, likestOfLeft, likestOfRight } = matchSentences(left, right, decisions);
  const pinned = new Set(decisions.pins.map((pair) => pair.right));
  const faint = new Set(
    [...findMoved(matched, left, right)].filter(
      (pair) => pair.score < MOVED_THRESHOLD && !pinned.has(pair.right),
    ),
  );
  const pairs = matched.filter((pair) => !faint.has(pair));
  const moved = findMoved(pairs, left, right);
  const pairOfRight = new Map(pairs.map((pair) => [pair.right, pair]));
  const dropped = droppedBehind(left, pairs, moved);

  const rows: ComparedRow[] = [];
  const put = (row: Undecided, i: number, j: number): void => {
    rows.push({ ...row, decision: decisions.of(i, j) });
  };
  const putDropped = (i: number): void =>
    put(oneSided('dropped', left[i]!, right[likestOfLeft.get(i) ?? -1]), i, -1);
  dropped.get(-1)?.forEach(putDropped);
  right.forEach((sentence, j) => {
    const pair = pairOfRight.get(j);
    if (!pair) put(oneSided('new', sentence, left[likestOfRight.get(j) ?? -1]), -1, j);
    else put(paired(left[pair.left]!, sentence, pair, moved.has(pair)), pair.left, j);
    dropped.get(j)?.forEach(putDropped);
  });
  return rows;
}

/** Far from home a faint likeness is chance: neighbours that would bear it out are missing. */
const MOVED_THRESHOLD = 0.3;

type Undecided = Omit<ComparedRow, 'decision'>;

/** Unmatched left sentences by the right sentence that they are shown behind; -1 is the very beginning. */
function droppedBehind(
  left: readonly FormedSentence[],
  pairs: readonly ScoredPair[],
  moved: ReadonlySet<ScoredPair>,
): Map<number, number[]> {
  const pairOfLeft = new Map(pairs.map((pair) => [pair.left, pair]));
  const behind = new Map<number, number[]>();
  let place = -1;
  left.forEach((_, i) => {
    const pair = pairOfLeft.get(i);
    if (!pair) behind.set(place, [...(behind.get(place) ?? []), i]);
    else if (!moved.has(pair)) place = pair.right;
  });
  return behind;
}

function oneSided(kind: 'new' | 'dropped', sentence: Sentence, related: Sentence | undefined): Undecided {
  const shown = shownSentence(sentence);
  return {
    kind,
    left: kind === 'dropped' ? shown : null,
    right: kind === 'new' ? shown : null,
    topic: sentence.topic,
    score: 0,
    wording: null,
    related: related ? shownSentence(related) : null,
    leftChanges: [],
    rightChanges: [],
  };
}

function paired(left: FormedSentence, right: FormedSentence, pair: ScoredPair, isMoved: boolean): Undecided {
  const { wording, changes } = differenceOf(left, right);
  const kind: RowKind = isMoved ? 'moved' : wording;
  return {
    kind,
    left: shownSentence(left),
    right: shownSentence(right),
    topic: right.topic ?? left.topic,
    score: Math.round(pair.score * 1000) / 1000,
    wording,
    related: null,
    leftChanges: inPassage(left, changes.left),
    rightChanges: inPassage(right, changes.right),
  };
}

interface Difference {
  readonly wording: 'same' | 'figure' | 'reworded';
  readonly changes: SentenceChanges;
}

function differenceOf(left: FormedSentence, right: FormedSentence): Difference {
  if (left.text === right.text || left.form.exact === right.form.exact)
    return { wording: 'same', changes: { left: [], right: [] } };
  const cells = diffCells(left.text, right.text);
  if (cells) return { wording: cells.isOfFigures ? 'figure' : 'reworded', changes: cells };
  return left.form.withoutFigures === right.form.withoutFigures
    ? { wording: 'figure', changes: diffFigures(left.text, right.text) }
    : { wording: 'reworded', changes: diffSentence(left.text, right.text) };
}

function inPassage(sentence: Sentence, ranges: readonly TextRange[]): TextRange[] {
  return ranges.map(([start, end]) => [start + sentence.start, end + sentence.start]);
}

export function shownSentence({
  passageId,
  start,
  end,
  text,
  isHeading,
  heading,
}: Sentence): ComparedSentence {
  return { passageId, start, end, text, isHeading, heading };
}
