/** Collections (案卷) of reports. What each report lies in, its record says in the field `collections`. */
import * as v from 'valibot';
import { collectionName } from './collection-model.ts';
import { name, nothing, reportId } from './request-fields.ts';
import { changes, reads } from './touches.ts';

/** That can be put in or taken out at once. */
const MOST_MEMBERS = 100_000;
const reportIds = v.optional(v.pipe(v.array(reportId), v.maxLength(MOST_MEMBERS)), []);

export const COLLECTION_REQUESTS = {
  /** By name. */
  'collections.list': reads(nothing, 'collections', 'reports'),
  'collections.create': changes(
    v.strictObject({ name: collectionName, reportIds }),
    'collections',
    'records',
  ),
  /** All as one step of undo; what is so already changes nothing. */
  'collections.change': changes(
    v.strictObject({
      collectionId: name,
      name: v.optional(collectionName),
      add: reportIds,
      remove: reportIds,
    }),
    'collections',
    'records',
  ),
  /** The collection; its reports stay. */
  'collections.remove': changes(v.strictObject({ collectionId: name }), 'collections', 'records'),
} as const;
