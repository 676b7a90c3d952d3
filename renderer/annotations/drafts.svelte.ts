import type { Annotation, Draft } from '../../data/contract/annotation-model.ts';
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
  /** The notebook has what was last typed; `failed`: it has not. */
  keeping = $state<'nothing' | 'typing' | 'kept' | 'failed'>('nothing');
  readonly #client: WindowClient;
  /** As the notebook has them, another window's among them. */
  readonly #query: LiveQuery<object, readonly Draft[]>;
  /** What the notebook has not got yet, by key; nothing where it is to forget the draft. */
  #unwritten = $state.raw<ReadonlyMap<string, string>>(new Map());
  readonly #onunkept: () => void;
  /** Of the current draft alone: what is done with another one leaves it alone. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();
  /** Left unfinished, newest first; the current one is not among them. */
  readonly kept: readonly DraftContent[] = $derived.by(() => {
    const written = (this.#query.value ?? []).flatMap(({ key, value }) =>
      key.startsWith(PREFIX) && !this.#unwritten.has(key.slice(PREFIX.length)) ? [value] : [],
    );
    return [...[...this.#unwritten.values()].toReversed(), ...written]
      .flatMap(readDraft)
      .filter(({ key }) => key !== this.current?.key);
  });

  /** `onunkept`: what was typed is not in the notebook, and no editor says so. */
  constructor(client: WindowClient, onunkept: () => void) {
    this.#client = client;
    this.#onunkept = onunkept;
    this.#query = liveMethod(client, 'notebook.drafts');
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
    this.current = draft;
    this.keeping = resumed ? 'kept' : 'nothing';
    if (this.#unwritten.has(draft.key)) void this.#keep();
    return draft;
  }

  /** Called at every keystroke. */
  typed(): void {
    this.keeping = 'typing';
    this.#timer ??= setTimeout(() => void this.#keep(), PAUSE_MS);
  }

  /** What the notebook has not got yet is written without waiting for the next pause. */
  keepNow(): void {
    void this.#keepOrTell(this.keeping !== 'kept');
  }

  /** Closes the editor; a draft that says something stays among those kept. */
  close(): void {
    const draft = this.current;
    if (!draft) return;
    if (draft.isChanged) void this.#keepOrTell(true);
    else void this.#write(draft.key, '');
    this.#leave();
  }

  /** A note is saved as it was sent. What was typed since is a change of that note; true where there is nothing. */
  saved(sent: DraftContent, { annotationId, revision }: Annotation): boolean {
    const draft = this.current?.key === sent.key ? this.current : null;
    const now = draft?.content ?? this.kept.find(({ key }) => key === sent.key) ?? sent;
    const isDone = JSON.stringify(now) === JSON.stringify(sent);
    if (!isDone) {
      const asNote = { key: annotationId, annotationId, revision };
      draft?.goOnFrom({ ...sent, ...asNote });
      void (draft ? this.#keep() : this.#write(annotationId, JSON.stringify({ ...now, ...asNote })));
    }
    if (isDone || sent.key !== annotationId) this.discard(sent.key);
    return isDone;
  }

  /** The note is saved, or is not wanted. A draft that outlives its note is offered once more: better than to lose one. */
  discard(key: string): void {
    if (this.current?.key === key) this.#leave();
    void this.#write(key, '');
  }

  #leave(): void {
    this.#stopWaiting();
    this.current = null;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #keepOrTell(isLate: boolean): Promise<void> {
    await (isLate ? this.#keep() : this.#send());
    if ([...this.#unwritten].some(([key, value]) => value !== '' && key !== this.current?.key))
      this.#onunkept();
  }

  async #keep(): Promise<void> {
    this.#stopWaiting();
    const draft = this.current;
    if (!draft?.isChanged) return this.#send();
    this.keeping = 'typing';
    await this.#write(draft.key, JSON.stringify(draft.content));
    if (this.current === draft && this.#timer === undefined)
      this.keeping = this.#unwritten.has(draft.key) ? 'failed' : 'kept';
  }

  #write(key: string, value: string): Promise<void> {
    this.#unwritten = new Map([...this.#without(key), [key, value]]);
    return this.#send();
  }

  /**
   * All that could not be written before is tried again with it. One round after the other: an older draft never
   * arrives behind a newer one.
   */
  #send(): Promise<void> {
    this.#sending = this.#sending.then(async () => {
      await Promise.all([...this.#unwritten].map((one) => this.#sendOne(...one)));
    });
    return this.#sending;
  }

  async #sendOne(key: string, value: string): Promise<void> {
    const request = { key: PREFIX + key, value };
    try {
      await this.#client.sparing(this.#query).call('notebook.saveDraft', request);
    } catch {
      return;
    }
    const others = (this.#query.value ?? []).filter((one) => one.key !== request.key);
    this.#query.put(value === '' ? others : [{ ...request, at: new Date().toISOString() }, ...others]);
    if (this.#unwritten.get(key) === value) this.#unwritten = this.#without(key);
  }

  #without(key: string): ReadonlyMap<string, string> {
    return new Map([...this.#unwritten].filter(([one]) => one !== key));
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
