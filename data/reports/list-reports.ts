import type { Byline, EditionName, Level, Person, ReportId, ReportSummary } from '../contract/model.ts';
import type { ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';

export interface ReportRow {
  readonly report_id: ReportId;
  readonly agency: string;
  readonly agency_label: string;
  readonly region: string | null;
  readonly level: Level | null;
  readonly year_covered: number;
  readonly year_published: number | null;
  readonly title: string;
  readonly subtitle: string | null;
  readonly kicker: string | null;
  readonly byline: string;
  readonly head: string | null;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly programmes: string;
  readonly people: string;
}

/** Every report once, by agency (pinyin order) and newest year first; the curated record wins over an imported one. */
export function listReports(set: ArchiveSet): ReportSummary[] {
  const editions = editionsByReport(set);
  const summaries = new Map<ReportId, ReportSummary>();
  for (const archive of set.byRecordPrecedence) {
    for (const row of readRows(archive)) {
      const names = editions.get(row.report_id);
      if (!names || summaries.has(row.report_id)) continue;
      summaries.set(row.report_id, summarise(row, names));
    }
  }
  const byPinyin = new Intl.Collator('zh-CN');
  return [...summaries.values()].sort(
    (a, b) =>
      byPinyin.compare(a.agency, b.agency) ||
      b.yearCovered - a.yearCovered ||
      a.reportId.localeCompare(b.reportId),
  );
}

/** The most trusted catalogue record of a report that has a text; undefined where no archive knows it. */
export function findRecord(set: ArchiveSet, reportId: ReportId): ReportRow | undefined {
  for (const archive of set.byRecordPrecedence) {
    const row = archive.database.prepare<[string], ReportRow>(`${SELECT} WHERE report_id = ?`).get(reportId);
    if (row) return row;
  }
  return undefined;
}

export function summarise(row: ReportRow, editions: readonly EditionName[]): ReportSummary {
  return {
    reportId: row.report_id,
    agency: row.agency,
    agencyLabel: row.agency_label,
    region: row.region,
    level: row.level,
    yearCovered: row.year_covered,
    yearPublished: row.year_published,
    title: row.title,
    subtitle: row.subtitle,
    kicker: row.kicker,
    // JSON columns are written by store-report.ts from exactly these types.
    byline: JSON.parse(row.byline) as Byline,
    head: row.head === null ? null : (JSON.parse(row.head) as ReportSummary['head']),
    sourceFile: row.source_file,
    sha256: row.source_sha256,
    hasOriginal: editions.includes('original'),
    editions,
  };
}

export function programmesOf(row: ReportRow): string[] {
  // As above: written by store-report.ts.
  return JSON.parse(row.programmes) as string[];
}

export function peopleOf(row: ReportRow): Person[] {
  // As above: written by store-report.ts.
  return JSON.parse(row.people) as Person[];
}

const SELECT = `SELECT report_id, agency, agency_label, region, level, year_covered, year_published, title, subtitle,
  kicker, byline, head, source_file, source_sha256, programmes, people FROM reports`;

function readRows(archive: ArchiveFile): ReportRow[] {
  return archive.database.prepare<[], ReportRow>(SELECT).all();
}

/** The editions that can be read, 提要 first. */
export function editionsByReport(set: ArchiveSet): Map<ReportId, EditionName[]> {
  const editions = new Map<ReportId, EditionName[]>();
  for (const { reportId, edition } of set.activeEditions) {
    const names = editions.get(reportId) ?? [];
    editions.set(reportId, [...names, edition].sort());
  }
  return editions;
}
