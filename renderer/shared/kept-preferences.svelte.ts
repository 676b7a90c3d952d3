import { liveMethod, type LiveQuery } from './live-query.svelte.ts';
import type { WindowClient } from './changes.ts';

type Values = Readonly<Record<string, string>>;

/** What the person has set, of whatever feature: read once, kept in the notebook. */
export class KeptPreferences {
  readonly #client: WindowClient;
  readonly #read: LiveQuery<object, Values>;
  /** Set here and not yet known to be kept: it wins over what is still being read. */
  #setHere = $state.raw<Values>({});
  readonly #listeners: (() => void)[] = [];

  constructor(client: WindowClient) {
    this.#client = client;
    this.#read = liveMethod(client, 'preferences.read', { onanswer: () => this.#tell() });
  }

  /** Without a notebook there are none: the defaults serve. */
  async load(): Promise<void> {
    await this.#read.ask({});
    if (this.#read.error) this.#tell();
  }

  get isRead(): boolean {
    return this.#read.value !== null;
  }

  get(key: string): string | null {
    return this.#setHere[key] ?? this.#read.value?.[key] ?? null;
  }

  /** One that could not be kept is not worth interrupting the person: it holds as long as the window. */
  async set(key: string, value: string): Promise<void> {
    this.#setHere = { ...this.#setHere, [key]: value };
    try {
      const kept = await this.#client.sparing(this.#read).call('preferences.write', { key, value });
      this.#read.put(kept);
      if (this.#setHere[key] !== value) return;
      const { [key]: _, ...others } = this.#setHere;
      this.#setHere = others;
    } catch {
      // Said above.
    }
  }

  /** Told when they have been read, also where another window has set them. */
  onread(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
