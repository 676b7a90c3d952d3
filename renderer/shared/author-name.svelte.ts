import type { ArchiveClient } from '../../data/contract/api.ts';

const PREFERENCE = 'author';

/**
 * The name under which notes are signed on this machine; asked for once, before the first one is saved. The only place
 * in the window that knows it: the preferences and the notes are given this.
 */
export class AuthorName {
  /** Null: never asked. Empty: asked, and the person would rather not say. */
  name = $state<string | null>(null);
  readonly #client: ArchiveClient;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  get isAsked(): boolean {
    return this.name !== null;
  }

  async load(): Promise<void> {
    const preferences = await this.#client.call('preferences.read', {}).catch(() => null);
    if (preferences) this.take(preferences);
  }

  /** Preferences that have been read. */
  take(preferences: Readonly<Record<string, string>>): void {
    this.name = preferences[PREFERENCE] ?? null;
  }

  /** An empty name is an answer too. Notes are signed by the notebook, so the name is there before the note is. */
  async set(name: string): Promise<void> {
    this.name = name.trim();
    await this.#client
      .call('preferences.write', { key: PREFERENCE, value: this.name })
      .catch(() => undefined);
  }
}
