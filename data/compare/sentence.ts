import type { IndicatorId, PassageId, Section, TopicId } from '../contract/model.ts';

/** The unit of alignment: a sentence or a heading, with its place. */
export interface Sentence {
  readonly passageId: PassageId;
  /** Code points of the passage. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isHeading: boolean;
  /** Place of its section in the text; sentences of one section are neighbours. */
  readonly section: number;
  readonly heading: string | null;
  readonly topic: TopicId | null;
  readonly kind: Section['kind'];
  readonly figures: readonly SentenceFigure[];
}

/** A figure that stands in a sentence. */
export interface SentenceFigure {
  readonly indicatorId: IndicatorId;
  readonly concept: string | null;
  readonly subject: string;
  readonly unitSi: string;
}
