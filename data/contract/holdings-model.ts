/** What the holdings keep of a report, and what a person can do with it. */
import type { EditionName, NamedReport, ReportId, Section } from './model.ts';

/** The bytes of an original as they came. */
export interface KeptSource {
  readonly reportId: ReportId;
  readonly sourceFile: string;
  /** Lower-case hex, as is `sm3` (GM/T 0004-2012). */
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
  readonly format: string;
  /** `sources.piece` gives one at a time, from 0. */
  readonly pieces: number;
}

/** One reading of a source that the holdings keep for a report. */
export interface TextVersion {
  /** Names the version in requests. */
  readonly version: number;
  readonly edition: EditionName;
  /** It counts among the versions of its report. */
  readonly isChosen: boolean;
  /** It is read and searched: chosen, and its report is not in the trash. */
  readonly isCurrent: boolean;
  readonly textHash: string;
  readonly sourceFile: string | null;
  readonly sha256: string | null;
  readonly format: string;
  /** Null: read before readers were counted. */
  readonly readerVersion: number | null;
  readonly repairsVersion: number | null;
  readonly passages: number;
  readonly hasSource: boolean;
}

/** One version as it reads, whether it counts or not. */
export interface VersionText {
  readonly version: number;
  readonly reportId: ReportId;
  readonly edition: EditionName;
  readonly sourceFile: string | null;
  readonly sections: readonly Section[];
}

/** A report in the trash, by what it is called. */
export type TrashedReport = NamedReport;

/** A report of which the holdings keep a text. */
export interface HeldReport extends NamedReport {
  /** Texts that are kept of it. */
  readonly versions: number;
  /** One of them counts, and can be read; none does once the import that brought it was taken back. */
  readonly isRead: boolean;
  /** Its text was made by an earlier reader, and its source is kept: `imports.reread` may read it better. */
  readonly isOutdated: boolean;
}

/** What a person can put in order. */
export interface Holdings {
  readonly reports: readonly HeldReport[];
  /** Files that are kept as they came, those of earlier texts and of the trash included; their bytes before packing. */
  readonly sources: { readonly count: number; readonly bytes: number };
  /** What `reports.undo` and `reports.redo` would be about; null where there is nothing. */
  readonly undo: ArrangementStep | null;
  readonly redo: ArrangementStep | null;
}

/** What was taken back or done again, and with which report. */
export interface ArrangementStep {
  readonly action: 'import' | 'remove' | 'restore' | 'merge' | 'move' | 'version' | 'choose' | 'reread';
  readonly reportId: ReportId;
  /** How many steps were taken back in one go, where that was asked for. */
  readonly steps?: number;
}
