import type { NotebookEntry } from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { fromParameters, toParameters, type Asked } from './asked.ts';

/** A search with a name, in the notebook: it travels with exchange packages and merges. */
export interface SavedSearch {
  readonly name: string;
  readonly asked: Asked;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

export class SavedSearches {
  list = $state.raw<readonly SavedSearch[]>([]);
  readonly #client: ArchiveClient;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  async load(): Promise<void> {
    // Without a notebook nothing is saved; saving then says why.
    const entries = await this.#client.call('notebook.entries', { kind: 'search' }).catch(() => []);
    this.list = entries.flatMap((entry) => savedIn(entry) ?? []).sort(byName);
  }

  /** A name that is there already is given to the new search. Rejects where the notebook cannot be written. */
  async save(name: string, asked: Asked): Promise<void> {
    const entry = await this.#client.call('notebook.saveEntry', {
      kind: 'search',
      key: name,
      value: JSON.stringify(toParameters(asked).toString()),
    });
    const saved = savedIn(entry);
    this.list = [...this.list.filter((one) => one.name !== name), ...(saved ? [saved] : [])].sort(byName);
  }

  async remove(name: string): Promise<void> {
    await this.#client.call('notebook.removeEntry', { kind: 'search', key: name });
    this.list = this.list.filter((one) => one.name !== name);
  }
}

/** Null for an entry that another version wrote and this one cannot read. */
function savedIn({ key, value, author, modified }: NotebookEntry): SavedSearch | null {
  const asked = fromParameters(new URLSearchParams(textIn(value)));
  return asked && { name: key, asked, author, modified };
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
