import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Complaint, WholeCheck } from './contract/fixity-model.ts';
import type { EditionName, ReportId } from './contract/model.ts';

/** Checks are due again after a month. */
const MONTH = 30 * 24 * 60 * 60 * 1000;

// Written by this file; what is shown of it is words and names.
const named = {
  reportId: v.custom<ReportId>((value) => typeof value === 'string'),
  edition: v.custom<EditionName>((value) => typeof value === 'string'),
};
const complaint: v.GenericSchema<unknown, Complaint> = v.union([
  v.object({ kind: v.literal('pages'), detail: v.string() }),
  v.object({ kind: v.picklist(['index', 'contents']) }),
  v.object({ kind: v.picklist(['text', 'record', 'source']), ...named }),
]);
const record = v.object({
  size: v.number(),
  modified: v.number(),
  /** Null after a quick look. */
  at: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  texts: v.number(),
  complaints: v.array(complaint),
});
const records = v.record(v.string(), record);
type Record = v.InferOutput<typeof record>;

/**
 * When each archive was checked and what was found, in a small file of our own beside the notebook. A file that has changed
 * since has not been checked. Where that cannot be read or written, everything is checked again.
 */
export class FixityRecords {
  readonly #file: string;
  readonly #known: Map<string, Record>;

  constructor(file: string) {
    this.#file = file;
    this.#known = new Map(Object.entries(readRecords(file)));
  }

  /** No archive at this place has been looked at yet. */
  isNew(archive: string): boolean {
    return !this.#known.has(archive);
  }

  /** The last whole check of the file as it is now. */
  lastOf(archive: string): WholeCheck | null {
    const known = this.#ofFile(archive);
    return known?.at ? { at: known.at, texts: known.texts, complaints: known.complaints } : null;
  }

  /** What any check of the file as it is now complains of. */
  complaintsOf(archive: string): readonly Complaint[] {
    return this.#ofFile(archive)?.complaints ?? [];
  }

  /** A clock that went back makes everything due. */
  isDue(archive: string, now: Date): boolean {
    const last = this.lastOf(archive);
    const age = last ? now.getTime() - Date.parse(last.at) : Infinity;
    return age < 0 || age >= MONTH;
  }

  /** `check.at` is null for a quick look, which takes the place of no whole one that complains of nothing less. */
  note(
    archive: string,
    check: Pick<WholeCheck, 'texts' | 'complaints'> & { readonly at: string | null },
  ): void {
    const now = stateOf(archive);
    if (!now) return;
    const before = this.#ofFile(archive);
    const isLess = check.at === null && before?.at && check.complaints.length === 0;
    if (isLess) return;
    this.#known.set(archive, { ...now, ...check, complaints: [...check.complaints] });
    this.#write();
  }

  #ofFile(archive: string): Record | null {
    const known = this.#known.get(archive);
    const now = stateOf(archive);
    return known && now && known.size === now.size && known.modified === now.modified ? known : null;
  }

  #write(): void {
    try {
      writeFileSync(`${this.#file}.unfinished`, JSON.stringify(Object.fromEntries(this.#known), null, 1), {
        mode: 0o600,
      });
      renameSync(`${this.#file}.unfinished`, this.#file);
    } catch {
      // Then it is checked again.
    }
  }
}

function stateOf(file: string): Pick<Record, 'size' | 'modified'> | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? { size: found.size, modified: found.mtimeMs } : null;
}

function readRecords(file: string): v.InferOutput<typeof records> {
  try {
    return v.parse(records, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
