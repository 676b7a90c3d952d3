import type { OpenArchive } from './library-model.ts';
import type { EditionName, ReportId } from './model.ts';

/**
 * What a check has found wrong. `pages`: SQLite's own complaint; `index`: the full-text index does not say what the texts
 * say; `contents`: rows are not those that the archive states; the others name the text that they are about.
 */
export type Complaint =
  | { readonly kind: 'pages'; readonly detail: string }
  | { readonly kind: 'index' }
  | { readonly kind: 'contents' }
  | {
      readonly kind: 'text' | 'record' | 'source';
      readonly reportId: ReportId;
      readonly edition: EditionName;
    };

/** What was found when an archive was last read from end to end. */
export interface WholeCheck {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly texts: number;
  /** At most 100. */
  readonly complaints: readonly Complaint[];
}

/** The checks of the open archives, which go on in the background: one archive after the other. */
export interface FixityChecks {
  readonly isRunning: boolean;
  readonly archives: readonly {
    readonly fileName: string;
    readonly role: OpenArchive['role'];
    readonly state: 'idle' | 'waiting' | 'running';
    /** Null: not since its file is as it is now. */
    readonly last: WholeCheck | null;
  }[];
}
