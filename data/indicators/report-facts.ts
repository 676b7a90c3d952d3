import type { Genre } from '../contract/genre.ts';
import type { ReportId } from '../contract/model.ts';
import type { ArchiveSet } from '../schema/archive-set.ts';

/** What a figure needs to know of its report. */
export interface ReportFacts {
  readonly reportId: ReportId;
  readonly agency: string | null;
  readonly yearCovered: number | null;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly yearPublished: number | null;
  readonly sourceFile: string | null;
  /** Of the original that the catalogue record describes. */
  readonly sourceSha256: string | null;
  readonly programmes: readonly string[];
}

interface Row extends Omit<ReportFacts, 'programmes'> {
  readonly programmes: string;
}

/** Every report that has a text in force, from the most trusted catalogue record. */
export function readReportFacts(set: ArchiveSet): Map<ReportId, ReportFacts> {
  const withText = new Set(set.activeEditions.map((edition) => edition.reportId));
  const facts = new Map<ReportId, ReportFacts>();
  for (const archive of set.byRecordPrecedence) {
    const rows = archive.database
      .prepare<[], Row>(
        `SELECT report_id AS reportId, agency, year_covered AS yearCovered, genre, period, title, subtitle,
           year_published AS yearPublished, source_file AS sourceFile, source_sha256 AS sourceSha256, programmes FROM reports ORDER BY report_id`,
      )
      .all();
    for (const row of rows) {
      if (facts.has(row.reportId) || !withText.has(row.reportId)) continue;
      // The column is written by store-report.ts from an array of names.
      facts.set(row.reportId, { ...row, programmes: JSON.parse(row.programmes) as string[] });
    }
  }
  return facts;
}
