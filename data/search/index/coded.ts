/** Different values in the order in which they came, for columns of numbers in the place of columns of values. */
export class Coded<Value> {
  readonly values: Value[] = [];
  readonly #places = new Map<Value, number>();

  /** The place of a value among `values`. */
  codeOf(value: Value): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.values.push(value) - 1;
      this.#places.set(value, place);
    }
    return place;
  }

  /** Undefined for a value that has not come. */
  placeOf(value: Value): number | undefined {
    return this.#places.get(value);
  }
}
