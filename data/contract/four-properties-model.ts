import type { ReportId } from './model.ts';

/** 真实性, 完整性, 可用性, 安全性. */
export const PROPERTIES = ['authenticity', 'completeness', 'usability', 'safety'] as const;
export type Property = (typeof PROPERTIES)[number];

/** `attention`: no fault, but something that a person has to look at. `not applicable`: the program cannot or need not check it. */
export type Outcome = 'passed' | 'failed' | 'attention' | 'not applicable';

/** One thing that is checked, as it stands in the report. */
export interface PropertyCheck {
  /** As DA/T 70-2018 numbers them in its table for taking in (移交与接收); see four-properties.ts. */
  readonly id: string;
  readonly property: Property;
  readonly zh: string;
  readonly en: string;
  /** How it is checked here, or why it is not. */
  readonly how: { readonly zh: string; readonly en: string };
  /** Of every report, or of the library. */
  readonly of: 'report' | 'library';
}

export interface CheckResult {
  readonly check: PropertyCheck['id'];
  /** Null: of the library as a whole. */
  readonly reportId: ReportId | null;
  readonly outcome: Outcome;
  /** What was found, names and values; empty where there is nothing to say. */
  readonly detail: string;
}

/** The four properties of a library: what was checked, how, and what came of it. */
export interface FourProperties {
  readonly checks: readonly PropertyCheck[];
  readonly results: readonly CheckResult[];
  readonly reports: number;
  readonly failed: number;
}
