import type { Outcome } from '../contract/four-properties-model.ts';
import type { Verification } from '../contract/library-model.ts';
import type { ReportSummary } from '../contract/model.ts';

/** An outcome, with what was found. */
export type Found = Outcome | readonly [Outcome, string];

/** What is known of a report besides its record. */
export interface HeldParts {
  /** Format of its original; null where none is held. */
  readonly format: string | null;
  readonly passages: number;
  /** Characters that stand for ones that could not be read. */
  readonly unreadable: number;
  /** The first bytes of the kept source; null where none is kept. */
  readonly beginning: Uint8Array | null;
}

export interface CheckedLibrary {
  readonly reports: readonly ReportSummary[];
  readonly parts: ReadonlyMap<string, HeldParts>;
  readonly archives: Verification['archives'];
  /** SHA-256 of kept sources that no text was read from. */
  readonly unused: readonly string[];
}
