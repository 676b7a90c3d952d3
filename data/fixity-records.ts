import * as v from 'valibot';
import type { Complaint, WholeCheck } from './contract/fixity-model.ts';
import type { EditionName, ReportId } from './contract/model.ts';
import { KnownFiles } from './known-files.ts';

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
const check = v.object({
  /** Null after a quick look. */
  at: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  texts: v.number(),
  complaints: v.array(complaint),
});

/**
 * When each archive was checked and what was found, in a small file beside the notebook. A file that has changed since has
 * not been checked.
 */
export class FixityRecords {
  readonly #known: KnownFiles<v.InferOutput<typeof check>>;

  constructor(file: string) {
    this.#known = new KnownFiles(file, check);
  }

  /** No archive at this place has been looked at yet. */
  isNew(archive: string): boolean {
    return !this.#known.has(archive);
  }

  /** The last whole check of the file as it is now. */
  lastOf(archive: string): WholeCheck | null {
    const known = this.#known.get(archive);
    return known?.at ? { at: known.at, texts: known.texts, complaints: known.complaints } : null;
  }

  /** What any check of the file as it is now complains of. */
  complaintsOf(archive: string): readonly Complaint[] {
    return this.#known.get(archive)?.complaints ?? [];
  }

  /** A clock that went back makes everything due. */
  isDue(archive: string, now: Date): boolean {
    const last = this.lastOf(archive);
    const age = last ? now.getTime() - Date.parse(last.at) : Infinity;
    return age < 0 || age >= MONTH;
  }

  /** `found.at` is null for a quick look, which takes the place of no whole one that complains of nothing less. */
  note(
    archive: string,
    found: Pick<WholeCheck, 'texts' | 'complaints'> & { readonly at: string | null },
  ): void {
    const isLess = found.at === null && this.#known.get(archive)?.at && found.complaints.length === 0;
    if (!isLess) this.#known.set(archive, { ...found, complaints: [...found.complaints] });
  }
}
