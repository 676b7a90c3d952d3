/** What is said of a field of a catalogue record; the fields themselves stand in record-fields.ts. */
import type { AuthorityKind } from './authority-entry.ts';

/**
 * `line`: one line of text. `text`: several. `lines`: any number of lines, each a value. `year`, `count`: a whole number.
 * `date`: 2022, 202203 or 20220315, as far as it is known. `period`: see period.ts. `choice`: one of `choices`.
 * `byline`: roles and the names under them. `person`: a name and an office.
 * `tags`: words that are put on and taken off one by one; two people who each put one on are not in conflict.
 * `collections`: names of the collections (案卷) that the report lies in. Shown, asked for and exported as every field is,
 * and changed by `collections.change` alone.
 */
export type FieldType =
  | 'line'
  | 'text'
  | 'lines'
  | 'tags'
  | 'collections'
  | 'year'
  | 'count'
  | 'date'
  | 'period'
  | 'choice'
  | 'byline'
  | 'person';

export interface Choice {
  readonly value: string;
  readonly zh: string;
  readonly en: string;
}

/** What a standard says of a field. `obligation` and `isRepeatable`: null where no copy that was read shows it. */
export interface StandardItem {
  readonly standard: 'DA/T 18-2022' | 'DA/T 46-2009';
  readonly item: string;
  readonly clause: string | null;
  readonly obligation: 'required' | 'if present' | 'optional' | null;
  readonly isRepeatable: boolean | null;
  /** `secondary`: known from a copy or an excerpt by others, see record-fields.ts. */
  readonly copy: 'standard' | 'secondary';
}

export interface FieldDefinition {
  readonly key: string;
  readonly type: FieldType;
  readonly zh: string;
  readonly en: string;
  /** Column of the table `reports`; null where the value stands in its column `fields`. */
  readonly column: string | null;
  /** Words before the colon of a query, beside the two names; empty where another operator of that name exists. */
  readonly query: readonly string[];
  /** `list`: a column of the catalogue from the start. `form`: the part of the form that it stands in. */
  readonly isListed: boolean;
  readonly form: 'description' | 'archival';
  readonly choices?: readonly Choice[];
  /** Whose names it holds: those of authority records are offered, and others of theirs are pointed out. */
  readonly names?: AuthorityKind;
  readonly standards: readonly StandardItem[];
}
