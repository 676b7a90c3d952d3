import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BuiltRows } from './built-rows.svelte.ts';

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, n) => `row ${n}`);

describe('the rows of a long table', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Which of `keys` are built. */
  const built = (rows: BuiltRows, keys: readonly string[]): number[] =>
    keys.flatMap((key, at) => (rows.has(key) ? [at] : []));

  it('are built at once where somebody looks, and nowhere else', () => {
    const keys = keysOf(900);
    const rows = new BuiltRows(() => keys);
    rows.start();
    expect(built(rows, keys)).toEqual(keysOf(12).map((_, n) => n));
    rows.look(600);
    const there = built(rows, keys).filter((at) => at > 500);
    expect([Math.min(...there), Math.max(...there), there.length]).toEqual([595, 606, 12]);
  });

  it('are all there in the end, those nearest first', async () => {
    const keys = keysOf(900);
    const rows = new BuiltRows(() => keys);
    rows.start();
    rows.look(450);
    expect(rows.listed).toBe(462);
    rows.grow();
    while (rows.listed < 900) await vi.advanceTimersToNextTimerAsync();
    await vi.advanceTimersToNextTimerAsync();
    expect(rows.has('row 457')).toBe(true);
    expect(rows.has('row 899')).toBe(false);
    await vi.runAllTimersAsync();
    expect(built(rows, keys)).toHaveLength(900);
  });

  it('stop where the table is gone, and begin anew with other rows', async () => {
    let keys = keysOf(900);
    const rows = new BuiltRows(() => keys);
    rows.start();
    const stop = rows.grow();
    await vi.advanceTimersToNextTimerAsync();
    stop();
    await vi.runAllTimersAsync();
    expect(built(rows, keys).length).toBeLessThan(100);
    keys = ['another'];
    rows.start();
    expect([rows.has('another'), rows.has('row 0')]).toEqual([true, false]);
  });

  it('are all built before they are printed', () => {
    const keys = keysOf(900);
    const rows = new BuiltRows(() => keys);
    rows.start();
    rows.finish();
    expect(built(rows, keys)).toHaveLength(900);
  });
});
