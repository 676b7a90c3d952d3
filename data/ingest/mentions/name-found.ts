/** A name found in a passage; UTF-16 indexes. */
export interface NameFound {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}
