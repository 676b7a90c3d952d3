/**
 * One schema per method: the only statement of what may be asked. Types are derived from here, `dispatch` checks
 * against it, and nothing that has not passed a schema reaches the archive.
 */
import * as v from 'valibot';
import { ANNOTATION_KINDS, COLOURS, ENTRY_KINDS, type AnnotationId } from './annotation-model.ts';
import {
  EDITIONS,
  LEVELS,
  type ConceptId,
  type IndicatorId,
  type PassageId,
  type ReportId,
} from './model.ts';
import { FACETS } from './search-model.ts';

const LONGEST_QUERY = 10_000;
const LONGEST_NOTE = 200_000;
/** Base64 of 64 MiB. */
const LARGEST_FILE = 90_000_000;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
// The casts below give a checked non-empty string its brand; whether such a thing exists is for the archive to say.
const reportId = v.pipe(
  name,
  v.transform((text) => text as ReportId),
);
const passageId = v.pipe(
  name,
  v.transform((text) => text as PassageId),
);
const indicatorId = v.pipe(
  name,
  v.transform((text) => text as IndicatorId),
);
const annotationId = v.pipe(
  name,
  v.transform((text) => text as AnnotationId),
);
const edition = v.picklist(EDITIONS);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
const column = v.strictObject({ reportId, edition });

const filter = v.strictObject({
  include: v.optional(v.pipe(v.array(name), v.maxLength(200)), []),
  exclude: v.optional(v.pipe(v.array(name), v.maxLength(200)), []),
});
const filters = v.optional(v.partial(v.strictObject(v.entriesFromList(FACETS, filter))), {});

/** So long an answer may take; what is left then is said, and asking again goes on. Left out: until all is done. */
const milliseconds = v.optional(v.pipe(offset, v.minValue(1)));

/** What a search counts over. */
const counted = {
  query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
  filters,
  exact: v.optional(v.boolean(), false),
};

const target = v.variant('kind', [
  v.strictObject({
    kind: v.literal('range'),
    reportId,
    edition,
    passageId,
    start: offset,
    end: offset,
    quote: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)),
    textHash: name,
  }),
  v.strictObject({ kind: v.literal('report'), reportId }),
  v.strictObject({ kind: v.literal('section'), reportId, edition, heading: name }),
  v.strictObject({ kind: v.literal('indicator'), reportId, indicatorId }),
]);

const note = {
  body: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
  kind: v.picklist(ANNOTATION_KINDS),
  colour: v.picklist(COLOURS),
  tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.maxLength(100)),
  assignee: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  replacement: v.nullable(v.pipe(v.string(), v.maxLength(20_000))),
};

const file = v.strictObject({ name, contentBase64: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) });
const contentBase64 = v.pipe(v.string(), v.maxLength(LARGEST_FILE));
/** Left out: all that are not in the trash. */
const annotationIds = v.optional(v.pipe(v.array(annotationId), v.maxLength(100_000)));
const corrections = v.optional(
  v.partial(
    v.strictObject({
      agency: name,
      level: v.picklist(LEVELS),
      region: name,
      yearCovered: year,
      yearPublished: year,
      title: name,
      encoding: name,
    }),
  ),
);

const nothing = v.strictObject({});

