import type { TopicId } from '../../contract/model.ts';
import type { ProgrammeNames } from '../programme-forms.ts';

/** A row of data/corpus/concepts.csv: what is measured, under all its printed names. */
export interface ConceptEntry {
  readonly concept: string;
  readonly name: string;
  readonly topic: TopicId | null;
  readonly unitSi: string;
  /** It is read off on a day: no flow of a year is one. */
  readonly isStock: boolean;
  readonly aliases: readonly string[];
}

/** What must be known of a report to read its figures. */
export interface FigureContext {
  readonly yearCovered: number;
  /** Decides what 今年 means; null is read as the year after the one covered. */
  readonly yearPublished: number | null;
  /** What the report is about where it is no year: 2023-H1. */
  readonly period?: string | null;
  readonly agency: string;
  /** Shortest usual name of the agency's place: 平湖. */
  readonly agencyLabel: string;
  /** All places above the agency, as one string: 浙江省嘉兴市平湖市. */
  readonly region: string | null;
  readonly concepts: readonly ConceptEntry[];
  readonly programmes: readonly ProgrammeNames[];
}
