import { describe, expect, it } from 'vitest';
import { RowsInSight, type Sight } from './rows-in-sight.svelte.ts';

const COUNT = 5000;
const NEAR = 120;
const HEIGHT = 700;
/** What rows really take: 80, 110 or 140 pixels. */
const real = (index: number): number => 80 + (index % 3) * 30;

/** A list as a browser shows it: it measures what is there, and what is seen stays where it stands (overflow-anchor). */
class Shown {
  readonly rows: RowsInSight;
  #top = 0;

  constructor(count = COUNT) {
    this.rows = new RowsInSight(
      () => count,
      NEAR,
      (index) => index,
    );
    this.rows.start(HEIGHT);
    this.#measure();
  }

  get sight(): Sight {
    return { top: this.#top, height: HEIGHT };
  }

  get there(): readonly number[] {
    const { first, end } = this.rows;
    return Array.from({ length: end - first }, (_, n) => first + n);
  }

  /** Where a row that is there begins. */
  at(index: number): number {
    return this.there.filter((one) => one < index).reduce((y, one) => y + real(one), this.rows.above);
  }

  /** By row: how far below the upper edge it begins. */
  get seen(): ReadonlyMap<number, number> {
    const within = this.there.filter(
      (one) => this.at(one) + real(one) > this.#top && this.at(one) < this.#top + HEIGHT,
    );
    return new Map(within.map((one) => [one, this.at(one) - this.#top]));
  }

  scrollTo(top: number): void {
    this.#top = Math.max(0, top);
    this.#change(() => this.rows.cover(this.sight));
  }

  /** So many slices of idle time, or as many as there is something to do in. */
  rest(most = 1000): void {
    for (let n = 0; n < most; n++) if (!this.#settle()) return expect(this.there.length).toBeLessThan(40);
  }

  #settle(): boolean {
    return this.#change(() => this.rows.settle(this.sight, real));
  }

  #change<Result>(work: () => Result): Result {
    const before = this.seen;
    const result = work();
    const [kept] = [...before].filter(([index]) => this.there.includes(index));
    if (kept) this.#top += this.at(kept[0]) - kept[1] - this.#top;
    this.#measure();
    return result;
  }

  #measure(): void {
    this.rows.measured(this.there.reduce((sum, one) => sum + real(one), 0));
  }
}

/** Nothing is missing between the upper edge and the lower one. */
function isCovered(list: Shown): boolean {
  const { top } = list.sight;
  const last = list.rows.end - 1;
  const reaches = last === COUNT - 1 || list.at(last) + real(last) >= top + HEIGHT;
  return list.rows.above <= top && reaches;
}

describe('the rows in sight of a very long list', () => {
  it('are little more than is seen with an answer, and all of a short list', () => {
    const { rows } = new Shown();
    expect([rows.first, rows.above]).toEqual([0, 0]);
    expect(rows.end * NEAR).toBeGreaterThanOrEqual(HEIGHT);
    expect(rows.end).toBeLessThan(10);
    expect(new Shown(3).there).toEqual([0, 1, 2]);
  });

  it('are there wherever one scrolls, down and up, whether or not there was time to make any ahead', () => {
    const list = new Shown();
    for (const [by, times, slices] of [
      [300, 20, 0],
      [300, 20, 2],
      [-250, 30, 1],
      [900, 15, 3],
      [-1500, 20, 0],
    ] as const)
      for (let n = 0; n < times; n++) {
        list.scrollTo(list.sight.top + by);
        expect(isCovered(list)).toBe(true);
        list.rest(slices);
        expect(isCovered(list)).toBe(true);
      }
    expect(list.sight.top).toBe(0);
    expect([list.rows.first, list.rows.above]).toEqual([0, 0]);
  });

  it('are made ahead while one rests: the next turn of the wheel has none to make', () => {
    const list = new Shown();
    list.scrollTo(300);
    list.rest();
    const { end } = list.rows;
    list.scrollTo(600);
    expect(list.rows.end).toBe(end);
  });

  it('stay where they stand while others come, and those far away go', () => {
    const list = new Shown();
    for (let n = 0; n < 20; n++) list.scrollTo(list.sight.top + 300);
    list.scrollTo(list.sight.top - 200);
    const before = list.seen;
    list.rest();
    expect(list.seen).toEqual(before);
  });

  it('are those of any place that is gone to, as near as their guessed sizes tell', () => {
    const list = new Shown();
    list.scrollTo(1000 * NEAR);
    expect(list.there[0]).toBe(1000);
    expect(isCovered(list)).toBe(true);
    list.scrollTo(COUNT * NEAR);
    expect(list.there.at(-1)).toBe(COUNT - 1);
    list.scrollTo(0);
    expect(list.there[0]).toBe(0);
  });

  it('are those of the beginning again with another answer', () => {
    const list = new Shown();
    list.scrollTo(50_000);
    list.rest();
    list.rows.start(HEIGHT);
    expect([list.rows.first, list.rows.above]).toEqual([0, 0]);
    expect(list.rows.end).toBe(new Shown().rows.end);
  });
});
