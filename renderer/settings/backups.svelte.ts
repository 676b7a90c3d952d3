import type {
  NotebookBackup,
  NotebookCheck,
  NotebookIdentity,
  RestorePreview,
} from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import { Tickets } from '../shared/tickets.ts';

/** The notebook as a file that must not be lost: its backups, what going back would change, whether it is whole. */
export class BackupsState {
  /** Newest first; null until they have been asked for. */
  list = $state.raw<readonly NotebookBackup[] | null>(null);
  /** What going back to the chosen backup would change. */
  preview = $state.raw<RestorePreview | null>(null);
  checked = $state.raw<NotebookCheck | null>(null);
  identity = $state.raw<NotebookIdentity | null>(null);
  doing = $state<'nothing' | 'backing up' | 'looking' | 'restoring' | 'checking'>('nothing');
  error = $state.raw<unknown>(null);
  readonly #client: ArchiveClient;
  readonly #onrestored: (restored: RestorePreview) => void;
  readonly #looks = new Tickets();

  constructor(client: ArchiveClient, onrestored: (restored: RestorePreview) => void) {
    this.#client = client;
    this.#onrestored = onrestored;
  }

  async load(): Promise<void> {
    await this.#while('nothing', async () => {
      const [list, identity] = await Promise.all([
        this.#client.call('notebook.backups', {}),
        this.#client.call('notebook.identity', {}),
      ]);
      this.list = list;
      this.identity = identity;
    });
  }

  async backUp(): Promise<void> {
    await this.#while('backing up', async () => {
      this.list = await this.#client.call('notebook.backUp', {});
    });
  }

  /** Nothing is changed. */
  async look(name: string): Promise<void> {
    const ticket = this.#looks.take();
    this.preview = null;
    await this.#while('looking', async () => {
      const preview = await this.#client.call('notebook.previewRestore', { name });
      if (ticket.isCurrent()) this.preview = preview;
    });
  }

  close(): void {
    this.#looks.take();
    this.preview = null;
    this.error = null;
  }

  /** Goes back to the backup that was looked at. One undo takes it back. */
  async restore(): Promise<void> {
    const { preview } = this;
    if (!preview) return;
    await this.#while('restoring', async () => {
      const restored = await this.#client.call('notebook.restore', { name: preview.backup });
      this.preview = null;
      this.list = await this.#client.call('notebook.backups', {});
      this.#onrestored(restored);
    });
  }

  async check(): Promise<void> {
    this.checked = null;
    await this.#while('checking', async () => {
      this.checked = await this.#client.call('notebook.check', {});
    });
  }

  async renewDevice(): Promise<void> {
    await this.#while('nothing', async () => {
      this.identity = await this.#client.call('notebook.renewDevice', {});
    });
  }

  async #while(doing: BackupsState['doing'], action: () => Promise<void>): Promise<void> {
    this.doing = doing;
    this.error = null;
    try {
      await action();
    } catch (error) {
      this.error = error;
    } finally {
      this.doing = 'nothing';
    }
  }
}

/** Going back would change nothing. */
export function changesNothing({ brought, removed, changed, others }: RestorePreview): boolean {
  return brought.length + removed.length + changed.length + others === 0;
}

/** Everything that was checked is sound. */
export function isSound({ integrity, journal, contents }: NotebookCheck): boolean {
  return [integrity, journal, contents].every((verdict) => verdict === 'ok');
}
