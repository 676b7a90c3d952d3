import type { UsedWords } from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { Tickets } from '../shared/tickets.ts';

/** Tags and names that the notebook's notes hold already, offered while somebody types one. */
export class UsedWordsState {
  tags = $state.raw<readonly string[]>([]);
  people = $state.raw<readonly string[]>([]);
  readonly #client: ArchiveClient;
  readonly #loads = new Tickets();

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  /** Asked anew for every note that is written: the last one may have brought new words. */
  async load(): Promise<void> {
    const ticket = this.#loads.take();
    const used: UsedWords | null = await this.#client.call('annotations.usedWords', {}).catch(() => null);
    if (!used || !ticket.isCurrent()) return;
    this.tags = used.tags;
    this.people = used.people;
  }
}
