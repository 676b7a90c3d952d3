import type { KeptPreferences } from '../shared/kept-preferences.svelte.ts';

const PREFERENCE = 'search.history';
const MOST = 50;
/** A preference holds ten thousand characters. */
const LONGEST = 9_500;
/** A few longer queries would drive out the others. */
const LONGEST_QUERY = 1_000;
/** A query that stands so long was meant, not passed through. */
const SETTLED_MS = 2_500;

/** The last queries, newest first; kept with the preferences, and gone from the disk when they are cleared. */
export class QueryHistory {
  readonly list: readonly string[] = $derived.by(() => queriesIn(this.#kept.get(PREFERENCE)));
  readonly #kept: KeptPreferences;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(kept: KeptPreferences) {
    this.#kept = kept;
  }

  /** A query was answered; it is kept if nothing else is typed for a while. */
  seen(query: string): void {
    clearTimeout(this.#timer);
    if (query.trim() !== '') this.#timer = setTimeout(() => this.keep(query), SETTLED_MS);
  }

  /** A hit of the query was opened, or it was run on purpose. */
  keep(query: string): void {
    clearTimeout(this.#timer);
    const text = query.trim();
    if (text === '' || this.list[0] === text || text.length > LONGEST_QUERY) return;
    this.#write([text, ...this.list.filter((one) => one !== text)].slice(0, MOST));
  }

  remove(query: string): void {
    this.#write(this.list.filter((one) => one !== query));
  }

  /** Empties the list and returns what was in it, so that it can be put back. */
  clear(): readonly string[] {
    const before = this.list;
    this.#write([]);
    return before;
  }

  restore(list: readonly string[]): void {
    this.#write(list);
  }

  #write(list: readonly string[]): void {
    const kept = [...list];
    while (JSON.stringify(kept).length > LONGEST) kept.pop();
    void this.#kept.set(PREFERENCE, JSON.stringify(kept));
  }
}

function queriesIn(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
