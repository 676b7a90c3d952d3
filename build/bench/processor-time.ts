import { readFileSync } from 'node:fs';

/** Milliseconds of processor time that the call took: what others do on the machine does not count. */
export function processorTime(call: () => unknown): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The middle of several runs after one that warms up. */
export function medianTime(call: () => unknown, runs = 5): number {
  call();
  return median(Array.from({ length: runs }, () => processorTime(call)));
}

/** Megabytes that this process holds for itself; pages of a mapped file are the system's and not counted. */
export function ownMegabytes(): number {
  globalThis.gc?.();
  try {
    const anonymous = /^Anonymous:\s+(\d+) kB/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'));
    if (anonymous) return Number(anonymous[1]) / 1024;
  } catch {
    // No such file outside Linux.
  }
  const { heapTotal, external } = process.memoryUsage();
  return (heapTotal + external) / 2 ** 20;
}
