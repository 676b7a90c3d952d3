import { BYTES_PER_PASSAGE, KIND_MASK, KINDS, ROLE_CODES, TOPIC_CODES } from '../../schema/passage-facts.ts';
import type { SectionRole, TopicId } from '../../contract/model.ts';
import type { PassageKind } from '../../schema/parsed-report.ts';

/**
 * What is counted of a passage in one small number, so that a walk over hundreds of thousands touches little memory:
 *
 *     15  11 10   5 4   0
 *     │ role │ topic │flags│      flags as in schema/passage-facts.ts
 */
export type Traits = number;

/** All that there can be. */
export const COMBINATIONS = 0x10000;
/** The third byte of the stored facts has no more. */
export const FLAGS = 32;

const NO_ROLE = 31;
const NO_TOPIC = 63;

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
    const [role, topic] = [facts[at]!, facts[at + 1]!];
    traits[to + i] =
      ((role < ROLE_CODES.length ? role : NO_ROLE) << 11) |
      ((topic < TOPIC_CODES.length ? topic : NO_TOPIC) << 5) |
      (facts[at + 2]! & (FLAGS - 1));
    lengths[to + i] = facts[at + 3]! | (facts[at + 4]! << 8);
  }
}

/** Every passage that is stored has one. */
export function roleIn(traits: Traits): SectionRole | undefined {
  return ROLE_CODES[(traits >>> 11) & NO_ROLE];
}

export function topicIn(traits: Traits): TopicId | null {
  return TOPIC_CODES[(traits >>> 5) & NO_TOPIC] ?? null;
}

export function flagsIn(traits: Traits): number {
  return traits & (FLAGS - 1);
}

export function kindIn(traits: Traits): PassageKind {
  return KINDS[traits & KIND_MASK]!;
}
