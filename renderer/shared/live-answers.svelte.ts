import { SvelteMap } from 'svelte/reactivity';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { declarationOf } from '../../data/contract/requests.ts';
import type { Thing } from '../../data/contract/touches.ts';
import type { WindowClient } from './changes.ts';

/**
 * Answers to many questions of one kind, each asked once when it is needed: the pages of a list, say. What has changed
 * is asked again by itself, the old answers stay until then. Starting anew drops whatever is still on its way.
 */
export class LiveAnswers<Key extends string | number, Value> {
  readonly #values = new SvelteMap<Key, Value>();
  /** Key → the number of the last asking that is on its way. */
  readonly #asking = new Map<Key, number>();
  readonly #dependsOn = new Set<Thing>();
  readonly #client: WindowClient;
  readonly #ask: (call: ArchiveClient['call'], key: Key) => Promise<Value>;
  readonly #fail: (error: unknown) => void;
  #last = 0;

  constructor(
    client: WindowClient,
    ask: (call: ArchiveClient['call'], key: Key) => Promise<Value>,
    fail: (error: unknown) => void,
  ) {
    this.#client = client;
    this.#ask = ask;
    this.#fail = fail;
    client.changes.listen((things) => {
      if (!things.some((thing) => this.#dependsOn.has(thing))) return;
      for (const key of new Set([...this.#values.keys(), ...this.#asking.keys()])) void this.#load(key);
    });
  }

  /** Forgets all; `first` are answers that came with something else. */
  start(first: Iterable<readonly [Key, Value]> = []): void {
    this.#asking.clear();
    this.#values.clear();
    for (const [key, value] of first) this.#values.set(key, value);
  }

  /** Undefined while it is on its way. */
  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  /** Called when the answer is wanted on the screen. */
  need(key: Key): void {
    if (!this.#values.has(key) && !this.#asking.has(key)) void this.#load(key);
  }

  async #load(key: Key): Promise<void> {
    const number = ++this.#last;
    const isCurrent = (): boolean => this.#asking.get(key) === number;
    this.#asking.set(key, number);
    try {
      const value = await this.#ask(this.#call, key);
      if (isCurrent()) this.#values.set(key, value);
    } catch (error) {
      if (isCurrent()) this.#fail(error);
    } finally {
      if (isCurrent()) this.#asking.delete(key);
    }
  }

  readonly #call: ArchiveClient['call'] = (method, request) => {
    for (const thing of declarationOf(method).dependsOn) this.#dependsOn.add(thing);
    return this.#client.call(method, request);
  };
}