export const REQUESTS = {
  'library.status': nothing,
  'library.verify': nothing,
  /** Writes the holdings anew with their index; archives that are not ours to write are only looked at. */
  'library.rebuildIndex': nothing,
  /** Begins to make damaged indexes anew in the background; `all`: sound ones as well. Answers at once. */
  'library.startRebuild': v.strictObject({ all: v.optional(v.boolean(), false) }),
  /** How far that has come. */
  'library.rebuildProgress': nothing,

  /** A whole archive as it came; it stays open until it is removed. */
  'archives.add': v.strictObject({ file }),
  /** Takes an archive away that `library.status` calls removable; until the next start it can be restored. */
  'archives.remove': v.strictObject({ fileName: name }),
  'archives.restore': v.strictObject({ fileName: name }),
  'archives.fingerprints': nothing,

  'reports.list': nothing,
  /** Without an edition: the original where there is one, else the digest. */
  'reports.read': v.strictObject({ reportId, edition: v.optional(edition) }),
  /** The original as it came, before any repair. */
  'reports.source': v.strictObject({ reportId }),

  'search.run': v.strictObject({
    query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
    limit: v.optional(v.pipe(offset, v.maxValue(1000)), 50),
    offset: v.optional(offset, 0),
    filters,
    /** No lineage and no other expansion of words. */
    exact: v.optional(v.boolean(), false),
    /** Only this report: the reader marks every hit of the text that it shows. */
    reportId: v.optional(reportId),
    sort: v.optional(v.picklist(['relevance', 'newest', 'oldest', 'place']), 'relevance'),
  }),
  'search.suggest': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(200)),
    limit: v.optional(v.pipe(offset, v.maxValue(50)), 8),
  }),

  'search.concordance': v.strictObject({
    ...counted,
    limit: v.optional(v.pipe(offset, v.maxValue(1000)), 100),
    offset: v.optional(offset, 0),
    /** By place, or by the text right before (read backwards) or right after, in pinyin order. */
    sort: v.optional(v.picklist(['place', 'left', 'right']), 'place'),
    milliseconds,
  }),
  'search.frequency': v.strictObject({ ...counted, milliseconds }),
  /** Each term is a query of its own. */
  'search.count': v.strictObject({
    terms: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.minLength(1), v.maxLength(500)),
    filters,
    exact: counted.exact,
  }),
  'search.receipt': v.strictObject(counted),
  /** The receipt as its file holds it. */
  'search.verifyReceipt': v.strictObject({ receipt: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) }),
  'search.export': v.strictObject({
    ...counted,
    sort: v.optional(v.picklist(['relevance', 'newest', 'oldest', 'place']), 'relevance'),
    format: v.picklist(['csv', 'xlsx', 'markdown']),
  }),

  'indicators.list': v.strictObject({ reportId: v.optional(reportId), edition: v.optional(edition) }),
  /** All of an agency, all of a concept, both, or all there are. */
  'indicators.series': v.strictObject({
    agency: v.optional(name),
    concept: v.optional(
      v.pipe(
        name,
        v.transform((text) => text as ConceptId),
      ),
    ),
  }),
  'programmes.list': nothing,
  /** The thesaurus, with what the person has added to it. */
  'terms.list': nothing,
  'evidence.of': v.strictObject({ indicatorId }),
  /** A code as a person types it: case and dashes do not matter. */
  'evidence.open': v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) }),

  'compare.texts': v.strictObject({ left: column, right: column }),
  /** Plan sentences of `from` and what may answer them in `to`, a later report. */
  'compare.promises': v.strictObject({ from: column, to: column }),
  'compare.topics': v.strictObject({ columns: v.pipe(v.array(column), v.minLength(2), v.maxLength(5)) }),

  'imports.inspect': v.strictObject({ file, corrections }),
  'imports.add': v.strictObject({
    files: v.pipe(
      v.array(v.strictObject({ ...file.entries, corrections })),
      v.minLength(1),
      v.maxLength(200),
    ),
  }),

  'annotations.list': v.strictObject({
    reportId: v.optional(reportId),
    /** Also those in the trash. */
    deleted: v.optional(v.boolean(), false),
    /** Words in the note, its tags or its quotes, compared as search compares them. */
    text: v.optional(v.pipe(v.string(), v.maxLength(1000))),
    /** Only so many, those changed last: the first page of a long list. */
    limit: v.optional(v.pipe(offset, v.maxValue(1000))),
  }),
  'annotations.create': v.strictObject({
    ...v.partial(v.object(note)).entries,
    kind: note.kind,
    targets: v.pipe(v.array(target), v.maxLength(50)),
    replyTo: v.optional(v.nullable(annotationId), null),
  }),
  'annotations.update': v.strictObject({
    annotationId,
    /** The revision that the change was made on. */
    revision: offset,
    ...v.partial(v.object(note)).entries,
    /** To stand it elsewhere, or to confirm a doubtful place. */
    targets: v.optional(v.pipe(v.array(target), v.maxLength(50))),
    status: v.optional(v.picklist(['open', 'resolved'])),
    accepted: v.optional(v.boolean()),
    keptAsOrphan: v.optional(v.boolean()),
  }),
  'annotations.remove': v.strictObject({ annotationId }),
  'annotations.restore': v.strictObject({ annotationId }),
  'annotations.history': v.strictObject({ annotationId }),
  /** W3C Web Annotation JSON-LD of all, or of those named. */
  'annotations.export': v.strictObject({
    annotationIds,
  }),

  /** A file to keep: for other programs, for a spreadsheet, to read. */
  'annotations.exportFile': v.strictObject({
    format: v.picklist(['jsonld', 'csv', 'xlsx', 'markdown']),
    annotationIds,
  }),
  /** W3C Web Annotation JSON-LD; what is here already under the same id is left alone. */
  'annotations.import': v.strictObject({ jsonLd: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) }),
  /** One step of undo for all of them. */
  'annotations.bulk': v.strictObject({
    annotationIds: v.pipe(v.array(annotationId), v.minLength(1), v.maxLength(100_000)),
    addTags: v.optional(note.tags, []),
    removeTags: v.optional(note.tags, []),
    status: v.optional(v.picklist(['open', 'resolved'])),
    deleted: v.optional(v.boolean()),
  }),
  /** They do stand where they are found now: one step of undo for all of them. What is not found stays as it was. */
  'annotations.confirm': v.strictObject({
    annotationIds: v.pipe(v.array(annotationId), v.minLength(1), v.maxLength(100_000)),
  }),
  /** For completion. */
  'annotations.usedWords': nothing,

  /** The exchange package: one file with everything that travels, or with the annotations named. */
  'notebook.pack': v.strictObject({ annotationIds }),
  'notebook.previewMerge': v.strictObject({ contentBase64 }),
  'notebook.merge': v.strictObject({ contentBase64 }),
  'notebook.undoState': nothing,
  'notebook.undo': nothing,
  'notebook.redo': nothing,
  'notebook.entries': v.strictObject({ kind: v.picklist(ENTRY_KINDS) }),
  'notebook.saveEntry': v.strictObject({
    kind: v.picklist(ENTRY_KINDS),
    key: name,
    value: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
  }),
  'notebook.removeEntry': v.strictObject({ kind: v.picklist(ENTRY_KINDS), key: name }),
  'notebook.drafts': nothing,
  /** An empty value removes the draft. */
  'notebook.saveDraft': v.strictObject({ key: name, value: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)) }),
  'notebook.backups': nothing,
  'notebook.backUp': nothing,
  'notebook.previewRestore': v.strictObject({ name }),
  'notebook.restore': v.strictObject({ name }),
  /** Reads everything; seconds for a very large notebook. */
  'notebook.check': nothing,
  'notebook.identity': nothing,
  /** A new device id: for a notebook that was copied to a second machine. */
  'notebook.renewDevice': nothing,

  'preferences.read': nothing,
  'preferences.write': v.strictObject({ key: name, value: v.pipe(v.string(), v.maxLength(10_000)) }),
} as const;

export type Method = keyof typeof REQUESTS;
/** What a caller writes: fields with a default may be left out. */
export type Request<M extends Method> = v.InferInput<(typeof REQUESTS)[M]>;
/** What the archive receives: defaults filled in. */
export type CheckedRequest<M extends Method> = v.InferOutput<(typeof REQUESTS)[M]>;
