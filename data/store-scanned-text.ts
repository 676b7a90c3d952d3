import type { ReportId } from './contract/model.ts';
import { rotationOf } from './contract/page-model.ts';
import { renewedReport } from './ingest/import/renewed-report.ts';
import type { OriginalText } from './ingest/original-text.ts';
import type { KeptReading } from './ingest/scans/kept-readings.ts';
import { withScannedPages } from './ingest/scans/scanned-text.ts';
import type { ReadPage } from './ingest/scans/read-scan.ts';
import { NO_LAYOUT, type PageOfSource } from './ingest/source-layout.ts';
import { stampHoldings } from './schema/edition-id.ts';
import type { ArchiveSet } from './schema/archive-set.ts';
import { renewText } from './schema/renew-text.ts';
import { openWritable } from './schema/sqlite.ts';
import { storeRecord } from './schema/store-record.ts';
import { holdAsOnlyWriter } from './schema/writer-lock.ts';

/** Whose pages have been read, and what the file says besides. */
interface Scanned {
  readonly kept: KeptReading;
  readonly base: OriginalText;
  readonly reportId: ReportId;
}

/**
 * Puts the pages that have been read into the text of their report, in one transaction. False: its source is the text in
 * force of that report no longer. Throws library_busy, disk_full.
 */
export async function storeScannedText(
  inUse: { readonly set: ArchiveSet; reopen(change: () => void): void },
  holdingsFile: string,
  { kept, base, reportId }: Scanned,
): Promise<boolean> {
  const { unread: _unread, ...layout } = base.layout ?? NO_LAYOUT;
  const pages = layout.pages?.map((page) => upright(page, kept.read.get(page.number)));
  const original: OriginalText = {
    ...base,
    ...withScannedPages({ text: base.text, layout: { ...layout, ...(pages && { pages }) } }, kept.read),
  };
  const left = kept.pages.filter((page) => !kept.read.has(page));
  // A page may well be blank; as long as any is unread the text may be as well.
  const whole = {
    ...original,
    layout: { ...(original.layout ?? NO_LAYOUT), unread: left.length > 0 ? left : [0] },
  };
  const report = renewedReport(inUse.set, whole, {
    reportId,
    isMade: kept.made === reportId,
    given: kept.given,
  });
  const release = await holdAsOnlyWriter(holdingsFile);
  let isStored = false;
  try {
    inUse.reopen(() => {
      const database = openWritable(holdingsFile);
      try {
        database.transaction(() => {
          // Another process may have put the report elsewhere while the page was read.
          const key = database
            .prepare<[string, string], number>(
              `SELECT edition_key FROM editions WHERE source_sha256 = ? AND report_id = ?
               AND edition = 'original' AND is_current = 1`,
            )
            .pluck()
            .get(kept.sha256, reportId);
          if (key === undefined) return;
          storeRecord(database, report.record);
          renewText(database, key, report);
          stampHoldings(database);
          isStored = true;
        })();
      } finally {
        database.close();
      }
    });
  } finally {
    release();
  }
  return isStored;
}

/** Shown the way up in which it was read, and in which its lines stand. */
function upright(page: PageOfSource, read: ReadPage | undefined): PageOfSource {
  return { ...page, rotation: rotationOf(page.rotation - 90 * (read?.turns ?? 0)) };
}
