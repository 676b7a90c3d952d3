import type {
  NotebookBackup,
  NotebookCheck,
  NotebookIdentity,
  RestorePreview,
} from '../../data/contract/annotation-model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';

/** The notebook as a file that must not be lost: its backups, what going back would change, whether it is whole. */
export class BackupsState {
  checked = $state.raw<NotebookCheck | null>(null);
  doing = $state<'nothing' | 'backing up' | 'looking' | 'restoring' | 'checking'>('nothing');
  #failure = $state.raw<unknown>(null);
  readonly #client: WindowClient;
  readonly #onrestored: (restored: RestorePreview) => void;
  readonly #list: LiveQuery<object, readonly NotebookBackup[]>;
  readonly #identity: LiveQuery<object, NotebookIdentity>;
  readonly #preview: LiveQuery<Request<'notebook.previewRestore'>, RestorePreview>;

  constructor(
    client: WindowClient,
    onrestored: (restored: RestorePreview) => void,
    isShown: () => boolean = () => true,
  ) {
    this.#client = client;
    this.#onrestored = onrestored;
    this.#list = liveMethod(client, 'notebook.backups', { isShown });
    this.#identity = liveMethod(client, 'notebook.identity', { isShown });
    this.#preview = liveMethod(client, 'notebook.previewRestore', { isShown });
  }

  /** Newest first; null until they have been asked for. */
  get list(): readonly NotebookBackup[] | null {
    return this.#list.value;
  }

  get identity(): NotebookIdentity | null {
    return this.#identity.value;
  }

  /** What going back to the chosen backup would change. */
  get preview(): RestorePreview | null {
    return this.#preview.isLoading ? null : this.#preview.value;
  }

  get error(): unknown {
    return this.#failure ?? this.#list.error ?? this.#identity.error ?? this.#preview.error;
  }

  async load(): Promise<void> {
    await Promise.all([this.#list.ask({}), this.#identity.ask({})]);
  }

  async backUp(): Promise<void> {
    await this.#while('backing up', async () => {
      this.#list.put(await this.#client.sparing(this.#list).call('notebook.backUp', {}));
    });
  }

  /** Nothing is changed. */
  async look(name: string): Promise<void> {
    await this.#while('looking', () => this.#preview.ask({ name }));
  }

  close(): void {
    this.#preview.close();
    this.#failure = null;
  }

  /** Goes back to the backup that was looked at. One undo takes it back. */
  async restore(): Promise<void> {
    const { preview } = this;
    if (!preview) return;
    await this.#while('restoring', async () => {
      const call = this.#client.sparing(this.#preview).call('notebook.restore', { name: preview.backup });
      const restored = await call;
      this.#preview.close();
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
      this.#identity.put(await this.#client.sparing(this.#identity).call('notebook.renewDevice', {}));
    });
  }

  async #while(doing: BackupsState['doing'], action: () => Promise<void>): Promise<void> {
    this.doing = doing;
    this.#failure = null;
    try {
      await action();
    } catch (error) {
      this.#failure = error;
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
