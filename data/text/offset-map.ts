/**
 * Which source character a character of a repaired text came from.
 *
 *     source   2 0 2 1   年 ， 罚 ↵ 没 款        code points of the file
 *     text     2 0 2 1 年 ， 罚 没 款            code points of the passage
 *     runs     [0,0,4] [4,5,3] [7,9,2]          [textStart, rawStart, length]
 *
 * Runs are in text order; inside a run both sides advance together. A character that was made, not copied (a width
 * fold, an unfolded ligature), maps to the source character that it was made from.
 */
export type OffsetRun = readonly [textStart: number, rawStart: number, length: number];

export class OffsetMap {
  readonly runs: readonly OffsetRun[];

  constructor(runs: readonly OffsetRun[]) {
    this.runs = runs;
  }

  /** From the raw offset of each code point of the text, in text order. */
  static fromOffsets(raw: readonly number[]): OffsetMap {
    const runs: OffsetRun[] = [];
    let from = 0;
    for (let at = 1; at <= raw.length; at++) {
      if (at < raw.length && raw[at] === raw[at - 1]! + 1) continue;
      runs.push([from, raw[from]!, at - from]);
      from = at;
    }
    return new OffsetMap(raw.length === 0 ? [] : runs);
  }

  static decode(encoded: string): OffsetMap {
    const numbers = encoded === '' ? [] : encoded.split(' ').map(Number);
    const runs: OffsetRun[] = [];
    for (let i = 0; i + 2 < numbers.length; i += 3)
      runs.push([numbers[i]!, numbers[i + 1]!, numbers[i + 2]!]);
    return new OffsetMap(runs);
  }

  encode(): string {
    return this.runs.map((run) => run.join(' ')).join(' ');
  }

  get length(): number {
    const last = this.runs.at(-1);
    return last ? last[0] + last[2] : 0;
  }

  /** Source offset of the code point at `textOffset`; at the end of the text, one past its last source character. */
  toRaw(textOffset: number): number {
    const run = this.runs[this.#lastRunStartingAtOrBefore(textOffset)];
    return run ? run[1] + Math.min(textOffset - run[0], run[2]) : 0;
  }

  /** Source range of a text range: from its first character to just behind its last one. */
  rangeToRaw(start: number, end: number): readonly [number, number] {
    return end > start
      ? [this.toRaw(start), this.toRaw(end - 1) + 1]
      : [this.toRaw(start), this.toRaw(start)];
  }

  /** Text offset of the character made from the source character at `rawOffset`; null where it left no trace. */
  toText(rawOffset: number): number | null {
    for (const [textStart, rawStart, length] of this.runs) {
      if (rawOffset >= rawStart && rawOffset < rawStart + length) return textStart + rawOffset - rawStart;
    }
    return null;
  }

  /** The map of the text [start, end). */
  slice(start: number, end: number): OffsetMap {
    const runs: OffsetRun[] = [];
    for (const [textStart, rawStart, length] of this.runs) {
      const from = Math.max(start, textStart);
      const to = Math.min(end, textStart + length);
      if (to > from) runs.push([from - start, rawStart + from - textStart, to - from]);
    }
    return new OffsetMap(runs);
  }

  #lastRunStartingAtOrBefore(textOffset: number): number {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.runs[middle]![0] <= textOffset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
