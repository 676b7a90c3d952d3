import { comparisonForm, type ComparisonForm, type TermForms } from './comparison-form.ts';
import type { Sentence } from './sentence.ts';

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
  return sentences.map((sentence) => ({ ...sentence, form: comparisonForm(sentence.text, terms) }));
}

/** Below this two sentences have nothing to do with each other, and no pair is made. */
const FLOOR = 0.12;
/** A feature in more than this many sentences of a text is grammar, not content. */
const COMMON = 60;
/** What a shared concept of two figures weighs, as a multiple of the rarest gram. */
const CONCEPT_WEIGHT = 4;
/** Weights are whole numbers, so that sums do not depend on the order of adding. */
const PRECISION = 256;

/**
 * All pairs that share content. Similarity is the weighted share of common features (Dice), a feature being two
 * neighbouring characters, a figure, or a concept that both report; rare features weigh more (inverse document
 * frequency over both texts). Where a sentence is contained in a longer one, containment counts for a part.
 *
 * Sentences that have a partner already can be left out.
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
  const leftFeatures = left.map((sentence, i) =>
    skipLeft.has(i) ? NO_FEATURES : vocabulary.featuresOf(sentence),
  );
  const rightFeatures = right.map((sentence, j) =>
    skipRight.has(j) ? NO_FEATURES : vocabulary.featuresOf(sentence),
  );
  const weights = vocabulary.weights(left.length + right.length);
  const weigh = (features: Uint32Array): number =>
    features.reduce((sum, feature) => sum + weights[feature]!, 0);
  const leftWeights = leftFeatures.map(weigh);
  const rightWeights = rightFeatures.map(weigh);
  const holders = holdersOf(rightFeatures, vocabulary.size);
  const leftCounts = countsOf(leftFeatures, vocabulary.size);

  const pairs: ScoredPair[] = [];
  const shared = new Float64Array(right.length);
  leftFeatures.forEach((features, i) => {
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
      const score = similarity(shared[j]!, leftWeights[i]!, rightWeights[j]!) * kinship(left[i]!, right[j]!);
      shared[j] = 0;
      if (score >= FLOOR) pairs.push({ left: i, right: j, score });
    }
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

/** A heading answers a heading only; a plan seldom answers a review; another topic makes a likeness less likely. */
function kinship(a: Sentence, b: Sentence): number {
  if (a.isHeading !== b.isHeading) return 0;
  const sameOutlook = a.kind === b.kind || a.kind === 'none' || b.kind === 'none';
  const sameTopic = a.topic === b.topic || a.topic === null || b.topic === null;
  return (sameOutlook ? 1 : 0.7) * (sameTopic ? 1 : 0.85);
}

class Vocabulary {
  readonly #ids = new Map<string | number, number>();
  readonly #counts: number[] = [];
  readonly #boosts: number[] = [];

  get size(): number {
    return this.#counts.length;
  }

  /** The different features of a sentence; each is counted once per sentence. */
  featuresOf(sentence: FormedSentence): Uint32Array {
    const { words, figures } = sentence.form;
    const found = new Set<number>();
    for (let i = 0; i + 1 < words.length; i++) {
      // Two UTF-16 units in one number: faster to look up than a string.
      found.add(this.#id(words.charCodeAt(i) * 65_536 + words.charCodeAt(i + 1), 1));
    }
    if (words.length === 1) found.add(this.#id(words, 1));
    for (const figure of figures) if (figure.length > 1) found.add(this.#id(`#${figure}`, 1));
    for (const { concept } of sentence.figures) if (concept) found.add(this.#id(`@${concept}`, CONCEPT_WEIGHT));
    for (const feature of found) this.#counts[feature]!++;
    return Uint32Array.from(found);
  }

  /** Inverse document frequency, as whole numbers. */
  weights(sentences: number): number[] {
    return this.#counts.map((count, id) =>
      Math.round(PRECISION * this.#boosts[id]! * Math.log(1 + sentences / Math.max(1, count))),
    );
  }

  #id(feature: string | number, boost: number): number {
    const known = this.#ids.get(feature);
    if (known !== undefined) return known;
    const id = this.#counts.length;
    this.#ids.set(feature, id);
    this.#counts.push(0);
    this.#boosts.push(boost);
    return id;
  }
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
