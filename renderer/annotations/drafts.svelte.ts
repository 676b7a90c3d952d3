import type { Draft } from '../../data/contract/annotation-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
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
  readonly #client: WindowClient;
  readonly #query: LiveQuery<object, readonly Draft[]>;
  /** Of the current draft alone: what is done with another one leaves it alone. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<boolean> = Promise.resolve(true);

  constructor(client: WindowClient) {
    this.#client = client;
    this.#query = liveMethod(client, 'notebook.drafts', { onanswer: (drafts) => this.#take(drafts) });
  }

  load(): Promise<void> {
    return this.#query.ask({});
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

  /** What was typed since the last pause is written without waiting for the next. */
  keepNow(): void {
    if (this.#timer !== undefined) void this.#keep();
  }

  /** Closes the editor; a draft that says something stays among those kept. */
  close(): void {
    const draft = this.current;
    if (!draft) return;
    if (draft.isChanged) {
      void this.#keep();
      this.kept = [draft.content, ...this.kept];
    } else this.#drop(draft.key);
    this.#leave();
  }

  /** The note is saved, or is not wanted. */
  discard(key: string): void {
    if (this.current?.key === key) this.#leave();
    this.kept = this.kept.filter((one) => one.key !== key);
    this.#drop(key);
  }

  #leave(): void {
    this.#stopWaiting();
    this.current = null;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #keep(): Promise<void> {
    this.#stopWaiting();
    const draft = this.current;
    if (!draft?.isChanged) return;
    const isKept = await this.#write(draft.key, JSON.stringify(draft.content));
    if (this.current === draft && this.#timer === undefined) this.keeping = isKept ? 'kept' : 'failed';
  }

  /** A draft that outlives its note is offered once more, which is better than to lose one. */
  #drop(key: string): void {
    void this.#write(key, '');
  }

  /** One after the other: an older draft never arrives behind a newer one. */
  #write(key: string, value: string): Promise<boolean> {
    const request = { key: PREFIX + key, value };
    const known = this.#client.sparing(this.#query);
    this.#writing = this.#writing.then(() =>
      known.call('notebook.saveDraft', request).then(
        () => true,
        () => false,
      ),
    );
    return this.#writing;
  }

  /** As the notebook has them, another window's among them. */
  #take(drafts: readonly Draft[]): void {
    const read = drafts.flatMap(({ key, value }) => (key.startsWith(PREFIX) ? readDraft(value) : []));
    this.kept = read.filter((content) => content.key !== this.current?.key);
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
