import type { UsedWords } from '../../data/contract/annotation-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';

/** Tags and names that the notebook's notes hold already, offered while somebody types one. */
export class UsedWordsState {
  readonly #query: LiveQuery<object, UsedWords>;
  #isWriting = false;

  constructor(client: WindowClient) {
    this.#query = liveMethod(client, 'annotations.usedWords', { isShown: () => this.#isWriting });
  }

  get tags(): readonly string[] {
    return this.#query.value?.tags ?? [];
  }

  get people(): readonly string[] {
    return this.#query.value?.people ?? [];
  }

  /** A note is being written; what is given back ends that. */
  load(): () => void {
    this.#isWriting = true;
    void this.#query.ask({});
    return () => (this.#isWriting = false);
  }
}
