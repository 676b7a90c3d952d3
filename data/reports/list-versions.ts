import { ArchiveError } from '../contract/errors.ts';
import type { TextVersion, TrashedReport, VersionText } from '../contract/holdings-model.ts';
import type { ReportId } from '../contract/model.ts';
import type { ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { readSections } from './read-report.ts';

/** Every text of a report that the holdings have, newest first; other archives hold one each, which nobody can change. */
export function listVersions(set: ArchiveSet, reportId: ReportId): TextVersion[] {
  return holdingsOf(set).flatMap(({ database }) =>
    database
      .prepare<[string], VersionRow>(
        `SELECT edition_key AS version, edition, is_chosen AS isChosen, is_current AS isCurrent, text_hash AS textHash,
           source_file AS sourceFile, source_sha256 AS sha256, format, reader_version AS readerVersion,
           repairs_version AS repairsVersion,
           (SELECT count(*) FROM passages WHERE passages.edition_key = editions.edition_key) AS passages,
           EXISTS (SELECT 1 FROM sources WHERE sources.sha256 = editions.source_sha256) AS hasSource
         FROM editions WHERE report_id = ? ORDER BY edition_key DESC`,
      )
      .all(reportId)
      .map((row) => ({
        ...row,
        isChosen: row.isChosen === 1,
        isCurrent: row.isCurrent === 1,
        hasSource: row.hasSource === 1,
      })),
  );
}

type VersionRow = Omit<TextVersion, 'isChosen' | 'isCurrent' | 'hasSource'> & {
  readonly isChosen: 0 | 1;
  readonly isCurrent: 0 | 1;
  readonly hasSource: 0 | 1;
};

/** The text of one version, to be read before it is chosen. Throws not_found. */
export function readVersion(set: ArchiveSet, version: number): VersionText {
  for (const { database } of holdingsOf(set)) {
    const known = database
      .prepare<[number], Pick<VersionText, 'version' | 'reportId' | 'edition' | 'sourceFile'>>(
        `SELECT edition_key AS version, report_id AS reportId, edition, source_file AS sourceFile FROM editions
         WHERE edition_key = ?`,
      )
      .get(version);
    if (known) return { ...known, sections: readSections(database, version) };
  }
  throw new ArchiveError('not_found', `the holdings have no version ${version}`);
}

/** What lies in the trash of the holdings. */
export function listTrash(set: ArchiveSet): TrashedReport[] {
  return holdingsOf(set).flatMap(({ database }) =>
    database
      .prepare<[], TrashedReport>(
        `SELECT report_id AS reportId, agency, agency_label AS agencyLabel, year_covered AS yearCovered, genre, period,
           title, source_file AS sourceFile
         FROM reports WHERE removed = 'trash' ORDER BY report_id`,
      )
      .all(),
  );
}

function holdingsOf(set: ArchiveSet): readonly ArchiveFile[] {
  return set.archives.filter(({ role }) => role === 'holdings');
}
