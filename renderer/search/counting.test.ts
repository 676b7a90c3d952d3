import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Counting } from './counting.svelte.ts';

describe('a long count', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A library that reads a hundred passages in a hundred milliseconds. */
  function library(passages: number) {
    let left = passages;
    return () =>
      new Promise<{ readonly remaining: number }>((resolve) =>
        setTimeout(() => resolve({ remaining: (left = Math.max(0, left - 100)) }), 100),
      );
  }

  it('asks until nothing is left, and says that it runs after 150 ms', async () => {
    const counting = new Counting();
    const seen: number[] = [];
    const done = counting.run(library(350), ({ remaining }) => seen.push(remaining));
    await vi.advanceTimersByTimeAsync(140);
    expect(counting.isSlow).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect([counting.isSlow, counting.remaining]).toEqual([true, 250]);
    await vi.advanceTimersByTimeAsync(300);
    await done;
    expect(seen).toEqual([250, 150, 50, 0]);
    expect([counting.isSlow, counting.isStopped]).toEqual([false, false]);
  });

  it('stops when it is told to, says what was left out, and goes on from there', async () => {
    const counting = new Counting();
    const ask = library(500);
    const show = vi.fn();
    const done = counting.run(ask, show);
    await vi.advanceTimersByTimeAsync(220);
    counting.stop();
    expect([counting.isSlow, counting.isStopped, counting.remaining]).toEqual([false, true, 300]);
    await vi.advanceTimersByTimeAsync(500);
    await done;
    expect(show).toHaveBeenCalledTimes(2);
    const again = counting.run(ask, show);
    await vi.advanceTimersByTimeAsync(1000);
    await again;
    expect([counting.isStopped, counting.remaining]).toEqual([false, 0]);
  });

  it('drops what an earlier question still brings', async () => {
    const counting = new Counting();
    const first = vi.fn();
    const second = vi.fn();
    void counting.run(library(500), first);
    await vi.advanceTimersByTimeAsync(50);
    const done = counting.run(library(100), second);
    await vi.advanceTimersByTimeAsync(1000);
    await done;
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledExactlyOnceWith({ remaining: 0 });
  });

  it('that was done is not one that was stopped', async () => {
    const counting = new Counting();
    const done = counting.run(library(100), vi.fn());
    await vi.advanceTimersByTimeAsync(200);
    await done;
    counting.stop();
    expect([counting.isStopped, counting.remaining]).toEqual([false, 0]);
  });
});
