import type { ReportId } from './model.ts';
import type { RecordValue } from './record-value.ts';
import type { FieldKey } from './record-fields.ts';

/** A value that a person gives a field; `is: null` says that it is knowingly empty. */
export interface FieldEdit {
  readonly is: RecordValue;
}

/** What one person did to one field, tags apart. `before`, `after`: null where the field is as the archive has it. */
export interface RecordChange {
  readonly at: string;
  readonly author: string;
  readonly field: FieldKey;
  readonly before: FieldEdit | null;
  readonly after: FieldEdit | null;
}

/** Values that were given to one field without knowledge of each other, newest first; the first is in force. */
export interface RecordConflict {
  readonly field: FieldKey;
  readonly choices: readonly {
    readonly value: FieldEdit | null;
    readonly author: string;
    readonly at: string;
  }[];
}

/** What a notebook holds about one record: changes oldest first. */
export interface RecordChanges {
  readonly history: readonly RecordChange[];
  readonly conflicts: readonly RecordConflict[];
}

export const NO_CHANGES: RecordChanges = { history: [], conflicts: [] };

/** A record as its form shows it. */
export interface RecordDetails extends RecordChanges {
  readonly reportId: ReportId;
  /** Per field, as the archive has it and as it is in force. */
  readonly fields: readonly {
    readonly field: FieldKey;
    readonly stored: RecordValue;
    readonly value: RecordValue;
    readonly isEdited: boolean;
  }[];
}

/** A cell of a table that says something else than the record. */
export interface CatalogueChange {
  readonly reportId: ReportId;
  readonly field: FieldKey;
  readonly before: RecordValue;
  readonly after: RecordValue;
}

/**
 * What of a table was not taken. `column`: no field of that name. `report`: no report of that id. `twice`: a report that has
 * a row already. `value`: nothing that the field can hold.
 */
export interface RefusedCell {
  /** `document`: the report of that id is another document than the row describes. */
  readonly code: 'column' | 'report' | 'document' | 'twice' | 'value';
  /** From 1, the heading included, as a spreadsheet counts. */
  readonly row: number;
  readonly field: FieldKey | null;
  readonly text: string;
}

/** What a table of the catalogue would change; nothing is changed. */
export interface CataloguePreview {
  readonly changes: readonly CatalogueChange[];
  /** At most a thousand. */
  readonly refused: readonly RefusedCell[];
  /** Rows that are about a report. */
  readonly reports: number;
}

export interface EditedRecords {
  /** Reports of which something was changed; what says the same as before changes nothing. */
  readonly changed: number;
}

/** 归档文件目录 after DA/T 22: the headings of its columns, and a row for each report. */
export interface FileDirectory {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
