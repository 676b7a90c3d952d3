import type { ErrorCode } from '../../contract/errors.ts';
import type { OriginalText } from '../original-text.ts';

/** A file for the reading thread. */
export interface ReaderTask {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding?: string | undefined;
  /** A person has asked to wait for it: ten times as long. */
  readonly isPatient?: boolean;
}

/** Said after each page: whoever waits sees that it goes on. */
export const GOES_ON = 'goes on';

export type ReaderAnswer =
  { readonly original: OriginalText } | { readonly code: ErrorCode; readonly detail: string };
