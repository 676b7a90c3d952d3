import type { ArchiveClient } from '../../data/contract/api.ts';
import type { ErrorCode } from '../../data/contract/errors.ts';
import type { IndexRebuild } from '../../data/contract/library-model.ts';

/** Milliseconds between two looks at how far it is. */
const PAUSE_MS = 300;

/** Makes damaged indexes anew as soon as the window learns of them, and says how far that is. */
export class IndexRepair {
  /** Null while there is nothing to say. */
  progress = $state.raw<IndexRebuild | null>(null);
  /** How often indexes were made anew since the window was opened. */
  rebuilt = $state(0);
  readonly #client: ArchiveClient;
  #began = false;

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  /** The archive that is worked on, else the last one. */
  get current(): IndexRebuild['archives'][number] | null {
    const archives = this.progress?.archives ?? [];
    return archives.find((one) => one.state === 'running') ?? archives.at(-1) ?? null;
  }

  /** Why an index could not be made anew; null where none failed or it is being tried again. */
  get failure(): ErrorCode | null {
    if (this.progress?.isRunning !== false) return null;
    return this.progress.archives.find((one) => one.state === 'failed')?.code ?? null;
  }

  /** Called whenever damage is seen. What failed is not tried again by itself. */
  async notice(isDamaged: boolean): Promise<void> {
    if (!isDamaged || this.#began) return;
    await this.begin();
  }

  async begin(): Promise<void> {
    this.#began = true;
    try {
      this.progress = await this.#client.call('library.startRebuild', {});
      while (this.progress.isRunning) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        this.progress = await this.#client.call('library.rebuildProgress', {});
      }
      if (this.progress.archives.some((one) => one.state === 'rebuilt')) this.rebuilt++;
      if (this.failure === null) {
        this.progress = null;
        this.#began = false;
      }
    } catch {
      // The library was started anew meanwhile; it says what is damaged when it is asked again.
      this.progress = null;
      this.#began = false;
    }
  }
}
