import type { Person, ReportId, ReportSummary } from '../contract/model.ts';
import type { ActiveEdition, ArchiveFile, ArchiveSet } from '../schema/archive-set.ts';
import { describedBy, DESCRIBING_COLUMNS, type DescribedRow } from '../schema/described-report.ts';
import { prepared } from '../schema/prepared.ts';
import { comparePinyin } from '../text/pinyin-order.ts';

export interface ReportRow extends DescribedRow {
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

/** One report of the list, without reading the others; null where none is listed under this id. */
export function summaryOf(set: ArchiveSet, reportId: ReportId): ReportSummary | null {
  const texts = set.textsOf(reportId);
  const row = texts.length === 0 ? undefined : findRecord(set, reportId);
  return row ? summarise(row, texts) : null;
}

/** The most trusted catalogue record of a report that has a text; undefined where no archive knows it. */
export function findRecord(set: ArchiveSet, reportId: ReportId): ReportRow | undefined {
  for (const archive of set.byRecordPrecedence) {
    const row = prepared<[string], ReportRow>(archive.database, `${SELECT} WHERE report_id = ?`).get(
      reportId,
    );
    if (row) return row;
  }
  return undefined;
}

export function summarise(row: ReportRow, texts: readonly ActiveEdition[]): ReportSummary {
  const original = texts.find(({ edition }) => edition === 'original');
  return {
    ...describedBy(row),
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

const SELECT = `SELECT ${DESCRIBING_COLUMNS}, programmes, people FROM reports`;

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
