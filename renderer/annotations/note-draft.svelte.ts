import type {
  Annotation,
  AnnotationId,
  AnnotationKind,
  Colour,
} from '../../data/contract/annotation-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { differing, fieldsOf, fieldsOfNote, putOnto, saidIn, type NoteFields } from './note-fields.ts';
import type { NewTarget } from './note-target.ts';

/** A draft as it is kept: plain, so that it survives a restart. */
export interface DraftContent extends NoteFields {
  /** Names the draft among those kept. */
  readonly key: string;
  /** The note that is being changed; null for a new one. */
  readonly annotationId: AnnotationId | null;
  readonly revision: number;
  readonly replyTo: AnnotationId | null;
  readonly reportId: ReportId | null;
  /** What differs from the above in the note as its editor was opened on it. Left out: a new note, or not known. */
  readonly opened?: Partial<NoteFields>;
  /** Where it is not known: places were added to those of the note or taken away. No longer written otherwise. */
  readonly areTargetsChanged?: true;
}

/** A note while it is being written. */
export class NoteDraft {
  key: string;
  annotationId = $state<AnnotationId | null>(null);
  /** The note in whose card it is written; null: apart, and it stays there when it is saved and written on. */
  readonly card: AnnotationId | null;
  readonly replyTo: AnnotationId | null;
  readonly reportId: ReportId | null;
  /** It was left unfinished before and is taken up again. */
  readonly isResumed: boolean;
  revision: number;
  targets = $state.raw<readonly NewTarget[]>([]);
  kind = $state<AnnotationKind>('comment');
  colour = $state<Colour>('yellow');
  tags = $state.raw<readonly string[]>([]);
  body = $state('');
  assignee = $state('');
  replacement = $state('');
  isSaving = $state(false);
  /** Why the last attempt to save did not work; what was typed is still here. */
  error = $state.raw<unknown>(null);
  /** The note as the editor was opened on it; null for a new one, and where it is not known. */
  #opened: NoteFields | null;
  /** With what it says so, it need not be kept. */
  #before: string;
  readonly #start: string;
  readonly #wereTargetsChanged: boolean;
  readonly #startTargets: readonly NewTarget[];
  #stoodAs: NoteFields | null = null;

  constructor(content: DraftContent, before: DraftContent, isResumed: boolean) {
    this.key = content.key;
    this.annotationId = this.card = content.annotationId;
    this.replyTo = content.replyTo;
    this.reportId = content.reportId;
    this.revision = content.revision;
    this.#say(content);
    this.isResumed = isResumed;
    this.#opened = content.opened ? { ...fieldsOf(content), ...content.opened } : null;
    this.#wereTargetsChanged = content.areTargetsChanged ?? false;
    this.#before = JSON.stringify(fieldsOf(before));
    this.#start = JSON.stringify(fieldsOf(this));
    this.#startTargets = this.targets;
  }

  /** What it said before it was put onto the note as that is now: a copy that was kept before still says it. Null: it was not. */
  get stoodAs(): NoteFields | null {
    return this.#stoodAs;
  }

