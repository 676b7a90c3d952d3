import type { ErrorCode } from '../../contract/errors.ts';
import type { SourceFormat } from '../file-format.ts';
import type { ReadPage } from './read-scan.ts';

/** A source whose pages are to be read by the thread. */
export interface ScanSource {
  readonly name: string;
  readonly format: SourceFormat;
  readonly bytes: Uint8Array;
}

/** The source first, then the numbers of its pages, one at a time. */
export type ScanTask = { readonly source: ScanSource } | { readonly page: number };

/** To each page: what is written on it. */
export type ScanAnswer = { readonly read: ReadPage } | { readonly code: ErrorCode; readonly detail: string };
