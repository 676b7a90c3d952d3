import type { Archive } from '../contract/api.ts';
import type { Method } from '../contract/requests.ts';
import type { Search } from './open-search.ts';

export type SearchMethod = Extract<Method, `search.${string}`>;

/** One line per method; open-library.ts spreads this into the archive. `search` is asked anew, for imports change it. */
export function searchMethods(search: () => Search, version: string): Pick<Archive, SearchMethod> {
  return {
    'search.run': (request) => search().run(request),
    'search.suggest': (request) => search().suggest(request),
    'search.concordance': (request) => search().concordance(request),
    'search.frequency': (request) => search().frequency(request),
    'search.count': (request) => search().count(request),
    'search.receipt': (request) => search().receipt(request, version),
    'search.verifyReceipt': ({ receipt }) => search().verifyReceipt(receipt, version),
    'search.export': (request) => search().export(request),
  };
}
