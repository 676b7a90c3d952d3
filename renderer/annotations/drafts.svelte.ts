import type { ArchiveClient } from '../../data/contract/api.ts';
import { NoteDraft, type DraftContent } from './note-draft.svelte.ts';

/** Shorter than the second within which what was typed is on the disk. */
const PAUSE_MS = 400;
const PREFIX = 'note:';

/**
 * What is being written. A draft is kept in the notebook while it is typed and until the note itself is saved: closing
 * the editor, the window or the power loses nothing and asks nothing.
 */
export class Drafts {
  /** The draft in the editor. */
  current = $state.raw<NoteDraft | null>(null);
  /** Left unfinished, newest first; the current one is not among them. */
  kept = $state.raw<readonly DraftContent[]>([]);
  /** The notebook has what was last typed; `failed`: it has not, and says why in `error`. */
  keeping = $state<'nothing' | 'typing' | 'kept' | 'failed'>('nothing');
  readonly #client: ArchiveClient;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<boolean> = Promise.resolve(true);

  constructor(client: ArchiveClient) {
    this.#client = client;
  }

  async load(): Promise<void> {
    const drafts = await this.#client.call('notebook.drafts', {}).catch(() => []);
    const read = drafts.flatMap(({ key, value }) => (key.startsWith(PREFIX) ? readDraft(value) : []));
    this.kept = read.filter((content) => content.key !== this.current?.key);
  }

  /** Opens the editor; what was typed before for the same note is there again. */
  open(content: DraftContent): NoteDraft {
    if (this.current?.key === content.key) return this.current;
    this.close();
    const resumed = this.kept.find((one) => one.key === content.key);
    const draft = new NoteDraft(resumed ?? content, content, resumed !== undefined);
    this.kept = this.kept.filter((one) => one.key !== content.key);
    this.current = draft;
    this.keeping = resumed ? 'kept' : 'nothing';
    return draft;
  }

  /** Called at every keystroke. */
  typed(): void {
    this.keeping = 'typing';
    this.#timer ??= setTimeout(() => void this.#keep(), PAUSE_MS);
  }

  /** Closes the editor; a draft that says something stays among those kept. */
  close(): void {
    const draft = this.current;
    if (!draft) return;
    if (draft.isChanged) {
      void this.#keep();
      this.kept = [draft.content, ...this.kept];
    } else void this.#drop(draft.key);
    this.current = null;
  }

  /** The note is saved, or is not wanted. */
  discard(key: string): void {
    if (this.current?.key === key) this.current = null;
    this.kept = this.kept.filter((one) => one.key !== key);
    void this.#drop(key);
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const draft = this.current;
    if (!draft?.isChanged) return;
    const isKept = await this.#write(draft.key, JSON.stringify(draft.content));
    if (this.current === draft && this.#timer === undefined) this.keeping = isKept ? 'kept' : 'failed';
  }

  async #drop(key: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // A draft that outlives its note is offered once more, which is better than to lose one.
    await this.#write(key, '');
  }

  /** One after the other: an older draft never arrives behind a newer one. */
  #write(key: string, value: string): Promise<boolean> {
    const request = { key: PREFIX + key, value };
    this.#writing = this.#writing.then(() =>
      this.#client.call('notebook.saveDraft', request).then(
        () => true,
        () => false,
      ),
    );
    return this.#writing;
  }
}

function readDraft(value: string): DraftContent[] {
  try {
    const content: unknown = JSON.parse(value);
    // Only this class writes under the prefix, and a file that was tampered with fails at the contract when it is saved.
    return content !== null && typeof content === 'object' && 'key' in content
      ? [content as DraftContent]
      : [];
  } catch {
    return [];
  }
}
