import { ComparisonForm, termReader, type TermForms } from './comparison-form.ts';
import { kinship, matterOf, supported } from './kinship.ts';
import type { Sentence } from './sentence.ts';
import { Vocabulary } from './vocabulary.ts';

/** Two sentences that may belong together. `left` and `right` are places in the two lists. */
export interface ScoredPair {
  readonly left: number;
  readonly right: number;
  /** 0..1, the same whichever text is the left one. */
  readonly score: number;
}

export interface FormedSentence extends Sentence {
  readonly form: ComparisonForm;
}

export function formSentences(sentences: readonly Sentence[], terms: TermForms): FormedSentence[] {
  const reader = termReader(terms);
  return sentences.map((sentence) => ({ ...sentence, form: new ComparisonForm(sentence.text, reader) }));
}

/** Below this two sentences have nothing to do with each other, and no pair is made. */
const FLOOR = 0.12;
/** A feature in more than this many sentences of a text is grammar, not content. */
const COMMON = 60;

/**
 * All pairs that share content. Similarity is the weighted share of common features (Dice); rare features weigh more
 * (inverse document frequency over both texts). Where a sentence is contained in a longer one, containment counts for
 * a part. Common quantities and topics add to it. Sentences that have a partner already can be left out.
 *
 *     work: Σ over features of (occurrences left × occurrences right), with common features left out
 */
export function scorePairs(
  left: readonly FormedSentence[],
  right: readonly FormedSentence[],
  skipLeft: ReadonlySet<number> = NONE,
  skipRight: ReadonlySet<number> = NONE,
): ScoredPair[] {
  const vocabulary = new Vocabulary();
  const leftFeatures = left.map((one, i) =>
    skipLeft.has(i) ? NO_FEATURES : vocabulary.featuresOf(one.form),
  );
  const rightFeatures = right.map((one, j) =>
    skipRight.has(j) ? NO_FEATURES : vocabulary.featuresOf(one.form),
  );
  const weights = vocabulary.weights(left.length + right.length);
  const weigh = (features: Uint32Array): number =>
    features.reduce((sum, feature) => sum + weights[feature]!, 0);
  const leftWeights = leftFeatures.map(weigh);
  const rightWeights = rightFeatures.map(weigh);
  const leftMatter = left.map((one, i) => (skipLeft.has(i) ? null : matterOf(one)));
  const rightMatter = right.map((one, j) => (skipRight.has(j) ? null : matterOf(one)));

  const pairs: ScoredPair[] = [];
  eachSharing(leftFeatures, rightFeatures, weights, (i, j, shared) => {
    const wording = similarity(shared, leftWeights[i]!, rightWeights[j]!);
    // Only sentences with features come here, and those have their matter.
    const score = Math.min(
      1,
      supported(wording, leftMatter[i]!, rightMatter[j]!) * kinship(left[i]!, right[j]!),
    );
    if (score >= FLOOR) pairs.push({ left: i, right: j, score });
  });
  return pairs;
}

const NONE: ReadonlySet<number> = new Set();
const NO_FEATURES = new Uint32Array();

/** How much a sentence contained in another counts against the plain share of both. */
const CONTAINMENT = 0.3;

function similarity(shared: number, left: number, right: number): number {
  const smaller = Math.min(left, right);
  if (smaller === 0) return 0;
  return Math.min(1, (1 - CONTAINMENT) * ((2 * shared) / (left + right)) + CONTAINMENT * (shared / smaller));
}

/** Calls back with every two sentences that share a feature, and the weight of all that they share. */
function eachSharing(
  left: readonly Uint32Array[],
  right: readonly Uint32Array[],
  weights: readonly number[],
  put: (left: number, right: number, shared: number) => void,
): void {
  const holders = holdersOf(right, weights.length);
  const leftCounts = countsOf(left, weights.length);
  const shared = new Float64Array(right.length);
  left.forEach((features, i) => {
    const touched: number[] = [];
    for (const feature of features) {
      const candidates = holders[feature];
      if (!candidates || candidates.length > COMMON || leftCounts[feature]! > COMMON) continue;
      for (const j of candidates) {
        if (shared[j] === 0) touched.push(j);
        shared[j]! += weights[feature]!;
      }
    }
    for (const j of touched) {
      put(i, j, shared[j]!);
      shared[j] = 0;
    }
  });
}

function holdersOf(features: readonly Uint32Array[], size: number): (number[] | undefined)[] {
  const holders = new Array<number[] | undefined>(size);
  features.forEach((own, sentence) => {
    for (const feature of own) (holders[feature] ??= []).push(sentence);
  });
  return holders;
}

function countsOf(features: readonly Uint32Array[], size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const own of features) for (const feature of own) counts[feature]!++;
  return counts;
}
