/** Reports, and what is read, counted and compared in them. */
import * as v from 'valibot';
import type { ConceptId } from './model.ts';
import {
  name,
  reportId,
  passageId,
  range,
  indicatorId,
  edition,
  column,
  nothing,
  offset,
} from './request-fields.ts';
import { changes, reads } from './touches.ts';

/** What changes when reports of the holdings are put in order. */
const ARRANGED = ['archives', 'reports', 'records', 'texts'] as const;

export const REPORT_REQUESTS = {
  'reports.list': reads(nothing, 'reports', 'records'),
  /** Without an edition: the original where there is one, else the digest. */
  'reports.read': reads(
    v.strictObject({ reportId, edition: v.optional(edition) }),
    'reports',
    'records',
    'texts',
  ),
  /** The original as it came, before any repair. */
  'reports.source': reads(v.strictObject({ reportId }), 'texts'),

  /** The file that the original was read from; its bytes come piece by piece. */
  'sources.describe': reads(v.strictObject({ reportId }), 'texts'),
  'sources.piece': reads(v.strictObject({ reportId, piece: offset }), 'texts'),
  /** Its pages, and where on them the text stands. */
  'sources.pages': reads(v.strictObject({ reportId }), 'texts'),

  /** Every text of a report that the holdings keep, newest first. */
  'reports.versions': reads(v.strictObject({ reportId }), 'reports', 'texts'),
  /** One of them as it reads. */
  'reports.readVersion': reads(v.strictObject({ version: offset }), 'texts'),
  /** Which reports the holdings keep a text of, and what was done to them last. */
  'reports.holdings': reads(nothing, 'reports', 'records', 'texts', 'archives'),
  'reports.trash': reads(nothing, 'reports', 'records'),
  'reports.remove': changes(v.strictObject({ reportId }), ...ARRANGED),
  'reports.restore': changes(v.strictObject({ reportId }), ...ARRANGED),
  /** The texts of `from` become versions of `into`. */
  'reports.merge': changes(v.strictObject({ from: reportId, into: reportId }), ...ARRANGED),
  'reports.moveVersion': changes(v.strictObject({ version: offset, into: reportId }), ...ARRANGED),
  'reports.chooseVersion': changes(v.strictObject({ version: offset, reportId }), ...ARRANGED),
  /**
   * Imports and everything above, the last first. `imports`: as many steps as there are last that imported these reports, in
   * one go.
   */
  'reports.undo': changes(v.strictObject({ imports: v.optional(v.array(reportId)) }), ...ARRANGED),
  'reports.redo': changes(nothing, ...ARRANGED),

  'indicators.list': reads(
    v.strictObject({ reportId: v.optional(reportId), edition: v.optional(edition) }),
    'reports',
    'records',
    'texts',
    'verdicts',
  ),
  /** The figures whose clause holds something that was found; minor ones are left out. */
  'indicators.atHits': reads(
    v.strictObject({
      hits: v.pipe(
        v.array(v.strictObject({ passageId, ranges: v.pipe(v.array(range), v.maxLength(1000)) })),
        v.maxLength(1000),
      ),
    }),
    'reports',
    'records',
    'texts',
    'verdicts',
  ),
  /** All of an agency, all of a concept, both, or all there are. */
  'indicators.series': reads(
    v.strictObject({
      agency: v.optional(name),
      concept: v.optional(
        v.pipe(
          name,
          v.transform((text) => text as ConceptId),
        ),
      ),
    }),
    'reports',
    'records',
    'texts',
    'verdicts',
  ),

  'programmes.list': reads(nothing, 'reports', 'records', 'texts', 'terms'),

  /** The thesaurus, with what the person has added to it. */
  'terms.list': reads(nothing, 'terms', 'archives'),

  'evidence.of': reads(v.strictObject({ indicatorId }), 'reports', 'records', 'texts', 'verdicts'),
  /** A code as a person types it: case and dashes do not matter. */
  'evidence.open': reads(
    v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)) }),
    'reports',
    'records',
    'texts',
  ),

  'compare.texts': reads(
    v.strictObject({ left: column, right: column }),
    'reports',
    'records',
    'texts',
    'alignments',
  ),
  /** Plan sentences of `from` and what may answer them in `to`, a later report. */
  'compare.promises': reads(v.strictObject({ from: column, to: column }), 'reports', 'records', 'texts'),
  'compare.topics': reads(
    v.strictObject({ columns: v.pipe(v.array(column), v.minLength(2), v.maxLength(5)) }),
    'reports',
    'records',
    'texts',
  ),
} as const;
