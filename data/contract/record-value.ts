/** An office and who holds it. */
export interface OfficeHolder {
  readonly name: string;
  readonly title: string;
}

/** Of a byline: a role such as 记者 and the names printed under it. */
type Roles = Readonly<Record<string, readonly string[]>>;

/** What a field of a record holds (record-fields.ts); null: not known, or knowingly empty. */
export type RecordValue = string | number | readonly string[] | Roles | OfficeHolder | null;
