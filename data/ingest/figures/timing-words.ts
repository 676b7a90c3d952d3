/** The words before a figure, from the beginning of its passage, its sentence and its clause. */
export interface WordsBefore {
  readonly passageBefore: string;
  readonly sentenceBefore: string;
  readonly clauseBefore: string;
  /** What stands behind the figure, to the end of its clause. */
  readonly clauseBehind: string;
  readonly sentenceBehind: string;
  readonly unit: string;
  /** Its place in a list of values. */
  readonly member: { readonly at: number; readonly of: number; readonly period: string | null } | null;
}

/** The years of the report that a figure stands in. */
export interface Years {
  readonly covered: number;
  readonly published: number;
  /** H1, Q3: the part of the year that the whole report is about; null for a year. */
  readonly part: string | null;
  /** 2021-2023: the years that the whole report, or the part of it, is about; null for one year. */
  readonly span: string | null;
}