  /** Of the places of the note that it was opened on, where these are not known. */
  get #areTargetsChanged(): boolean {
    return this.#wereTargetsChanged || JSON.stringify(this.targets) !== JSON.stringify(this.#startTargets);
  }

  get content(): DraftContent {
    const { key, annotationId, revision, replyTo, reportId } = this;
    return {
      ...{ key, annotationId, revision, replyTo, reportId },
      ...fieldsOf(this),
      ...(this.#opened && { opened: differing(this.#opened, fieldsOf(this)) }),
      ...(!this.#opened && annotationId !== null && this.#areTargetsChanged && { areTargetsChanged: true }),
    };
  }

  /** What of the note is said anew, as it is sent; all of it, where it is not known what it was. */
  get changes(): Partial<ReturnType<typeof saidIn>> {
    const said = saidIn(this);
    if (this.#opened) return differing(said, saidIn(this.#opened));
    const { targets, ...others } = said;
    // Places that were not touched are not sent: their text may have changed meanwhile.
    return this.annotationId === null || this.#areTargetsChanged ? { ...others, targets } : others;
  }

  /** A note is changed, and it is known what it was. */
  get isOpenedOnKnown(): boolean {
    return this.#opened !== null;
  }

  /** Something would be lost if it were thrown away. */
  get isChanged(): boolean {
    return this.isResumed || JSON.stringify(fieldsOf(this)) !== this.#before;
  }

  /** It says something else than when the editor was opened, on a draft that was taken up again too. */
  get isTouched(): boolean {
    return JSON.stringify(fieldsOf(this)) !== this.#start;
  }

  /**
   * What was sent is saved: the rest goes on as a change of that note. `stoodAs`: what was sent had been put onto the note as it
   * is now, and this goes on from how it stood before.
   */
  goOnFrom(saved: DraftContent, stoodAs: NoteFields | null): void {
    if (stoodAs) this.#say(putOnto(fieldsOf(saved), fieldsOf(this), stoodAs));
    this.annotationId = saved.annotationId;
    this.revision = saved.revision;
    this.#opened = fieldsOf(saved);
    this.#before = JSON.stringify(this.#opened);
  }

  /** The note as it is now is taken for what the editor was opened on, which nobody had written down. */
  learn(now: Annotation): void {
    const fields = fieldsOfNote(now);
    this.#opened = this.#wereTargetsChanged ? fields : { ...fields, targets: this.#startTargets };
  }

  /** What was touched here says something else in the note by now, or it is not known what it said. */
  disagreesWith(now: Annotation): boolean {
    if (!this.#opened) return true;
    const [opened, theirs] = [saidIn(this.#opened), saidIn(fieldsOfNote(now))];
    const { tags: _, ...touched } = differing(saidIn(this), opened);
    const changed = differing(theirs, opened);
    return Object.keys(differing(touched, theirs)).some((field) => field in changed);
  }

  /** The note has changed meanwhile: what was touched here is put onto it as it is now. */
  standOn(now: Annotation): void {
    const fields = fieldsOfNote(now);
    const mine = fieldsOf(this);
    this.#stoodAs = mine;
    // Where it is not known what was touched all of it was, and no tag was taken off.
    const targets = this.#wereTargetsChanged ? fields.targets : this.#startTargets;
    this.#say(putOnto(fields, mine, this.#opened ?? { ...fields, targets, tags: [] }));
    this.#opened = fields;
    this.revision = now.revision;
  }

  addTarget(target: NewTarget): void {
    const isThere = this.targets.some((one) => JSON.stringify(one) === JSON.stringify(target));
    if (!isThere) this.targets = [...this.targets, target];
  }

  removeTarget(index: number): void {
    this.targets = this.targets.filter((_, i) => i !== index);
  }

  #say(fields: NoteFields): void {
    this.targets = fields.targets;
    this.kind = fields.kind;
    this.colour = fields.colour;
    this.tags = fields.tags;
    this.body = fields.body;
    this.assignee = fields.assignee;
    this.replacement = fields.replacement;
  }
}

export function emptyContent(
  key: string,
  targets: readonly NewTarget[],
  reportId: ReportId | null,
): DraftContent {
  return {
    key,
    annotationId: null,
    revision: 0,
    replyTo: null,
    reportId,
    targets,
    kind: 'comment',
    colour: 'yellow',
    tags: [],
    body: '',
    assignee: '',
    replacement: '',
  };
}

/** A draft of which something was saved, as a change of the note that this has become; `stoodAs` as in `goOnFrom`. */
export function goneOnFrom(
  draft: DraftContent,
  saved: DraftContent,
  stoodAs: NoteFields | null,
): DraftContent {
  const { areTargetsChanged: _, ...others } = draft;
  const { annotationId, revision } = saved;
  const [before, left] = [fieldsOf(saved), fieldsOf(draft)];
  const fields = stoodAs ? putOnto(before, left, stoodAs) : left;
  return { ...others, ...fields, annotationId, revision, opened: differing(before, fields) };
}

/** To change a note. The key is new: another window may write on the same note. */
export function contentOf(annotation: Annotation): DraftContent {
  const { annotationId, revision, replyTo } = annotation;
  return {
    key: crypto.randomUUID(),
    annotationId,
    revision,
    replyTo,
    reportId: annotation.targets[0]?.reportId ?? null,
    ...fieldsOfNote(annotation),
    opened: {},
  };
}
