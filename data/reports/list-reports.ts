import type { Genre } from '../contract/genre.ts';
import type { Byline, Level, Person, ReportId, ReportSummary } from '../contract/model.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { comparePinyin } from '../text/pinyin-order.ts';

export interface ReportRow {
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
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly programmes: string;
  readonly people: string;
}

/**
 * Every report once, by agency (pinyin order) and newest year first, what is not known at the end; the curated record
 * wins over an imported one, and the file is that of the text that is held.
 */
export function listReports(set: ArchiveSet): ReportSummary[] {
  const texts = textsByReport(set);
  const summaries = new Map<ReportId, ReportSummary>();
  for (const archive of set.byRecordPrecedence) {
    for (const row of readRows(archive)) {
      const own = texts.get(row.report_id);
      if (!own || summaries.has(row.report_id)) continue;
      summaries.set(row.report_id, summarise(row, own));
    }
  }
  return [...summaries.values()].sort(
    (a, b) =>
      Number(a.agency === null) - Number(b.agency === null) ||
      comparePinyin(a.agency ?? '', b.agency ?? '') ||
      (b.yearCovered ?? 0) - (a.yearCovered ?? 0) ||
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

export function summarise(row: ReportRow, texts: readonly ActiveEdition[]): ReportSummary {
  const original = texts.find(({ edition }) => edition === 'original');
  return {
    reportId: row.report_id,
    genre: row.genre,
    period: row.period,
    plannedPeriod: row.planned_period,
    // JSON columns are written by store-record.ts from exactly these types.
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
    sourceFile: original?.sourceFile ?? row.source_file,
    sha256: original?.sourceSha256 ?? row.source_sha256,
    hasOriginal: original !== undefined,
    editions: texts.map(({ edition }) => edition),
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

const SELECT = `SELECT report_id, genre, period, planned_period, unsure, agency, agency_label, region, level, year_covered, year_published, title, subtitle,
  kicker, byline, head, source_file, source_sha256, programmes, people FROM reports`;

function readRows(archive: ArchiveFile): ReportRow[] {
  return archive.database.prepare<[], ReportRow>(SELECT).all();
}

/** What can be read of each report, 提要 first. */
export function textsByReport(set: ArchiveSet): ReadonlyMap<ReportId, readonly ActiveEdition[]> {
  const texts = new Map<ReportId, ActiveEdition[]>();
  for (const active of set.activeEditions) {
    const own = texts.get(active.reportId) ?? [];
    own.push(active);
    texts.set(active.reportId, own);
  }
  for (const own of texts.values()) own.sort((a, b) => (a.edition < b.edition ? -1 : 1));
  return texts;
}
