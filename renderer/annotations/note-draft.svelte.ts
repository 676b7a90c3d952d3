import type {
  Annotation,
  AnnotationId,
  AnnotationKind,
  Colour,
} from '../../data/contract/annotation-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { asSent, type NewTarget } from './note-target.ts';

/** A draft as it is kept: plain, so that it survives a restart. */
export interface DraftContent {
  /** Names the draft among those kept. */
  readonly key: string;
  /** The note that is being changed; null for a new one. */
  readonly annotationId: AnnotationId | null;
  readonly revision: number;
  readonly replyTo: AnnotationId | null;
  readonly reportId: ReportId | null;
  readonly targets: readonly NewTarget[];
  readonly kind: AnnotationKind;
  readonly colour: Colour;
  readonly tags: readonly string[];
  readonly body: string;
  readonly assignee: string;
  readonly replacement: string;
  /** Places were added to those of the note or taken away, and are to be sent. */
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
  readonly #opened: string;
  #before: string;
  #targetsBefore: string;
  /** Already when it was left. */
  #wereTargetsChanged: boolean;

  constructor(content: DraftContent, before: DraftContent, isResumed: boolean) {
    this.key = content.key;
    this.annotationId = this.card = content.annotationId;
    this.replyTo = content.replyTo;
    this.reportId = content.reportId;
    this.revision = content.revision;
    this.targets = content.targets;
    this.kind = content.kind;
    this.colour = content.colour;
    this.tags = content.tags;
    this.body = content.body;
    this.assignee = content.assignee;
    this.replacement = content.replacement;
    this.isResumed = isResumed;
    this.#before = JSON.stringify(before);
    this.#targetsBefore = JSON.stringify(before.targets);
    this.#wereTargetsChanged = content.areTargetsChanged ?? false;
    this.#opened = JSON.stringify(this.content);
  }

  get content(): DraftContent {
    const {
      key,
      annotationId,
      revision,
      replyTo,
      reportId,
      targets,
      kind,
      colour,
      tags,
      body,
      assignee,
      replacement,
    } = this;
    return {
      key,
      annotationId,
      revision,
      replyTo,
      reportId,
      targets,
      kind,
      colour,
      tags,
      body,
      assignee,
      replacement,
      ...(this.areTargetsChanged && { areTargetsChanged: true }),
    };
  }

  /** Something would be lost if it were thrown away. */
  get isChanged(): boolean {
    return this.isResumed || JSON.stringify(this.content) !== this.#before;
  }

  /** It says something else than when the editor was opened, on a draft that was taken up again too. */
  get isTouched(): boolean {
    return JSON.stringify(this.content) !== this.#opened;
  }

  get areTargetsChanged(): boolean {
    return this.#wereTargetsChanged || JSON.stringify(this.targets) !== this.#targetsBefore;
  }

  /** What was sent is saved: the rest goes on as a change of that note. */
  goOnFrom(saved: DraftContent): void {
    const { annotationId, revision } = saved;
    this.annotationId = annotationId;
    this.revision = revision;
    this.#before = JSON.stringify({ ...saved, key: this.key, areTargetsChanged: undefined });
    this.#targetsBefore = JSON.stringify(saved.targets);
    this.#wereTargetsChanged = false;
  }

  addTarget(target: NewTarget): void {
    const isThere = this.targets.some((one) => JSON.stringify(one) === JSON.stringify(target));
    if (!isThere) this.targets = [...this.targets, target];
  }

  removeTarget(index: number): void {
    this.targets = this.targets.filter((_, i) => i !== index);
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

/** To change a note. The key is new: another window may write on the same note. */
export function contentOf(annotation: Annotation): DraftContent {
  const { annotationId, revision, replyTo, kind, colour, tags, body } = annotation;
  return {
    key: crypto.randomUUID(),
    annotationId,
    revision,
    replyTo,
    reportId: annotation.targets[0]?.reportId ?? null,
    targets: annotation.targets.map(asSent),
    kind,
    colour,
    tags,
    body,
    assignee: annotation.assignee ?? '',
    replacement: annotation.replacement ?? '',
  };
}
