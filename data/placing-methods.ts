/** Texts that were read before places were kept: where they stand on the pages of their kept source. */
import type { Archive } from './contract/api.ts';
import { ArchiveError } from './contract/errors.ts';
import type { ReportId } from './contract/model.ts';
import type { ImportingArchives } from './import-slices.ts';
import { writePlaces } from './ingest/import/write-holdings.ts';
import { placeOldText } from './ingest/place-old-text.ts';
import { unpackPlaces } from './schema/packed-places.ts';
import { readSourceWhole } from './schema/source-pieces.ts';
import type { ReadableDatabase } from './schema/sqlite.ts';
import { asOnlyWriter } from './schema/writer-lock.ts';
import { unlessStopped, type StoppedImports } from './stopped-imports.ts';

export function placingMethods(
  holdingsFile: string,
  inUse: ImportingArchives,
  stopped: StoppedImports,
): Pick<Archive, 'imports.place'> {
  return {
    'imports.place': async ({ reportId, batch }) => {
      const old = oldText(inUse, reportId);
      if (old.lines > 0 || old.text.trim() === '') return { lines: old.lines };
      const stop = stopped.signalOf(batch);
      const { text, layout } = await readKept(inUse, old, stop);
      const places = placeOldText(old.text, { text, places: layout?.places ?? [] });
      await inUse.rebuilding.settled();
      if (stop.aborted) throw new ArchiveError('cancelled', `the places of "${reportId}" were not kept`);
      if (places.length > 0)
        asOnlyWriter(holdingsFile, () => {
          inUse.reopen();
          const now = oldText(inUse, reportId);
          if (now.editionKey !== old.editionKey || now.text !== old.text)
            throw new ArchiveError('conflict', `another text of "${reportId}" counts now`);
          inUse.reopen(() =>
            writePlaces(holdingsFile, old.editionKey, { pages: layout?.pages ?? [], places }),
          );
          // What it says is the same.
          inUse.changes.tell(['texts']);
        });
      return { lines: places.length };
    },
  };
}

interface OldText {
  readonly editionKey: number;
  readonly sourceFile: string;
  readonly sha256: string;
  readonly encoding: string | null;
  readonly text: string;
  /** How many of its lines have a place. */
  readonly lines: number;
}

/** Throws not_found for a report whose text the holdings do not hold, or hold without its source. */
function oldText({ set }: ImportingArchives, reportId: ReportId): OldText {
  const found = holdingsOf(set.archives)
    ?.prepare<[string], Omit<OldText, 'lines'> & { readonly kept: Buffer | null }>(
      `SELECT edition_key AS editionKey, editions.source_file AS sourceFile, editions.source_sha256 AS sha256, encoding,
         raw_text AS text, packed AS kept
       FROM editions JOIN sources ON sources.sha256 = editions.source_sha256 LEFT JOIN places USING (edition_key)
       WHERE report_id = ? AND edition = 'original' AND is_current = 1 AND raw_text IS NOT NULL`,
    )
    .get(set.heldAs(reportId));
  if (!found) throw new ArchiveError('not_found', `the holdings keep no source of a text of "${reportId}"`);
  const { kept, ...old } = found;
  return { ...old, lines: kept ? unpackPlaces(kept).length : 0 };
}

async function readKept(
  { files, set }: ImportingArchives,
  { sourceFile, sha256, encoding }: OldText,
  stop: AbortSignal,
) {
  const ticket = files.keep(sourceFile, readSourceWhole(holdingsOf(set.archives)!, sha256));
  try {
    return await unlessStopped(stop, sourceFile, () =>
      files.read(ticket, { encoding: encoding ?? undefined, isPatient: true }),
    );
  } finally {
    files.release(ticket);
  }
}

function holdingsOf(archives: ImportingArchives['set']['archives']): ReadableDatabase | undefined {
  return archives.find(({ role }) => role === 'holdings')?.database;
}
