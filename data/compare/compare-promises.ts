import type {
  Column,
  PlanPromise,
  PromiseCandidate,
  PromiseComparison,
} from '../contract/comparison-model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';
import { shownSentence } from './align-sentences.ts';
import type { TermForms } from './comparison-form.ts';
import { isEmptyWords } from './empty-words.ts';
import { readSentences } from './read-sentences.ts';
import { readTerms } from './read-terms.ts';
import { formSentences, scorePairs } from './score-pairs.ts';
import type { Sentence } from './sentence.ts';

/**
 * Likeness from which a sentence is worth showing to the person who judges. Far below what pairs two sentences: a report
 * answers one clause of a plan in other words. Tried on the 19 plan sentences of 平湖 2020 and 2022, where 0.2 showed one
 * answer and below 0.14 what came was of the same topic only.
 */
const WORTH_SHOWING = 0.14;
const MOST_CANDIDATES = 5;

/**
 * The plan sentences of one report and what may answer them in a later one: a figure of the same quantity, or a
 * sentence about the same matter. Whether a promise was kept is for a person to say. Throws not_found.
 */
export function comparePromises(
  set: ArchiveSet,
  { from, to }: { readonly from: Column; readonly to: Column },
): PromiseComparison {
  const plans = readSentences(set, from.reportId, from.edition).filter(
    (sentence) => sentence.kind === 'plan' && !sentence.isHeading && !isEmptyWords(sentence.text),
  );
  const reviews = readSentences(set, to.reportId, to.edition).filter(
    (sentence) => sentence.kind !== 'plan' && !sentence.isHeading && !isEmptyWords(sentence.text),
  );
  return { from, to, promises: findAnswers(plans, reviews, readTerms(set)) };
}

export function findAnswers(
  plans: readonly Sentence[],
  reviews: readonly Sentence[],
  terms: TermForms = new Map(),
): PlanPromise[] {
  // A plan and its answer differ in outlook by nature: that must not count against them.
  const neutral = plans.map((sentence): Sentence => ({ ...sentence, kind: 'none' }));
  const likeness = new Map(
    scorePairs(formSentences(neutral, terms), formSentences(reviews, terms)).map((pair) => [
      `${pair.left} ${pair.right}`,
      pair.score,
    ]),
  );
  return plans.map((plan, i) => ({
    sentence: shownSentence(plan),
    topic: plan.topic,
    candidates: reviews
      .flatMap((review, j) => candidate(plan, review, likeness.get(`${i} ${j}`) ?? 0))
      .sort((a, b) => Number(b.kind === 'figure') - Number(a.kind === 'figure') || b.score - a.score)
      .slice(0, MOST_CANDIDATES),
  }));
}

function candidate(plan: Sentence, review: Sentence, likeness: number): PromiseCandidate[] {
  const sentence = shownSentence(review);
  const score = Math.round(likeness * 1000) / 1000;
  for (const promised of plan.figures) {
    const reported = review.figures.find(
      (figure) =>
        (figure.concept !== null && figure.concept === promised.concept) ||
        (figure.subject === promised.subject && figure.unitSi === promised.unitSi),
    );
    if (reported) {
      return [
        { kind: 'figure', sentence, score, promised: promised.indicatorId, reported: reported.indicatorId },
      ];
    }
  }
  return likeness >= WORTH_SHOWING
    ? [{ kind: 'wording', sentence, score, promised: null, reported: null }]
    : [];
}
