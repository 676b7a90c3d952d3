/** Pages that are pictures, read in the background. */
import * as v from 'valibot';
import { nothing, reportId } from './request-fields.ts';
import { SCAN_ORDERS } from './scan-model.ts';
import { changes, reads } from './touches.ts';

export const SCAN_REQUESTS = {
  /** Reports of which pages are still to be read. */
  'scans.progress': reads(nothing, 'scans'),
  /** Goes on with, pauses or gives up the reading of a report; what has been read stays. */
  'scans.order': changes(v.strictObject({ reportId, order: v.picklist(SCAN_ORDERS) }), 'scans'),
} as const;
