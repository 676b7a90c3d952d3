import * as v from 'valibot';
import { ERROR_CODES, type ErrorCode } from './contract/errors.ts';
import { KnownFiles } from './known-files.ts';

/** What was found when a file was looked at: null, or why it is not opened. */
const outcome = v.object({
  code: v.nullable(v.picklist(ERROR_CODES)),
  /** It was being looked at, and nobody came back to say how that ended. */
  isAtDoor: v.optional(v.literal(true)),
});

/**
 * Which archives from elsewhere have passed the door, so that each is looked at from end to end once and not at every
 * start; and which are put aside, so that what failed does not fail again. A file that has changed is looked at anew.
 */
export class CheckedArchives {
  readonly #known: KnownFiles<v.InferOutput<typeof outcome>>;

  constructor(file: string) {
    this.#known = new KnownFiles(file, outcome);
  }

  /** undefined: not looked at yet. */
  outcomeOf(archive: string): ErrorCode | null | undefined {
    return this.#known.get(archive)?.code;
  }

  note(archive: string, code: ErrorCode | null): void {
    this.#known.set(archive, { code });
  }

  /** Should SQLite bring the process down over it, it stays put aside: another look would do the same again. */
  beginLook(archive: string): void {
    this.#known.set(archive, { code: 'archive_damaged', isAtDoor: true });
  }

  /** After a program that did not end as it should: any of them may have been what ended it. */
  forgetAll(): void {
    this.#known.forgetWhere(({ isAtDoor }) => !isAtDoor);
  }
}
