/** Search and what is counted over it. */
import * as v from 'valibot';
import { formatsOf } from '../plain/export-formats.ts';
import {
  LONGEST_QUERY,
  LARGEST_FILE,
  reportId,
  offset,
  filters,
  milliseconds,
  counted,
} from './request-fields.ts';
import { reads } from './touches.ts';

export const SEARCH_REQUESTS = {
  'search.run': reads(
    v.strictObject({
      query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)),
      limit: v.optional(v.pipe(offset, v.maxValue(1000)), 50),
      offset: v.optional(offset, 0),
      filters,
      /** No lineage and no other expansion of words. */
      exact: v.optional(v.boolean(), false),
      /** Only this report: the reader marks every hit of the text that it shows. */
      reportId: v.optional(reportId),
      sort: v.optional(v.picklist(['relevance', 'newest', 'oldest', 'place']), 'relevance'),
      /** At most so many of `SearchResult.reports`; left out: all of them. */
      mostReports: v.optional(offset),
    }),
    'reports',
    'records',
    'texts',
    'terms',
    'notes',
    'archives',
  ),
  'search.suggest': reads(
    v.strictObject({
      text: v.pipe(v.string(), v.maxLength(200)),
      limit: v.optional(v.pipe(offset, v.maxValue(50)), 8),
    }),
    'reports',
    'records',
    'texts',
    'terms',
    'tags',
    'names',
  ),
  'search.concordance': reads(
    v.strictObject({
      ...counted,
      limit: v.optional(v.pipe(offset, v.maxValue(1000)), 100),
      offset: v.optional(offset, 0),
      /** By place, or by the text right before (read backwards) or right after, in pinyin order. */
      sort: v.optional(v.picklist(['place', 'left', 'right']), 'place'),
      milliseconds,
    }),
    'reports',
    'records',
    'texts',
    'terms',
    'notes',
  ),
  'search.frequency': reads(
    v.strictObject({ ...counted, milliseconds }),
    'reports',
    'records',
    'texts',
    'terms',
    'notes',
  ),
  /** Each term is a query of its own. */
  'search.count': reads(
    v.strictObject({
      terms: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.minLength(1), v.maxLength(500)),
      filters,
      exact: counted.exact,
    }),
    'reports',
    'records',
    'texts',
    'terms',
    'notes',
  ),
  'search.receipt': reads(v.strictObject(counted), 'reports', 'records', 'texts', 'terms', 'notes'),
  /** The receipt as its file holds it. */
  'search.verifyReceipt': reads(
    v.strictObject({ receipt: v.pipe(v.string(), v.maxLength(LARGEST_FILE)) }),
    'reports',
    'records',
    'texts',
    'terms',
    'notes',
  ),
  'search.export': reads(
    v.strictObject({
      ...counted,
      sort: v.optional(v.picklist(['relevance', 'newest', 'oldest', 'place']), 'relevance'),
      format: v.picklist(formatsOf('hits')),
    }),
    'reports',
    'records',
    'texts',
    'terms',
    'notes',
  ),
} as const;
