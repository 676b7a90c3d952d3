import { BYTES_PER_PASSAGE, KIND_MASK, KINDS, ROLE_CODES, TOPIC_CODES } from './passage-facts.ts';
import type { SectionRole, TopicId } from '../contract/model.ts';
import type { PassageKind } from './parsed-report.ts';

/**
 * What is counted of a passage in one small number, so that a walk over hundreds of thousands touches little memory:
 * (role × TOPICS + topic) × FLAGS + flags, these as in schema/passage-facts.ts. Behind the last role and the last topic
 * stands none.
 */
export type Traits = number;

export const ROLES = ROLE_CODES.length + 1;
export const TOPICS = TOPIC_CODES.length + 1;
/** The third byte of the stored facts has no more. */
export const FLAGS = 32;
export const COMBINATIONS = ROLES * TOPICS * FLAGS;

/** Columns of passages. */
export interface PassageColumns {
  readonly traits: Uint16Array;
  /** Code points, at most 65,535. */
  readonly lengths: Uint16Array;
}

/** Takes `count` passages from the stored facts. */
export function putPassages(
  facts: Uint8Array,
  from: number,
  count: number,
  { traits, lengths }: PassageColumns,
  to: number,
): void {
  for (let i = 0, at = from; i < count; i++, at += BYTES_PER_PASSAGE) {
    const role = Math.min(facts[at]!, ROLES - 1);
    const topic = Math.min(facts[at + 1]!, TOPICS - 1);
    traits[to + i] = (role * TOPICS + topic) * FLAGS + (facts[at + 2]! & (FLAGS - 1));
    lengths[to + i] = facts[at + 3]! | (facts[at + 4]! << 8);
  }
}

/** Every passage that is stored has one. */
export function roleIn(traits: Traits): SectionRole | undefined {
  return ROLE_CODES[Math.floor(traits / (TOPICS * FLAGS))];
}

export function topicIn(traits: Traits): TopicId | null {
  return TOPIC_CODES[Math.floor(traits / FLAGS) % TOPICS] ?? null;
}

export function flagsIn(traits: Traits): number {
  return traits & (FLAGS - 1);
}

export function kindIn(traits: Traits): PassageKind {
  return KINDS[traits & KIND_MASK]!;
}
