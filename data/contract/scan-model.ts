import type { ErrorCode } from './errors.ts';
import type { ReportId } from './model.ts';

/** What a person can have done with the reading of a scan. */
export const SCAN_ORDERS = ['read', 'pause', 'cancel'] as const;
export type ScanOrder = (typeof SCAN_ORDERS)[number];

/** A report whose pages are pictures that are being read, or wait for it. */
export interface ScanProgress {
  readonly reportId: ReportId;
  readonly sourceFile: string;
  /** How many of its pages are pictures, and how many of them have been read. */
  readonly pages: number;
  readonly read: number;
  /** One is being read at a time, the others wait. What failed can be tried again. */
  readonly state: 'reading' | 'waiting' | 'paused' | 'cancelled' | 'failed';
  /** Why it failed, else null. */
  readonly code: ErrorCode | null;
}
