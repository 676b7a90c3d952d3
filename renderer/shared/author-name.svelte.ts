import type { KeptPreferences } from './kept-preferences.svelte.ts';

const PREFERENCE = 'author';

/** The name under which notes are signed on this machine; asked for once, before the first one is saved. */
export class AuthorName {
  readonly #kept: KeptPreferences;

  constructor(kept: KeptPreferences) {
    this.#kept = kept;
  }

  /** Null: never asked. Empty: asked, and the person would rather not say. */
  get name(): string | null {
    return this.#kept.get(PREFERENCE);
  }

  get isAsked(): boolean {
    return this.name !== null;
  }

  /** An empty name is an answer too. Notes are signed by the notebook, so the name is there before the note is. */
  async set(name: string): Promise<void> {
    await this.#kept.set(PREFERENCE, name.trim());
  }
}
