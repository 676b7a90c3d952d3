import { ArchiveError } from '../../contract/errors.ts';
import type { ImportCandidate } from '../../contract/library-model.ts';
import type { ReportId } from '../../contract/model.ts';
import type { CatalogueRecord } from '../../schema/parsed-report.ts';
import type { RecordDraft } from '../draft-record.ts';
import type { Catalogue } from './catalogue.ts';

/** A report that takes a file as its text. */
export interface Match {
  readonly record: CatalogueRecord;
  /** `sha256`: the report's record names these bytes, or they are its text already; `chosen`: a person said so. */
  readonly by: 'sha256' | 'chosen';
  /** It has an original, which stays as an earlier version. */
  readonly hasText: boolean;
}

/**
 * The report that a file belongs to without asking: the one that was chosen, the one whose record names these bytes, or
 * the one that has them already (they are read again when a person has corrected a field). Agency and year are no
 * identity. Throws not_found for a choice that names no report.
 */
export function matchReport(
  catalogue: Catalogue,
  sha256: string,
  chosen: ReportId | undefined,
): Match | null {
  const reportId = chosen === undefined ? ownerOf(catalogue, sha256) : catalogue.heldAs(chosen);
  if (reportId === null && chosen === undefined) return null;
  const record = reportId === null ? null : catalogue.record(reportId);
  if (!record) throw new ArchiveError('not_found', `unknown report "${chosen ?? reportId}"`);
  return {
    record,
    by: chosen === undefined ? 'sha256' : 'chosen',
    hasText: catalogue.hasOriginal(record.reportId),
  };
}

function ownerOf(catalogue: Catalogue, sha256: string): ReportId | null {
  return catalogue.heldText(sha256)?.reportId ?? namedBy(catalogue, sha256);
}

/** A record that names the bytes but has another text since keeps that text: nothing is replaced without being told to. */
function namedBy(catalogue: Catalogue, sha256: string): ReportId | null {
  const reportId = catalogue.catalogued(sha256);
  return reportId !== null && !catalogue.hasOriginal(reportId) ? reportId : null;
}

/** What a person may choose instead of a new report, the likeliest first. */
export function candidatesFor(
  catalogue: Catalogue,
  sha256: string,
  draft: RecordDraft,
): readonly ImportCandidate[] {
  const named = catalogue.catalogued(sha256);
  const alike = catalogue.describedLike(draft);
  const sameTitle = alike.filter(({ title }) => title !== null && title === draft.title);
  const others = alike.filter((record) => !sameTitle.includes(record));
  const found = [
    ...(named === null ? [] : [{ reportId: named, why: 'sha256' as const }]),
    ...sameTitle.map(({ reportId }) => ({ reportId, why: 'record' as const })),
    ...others.map(({ reportId }) => ({ reportId, why: 'name' as const })),
  ];
  return found
    .filter((one, place) => found.findIndex((other) => other.reportId === one.reportId) === place)
    .map((one) => ({ ...one, hasOriginal: catalogue.hasOriginal(one.reportId) }));
}
