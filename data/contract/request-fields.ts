/** What the requests of several methods are made of. */
import * as v from 'valibot';
import { ANNOTATION_KINDS, COLOURS, type AnnotationId } from './annotation-model.ts';
import { GENRES } from './genre.ts';
import { EDITIONS, LEVELS, type IndicatorId, type PassageId, type ReportId } from './model.ts';
import { isPeriod } from './period.ts';
import {
  LONGEST_BODY,
  LONGEST_KEY,
  LONGEST_PERSON,
  LONGEST_QUOTE,
  LONGEST_REPLACEMENT,
  LONGEST_TAG,
  MOST_TARGETS,
} from './note-limits.ts';
import { FACETS } from './search-model.ts';

export const LONGEST_QUERY = 10_000;
/** Base64 of 64 MiB. */
export const LARGEST_FILE = 90_000_000;

export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_KEY));
// The casts below give a checked non-empty string its brand; whether such a thing exists is for the archive to say.
export const reportId = v.pipe(
  name,
  v.transform((text) => text as ReportId),
);
export const passageId = v.pipe(
  name,
  v.transform((text) => text as PassageId),
);
export const indicatorId = v.pipe(
  name,
  v.transform((text) => text as IndicatorId),
);
export const annotationId = v.pipe(
  name,
  v.transform((text) => text as AnnotationId),
);
export const edition = v.picklist(EDITIONS);
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
export const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
/** Code points of a passage, half-open. */
export const range = v.pipe(v.tuple([offset, offset]), v.readonly());
export const column = v.strictObject({ reportId, edition });

export const filter = v.strictObject({
  include: v.optional(v.pipe(v.array(name), v.maxLength(200)), []),
  exclude: v.optional(v.pipe(v.array(name), v.maxLength(200)), []),
});
export const filters = v.optional(v.partial(v.strictObject(v.entriesFromList(FACETS, filter))), {});

/** So long an answer may take; what is left then is said, and asking again goes on. Left out: until all is done. */
export const milliseconds = v.optional(v.pipe(offset, v.minValue(1)));

/** What a search counts over. */
export const counted = {
  query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
  filters,
  exact: v.optional(v.boolean(), false),
};

export const target = v.variant('kind', [
  v.strictObject({
    kind: v.literal('range'),
    reportId,
    edition,
    passageId,
    start: offset,
    end: offset,
    quote: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_QUOTE)),
    textHash: name,
  }),
  v.strictObject({ kind: v.literal('report'), reportId }),
  v.strictObject({ kind: v.literal('section'), reportId, edition, heading: name }),
  v.strictObject({ kind: v.literal('indicator'), reportId, indicatorId }),
]);

export const targets = v.pipe(v.array(target), v.maxLength(MOST_TARGETS));

export const note = {
  body: v.pipe(v.string(), v.maxLength(LONGEST_BODY)),
  kind: v.picklist(ANNOTATION_KINDS),
  colour: v.picklist(COLOURS),
  tags: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TAG))), v.maxLength(100)),
  assignee: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_PERSON))),
  replacement: v.nullable(v.pipe(v.string(), v.maxLength(LONGEST_REPLACEMENT))),
};

export const file = v.strictObject({ name, contentBase64: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) });
/** A file that was sent before, by the ticket that its preview gave: it is neither sent nor read again. */
export const heldFile = v.strictObject({ ticket: name });
export const contentBase64 = v.pipe(v.string(), v.maxLength(LARGEST_FILE));
/** Left out: all that are not in the trash. */
export const annotationIds = v.optional(v.pipe(v.array(annotationId), v.maxLength(100_000)));
export const corrections = v.optional(
  v.partial(
    v.strictObject({
      agency: name,
      level: v.picklist(LEVELS),
      region: name,
      yearCovered: year,
      yearPublished: year,
      title: name,
      genre: v.picklist(GENRES),
      period: v.pipe(v.string(), v.check(isPeriod)),
      encoding: name,
    }),
  ),
);

export const nothing = v.strictObject({});
