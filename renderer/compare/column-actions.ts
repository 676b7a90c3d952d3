import type { Column } from '../../data/contract/comparison-model.ts';
import type {
  EditionName,
  PassageId,
  ReportId,
  ReportSummary,
  TextRange,
} from '../../data/contract/model.ts';

/** What can be done to a column from its head. */
export interface ColumnActions {
  swap(index: number): void;
  remove(index: number): void;
  setEdition(index: number, edition: EditionName): void;
}

/** Leads out of the comparison to a place in the reader. */
export type OpenPlace = (
  reportId: ReportId,
  edition: EditionName,
  passageId: PassageId | null,
  range: TextRange | null,
) => void;

/** A column as its head shows it; a report that the library does not list is named by its id. */
export interface NamedColumn extends Column {
  readonly name: string;
  readonly editions: readonly EditionName[];
}

export function nameColumns(
  columns: readonly Column[],
  reports: readonly ReportSummary[],
  nameOf: (label: string, year: number) => string,
): NamedColumn[] {
  return columns.map((column) => {
    const report = reports.find((one) => one.reportId === column.reportId);
    return {
      ...column,
      name: report ? nameOf(report.agencyLabel, report.yearCovered) : column.reportId,
      editions: report?.editions ?? [column.edition],
    };
  });
}
