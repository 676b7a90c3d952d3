import type { NotebookEntry } from '../../data/contract/annotation-model.ts';
import { freeKey } from '../../data/contract/entry-key.ts';
import { readSearches } from '../../data/contract/search-entry.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import type { Request } from '../../data/contract/requests.ts';
import { fromParameters, toParameters, type SearchStatement } from './search-statement.ts';

/** A search with a name, in the notebook: it travels with exchange packages and merges. */
export interface SavedSearch {
  readonly name: string;
  /** Of its entry, which two people may have made before they met: then each search has a name of its own. */
  readonly key: string;
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
  readonly list: readonly SavedSearch[] = $derived.by(() => savedIn(this.#query.value ?? []).sort(byName));

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
    const key = this.list.find((one) => one.name === name)?.key ?? name;
    const [next, ...others] = this.list.filter((one) => one.key === key && one.name !== name);
    // What others made of the same name stays: one under it, more of them under names of their own.
    for (const other of others) await this.save(other.name, other.statement);
    if (next) await this.save(key, next.statement);
    else await this.#client.call('notebook.removeEntry', { kind: 'search', key });
    await this.#query.settled();
  }
}

/** Without those that another version wrote and this one cannot read. */
function savedIn(entries: readonly NotebookEntry[]): SavedSearch[] {
  const taken = new Set(entries.map(({ key }) => key));
  return entries.flatMap((entry) => {
    const statements = readSearches(entry).flatMap((text) => fromParameters(new URLSearchParams(text)) ?? []);
    return statements.map((statement, at) => {
      const { key, author, modified } = entry;
      const name = at === 0 ? key : freeKey(key, taken);
      taken.add(name);
      return { name, key, statement, author, modified };
    });
  });
}

function byName(a: SavedSearch, b: SavedSearch): number {
  return a.name.localeCompare(b.name, 'zh-Hans-CN');
}
