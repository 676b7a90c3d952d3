import type { ErrorCode } from './contract/errors.ts';
import type { ScanProgress } from './contract/scan-model.ts';
import type { KeptReading } from './ingest/scans/kept-readings.ts';

/** A scan that is not all in the holdings yet. */
export interface ScanWork {
  kept: KeptReading;
  /** Pages that could not be read this time, and why. */
  readonly failed: Map<number, ErrorCode>;
  /** Pages have been read that may not be in the holdings. */
  isFresh: boolean;
  /** Why they could not be put there this time. */
  unstored: ErrorCode | null;
}

/** How far it is; `isUnderWay`: this program reads it, or another one. */
export function progressOf(
  { kept, failed, unstored }: ScanWork,
  isUnderWay: boolean,
): Omit<ScanProgress, 'reportId'> {
  const { name, pages, order } = kept;
  const [code = unstored] = failed.values();
  const isLeft = pages.some((page) => !kept.read.has(page) && !failed.has(page));
  const state =
    order === 'pause'
      ? 'paused'
      : order === 'cancel'
        ? 'cancelled'
        : isUnderWay
          ? 'reading'
          : code !== null && !isLeft
            ? 'failed'
            : 'waiting';
  return { sourceFile: name, pages: pages.length, read: kept.read.size, state, code };
}
