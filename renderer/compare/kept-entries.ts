import {
  alignmentKey,
  readAlignment,
  type JudgedPromise,
  type KeptAlignment,
} from '../../data/contract/alignment-entry.ts';
import type { NotebookEntry } from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';

/** Puts the notebook back as it was before. */
export type TakeBack = () => Promise<void>;

/** The alignments and judgements that the notebook keeps. Whatever is changed here can be taken back. */
export class KeptEntries {
  readonly #client: ArchiveClient;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  async save(kept: KeptAlignment | JudgedPromise): Promise<TakeBack> {
    const key = alignmentKey(kept);
    const before = await this.#find(key);
    await this.#client.call('notebook.saveEntry', { kind: 'alignment', key, value: JSON.stringify(kept) });
    return () => this.#putBack(key, before);
  }

  async remove(key: string): Promise<TakeBack> {
    const before = await this.#client.call('notebook.removeEntry', { kind: 'alignment', key });
    return () => this.#putBack(key, before);
  }

  async #putBack(key: string, before: NotebookEntry | null): Promise<void> {
    if (before) {
      await this.#client.call('notebook.saveEntry', { kind: 'alignment', key, value: before.value });
    } else if (await this.#find(key))
      await this.#client.call('notebook.removeEntry', { kind: 'alignment', key });
  }

  async #find(key: string): Promise<NotebookEntry | null> {
    return (await this.#list()).find((entry) => entry.key === key) ?? null;
  }

  #list(): Promise<readonly NotebookEntry[]> {
    return this.#client.call('notebook.entries', { kind: 'alignment' });
  }
}

/** Judgements of promises by the keys of their entries. */
export async function judgementsIn(call: ArchiveClient['call']): Promise<ReadonlyMap<string, JudgedPromise>> {
  const entries = await call('notebook.entries', { kind: 'alignment' });
  return new Map(
    entries.flatMap((entry) => {
      const kept = readAlignment(entry);
      return kept?.kind === 'promise' ? [[entry.key, kept] as const] : [];
    }),
  );
}
