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

/** Four random bytes: a copied folder has the device id of its source, and ids of the two are to be kept apart. */
export function newChance(): string {
  return randomBytes(4).toString('hex');
}

/** Changes made together share `chance`, so that their ids count on (`nextId`). */
export function changeIdAt(reading: ClockReading, device: string, chance = newChance()): ChangeId {
  const ms = String(reading.ms).padStart(15, '0');
  // Here and below, and nowhere else, change ids are made.
  return `${ms}.${counterText(reading.counter)}-${device}-${chance}` as ChangeId;
}

/** By their device and its `chance`. */
export function areMadeTogether(one: ChangeId, other: ChangeId): boolean {
  return one.slice(22) === other.slice(22);
}

/** The id that counts on from another; null where the counter is at its end. */
export function nextId(id: ChangeId): ChangeId | null {
  const counter = Number(id.slice(16, 22)) + 1;
  if (counter > LARGEST_COUNTER) return null;
  return `${id.slice(0, 16)}${counterText(counter)}${id.slice(22)}` as ChangeId;
}

export function isNextId(id: ChangeId, before: ChangeId): boolean {
  return (
    Number(id.slice(16, 22)) === Number(before.slice(16, 22)) + 1 &&
    id.slice(0, 16) === before.slice(0, 16) &&
    id.slice(22) === before.slice(22)
  );
}

function counterText(counter: number): string {
  return String(counter).padStart(6, '0');
}

export function readingOf(id: ChangeId): ClockReading {
  return { ms: Number(id.slice(0, 15)), counter: Number(id.slice(16, 22)) };
}
