import { randomBytes } from 'node:crypto';
import type { ChangeId } from './change.ts';

/**
 * Hybrid logical clock (Kulkarni et al., 2014): the wall clock, but never backwards and never twice the same.
 * What a change has seen is told by `supersedes`, not by the clock; the clock orders what was made side by side.
 */
export interface ClockReading {
  readonly ms: number;
  readonly counter: number;
}

const LARGEST_COUNTER = 999_999;
/** A stamp further ahead than this comes from a machine whose clock is wrong; ours does not follow it. */
const DAY = 24 * 60 * 60 * 1000;

export function tick(last: ClockReading, now: number): ClockReading {
  if (now > last.ms) return { ms: now, counter: 0 };
  return last.counter < LARGEST_COUNTER
    ? { ms: last.ms, counter: last.counter + 1 }
    : { ms: last.ms + 1, counter: 0 };
}

/** After seeing a change of another machine. */
export function follow(last: ClockReading, seen: ClockReading, now: number): ClockReading {
  if (seen.ms > now + DAY) return last;
  return seen.ms > last.ms || (seen.ms === last.ms && seen.counter > last.counter) ? seen : last;
}

export function newDevice(): string {
  return randomBytes(4).toString('hex');
}

export function changeIdAt(reading: ClockReading, device: string): ChangeId {
  const ms = String(reading.ms).padStart(15, '0');
  const counter = String(reading.counter).padStart(6, '0');
  // A copied folder has the device id of its source: four random bytes keep ids of the two apart.
  const chance = randomBytes(4).toString('hex');
  // Here and nowhere else change ids are made.
  return `${ms}.${counter}-${device}-${chance}` as ChangeId;
}

export function readingOf(id: ChangeId): ClockReading {
  return { ms: Number(id.slice(0, 15)), counter: Number(id.slice(16, 22)) };
}
