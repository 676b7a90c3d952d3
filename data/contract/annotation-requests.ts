/** Notes. */
import * as v from 'valibot';
import { formatsOf } from '../plain/export-formats.ts';
import {
  LARGEST_FILE,
  reportId,
  annotationId,
  offset,
  targets,
  note,
  annotationIds,
  nothing,
} from './request-fields.ts';
import { changes, NOTE_THINGS, reads } from './touches.ts';

export const ANNOTATION_REQUESTS = {
  'annotations.list': reads(
    v.strictObject({
      reportId: v.optional(reportId),
      /** Also those in the trash. */
      deleted: v.optional(v.boolean(), false),
      /** Words, all of which stand in the note, its tags or its quotes, compared as search compares them. */
      text: v.optional(v.pipe(v.string(), v.maxLength(1000))),
      /** Only so many, those changed last of what is asked for: the first page of a long list. */
      limit: v.optional(v.pipe(offset, v.maxValue(1000))),
    }),
    'notes',
    'tags',
    'texts',
  ),
  'annotations.create': changes(
    v.strictObject({
      ...v.partial(v.object(note)).entries,
      kind: note.kind,
      targets,
      replyTo: v.optional(v.nullable(annotationId), null),
    }),
    ...NOTE_THINGS,
  ),
  'annotations.update': changes(
    v.strictObject({
      annotationId,
      /** The revision that the change was made on. */
      revision: offset,
      ...v.partial(v.object(note)).entries,
      /** To stand it elsewhere, or to confirm a doubtful place. */
      targets: v.optional(targets),
      status: v.optional(v.picklist(['open', 'resolved'])),
      accepted: v.optional(v.boolean()),
      keptAsOrphan: v.optional(v.boolean()),
    }),
    ...NOTE_THINGS,
  ),
  'annotations.remove': changes(v.strictObject({ annotationId }), ...NOTE_THINGS),
  'annotations.restore': changes(v.strictObject({ annotationId }), ...NOTE_THINGS),
  'annotations.history': reads(v.strictObject({ annotationId }), 'notes'),
  /** W3C Web Annotation JSON-LD of all, or of those named. */
  'annotations.export': reads(
    v.strictObject({
      annotationIds,
    }),
    'notes',
  ),
  /** A file to keep: for other programs, for a spreadsheet, to read. */
  'annotations.exportFile': reads(
    v.strictObject({
      format: v.picklist(formatsOf('notes')),
      annotationIds,
    }),
    'notes',
    'records',
  ),
  /** W3C Web Annotation JSON-LD; what is here already under the same id is left alone. */
  'annotations.import': changes(
    v.strictObject({ jsonLd: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) }),
    ...NOTE_THINGS,
  ),
  /** One step of undo for all of them. */
  'annotations.bulk': changes(
    v.strictObject({
      annotationIds: v.pipe(v.array(annotationId), v.minLength(1), v.maxLength(100_000)),
      addTags: v.optional(note.tags, []),
      removeTags: v.optional(note.tags, []),
      status: v.optional(v.picklist(['open', 'resolved'])),
      deleted: v.optional(v.boolean()),
    }),
    ...NOTE_THINGS,
  ),
  /** They do stand where they are found now: one step of undo for all of them. What is not found stays as it was. */
  'annotations.confirm': changes(
    v.strictObject({
      annotationIds: v.pipe(v.array(annotationId), v.minLength(1), v.maxLength(100_000)),
    }),
    ...NOTE_THINGS,
  ),
  /** For completion. */
  'annotations.usedWords': reads(nothing, 'notes', 'tags', 'texts'),
} as const;
