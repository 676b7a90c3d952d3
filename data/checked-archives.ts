import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { ERROR_CODES, type ErrorCode } from './contract/errors.ts';

/** A file as it was when it was looked at, and what was found: null, or why it is not opened. */
const checked = v.object({
  size: v.number(),
  modified: v.number(),
  code: v.nullable(v.picklist(ERROR_CODES)),
  /** It was being looked at, and nobody came back to say how that ended. */
  isAtDoor: v.optional(v.literal(true)),
});
const record = v.record(v.string(), checked);
type Checked = v.InferOutput<typeof checked>;

/**
 * Which archives from elsewhere have passed the door, so that each is looked at from end to end once and not at every
 * start; and which are put aside, so that what failed does not fail again. A file that has changed is looked at anew.
 * Kept in a small file of our own; where that cannot be read or written, everything is looked at again.
 */
export class CheckedArchives {
  readonly #file: string;
  readonly #known: Map<string, Checked>;

  constructor(file: string) {
    this.#file = file;
    this.#known = new Map(Object.entries(readRecord(file)));
  }

  /** undefined: not looked at yet. */
  outcomeOf(archive: string): ErrorCode | null | undefined {
    const known = this.#known.get(archive);
    const now = stateOf(archive);
    return known && now && known.size === now.size && known.modified === now.modified
      ? known.code
      : undefined;
  }

  note(archive: string, code: ErrorCode | null): void {
    this.#set(archive, { code });
  }

  /** Should SQLite bring the process down over it, it stays put aside: another look would do the same again. */
  beginLook(archive: string): void {
    this.#set(archive, { code: 'archive_damaged', isAtDoor: true });
  }

  /** After a program that did not end as it should: any of them may have been what ended it. */
  forgetAll(): void {
    for (const [archive, { isAtDoor }] of this.#known) if (!isAtDoor) this.#known.delete(archive);
    this.#write();
  }

  #set(archive: string, outcome: Pick<Checked, 'code' | 'isAtDoor'>): void {
    const now = stateOf(archive);
    if (!now) return;
    this.#known.set(archive, { ...now, ...outcome });
    this.#write();
  }

  #write(): void {
    try {
      writeFileSync(`${this.#file}.unfinished`, JSON.stringify(Object.fromEntries(this.#known), null, 1), {
        mode: 0o600,
      });
      renameSync(`${this.#file}.unfinished`, this.#file);
    } catch {
      // It saves time and nothing else.
    }
  }
}

function stateOf(file: string): Pick<Checked, 'size' | 'modified'> | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? { size: found.size, modified: found.mtimeMs } : null;
}

function readRecord(file: string): v.InferOutput<typeof record> {
  try {
    return v.parse(record, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
