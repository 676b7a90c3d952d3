import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/**
 * `first`: no other program runs. `handed-over`: one runs and has taken what this one was given. `unanswered`: Electron gives
 * no lock and nobody answers; the lock cannot be had (a folder that cannot be written to, another machine's lock in it),
 * or another program hangs. Electron tells the two by the same word (electron_api_app.cc).
 */
export type Place = 'first' | 'handed-over' | 'unanswered';

/** What a second start hands over with the lock: Chromium may put the words of `argv` into another order. */
export interface HandedOver {
  readonly argv: readonly string[];
  /** A name for this start, under which the first program leaves its answer. */
  readonly start: string;
}

/** Milliseconds. A program that is quitting gives no answer, and soon gives up the lock. */
const PATIENCE = 6000;
const ASK_AGAIN = 1000;
const LOOK_AGAIN = 50;

export async function takePlace(userData: string): Promise<Place> {
  const handedOver: HandedOver = { argv: process.argv, start: randomUUID() };
  const until = Date.now() + (isWritable(userData) ? PATIENCE : 0);
  do {
    if (app.requestSingleInstanceLock({ ...handedOver })) {
      clearAnswers(userData);
      return 'first';
    }
    if (await isAnswered(userData, handedOver.start)) return 'handed-over';
  } while (Date.now() < until);
  return 'unanswered';
}

/** By the program that runs: what a start has handed over is taken. */
export function answerStart(userData: string, start: string): void {
  try {
    mkdirSync(path.dirname(answerFile(userData, start)), { recursive: true });
    writeFileSync(answerFile(userData, start), '');
  } catch (error) {
    console.error(`a second start gets no answer: ${String(error)}`);
  }
}

/** Null for what is not of this form: it comes from another process. */
export function readHandedOver(handedOver: unknown): HandedOver | null {
  if (typeof handedOver !== 'object' || handedOver === null) return null;
  const { argv, start } = handedOver as Readonly<Record<string, unknown>>; // an object: any field may be asked
  const isArgv = Array.isArray(argv) && argv.every((word) => typeof word === 'string');
  return isArgv && typeof start === 'string' && /^[0-9a-f-]{36}$/.test(start) ? { argv, start } : null;
}

/** Those that nobody has fetched. */
function clearAnswers(userData: string): void {
  try {
    rmSync(path.join(userData, 'starts'), { recursive: true, force: true });
  } catch (error) {
    console.error(`old answers stay: ${String(error)}`);
  }
}

function answerFile(userData: string, start: string): string {
  return path.join(userData, 'starts', start);
}

async function isAnswered(userData: string, start: string): Promise<boolean> {
  const file = answerFile(userData, start);
  const until = Date.now() + ASK_AGAIN;
  while (Date.now() < until) {
    if (existsSync(file)) {
      rmSync(file, { force: true });
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
  return false;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
