import type { PassageId, ReportId } from '../contract/model.ts';
import type { PrintedLine, PrintedPages, ShownPage } from '../contract/page-model.ts';
import type { ActiveEdition, ArchiveSet } from '../schema/archive-set.ts';
import { unpackPlaces } from '../schema/packed-places.ts';
import { OffsetMap } from '../text/offset-map.ts';
import { placePassages, type PlacedPassage } from './place-passages.ts';

/**
 * The pages of the original of a report, and where on them its text stands. Throws not_found for a report without an
 * original; a format without pages has none.
 */
export function printedPages(set: ArchiveSet, { reportId }: { readonly reportId: ReportId }): PrintedPages {
  const active = set.editionOf(reportId, 'original');
  return { reportId, textHash: active.textHash, pages: pagesOf(active), lines: linesOf(active) };
}

function pagesOf({ archive, editionKey }: ActiveEdition): ShownPage[] {
  return archive.database
    .prepare<[number], ShownPage>(
      'SELECT number, width, height, rotation FROM pages WHERE edition_key = ? ORDER BY number',
    )
    .all(editionKey)
    .map(({ number, width, height, rotation }) =>
      rotation % 180 === 0
        ? { number, width, height, rotation }
        : { number, width: height, height: width, rotation },
    );
}

function linesOf({ archive, editionKey }: ActiveEdition): PrintedLine[] {
  const kept = archive.database
    .prepare<[number], { readonly packed: Buffer; readonly raw_text: string | null }>(
      'SELECT packed, raw_text FROM places JOIN editions USING (edition_key) WHERE edition_key = ?',
    )
    .get(editionKey);
  if (!kept) return [];
  return placePassages(
    passagesOf(archive.database, editionKey),
    unpackPlaces(kept.packed),
    kept.raw_text ?? '',
  );
}

function passagesOf(database: ActiveEdition['archive']['database'], editionKey: number): PlacedPassage[] {
  return database
    .prepare<[number], { readonly id: PassageId; readonly kind: string; readonly map: string }>(
      'SELECT passage_id AS id, kind, raw_map AS map FROM passages WHERE edition_key = ? ORDER BY ordinal',
    )
    .all(editionKey)
    .map(({ id, kind, map }) => ({
      passageId: id,
      isTable: kind === 'table',
      runs: OffsetMap.decode(map).runs,
    }));
}
