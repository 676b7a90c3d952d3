import { SECTION_ROLES, TOPICS, type SectionRole, type TopicId } from '../contract/model.ts';
import type { PassageKind } from './parsed-report.ts';

/**
 * What search needs to know of every passage while it counts: five bytes each, one blob per edition, so that an
 * archive of 400,000 passages is counted without reading a row of text.
 */
export interface PassageFacts {
  readonly role: SectionRole;
  readonly topic: TopicId | null;
  readonly kind: PassageKind;
  readonly startsSection: boolean;
  readonly hasFigures: boolean;
  readonly isRepaired: boolean;
  /** Code points, at most 65,535. */
  readonly length: number;
}

export const BYTES_PER_PASSAGE = 5;
export const NO_TOPIC = 255;
/** Written into files by their place: append only. */
export const KINDS = ['title', 'heading', 'text', 'table'] as const satisfies readonly PassageKind[];

/** The third byte: the kind's place in KINDS, and these. */
export const KIND_MASK = 3;
export const HAS_FIGURES = 4;
export const IS_REPAIRED = 8;
export const STARTS_SECTION = 16;

/** Their places in these lists are written into files: append only, never reorder. */
export const ROLE_CODES: readonly SectionRole[] = SECTION_ROLES;
export const TOPIC_CODES: readonly TopicId[] = TOPICS;

export function encodePassageFacts(passages: readonly PassageFacts[]): Buffer {
  const blob = Buffer.alloc(passages.length * BYTES_PER_PASSAGE);
  passages.forEach((one, i) => {
    const at = i * BYTES_PER_PASSAGE;
    blob[at] = ROLE_CODES.indexOf(one.role);
    blob[at + 1] = one.topic === null ? NO_TOPIC : TOPIC_CODES.indexOf(one.topic);
    blob[at + 2] =
      KINDS.indexOf(one.kind) |
      (one.hasFigures ? HAS_FIGURES : 0) |
      (one.isRepaired ? IS_REPAIRED : 0) |
      (one.startsSection ? STARTS_SECTION : 0);
    blob.writeUInt16LE(Math.min(one.length, 0xffff), at + 3);
  });
  return blob;
}
