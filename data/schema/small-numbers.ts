/**
 * Whole numbers, small ones in a byte: seven bits a byte, least significant first, the upper bit set on all but the last
 * (LEB128; DWARF 5, 7.6). A signed one is said as 2n, a negative one as −2n − 1, so that small ones stay small.
 */
export class NumberWriter {
  readonly #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  /** From 0 to 2^35 − 1. */
  add(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes.push((rest % 0x80) | 0x80);
    this.#bytes.push(rest);
  }

  addSigned(value: number): void {
    this.add(value < 0 ? -2 * value - 1 : 2 * value);
  }

  finish(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

/** Bytes of a number, at most: of one below 2^35. */
export const LONGEST_NUMBER = 5;

/** Throws RangeError where bytes are missing, or a number has more than LONGEST_NUMBER. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes that are not read yet. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  next(): number {
    const first = this.#bytes[this.#at];
    if (first !== undefined && first < 0x80) {
      this.#at++;
      return first;
    }
    let value = 0;
    for (let scale = 1, i = 0; i < LONGEST_NUMBER; scale *= 0x80, i++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('a number is cut off');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number is too long');
  }

  nextSigned(): number {
    const value = this.next();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
