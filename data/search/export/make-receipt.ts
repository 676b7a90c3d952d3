import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CheckedRequest } from '../../contract/requests.ts';
import type { SearchReceipt } from '../../contract/search-tools-model.ts';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { SEARCH_FORM_VERSION } from '../../text/search-form.ts';
import { answerQuery, narrowingOf, passing, passingCount } from '../answer-query.ts';
import { canonicalJson } from './canonical-json.ts';
import { perEdition } from '../counting/per-edition.ts';
import { OccurrenceList } from '../counting/occurrence-list.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { QUERY_VERSION } from '../query/query-model.ts';
import type { NotebookLookups } from '../notebook-lookups.ts';
import { expansionsOf } from '../index/used-variants.ts';

/**
 * A count, also of nothing, with all that it depends on. It counts what the archives hold: corrections that the
 * notebook has accepted are left out, for no other machine has them, and `index` is one without terms of a person's own.
 */
export function makeReceipt(
  set: ArchiveSet,
  index: SearchIndex,
  notebook: NotebookLookups,
  request: CheckedRequest<'search.receipt'>,
  version: string,
): SearchReceipt {
  const { table } = index;
  const narrowing = narrowingOf(index, notebook, request.filters);
  const { annotatedPassages, notedWords, tags } = notebook;
  const printed = { annotatedPassages, tags, ...(notedWords && { notedWords }) };
  const answer = answerQuery(index, printed, request, narrowing.asksWithoutWords);
  const { root, variants, evaluation, found } = answer;
  const passages = passing(narrowing)(found.all);
  const receipt: Omit<SearchReceipt, 'sha256'> = {
    format: 'lanjuan-receipt/1',
    made: new Date().toISOString(),
    version,
    query: request.query,
    exact: request.exact,
    filters: request.filters,
    normalisation: `lanjuan-search-form/${SEARCH_FORM_VERSION} lanjuan-query/${QUERY_VERSION}`,
    expansions: root ? expansionsOf(root, variants, evaluation, found, passingCount(narrowing)) : [],
    archives: set.archives.map(({ file, role, editionId }) => ({
      fileName: path.basename(file),
      role,
      editionId,
    })),
    searched: { reports: table.reports.length, passages: table.activeCount },
    complete: !evaluation.stopped,
    total: passages.length,
    occurrences: new OccurrenceList(table, passages, answer).readOn().size,
    reports: reportsOf(set, perEdition(table, passages)),
  };
  return { ...receipt, sha256: receiptHash(receipt) };
}

/** Over everything but the hash itself. */
export function receiptHash(receipt: object): string {
  return createHash('sha256')
    .update(canonicalJson({ ...receipt, sha256: undefined }))
    .digest('hex');
}

function reportsOf({ activeEditions }: ArchiveSet, counts: Uint32Array): SearchReceipt['reports'] {
  return Array.from(counts, (count, place) => ({ count, place }))
    .filter(({ count }) => count > 0)
    .map(({ count, place }) => {
      // The table has the texts in the order of the set.
      const { reportId, edition, textHash } = activeEditions[place]!;
      return { reportId, edition, textHash, count };
    })
    .sort((a, b) => (`${a.reportId}:${a.edition}` < `${b.reportId}:${b.edition}` ? -1 : 1));
}
