import type {
  Annotation,
  AnnotationId,
  AnnotationKind,
  Colour,
  ExportedFile,
} from '../../data/contract/annotation-model.ts';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { PassageId, Report } from '../../data/contract/model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { Mark } from '../shared/marks.ts';
import type { Notices } from '../shared/notices.svelte.ts';
import { Tickets } from '../shared/tickets.ts';
import { AuthorName } from './author.svelte.ts';
import { Drafts } from './drafts.svelte.ts';
import { Exchange } from './exchange.svelte.ts';
import { NoteChanges } from './note-changes.ts';
import { contentOf, emptyContent, type NoteDraft } from './note-draft.svelte.ts';
import { marksByPassage, type Unsaved } from './note-marks.ts';
import { targetOf, targetsConfirmedIn, type NewTarget, type SelectedStretch } from './note-target.ts';

/** The notebook's annotations as the window shows them: those of the open report, and all of them on their page. */
export class AnnotationsState {
  readonly author: AuthorName;
  readonly drafts: Drafts;
  /** What is done to notes that are there. */
  readonly changes: NoteChanges;
  readonly exchange: Exchange;
  /** Of the open report, answers included, trash not. */
  ofReport = $state.raw<readonly Annotation[]>([]);
  /** Everything in the notebook, trash included; null until it is asked for. */
  all = $state.raw<readonly Annotation[] | null>(null);
  error = $state.raw<unknown>(null);
  selected = $state<AnnotationId | null>(null);
  /** What is selected in the text. */
  stretch = $state.raw<SelectedStretch | null>(null);
  /** The colour in which what is selected will be marked once the person's name has been asked for. */
  pending = $state<Colour | null>(null);
  report = $state.raw<Report | null>(null);
  readonly #client: ArchiveClient;
  readonly #messages: Messages;
  readonly #loads = new Tickets();
  /** The page of all notes has been opened; from then on everything is kept up to date. */
  #wantsAll = false;
  readonly #replies = $derived.by(() => {
    const answers = (this.all ?? this.ofReport).filter((one) => one.replyTo !== null && !one.deleted);
    return Map.groupBy(answers, (one) => one.replyTo);
  });
  readonly #marks = $derived.by(() =>
    marksByPassage(this.ofReport, this.selected, this.#unsaved, this.#messages.noteKinds),
  );

  constructor(client: ArchiveClient, messages: Messages, notices: Notices) {
    this.#client = client;
    this.#messages = messages;
    this.author = new AuthorName(client);
    this.drafts = new Drafts(client);
    this.exchange = new Exchange(client, () => this.reload());
    this.changes = new NoteChanges(client, messages, notices, {
      put: (annotation) => this.#put(annotation),
      select: (annotationId) => this.select(annotationId),
      reload: () => this.reload(),
    });
  }

  async load(): Promise<void> {
    await Promise.all([this.author.load(), this.drafts.load()]);
  }

  /** Follows the reader. */
  async follow(report: Report | null): Promise<void> {
    if (this.report === report) return;
    const isSame = this.report?.reportId === report?.reportId;
    this.report = report;
    this.stretch = null;
    void this.author.load();
    if (!isSame) this.ofReport = [];
    await this.reload();
  }

  /** For the page of all annotations. */
  async loadAll(): Promise<void> {
    this.#wantsAll = true;
    await this.reload();
  }

  async reload(): Promise<void> {
    const ticket = this.#loads.take();
    try {
      const reportId = this.report?.reportId;
      const [ofReport, all] = await Promise.all([
        reportId ? this.#client.call('annotations.list', { reportId }) : [],
        this.#wantsAll ? this.#client.call('annotations.list', { deleted: true }) : null,
      ]);
      if (!ticket.isCurrent()) return;
      this.ofReport = ofReport;
      this.all = all ?? this.all;
      this.error = null;
    } catch (error) {
      if (ticket.isCurrent()) this.error = error;
    }
  }

  marksOf(passageId: PassageId): readonly Mark[] {
    return this.#marks.get(passageId) ?? [];
  }

  /** Notes on a passage; several places of one note in it count once. */
  countOf(passageId: PassageId): number {
    return new Set(this.marksOf(passageId).flatMap((mark) => mark.id ?? [])).size;
  }

  /** Tags in use, for completion. */
  get knownTags(): readonly string[] {
    return [...new Set(this.#known.flatMap((one) => one.tags))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
  }

  get knownPeople(): readonly string[] {
    const names = this.#known.flatMap((one) => [one.author, one.assignee ?? '']);
    return [...new Set([...names, this.author.name ?? ''])].filter((name) => name !== '');
  }

  /** Something else was selected in the text; while the name is asked for, what was selected before is still meant. */
  choose(stretch: SelectedStretch | null): void {
    if (!this.pending) this.stretch = stretch;
  }

  select(annotationId: AnnotationId | null): void {
    this.selected = annotationId;
  }

  repliesTo(annotationId: AnnotationId): readonly Annotation[] {
    return this.#replies.get(annotationId) ?? [];
  }

  /** The note has a place in the text that is open. */
  isHere(annotation: Annotation): boolean {
    const { report } = this;
    return annotation.targets.some(
      (target) =>
        target.kind === 'range' && target.reportId === report?.reportId && target.edition === report.edition,
    );
  }

  /** Marks what is selected, at once. */
  async mark(kind: AnnotationKind, colour: Colour): Promise<void> {
    const target = this.#takeStretch();
    if (target) await this.changes.create({ kind, colour, targets: [target] });
  }

  /** Opens the editor on what is selected, or on the whole report. */
  write(on: 'selection' | 'report'): NoteDraft | null {
    const { report } = this;
    if (!report) return null;
    const target: NewTarget | null =
      on === 'report' ? { kind: 'report', reportId: report.reportId } : this.#takeStretch();
    if (!target) return null;
    this.selected = null;
    return this.drafts.open(emptyContent(crypto.randomUUID(), [target], report.reportId));
  }

  /** Adds what is selected to the note that is being written: several places, or the two ends of a link. */
  addToDraft(): void {
    const target = this.#takeStretch();
    if (!target) return;
    this.drafts.current?.addTarget(target);
    this.drafts.typed();
  }

  edit(annotation: Annotation): void {
    this.drafts.open(contentOf(annotation));
  }

  reply(annotation: Annotation): void {
    const reportId = annotation.targets[0]?.reportId ?? null;
    // An answer stands where its note stands; it names the report so that it is found with it.
    const targets: NewTarget[] = reportId ? [{ kind: 'report', reportId }] : [];
    const content = emptyContent(`reply:${annotation.annotationId}`, targets, reportId);
    this.drafts.open({ ...content, replyTo: annotation.annotationId });
  }

  /** Saves the note in the editor. The draft is kept until the notebook has answered. */
  async save(draft: NoteDraft): Promise<boolean> {
    if (draft.isSaving) return false;
    draft.isSaving = true;
    draft.error = null;
    try {
      const annotation = await this.#send(draft);
      this.drafts.discard(draft.key);
      this.#put(annotation);
      if (!annotation.replyTo) this.selected = annotation.annotationId;
      return true;
    } catch (error) {
      draft.error = error;
      return false;
    } finally {
      draft.isSaving = false;
    }
  }

  /** The note was changed elsewhere meanwhile, and the person wants these words to stand; its history has the others. */
  async saveOver(draft: NoteDraft): Promise<void> {
    await this.reload();
    const now = this.#known.find((one) => one.annotationId === draft.annotationId);
    if (now) draft.revision = now.revision;
    await this.save(draft);
  }

  /** A person has looked: the doubtful note does stand where it was found. */
  async confirm(annotation: Annotation): Promise<void> {
    if (this.report)
      await this.changes.change(annotation, { targets: [...targetsConfirmedIn(this.report, annotation)] });
  }

  /** Stands a note whose words are gone on what is selected now. */
  async moveToSelection(annotation: Annotation): Promise<void> {
    const target = this.#takeStretch();
    if (target) await this.changes.change(annotation, { targets: [target] });
  }

  /** A file of the notes named; null where it could not be made, which a notice says. */
  async exportFile(
    format: Request<'annotations.exportFile'>['format'],
    annotationIds: AnnotationId[],
  ): Promise<ExportedFile | null> {
    let file: ExportedFile | null = null;
    await this.changes.attempt(async () => {
      file = await this.#client.call('annotations.exportFile', { format, annotationIds });
    });
    return file;
  }

  #send(draft: NoteDraft): Promise<Annotation> {
    const { kind, colour, tags, body, annotationId, revision } = draft;
    const fields = {
      kind,
      colour,
      tags: [...tags],
      body,
      assignee: draft.assignee.trim() || null,
      replacement: kind === 'correction' ? draft.replacement : null,
    };
    const targets = [...draft.targets];
    if (annotationId === null) {
      return this.#client.call('annotations.create', { ...fields, targets, replyTo: draft.replyTo });
    }
    // Places that were not touched are not sent: those of an orphan would be refused.
    const moved = draft.areTargetsChanged ? { targets } : {};
    return this.#client.call('annotations.update', { annotationId, revision, ...fields, ...moved });
  }

  get #known(): readonly Annotation[] {
    return [...this.ofReport, ...(this.all ?? [])];
  }

  /** What is about to be a note is marked like one. */
  get #unsaved(): Unsaved | null {
    const { stretch, pending } = this;
    if (stretch && pending) return { colour: pending, places: [stretch] };
    const draft = this.drafts.current;
    return (
      draft && { colour: draft.colour, places: draft.targets.filter((target) => target.kind === 'range') }
    );
  }

  #takeStretch(): NewTarget | null {
    const { report, stretch } = this;
    const target = report && stretch ? targetOf(report, stretch) : null;
    if (target) this.stretch = null;
    return target;
  }

  #put(annotation: Annotation): void {
    const without = (list: readonly Annotation[]) =>
      list.filter((one) => one.annotationId !== annotation.annotationId);
    if (this.all) this.all = [...without(this.all), annotation];
    const isHere =
      !annotation.deleted && annotation.targets.some((target) => target.reportId === this.report?.reportId);
    this.ofReport = isHere ? [...without(this.ofReport), annotation] : without(this.ofReport);
    if (annotation.deleted && this.selected === annotation.annotationId) this.selected = null;
  }
}
