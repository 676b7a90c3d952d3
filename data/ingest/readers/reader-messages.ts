import type { ErrorCode } from '../../contract/errors.ts';
import type { OriginalText } from '../original-text.ts';

/** A file for the reading thread. */
export interface ReaderTask {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly encoding?: string | undefined;
}

export type ReaderAnswer =
  { readonly original: OriginalText } | { readonly code: ErrorCode; readonly detail: string };
