/** What is seen of a list: pixels from its beginning. */
export interface Sight {
  readonly top: number;
  readonly height: number;
}

/** Pixels of rows that are there beyond what is seen, on the side that is scrolled towards and on the other. */
const AHEAD = 600;
const BEHIND = 200;
/** Rows that are further away go, so many together. */
const FAR = 900;
const TOGETHER = 4;

/**
 * Which rows of a very long list are there, and where they begin. What is seen is covered at once; the rows ahead come one
 * by one while nobody waits, so that a frame of scrolling has none to make.
 */
export class RowsInSight {
  /** There are rows from `first` up to, and without, `end`. */
  first = $state(0);
  end = $state(0);
  /** Pixels that the rows before `first` take. */
  above = $state(0);
  /** Where the rows that are there end: measured, or as far as is known. */
  #bottom = 0;
  readonly #count: () => number;
  readonly #near: number;
  readonly #keyOf: (index: number) => string | number;
  /** Of rows that are there no more: what they took. */
  readonly #heights = new Map<string | number, number>();
  #isUpwards = false;
  #top = 0;

  /** `near`: pixels, what a row takes more or less. */
  constructor(count: () => number, near: number, keyOf: (index: number) => string | number) {
    this.#count = count;
    this.#near = near;
    this.#keyOf = keyOf;
  }

  /** Pixels that the rows behind take. */
  get below(): number {
    return Math.max(0, this.#count() - this.end) * this.#near;
  }

  /** Another list, seen from its beginning: of the rows that are there those in sight stay, with other words. */
  start(height: number): void {
    this.#heights.clear();
    this.#isUpwards = false;
    this.#top = 0;
    this.first = this.above = 0;
    this.end = this.#bottom = 0;
    this.#fill(height + BEHIND);
  }

  /** What the rows that are there take together. */
  measured(height: number): void {
    this.#bottom = this.above + height;
  }

  /** Has rows wherever something is seen, and one more: what an unknown row takes is a guess. */
  cover({ top, height }: Sight): void {
    this.#isUpwards = top < this.#top;
    this.#top = top;
    if (this.end > this.#count()) this.end = this.#count();
    if (top >= this.#bottom || top + height <= this.above) {
      this.#jump(top);
      this.#fill(top + height + BEHIND);
      return;
    }
    while (this.above > top && this.first > 0) this.#prepend();
    if (this.#bottom < top + height) this.#fill(top + height + this.#near);
  }

  /**
   * One row more ahead, and some fewer far away; false where nothing is left to do. `measure` tells what a row takes that
   * was there when it began.
   */
  settle({ top, height }: Sight, measure: (index: number) => number): boolean {
    const [before, after] = this.#isUpwards ? [AHEAD, BEHIND] : [BEHIND, AHEAD];
    let dropped = 0;
    while (dropped < TOGETHER && this.#drop(top - FAR, top + height + FAR, measure)) dropped += 1;
    if (this.#bottom < top + height + after && this.end < this.#count()) this.#append();
    else if (this.above > top - before && this.first > 0) this.#prepend();
    else return dropped > 0;
    return true;
  }

  #drop(from: number, to: number, measure: (index: number) => number): boolean {
    if (this.end - this.first < 2) return false;
    if (this.above < from) this.#dropFirst(measure(this.first));
    else if (this.#bottom > to) this.#dropLast(measure(this.end - 1));
    else return false;
    return true;
  }

  #heightOf(index: number): number {
    return this.#heights.get(this.#keyOf(index)) ?? this.#near;
  }

  #fill(bottom: number): void {
    while (this.#bottom < bottom && this.end < this.#count()) this.#append();
  }

  #append(): void {
    this.#bottom += this.#heightOf(this.end);
    this.end += 1;
  }

  #prepend(): void {
    this.first -= 1;
    this.above = this.first === 0 ? 0 : this.above - this.#heightOf(this.first);
  }

  #dropFirst(height: number): void {
    this.#heights.set(this.#keyOf(this.first), height);
    this.above += height;
    this.first += 1;
  }

  #dropLast(height: number): void {
    this.end -= 1;
    this.#heights.set(this.#keyOf(this.end), height);
    this.#bottom -= height;
  }

  /** To the row that stands at `top`, with none around it. */
  #jump(top: number): void {
    while (this.above > top && this.first > 0) this.#prepend();
    while (this.first < this.#count() - 1 && this.above + this.#heightOf(this.first) <= top) {
      this.above += this.#heightOf(this.first);
      this.first += 1;
    }
    this.end = this.first;
    this.#bottom = this.above;
  }
}
