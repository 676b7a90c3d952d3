import type { Archive } from './contract/api.ts';
import type { ScanReading } from './scan-reading.ts';

/** How far pages that are pictures have been read, and what is to become of it. */
export function scanMethods(scans: ScanReading): Pick<Archive, `scans.${'progress' | 'order'}`> {
  return {
    'scans.progress': () => scans.progress,
    'scans.order': ({ reportId, order }) => {
      scans.order(reportId, order);
      return scans.progress;
    },
  };
}
