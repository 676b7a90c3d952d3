import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import type { ErrorCode } from '../../data/contract/errors.ts';
import type { Method } from '../../data/contract/requests.ts';

/**
 * All that is ever written to the log: a closed list of events with codes, counts and names out of this program. No
 * message of an exception, no request and no answer: they may hold words of a report, a note or a search.
 */
export type LogEvent =
  | {
      readonly event: 'started';
      readonly version: string;
      readonly system: string;
      readonly electron: string;
    }
  | { readonly event: 'closing' }
  | { readonly event: 'refused'; readonly method: Method | 'unknown'; readonly code: ErrorCode }
  | { readonly event: 'library-restarted'; readonly why: string }
  | {
      readonly event: 'process-gone';
      readonly kind: string;
      readonly reason: string;
      readonly exitCode: number;
    }
  | { readonly event: 'page-stuck' }
  | { readonly event: 'address-blocked'; readonly scheme: string }
  /** Where in this program it happened, not what was said. */
  | { readonly event: 'fault'; readonly name: string; readonly frames: readonly string[] };

/** Bytes of one file; there are two, the newer one and the one before. */
const LARGEST = 512 * 1024;
const MOST_FRAMES = 12;

/** One JSON line per event, with its time in UTC. Writing never fails: a program that cannot log goes on. */
export class LogFile {
  readonly #file: string;
  readonly #largest: number;

  constructor(file: string, largest: number = LARGEST) {
    this.#file = file;
    this.#largest = largest;
  }

  write(event: LogEvent, at: Date = new Date()): void {
    const line = `${JSON.stringify({ at: at.toISOString(), ...event })}\n`;
    try {
      if (this.#size() + Buffer.byteLength(line) > this.#largest) renameSync(this.#file, before(this.#file));
      appendFileSync(this.#file, line, { mode: 0o600 });
    } catch {
      // A full disk, or a folder that cannot be written to: whatever the log is for is told by other means.
    }
  }

  /** The newest lines, oldest first. */
  newest(count: number): readonly string[] {
    const text = [before(this.#file), this.#file].map((file) =>
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    );
    return text.join('').split('\n').filter(Boolean).slice(-count);
  }

  #size(): number {
    return existsSync(this.#file) ? statSync(this.#file).size : 0;
  }
}

function before(file: string): string {
  return `${file}.1`;
}

/** An exception without its message: names of functions and files of this program, and lines. */
export function faultOf(error: unknown): LogEvent {
  if (!(error instanceof Error)) return { event: 'fault', name: typeof error, frames: [] };
  // The stack repeats the message, in which there may be lines that look like frames.
  const stack = error.stack ?? '';
  const head = `${error.name}: ${error.message}`;
  const behind = stack.startsWith(head)
    ? [stack.slice(head.length)]
    : stack.split(error.message || '\n').slice(1);
  const frames = (behind.at(-1) ?? '')
    .split('\n')
    .flatMap((line) => frameIn(line) ?? [])
    .slice(0, MOST_FRAMES);
  return { event: 'fault', name: error.constructor.name, frames };
}

/** `name (…/file.js:12:34)` with no folder above the last three: those above are the person's. */
function frameIn(line: string): string | null {
  const found =
    /^ {4}at (?:(?:async )?([\w.#<>$ [\]]{1,80}) \()?[^()]*?((?:[\w.-]+[\\/]){0,2}[\w.-]+:\d+:\d+)\)?$/.exec(
      line,
    );
  return found ? `${found[1] ?? ''} (${found[2]!})`.trim() : null;
}
