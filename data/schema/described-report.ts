import type { Genre } from '../contract/genre.ts';
import type { Byline, Level, ReportId, ReportSummary } from '../contract/model.ts';

/** A row of `reports`, as far as it describes a report. */
export interface DescribedRow {
  readonly report_id: ReportId;
  readonly genre: Genre | null;
  readonly period: string | null;
  readonly planned_period: string | null;
  readonly unsure: string;
  readonly agency: string | null;
  readonly agency_label: string | null;
  readonly region: string | null;
  readonly level: Level | null;
  readonly year_covered: number | null;
  readonly year_published: number | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly kicker: string | null;
  readonly byline: string;
  readonly head: string | null;
  readonly fields: string;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
}

/** Of a DescribedRow, for SELECT. */
export const DESCRIBING_COLUMNS = `report_id, genre, period, planned_period, unsure, agency, agency_label, region, level,
  year_covered, year_published, title, subtitle, kicker, byline, head, fields, source_file, source_sha256`;

/** What the row says, without what follows from the texts that are held. */
export type DescribedReport = Omit<ReportSummary, 'hasOriginal' | 'editions'>;

export function describedBy(row: DescribedRow): DescribedReport {
  return {
    reportId: row.report_id,
    genre: row.genre,
    period: row.period,
    plannedPeriod: row.planned_period,
    // JSON columns are written by store-record.ts and record-overlay.ts from exactly these types.
    unsure: JSON.parse(row.unsure) as string[],
    agency: row.agency,
    agencyLabel: row.agency_label,
    region: row.region,
    level: row.level,
    yearCovered: row.year_covered,
    yearPublished: row.year_published,
    title: row.title,
    subtitle: row.subtitle,
    kicker: row.kicker,
    byline: JSON.parse(row.byline) as Byline,
    head: row.head === null ? null : (JSON.parse(row.head) as ReportSummary['head']),
    fields: JSON.parse(row.fields) as ReportSummary['fields'],
    sourceFile: row.source_file,
    sha256: row.source_sha256,
  };
}
