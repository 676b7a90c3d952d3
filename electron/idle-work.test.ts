import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleWork } from './idle-work.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('work done while nobody asks', () => {
  it('is done part by part until nothing is left, and again when something was asked', () => {
    let left = 3;
    const work = new IdleWork(() => --left > 0);
    work.soon();
    vi.advanceTimersByTime(100);
    expect(left).toBe(3);
    work.soon();
    vi.advanceTimersByTime(100);
    expect(left).toBe(3);
    vi.runAllTimers();
    expect(left).toBe(0);
    left = 2;
    work.soon();
    vi.runAllTimers();
    expect(left).toBe(0);
  });

  it('ends when it is stopped or fails', () => {
    let parts = 0;
    const failing = new IdleWork(() => {
      parts++;
      throw new Error('damaged');
    });
    failing.soon();
    vi.runAllTimers();
    expect(parts).toBe(1);
    failing.soon();
    failing.stop();
    vi.runAllTimers();
    expect(parts).toBe(1);
  });
});
