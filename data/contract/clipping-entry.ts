/**
 * What a person puts into the 材料夹 for a paper of one's own: words, figures and charts, in an order, each with a line of
 * one's own. Kept in the notebook, so that it is undone, backed up, given and merged as notes are.
 */
import * as v from 'valibot';
import type { AnchorState } from './annotation-model.ts';
import { INDICATOR_KINDS } from './indicator-model.ts';
import { EDITIONS, type Branded, type EditionName, type PassageId, type ReportId } from './model.ts';
import { LONGEST_BODY, LONGEST_KEY, LONGEST_QUOTE } from './note-limits.ts';

/** A UUID. */
export type ClippingId = Branded<'ClippingId'>;

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_KEY));
const words = v.pipe(v.string(), v.maxLength(LONGEST_QUOTE));
const maybe = v.nullable(v.pipe(v.string(), v.maxLength(2000)));
const year = v.nullable(v.pipe(v.number(), v.integer()));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What is cited, as it was called when it was put in: a paper keeps its sources though an archive goes. */
const cited = v.strictObject({
  reportId: key,
  agency: maybe,
  title: maybe,
  subtitle: maybe,
  kind: maybe,
  yearCovered: year,
  /** Since 0.3: what ends within a year may be cited as of it. */
  period: v.optional(maybe),
  yearPublished: year,
  sourceFile: maybe,
  section: maybe,
  edition: v.picklist(EDITIONS),
});
const figure = v.strictObject({
  indicatorId: key,
  subject: words,
  value: v.number(),
  unit: words,
  /** Since 0.3: 近, 余, 以上; both ends of a range (3—5个); and whether it was done or only promised. */
  qualifier: v.optional(v.nullable(words)),
  printedRange: v.optional(words),
  kind: v.optional(v.picklist(INDICATOR_KINDS)),
  period: words,
  code: v.nullable(key),
});
/** Base64 of a PNG of 600 KB: a chart of 2280 × 900 pixels has a tenth of it. */
const LARGEST_PICTURE = 800_000;
const MOST_FIGURES = 500;

/** A stretch of a passage, code points; the archive adds context and text hash. */
export const clippedPlace = v.strictObject({
  reportId: key,
  edition: v.picklist(EDITIONS),
  passageId: key,
  start: offset,
  end: offset,
  quote: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_QUOTE)),
});

export const clippingContent = v.variant('kind', [
  v.strictObject({ kind: v.literal('words'), words, cited }),
  v.strictObject({ kind: v.literal('figure'), words, figure, cited }),
  v.strictObject({
    kind: v.literal('chart'),
    title: words,
    png: v.pipe(v.string(), v.base64(), v.maxLength(LARGEST_PICTURE)),
    width: offset,
    height: offset,
    figures: v.pipe(v.array(v.strictObject({ figure, cited })), v.maxLength(MOST_FIGURES)),
  }),
]);
export const clippingLine = v.pipe(v.string(), v.maxLength(LONGEST_BODY));

export type ClippedReport = Readonly<v.InferOutput<typeof cited>>;
export type ClippedFigure = Readonly<v.InferOutput<typeof figure>>;
export type ClippingContent = Readonly<v.InferOutput<typeof clippingContent>>;
/** The words that a clipping is bound to, by which it is found again as a note is. */
export type ClippedPlace = Readonly<v.InferOutput<typeof clippedPlace>>;

export interface Clipping {
  readonly clippingId: ClippingId;
  readonly content: ClippingContent;
  /** What the person says to it; several lines where two machines said different things. */
  readonly line: string;
  /** How surely its words still stand where they were taken; null for a chart, which is bound to no words. */
  readonly state: AnchorState | null;
  /** Where they stand now. */
  readonly place: {
    readonly reportId: ReportId;
    readonly edition: EditionName;
    readonly passageId: PassageId;
    readonly start: number;
    readonly end: number;
  } | null;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly modified: string;
}
