import type { ReportId, ReportSummary } from '../contract/model.ts';
import { isSameDocument, type StatedDocument } from '../schema/stated-document.ts';

/** What the archives know of the reports that a table may name. */
export interface HeldDocuments {
  /** The id under which a report is held, where it was merged into another. */
  readonly heldAs: (reportId: ReportId) => ReportId;
  readonly documentOf: (reportId: ReportId) => StatedDocument | null;
}

/** What a row of a table says of the document that it describes. */
export type StatedRow = Pick<StatedDocument, 'title' | 'agency' | 'period' | 'genre'> & {
  readonly reportId: string;
  /** Hex; empty where the table has no such column, or the report no original. */
  readonly sha256: string;
};

/**
 * Which report a row is about. Two machines mint ids by themselves: where the row names an original, the report that was
 * read from it is meant, under whatever id; and one of the same id that is another document is not.
 */
export class RowReports {
  readonly #held: HeldDocuments;
  readonly #byId: ReadonlyMap<string, ReportSummary>;
  readonly #byOriginal: ReadonlyMap<string, ReportSummary>;

  constructor(reports: readonly ReportSummary[], held: HeldDocuments) {
    this.#held = held;
    this.#byId = new Map(reports.map((report) => [report.reportId, report]));
    this.#byOriginal = new Map(reports.flatMap((report) => (report.sha256 ? [[report.sha256, report]] : [])));
  }

  /** `report`: no such id; `document`: it is another document here, and none is held that the row names. */
  find(row: StatedRow): ReportSummary | 'report' | 'document' {
    // Whatever a table names is looked for.
    const named = this.#byId.get(this.#held.heldAs(row.reportId as ReportId));
    const original = row.sha256.toLowerCase();
    if (named && (original === '' || named.sha256 === original)) return named;
    const read = this.#byOriginal.get(original);
    if (!named) return read ?? 'report';
    const own = this.#held.documentOf(named.reportId);
    // An earlier file of it, or the one of which this is the 提要.
    if (!own || own.sources.includes(original)) return named;
    if (read) return read;
    const stated = { ...row, reportId: named.reportId, sources: [original], texts: [] };
    return isSameDocument(stated, own) ? named : 'document';
  }
}
