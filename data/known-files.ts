import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

/** A file as it was when something was learnt of it; `modified` in milliseconds since 1970. */
const state = v.object({ size: v.number(), modified: v.number() });
type FileState = Readonly<v.InferOutput<typeof state>>;

/**
 * What is known of files, by their paths, as long as they are as they were: of one that has changed since nothing is known.
 * Kept in a small file of our own; where that cannot be read or written, everything is found out again.
 */
export class KnownFiles<Learnt extends object> {
  readonly #file: string;
  readonly #known: Map<string, FileState & Learnt>;

  constructor(file: string, schema: v.GenericSchema<unknown, Learnt>) {
    this.#file = file;
    this.#known = new Map(Object.entries(readKnown(file, schema)));
  }

  /** Something was learnt of a file at this place, whatever has become of it. */
  has(path: string): boolean {
    return this.#known.has(path);
  }

  /** undefined: nothing is known of the file as it is now. */
  get(path: string): Learnt | undefined {
    const known = this.#known.get(path);
    const now = stateOf(path);
    return known && now && known.size === now.size && known.modified === now.modified ? known : undefined;
  }

  /** Of a file that is not there nothing is kept. */
  set(path: string, learnt: Learnt): void {
    const now = stateOf(path);
    if (!now) return;
    this.#known.set(path, { ...learnt, ...now });
    this.#write();
  }

  forgetWhere(isForgotten: (known: Learnt) => boolean): void {
    for (const [path, known] of this.#known) if (isForgotten(known)) this.#known.delete(path);
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

function stateOf(file: string): FileState | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? { size: found.size, modified: found.mtimeMs } : null;
}

function readKnown<Learnt extends object>(
  file: string,
  schema: v.GenericSchema<unknown, Learnt>,
): Readonly<Record<string, FileState & Learnt>> {
  try {
    const known = v.record(v.string(), v.intersect([state, schema]));
    return v.parse(known, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
