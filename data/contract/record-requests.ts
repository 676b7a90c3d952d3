/** Catalogue records, as people describe and edit them. */
import * as v from 'valibot';
import { LONGEST_TAG, MOST_TAGS } from './note-limits.ts';
import type { FieldEdit } from './record-model.ts';
import { EDITED_FIELDS, type FieldKey } from './record-fields.ts';
import { VALUE_SCHEMAS } from './record-values.ts';
import { formatsOf } from '../plain/export-formats.ts';
import { contentBase64, LARGEST_FILE, reportId } from './request-fields.ts';
import { changes, computes, reads } from './touches.ts';

export const MOST_EDITED = 100_000;

const entries = Object.fromEntries(
  EDITED_FIELDS.map(({ key }) => [key, v.nullable(v.strictObject({ is: VALUE_SCHEMAS[key] }))]),
);
/** Null takes an edit back: the field is what the archive says. Tags are put on and taken off instead. */
const fields = v.partial(
  // One entry per key of the table that is edited.
  v.strictObject(entries as unknown as Readonly<Record<FieldKey, v.GenericSchema<FieldEdit | null>>>),
);
const tags = v.optional(
  v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_TAG))),
    v.maxLength(MOST_TAGS),
  ),
  [],
);

/** Left out: all. */
const reportIds = v.optional(v.pipe(v.array(reportId), v.maxLength(MOST_EDITED)));

export const RECORD_REQUESTS = {
  'records.read': reads(v.strictObject({ reportId }), 'reports', 'records'),
  /** The catalogue as a table; left out: all reports. */
  'records.export': reads(
    v.strictObject({
      format: v.picklist(formatsOf('catalogue')),
      reportIds,
    }),
    'reports',
    'records',
  ),
  /** What such a table, edited elsewhere, would change. */
  'records.preview': reads(v.strictObject({ contentBase64 }), 'reports', 'records'),
  /** 归档文件目录 after DA/T 22-2015 as XLSX; left out: all reports. */
  'records.directory': reads(v.strictObject({ reportIds }), 'reports', 'records', 'texts'),
  /** The same, to be shown and printed. */
  'records.readDirectory': reads(v.strictObject({ reportIds }), 'reports', 'records', 'texts'),
  /** 四性检测 after DA/T 70-2018: authenticity, completeness, usability and safety. Reads everything; may take minutes. */
  'properties.check': reads(v.strictObject({}), 'reports', 'records', 'texts', 'archives'),
  'properties.export': reads(v.strictObject({}), 'reports', 'records', 'texts', 'archives'),
  /** Reports as an archive of their own, as they are shown; left out: all reports. */
  'archives.export': reads(
    v.strictObject({ reportIds, withSources: v.optional(v.boolean(), true) }),
    'reports',
    'records',
    'texts',
  ),
  /** Reports as a BagIt bag in a ZIP file, with notes as JSON-LD where they are handed over; left out: all reports. */
  'bags.make': reads(
    v.strictObject({
      reportIds,
      notes: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(LARGEST_FILE))), null),
    }),
    'reports',
    'records',
    'texts',
  ),
  /** Looks at a bag; what it holds is taken in by the methods for each. */
  'bags.open': computes(v.strictObject({ contentBase64 })),
  /** All or none; one step of undo. */
  'records.edit': changes(
    v.strictObject({
      edits: v.pipe(
        v.array(
          v.strictObject({ reportId, fields: v.optional(fields, {}), addTags: tags, removeTags: tags }),
        ),
        v.minLength(1),
        v.maxLength(MOST_EDITED),
      ),
    }),
    'records',
  ),
} as const;
