import type {
  ConceptId,
  EditionName,
  IndicatorId,
  PassageId,
  ReportId,
  SeriesId,
  TextRange,
  TopicId,
} from './model.ts';

/** `actual`: a flow during the period. `stock`: a state at its end. `target`: what a plan promises. */
export const INDICATOR_KINDS = ['actual', 'stock', 'target'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export const VERDICT_STATES = ['verified', 'corrected', 'rejected'] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/** What of a figure a person may set right. */
export interface FigureFields {
  readonly subject: string;
  readonly value: number;
  /** As printed, 万 and 亿 included: 亿元. */
  readonly unit: string;
  readonly period: string;
  readonly kind: IndicatorKind;
}

/** One figure with its sentence. */
export interface Indicator {
  readonly indicatorId: IndicatorId;
  readonly reportId: ReportId;
  /** Null where the report's agency is not known: the figure is in no series. */
  readonly agency: string | null;
  readonly edition: EditionName;
  readonly sourceFile: string | null;
  readonly subject: string;
  readonly concept: ConceptId | null;
  readonly seriesId: SeriesId | null;
  /** As printed: 3.85 and 亿元. Decimal text is not needed: every value fits a double exactly enough to print back. */
  readonly value: number;
  readonly unit: string;
  /** 万 and 亿 resolved: 385000000 and 元. */
  readonly valueSi: number;
  readonly unitSi: string;
  /** 余, 近, 超 … as printed; null when the figure stands bare. */
  readonly qualifier: string | null;
  /** `lower`: the true value is at least this; `upper`: at most. */
  readonly bound: 'lower' | 'upper' | null;
  /** A range with both its ends, as printed (3—5个), of which `value` is the low one; left out for all else. */
  readonly printedRange?: string;
  /** A year, `2016-2020`, or `2022-05`. */
  readonly period: string;
  readonly kind: IndicatorKind;
  readonly topic: TopicId | null;
  /** Where the figure holds when that is not the agency's own area. */
  readonly scope: string | null;
  readonly programme: string | null;
  /** The clause that carries the figure, from this edition's text. */
  readonly quote: string;
  readonly passageId: PassageId | null;
  /** The number (with its unit where they touch) in the passage. */
  readonly range: TextRange | null;
  /** The number in the source file of the original; null for a figure known from a 提要 only. */
  readonly rawStart: number | null;
  readonly rawEnd: number | null;
  /** It was read from a picture of a page, and is to be looked at there; left out where it was not. */
  readonly isScanned?: true;
  /** A person has confirmed or corrected it in the notebook. */
  readonly verified: boolean;
  /** What a person has said of it; left out where nobody has. A rejected figure is in no series. */
  readonly verdict?: VerdictState;
  /** What two people have said of it that differs, before they met: no verdict, until one of them says it anew. */
  readonly disputed?: readonly VerdictState[];
  /** The notebook entry that says so, where it was said of another place or under another id: the source was read anew since, or its report merged. */
  readonly verdictKey?: string;
  /** For a corrected figure: as it was read. */
  readonly read?: FigureFields;
  /** Slogans and side facts. */
  readonly minor: boolean;
  readonly note: string | null;
}

/** A: same definition. B: comparable with caution. C: must not be joined. */
export type Grade = 'A' | 'B' | 'C';

export interface SeriesPoint {
  readonly year: number;
  readonly reportId: ReportId;
  readonly value: number;
  readonly unit: string;
  readonly valueSi: number;
  readonly unitSi: string;
  readonly qualifier: string | null;
  /** A range with both its ends, as printed (3—5个), of which `value` is the low one; left out for all else. */
  readonly printedRange?: string;
  /** The subject as this year's report words it. */
  readonly term: string;
  readonly kind: IndicatorKind;
  /** Read from a picture, and nobody has looked whether it is right; left out where that is not so. */
  readonly isUnseen?: true;
  readonly indicatorId: IndicatorId;
  /** The same figure in the other edition, where both are open. */
  readonly otherIndicatorId: IndicatorId | null;
  /** What other documents state for the same year, where it is another value, one each; left out where none does. */
  readonly rivals?: readonly SeriesRival[];
}

/** Another document's figure of the same thing, agency and year. */
export interface SeriesRival {
  readonly reportId: ReportId;
  readonly indicatorId: IndicatorId;
  readonly value: number;
  readonly unit: string;
  readonly qualifier: string | null;
  /** A range with both its ends, as printed (3—5个), of which `value` is the low one; left out for all else. */
  readonly printedRange?: string;
}

export interface SeriesChange {
  readonly from: number;
  readonly to: number;
  /** The two points are neighbours in the series; other pairs are given so that any two years can be compared. */
  readonly adjacent: boolean;
  readonly grade: Grade;
  /** Why the grade of this step is not A. */
  readonly note: string | null;
  /** In `unitSi`; percentage points for rates; null where the years must not be joined or the units differ. */
  readonly differenceSi: number | null;
  /** Percent, rounded half up to two decimals; null for rates, ranks and a zero base. */
  readonly percent: number | null;
  /** Why `percent` is null, else null. A screen shows a dash with this reason. */
  readonly reason: 'rate' | 'rank' | 'zero_base' | 'units_differ' | 'grade_c' | null;
}

/** Indicators that mean the same in several years of one agency. */
export interface Series {
  readonly seriesId: SeriesId;
  readonly concept: ConceptId;
  readonly agency: string;
  /** What its reports are told apart by: see series-kind.ts. Empty for the reviews of whole years. */
  readonly kind: string;
  readonly name: string;
  readonly topic: TopicId;
  readonly grade: Grade;
  /** Why the grade is not A. */
  readonly note: string | null;
  /** One result per year, by year. A series may have a single point: it then has no changes. */
  readonly points: readonly SeriesPoint[];
  /** What plans promised, by the year that they promised it for. */
  readonly targets: readonly SeriesPoint[];
  /** Years of which this agency has a report that does not report the thing. */
  readonly silences: readonly number[];
  readonly changes: readonly SeriesChange[];
}

/** Where a figure comes from, so that anybody holding the same source can check it. */
export interface Evidence {
  /** `LJ-7K2M-9QXD-4T1A`: the figure, then a check on source and place. Copied, printed, opened elsewhere. */
  readonly code: string;
  readonly indicator: Indicator;
  readonly yearCovered: number | null;
  readonly yearPublished: number | null;
  readonly title: string;
  readonly subtitle: string | null;
  /** The whole passage around the figure; null for a figure without a place in the text. */
  readonly passage: string | null;
  /** Heading of the section that holds it. */
  readonly section: string | null;
  /** SHA-256 of the source file that `rawStart` counts in; of the edition's text for a report without a source. */
  readonly sourceSha256: string;
}

/**
 * `exact`: same source, byte for byte, same place. `recatalogued`: so too, but agency or year of the record have been put
 * right since the code was made. `reread`: so too, but a later reader reads another value or unit there, and the code has
 * the one of `before`. `differs`: the figure is here, the source or place is another.
 */
export interface OpenedEvidence {
  readonly state: 'exact' | 'recatalogued' | 'reread' | 'differs';
  readonly matches: readonly Evidence[];
  readonly before?: Pick<Indicator, 'value' | 'unit'>;
}
