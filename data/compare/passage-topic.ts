import type { EditionName, TopicId } from '../contract/model.ts';
import { classifyTopic } from '../text/classify-topic.ts';

/**
 * What a passage is about. A section of a 提要 has one topic, by its author; a section of an original, printed under
 * 【盘点】, treats many, so that its passages speak for themselves first. Null for a name under a picture or a signature.
 */
export function passageTopic(
  text: string,
  sectionTopic: TopicId | null,
  edition: EditionName,
): TopicId | null {
  if (edition === 'digest') return sectionTopic ?? guessed(text);
  return isLabel(text) ? null : (guessed(text) ?? sectionTopic);
}

/** Below this share of a passage's words its topic is anybody's guess. */
const SURE_ENOUGH = 0.4;

function guessed(text: string): TopicId | null {
  const guess = classifyTopic(text);
  return guess.confidence >= SURE_ENOUGH ? guess.topic : null;
}

/** Who signs, what a picture shows: too short to end in a stop, and without a figure. */
function isLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && !/[。！？!?；;…\d]/u.test(text);
}

const LONGEST_LABEL = 40;
