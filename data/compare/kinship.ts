import { TOPICS } from '../contract/model.ts';
import { topicWeights } from '../text/classify-topic.ts';
import type { Sentence } from './sentence.ts';

/** What a sentence is about, apart from its wording. */
export interface Matter {
  readonly concepts: ReadonlySet<string>;
  /** Weight per topic of TOPICS, of length 1; all zero where no word of a topic occurs. */
  readonly topics: readonly number[];
}

export function matterOf(sentence: Sentence): Matter {
  const weights = topicWeights(sentence.text);
  const raw = TOPICS.map((topic) => weights[topic]);
  const length = Math.hypot(...raw) || 1;
  return {
    concepts: new Set(
      sentence.figures.flatMap((figure) => (figure.concept === null ? [] : [figure.concept])),
    ),
    topics: raw.map((weight) => weight / length),
  };
}

/** What it adds, at most, that two sentences report the same quantities, however they are worded. */
const CONCEPT_SUPPORT = 0.5;
/** What it adds, at most, that they use the words of the same topics. */
const TOPIC_SUPPORT = 0.1;

/** Likeness with the support of common matter; symmetric. */
export function supported(wording: number, a: Matter, b: Matter): number {
  // One common quantity gives half the support, two give three quarters, and so on.
  const shared = 1 - 0.5 ** sharedOf(a.concepts, b.concepts);
  const cosine = a.topics.reduce((sum, weight, k) => sum + weight * b.topics[k]!, 0);
  return wording + (1 - wording) * CONCEPT_SUPPORT * shared + TOPIC_SUPPORT * cosine;
}

function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const concept of a) if (b.has(concept)) shared++;
  return shared;
}

/** A heading answers a heading only; a plan seldom answers a review; another topic makes a likeness less likely. */
export function kinship(a: Sentence, b: Sentence): number {
  if (a.isHeading !== b.isHeading) return 0;
  const sameOutlook = a.kind === b.kind || a.kind === 'none' || b.kind === 'none';
  const sameTopic = a.topic === b.topic || a.topic === null || b.topic === null;
  return (sameOutlook ? 1 : 0.7) * (sameTopic ? 1 : 0.85);
}
