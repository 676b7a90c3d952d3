import type { NotebookEntry } from '../../data/contract/annotation-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import type { Request } from '../../data/contract/requests.ts';
import { fromParameters, toParameters, type SearchStatement } from './search-statement.ts';

/** A search with a name, in the notebook: it travels with exchange packages and merges. */
export interface SavedSearch {
  readonly name: string;
  readonly statement: SearchStatement;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

export class SavedSearches {
  readonly #client: WindowClient;
  readonly #query: LiveQuery<Request<'notebook.entries'>, readonly NotebookEntry[]>;

  constructor(client: WindowClient) {
    this.#client = client;
    this.#query = liveMethod(client, 'notebook.entries');
  }

  /** By name. Without a notebook nothing is saved; saving then says why. */
  readonly list: readonly SavedSearch[] = $derived.by(() =>
    (this.#query.value ?? []).flatMap((entry) => savedIn(entry) ?? []).sort(byName),
  );

  load(): Promise<void> {
    return this.#query.ask({ kind: 'search' });
  }

  /** A name that is there already is given to the new search. Rejects where the notebook cannot be written. */
  async save(name: string, statement: SearchStatement): Promise<void> {
    const value = JSON.stringify(toParameters(statement).toString());
    await this.#client.call('notebook.saveEntry', { kind: 'search', key: name, value });
    await this.#query.settled();
  }

  async remove(name: string): Promise<void> {
    await this.#client.call('notebook.removeEntry', { kind: 'search', key: name });
    await this.#query.settled();
  }
}

/** Null for an entry that another version wrote and this one cannot read. */
function savedIn({ key, value, author, modified }: NotebookEntry): SavedSearch | null {
  const statement = fromParameters(new URLSearchParams(textIn(value)));
  return statement && { name: key, statement, author, modified };
}

function textIn(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function byName(a: SavedSearch, b: SavedSearch): number {
  return a.name.localeCompare(b.name, 'zh-Hans-CN');
}
