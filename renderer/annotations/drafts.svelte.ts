import type { Annotation } from '../../data/contract/annotation-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { goneOnFrom, NoteDraft, type DraftContent } from './note-draft.svelte.ts';
import { fieldsOf, type NoteFields } from './note-fields.ts';
import { WrittenDrafts } from './written-drafts.svelte.ts';

/** Shorter than the second within which what was typed is on the disk. */
const PAUSE_MS = 400;

/**
 * What is being written. A draft is kept in the notebook while it is typed and until the note itself is saved: closing
 * the editor, the window or the power loses nothing and asks nothing.
 */
export class Drafts {
  /** The draft in the editor. */
  current = $state.raw<NoteDraft | null>(null);
  /** The notebook has what was last typed; `failed`: it has not. */
  keeping = $state<'nothing' | 'typing' | 'kept' | 'failed'>('nothing');
  readonly #written: WrittenDrafts;
  readonly #onunkept: () => void;
  /** Of the current draft alone: what is done with another one leaves it alone. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The current draft was opened before it was known what was left unfinished. */
  #isEarly = false;
  /** Left unfinished, newest first; the current one is not among them. */
  readonly kept: readonly DraftContent[] = $derived.by(() =>
    this.#written.values.flatMap(readDraft).filter(({ key }) => key !== this.current?.key),
  );

  /** `onunkept`: what was typed is not in the notebook, and no editor says so. */
  constructor(client: WindowClient, onunkept: () => void) {
    this.#written = new WrittenDrafts(client, () => this.#hear());
    this.#onunkept = onunkept;
  }

  load(): Promise<void> {
    return this.#written.load();
  }

  /** Opens the editor; what was typed before for the same note is there again. */
  open(content: DraftContent): NoteDraft {
    const isChosen = this.kept.some(({ key }) => key === content.key);
    if (this.current && !isChosen && isSameNote(this.current, content)) return this.current;
    this.close();
    void this.load();
    this.#isEarly = !this.#written.isKnown;
    return this.#show(content);
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
    else void this.#written.forget(draft.key);
    this.#leave();
  }

  /** A note is saved as it was sent. What was typed since is a change of that note; true where there is nothing. */
  saved(draft: NoteDraft, sent: DraftContent, { annotationId, revision }: Annotation): boolean {
    const { key } = draft;
    // The editor may have been closed and opened again while the note was saved.
    const current = this.current?.key === key ? this.current : null;
    const now = current?.content ?? this.kept.find((one) => one.key === key);
    // Closed before it was put onto the note as that is now, it is kept as it stood before.
    const stoodAs = now && now.revision !== sent.revision ? draft.stoodAs : null;
    if (!now || isSaidIn(now, stoodAs ?? sent)) {
      if (current) this.#leave();
      void this.#written.forget(key);
      return true;
    }
    const saved = { ...sent, annotationId, revision };
    current?.goOnFrom(saved, stoodAs);
    void (current ? this.#keep() : this.#written.write(key, JSON.stringify(goneOnFrom(now, saved, stoodAs))));
    return false;
  }

  /** It is not wanted. */
  discard(key: string): void {
    if (this.current?.key === key) this.#leave();
    // Whoever chooses it from those left unfinished means it as it is now.
    else this.#written.takeUp(key);
    void this.#written.forget(key);
  }

  /** The same draft, or one left unfinished of the same note, in the editor. */
  #show(content: DraftContent): NoteDraft {
    const resumed =
      this.kept.find(({ key }) => key === content.key) ?? this.kept.find((one) => isSameNote(one, content));
    const draft = new NoteDraft(resumed ?? content, content, resumed !== undefined);
    this.#written.takeUp(draft.key);
    this.current = draft;
    this.keeping = resumed ? 'kept' : 'nothing';
    if (this.#written.isUnwritten(draft.key)) void this.#keep();
    return draft;
  }

  /** The notebook has other drafts than before: another window has written, or what was left unfinished is known. */
  #hear(): void {
    const draft = this.current;
    const isEarly = this.#isEarly;
    this.#isEarly = false;
    if (!draft) return;
    if (isEarly && !draft.isChanged && this.kept.some((one) => isSameNote(one, draft)))
      this.#show(draft.content);
    else if (this.keeping === 'kept') void this.#keep();
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
    await (isLate ? this.#keep() : this.#written.send());
    if (this.#written.missing.some((key) => key !== this.current?.key)) this.#onunkept();
  }

  async #keep(): Promise<void> {
    this.#stopWaiting();
    const draft = this.current;
    if (!draft?.isChanged) return this.#written.send();
    if (this.#written.isOthers(draft.key)) {
      // Another window goes on with the same draft; where this one has something to say, it goes on by itself.
      if (!draft.isTouched) return this.#written.send();
      draft.key = crypto.randomUUID();
    }
    this.keeping = 'typing';
    await this.#written.write(draft.key, JSON.stringify(draft.content));
    if (this.current === draft && this.#timer === undefined)
      this.keeping = this.#written.isUnwritten(draft.key) ? 'failed' : 'kept';
  }
}

type DraftName = Pick<DraftContent, 'key' | 'annotationId' | 'replyTo'>;

function isSaidIn(draft: NoteFields, fields: NoteFields): boolean {
  return JSON.stringify(fieldsOf(draft)) === JSON.stringify(fieldsOf(fields));
}

/** Drafts have keys of their own; of one note, or of one answer, there may be several from several windows. */
function isSameNote(one: DraftName, other: DraftName): boolean {
  if (one.key === other.key) return true;
  if (one.annotationId !== other.annotationId) return false;
  return one.annotationId !== null || (one.replyTo !== null && one.replyTo === other.replyTo);
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
