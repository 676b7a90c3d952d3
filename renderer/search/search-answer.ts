import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { SearchResult } from '../../data/contract/search-model.ts';
import type { SearchStatement } from './search-statement.ts';

/** A first page is more than a window shows, and no more than a keystroke is worth. */
export const PAGE = 25;
/** Reports that come with a first page: more than stand open, and no more than a keystroke is worth. */
const FIRST_REPORTS = 20;

/** What a query found that found nothing itself, put right: 浙实链 → 浙食链. */
export interface Meant {
  readonly query: string;
  readonly result: SearchResult;
}

/** A query with what it found. */
export interface Answer {
  readonly query: string;
  readonly result: SearchResult;
  readonly meant: Meant | null;
}

/** What the list shows: what was found, or what was found for the suggestion that stands in for nothing. */
export function listedIn({ meant, result }: Answer): SearchResult {
  return meant?.result ?? result;
}

export function pageOf(statement: SearchStatement, offset: number): Request<'search.run'> {
  return { ...statement, limit: PAGE, offset, mostReports: offset === 0 ? FIRST_REPORTS : 0 };
}

/** Where nothing is found, also what the first suggestion finds. */
export async function answerTo(call: ArchiveClient['call'], statement: SearchStatement): Promise<Answer> {
  const { query } = statement;
  const result = await call('search.run', pageOf(statement, 0));
  const first = result.total === 0 ? result.didYouMean[0] : undefined;
  if (!first) return { query, result, meant: null };
  const instead = await call('search.run', pageOf({ ...statement, query: first.query }, 0));
  return { query, result, meant: instead.total > 0 ? { query: first.query, result: instead } : null };
}
