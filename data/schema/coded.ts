/** Different values in the order in which they came, for columns of numbers in the place of columns of values. */
export class Coded<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<Value, number>();

  constructor(known: Iterable<Value> = []) {
    for (const value of known) this.codeOf(value);
  }

  /** The place of a value among `values`. */
  codeOf(value: Value): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.#places.set(value, place);
    }
    return place;
  }
}

/** Each different value once, and for each row its place among them. */
export interface CodedColumn<Value> {
  readonly values: readonly Value[];
  readonly codes: Uint32Array;
}

/** `places`: what is known of the values before, in the order in which they are to stand. */
export function codedColumn<Value>(
  column: readonly Value[],
  places: Coded<Value> = new Coded(),
): CodedColumn<Value> {
  // A loop: what calls a function for each makes an object each before it is compiled.
  const codes = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) codes[i] = places.codeOf(column[i]!);
  return { values: places.values, codes };
}
