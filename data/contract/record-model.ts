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

export interface EditedRecords {
  /** Reports of which something was changed; what says the same as before changes nothing. */
  readonly changed: number;
}
