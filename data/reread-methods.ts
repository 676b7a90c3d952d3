/** Kept sources read anew by today's reader: shown first, then stored as a text version that can be taken back. */
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { Rereading } from './contract/library-model.ts';
import type { ReportId } from './contract/model.ts';
import { mendIndex, type ImportingArchives } from './import-slices.ts';
import { Catalogue } from './ingest/import/catalogue.ts';
import {
  describeRereading,
  heldReading,
  rereadReport,
  type HeldReading,
} from './ingest/import/reread-report.ts';
import { noteReader, writeHoldings } from './ingest/import/write-holdings.ts';
import type { OriginalText } from './ingest/original-text.ts';
import { READ_BY } from './ingest/reader-version.ts';
import type { ParsedReport } from './schema/parsed-report.ts';
import { readSourceWhole } from './schema/source-pieces.ts';
import type { ReadableDatabase } from './schema/sqlite.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';

export function rereadMethods(
  holdingsFile: string,
  inUse: ImportingArchives,
): Pick<Archive, `imports.${'previewReread' | 'reread'}`> {
  return {
    'imports.previewReread': async ({ reportId }) => (await readAnew(inUse, reportId)).rereading,
    'imports.reread': async ({ reportId }) => {
      const before = await readAnew(inUse, reportId);
      await inUse.rebuilding.settled();
      return asOnlyWriter(holdingsFile, () => store(holdingsFile, inUse, before));
    },
  };
}

interface ReadAnew {
  readonly held: HeldReading;
  readonly original: OriginalText;
  readonly report: ParsedReport;
  readonly rereading: Rereading;
}

async function readAnew(inUse: ImportingArchives, reportId: ReportId): Promise<ReadAnew> {
  const database = holdingsOf(inUse);
  const held = heldReading(database, inUse.set.heldAs(reportId));
  const ticket = inUse.files.keep(held.sourceFile, readSourceWhole(database, held.sha256));
  try {
    const original = await inUse.files.read(ticket, {
      encoding: held.encoding ?? undefined,
      isPatient: true,
    });
    // What was read from pictures would be lost: a scan is read once, in the background.
    if ((original.layout?.unread ?? []).length > 0)
      throw new ArchiveError('file_no_text', `pages of "${reportId}" are pictures, which are not read anew`);
    return compared(inUse, held, original);
  } finally {
    inUse.files.release(ticket);
  }
}

/** The archives may have been opened anew while the file was read. */
function compared(inUse: ImportingArchives, held: HeldReading, original: OriginalText): ReadAnew {
  const report = rereadReport(new Catalogue(inUse.set), original, held);
  return { held, original, report, rereading: describeRereading(holdingsOf(inUse), held, report) };
}

/** Throws conflict where the text that counts is no longer the one that was read anew. */
function store(holdingsFile: string, inUse: ImportingArchives, { held, original }: ReadAnew): Rereading {
  inUse.reopen();
  mendIndex(inUse);
  const now = heldReading(holdingsOf(inUse), held.reportId);
  if (now.editionKey !== held.editionKey)
    throw new ArchiveError('conflict', `another text of "${held.reportId}" counts now`);
  const { report, rereading } = compared(inUse, now, original);
  if (rereading.isSame) {
    if (!isOfToday(now)) noteToday(holdingsFile, inUse, now);
    return rereading;
  }
  return inUse.telling(() => {
    inUse.reopen(() =>
      writeHoldings(holdingsFile, [
        { kind: 'text', report, as: 'version', source: undefined, action: 'reread' },
      ]),
    );
    return rereading;
  });
}

function isOfToday({ readerVersion, repairsVersion }: HeldReading): boolean {
  return readerVersion === READ_BY.readerVersion && repairsVersion === READ_BY.repairsVersion;
}

function noteToday(holdingsFile: string, inUse: ImportingArchives, { editionKey }: HeldReading): void {
  inUse.reopen(() => noteReader(holdingsFile, editionKey, READ_BY));
  // It says what it said, by another reader.
  inUse.changes.tell(['texts']);
}

function holdingsOf({ set }: ImportingArchives): ReadableDatabase {
  const holdings = set.archives.find(({ role }) => role === 'holdings');
  if (!holdings) throw new ArchiveError('not_found', 'there are no holdings yet');
  return holdings.database;
}
