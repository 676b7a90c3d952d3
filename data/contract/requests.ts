/**
 * One schema per method, with what it reads or changes: the only statement of what may be asked. Types are derived from
 * here, `dispatch` checks against it, and nothing that has not passed a schema reaches the archive.
 */
import type * as v from 'valibot';
import { ANNOTATION_REQUESTS } from './annotation-requests.ts';
import { COLLECTION_REQUESTS } from './collection-requests.ts';
import { LIBRARY_REQUESTS } from './library-requests.ts';
import { NOTEBOOK_REQUESTS } from './notebook-requests.ts';
import { RECORD_REQUESTS } from './record-requests.ts';
import { REPORT_REQUESTS } from './report-requests.ts';
import { SCAN_REQUESTS } from './scan-requests.ts';
import { SEARCH_REQUESTS } from './search-requests.ts';
import type { Declaration, Declared } from './touches.ts';

export const REQUESTS = {
  ...LIBRARY_REQUESTS,
  ...REPORT_REQUESTS,
  ...RECORD_REQUESTS,
  ...COLLECTION_REQUESTS,
  ...SCAN_REQUESTS,
  ...SEARCH_REQUESTS,
  ...ANNOTATION_REQUESTS,
  ...NOTEBOOK_REQUESTS,
} as const satisfies Readonly<Record<string, Declared>>;

export type Method = keyof typeof REQUESTS;
/** What a caller writes: fields with a default may be left out. */
export type Request<M extends Method> = v.InferInput<(typeof REQUESTS)[M]>;
/** What the archive receives: defaults filled in. */
export type CheckedRequest<M extends Method> = v.InferOutput<(typeof REQUESTS)[M]>;

/** What a method touches or depends on, as it stands beside its schema. */
export function declarationOf(method: Method): Declaration {
  return REQUESTS[method].declaration;
}
