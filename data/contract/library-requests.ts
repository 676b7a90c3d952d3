/** The library as a whole, its archives, and what is taken in. */
import * as v from 'valibot';
import { contentBase64, corrections, file, heldFile, name, nothing, reportId } from './request-fields.ts';
import { changes, computes, reads } from './touches.ts';

/** Wait for a file that takes long to read: ten times as long as otherwise. */
const isPatient = v.optional(v.boolean());
const howToAdd = { corrections, as: v.optional(reportId), isPatient };

export const LIBRARY_REQUESTS = {
  'library.status': reads(nothing, 'archives', 'reports', 'notes'),
  'library.verify': reads(nothing, 'archives', 'reports', 'notes'),
  /** Writes the holdings anew with their index; archives that are not ours to write are only looked at. */
  'library.rebuildIndex': changes(nothing, 'archives'),
  /** Begins to make damaged indexes anew in the background; `all`: sound ones as well. Answers at once. */
  'library.startRebuild': changes(v.strictObject({ all: v.optional(v.boolean(), false) }), 'archives'),
  /** How far that has come. */
  'library.rebuildProgress': reads(nothing, 'archives'),
  /** When each open archive was last read from end to end, what was found, and what is being read now. */
  'library.checks': reads(nothing, 'archives', 'checks'),
  /** Begins to read all of them from end to end in the background. Answers at once. */
  'library.startCheck': changes(nothing, 'checks'),
  'library.stopCheck': changes(nothing, 'checks'),

  /** A whole archive as it came; it stays open until it is removed. */
  'archives.add': changes(v.strictObject({ file }), 'archives', 'reports', 'texts'),
  /** Takes an archive away that `library.status` calls removable; until the next start it can be restored. */
  'archives.remove': changes(v.strictObject({ fileName: name }), 'archives', 'reports', 'texts'),
  'archives.restore': changes(v.strictObject({ fileName: name }), 'archives', 'reports', 'texts'),
  'archives.fingerprints': reads(nothing, 'archives'),

  /**
   * A piece of a file that is too large for one request; the first has no ticket, each other that of the one before. Held under
   * it, whole, once the last has come.
   */
  'imports.hold': computes(
    v.strictObject({ name, contentBase64, ticket: v.optional(name), isLast: v.boolean() }),
  ),
  /** The files of a zip, each held by the open library for `imports.inspect` and `imports.add`. */
  'imports.unpack': reads(v.strictObject({ file }), 'archives'),
  'imports.inspect': reads(
    v.strictObject({ file: v.union([file, heldFile]), corrections, isPatient }),
    'reports',
    'records',
  ),
  /** Reads the kept source of a report anew, and says what would be different. */
  'imports.previewReread': reads(v.strictObject({ reportId }), 'reports', 'records', 'texts'),
  /** The same, stored as a new text version that counts; where nothing is different only the reader is noted. */
  'imports.reread': changes(v.strictObject({ reportId }), 'archives', 'reports', 'records', 'texts'),
  /**
   * Where the text of a report that was read before places were kept stands on the pages of its kept source. The text stays
   * as it is. `batch`: as of `imports.add`.
   */
  'imports.place': changes(v.strictObject({ reportId, batch: v.optional(name) }), 'texts'),
  /**
   * `as`: the report whose text it becomes, as its original or as a new version; left out: a new report. `batch`: a name
   * by which `imports.stop` stops it between two files; what is stored stays, the rest is refused as `cancelled`.
   */
  'imports.add': changes(
    v.strictObject({
      files: v.pipe(
        v.array(
          v.union([
            v.strictObject({ ...file.entries, ...howToAdd }),
            v.strictObject({ ...heldFile.entries, ...howToAdd }),
          ]),
        ),
        v.minLength(1),
        v.maxLength(200),
      ),
      batch: v.optional(name),
    }),
    'archives',
    'reports',
    'records',
    'texts',
    'scans',
  ),
  /** All imports under this name, those that are still to come as well. */
  'imports.stop': computes(v.strictObject({ batch: name })),
} as const;
