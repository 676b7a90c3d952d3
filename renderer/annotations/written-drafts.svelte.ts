import type { Draft } from '../../data/contract/annotation-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';

const PREFIX = 'note:';

/**
 * Drafts as the notebook has them, and what it has not got yet. Other windows write there too: what this window has
 * neither written nor taken up is not its own to replace or to forget.
 */
export class WrittenDrafts {
  readonly #client: WindowClient;
  readonly #query: LiveQuery<object, readonly Draft[]>;
  /** By key; nothing where the notebook is to forget the draft. */
  #unwritten = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** By key, what the notebook may have of this window: what it has taken, and what was sent since. */
  readonly #own = new Map<string, readonly string[]>();
  #sending: Promise<void> = Promise.resolve();

  /** `onanswer`: the notebook has other drafts than before. */
  constructor(client: WindowClient, onanswer: () => void) {
    this.#client = client;
    this.#query = liveMethod(client, 'notebook.drafts', { onanswer });
  }

  /** The notebook has been asked, and has answered. */
  get isKnown(): boolean {
    return this.#query.answered !== null;
  }

  /** Newest first. */
  get values(): readonly string[] {
    const written = (this.#query.value ?? []).flatMap(({ key, value }) =>
      key.startsWith(PREFIX) && !this.#unwritten.has(key.slice(PREFIX.length)) ? [value] : [],
    );
    return [...[...this.#unwritten.values()].toReversed(), ...written];
  }

  /** Keys of the drafts that say something and are not in the notebook. */
  get missing(): readonly string[] {
    return [...this.#unwritten].flatMap(([key, value]) => (value === '' ? [] : [key]));
  }

  isUnwritten(key: string): boolean {
    return this.#unwritten.has(key);
  }

  load(): Promise<void> {
    return this.#query.ask({});
  }

  /** What the notebook has under a key is this window's from now on. */
  takeUp(key: string): void {
    const there = this.#there(key);
    if (there !== undefined) this.#owns(key, there);
  }

  /** Another window has written under the key. */
  isOthers(key: string): boolean {
    const there = this.#there(key);
    return there !== undefined && this.#own.get(key)?.includes(there) !== true;
  }

  write(key: string, value: string): Promise<void> {
    if (this.#there(key) === value && !this.#unwritten.has(key)) return this.send();
    this.#owns(key, value);
    return this.#put(key, value);
  }

  /** What this window has written under the key goes; what another one has written there stays. */
  async forget(key: string): Promise<void> {
    if (this.#own.has(key)) await this.#put(key, '');
  }

  /**
   * All that could not be written before is tried again with it. One round after the other: an older draft never
   * arrives behind a newer one.
   */
  send(): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      await Promise.all([...this.#unwritten].map((one) => this.#sendOne(...one)));
    });
    return this.#sending;
  }

  #put(key: string, value: string): Promise<void> {
    this.#unwritten = new Map([...this.#without(key), [key, value]]);
    return this.send();
  }

  async #sendOne(key: string, value: string): Promise<void> {
    const request = { key: PREFIX + key, value };
    if (value !== '' || !this.isOthers(key)) {
      try {
        await this.#client.sparing(this.#query).call('notebook.saveDraft', request);
      } catch {
        return;
      }
      const others = (this.#query.value ?? []).filter((one) => one.key !== request.key);
      this.#query.put(value === '' ? others : [{ ...request, at: new Date().toISOString() }, ...others]);
    }
    if (this.#unwritten.get(key) !== value) return;
    this.#unwritten = this.#without(key);
    if (value === '') this.#own.delete(key);
    else this.#own.set(key, [value]);
  }

  #there(key: string): string | undefined {
    return this.#query.value?.find((one) => one.key === PREFIX + key)?.value;
  }

  #owns(key: string, value: string): void {
    const own = this.#own.get(key) ?? [];
    if (!own.includes(value)) this.#own.set(key, [...own, value]);
  }

  #without(key: string): ReadonlyMap<string, string> {
    return new Map([...this.#unwritten].filter(([one]) => one !== key));
  }
}
