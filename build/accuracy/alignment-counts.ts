/** Pairs found, pairs right, pairs that should be found. */
export interface Counts {
  readonly found: number;
  readonly right: number;
  readonly expected: number;
}
