import type { Column, ComparedRow, ComparedSentence } from '../../data/contract/comparison-model.ts';
import type { Locale } from '../messages/bilingual.ts';
import type { PagesAt, Places } from './pages-look.ts';
import { reportName } from '../shared/report-name.ts';
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
  /** Keeps the column first whatever else is chosen; or no longer. */
  pin(index: number): void;
  setEdition(index: number, edition: EditionName): void;
}

/** What a person can decide about a row of sentences. */
export interface RowActions {
  pin(row: ComparedRow): void;
  part(row: ComparedRow): void;
  withdraw(key: string): void;
  /** The sentence of a row without a partner waits for one of the other column. */
  startJoin(row: ComparedRow): void;
  join(sentence: ComparedSentence): void;
  /** Writes a note on the sentences of the row. */
  note(row: ComparedRow): void;
  /** Shows the pages on which the row is printed; null where there are none. */
  readonly pages: ((row: ComparedRow) => void) | null;
}

/** A sentence of a comparison, and the text that it is of. */
export interface PlacedSentence {
  readonly column: Column;
  readonly sentence: ComparedSentence;
}

/** Writes a note that stands on all of them. */
export type NoteSentences = (places: readonly PlacedSentence[]) => void;

/** Something was done that can be taken back: what to tell, and the way back. */
export type TellDone = (text: string, takeBack: () => Promise<void>) => void;

/** Leads out of the comparison to a place in the reader. */
export type OpenPlace = (
  reportId: ReportId,
  edition: EditionName,
  passageId: PassageId | null,
  range: TextRange | null,
) => void;

/** Shows the pages of originals side by side, each at its place. */
export type LeadPages = (places: Places) => void;

/** One of two sides on which pages are shown. */
export interface PageSide {
  /** 0 is left. */
  readonly index: number;
  readonly reportId: ReportId;
  /** Where it was led to; null: nowhere yet. */
  readonly at: PagesAt | null;
  /** A person has moved it: this page is in sight. */
  readonly onmoved: (page: number) => void;
}

/** A column as its head shows it; a report that the library does not list is named by its id. */
export interface NamedColumn extends Column {
  readonly name: string;
  readonly editions: readonly EditionName[];
  readonly isPinned: boolean;
}

export function nameColumns(
  columns: readonly Column[],
  reports: readonly ReportSummary[],
  locale: Locale,
  pinned: ReportId | null = null,
): NamedColumn[] {
  return columns.map((column) => {
    const report = reports.find((one) => one.reportId === column.reportId);
    return {
      ...column,
      name: reportName(reports, column.reportId, locale) ?? column.reportId,
      editions: report?.editions ?? [column.edition],
      isPinned: column.reportId === pinned,
    };
  });
}
