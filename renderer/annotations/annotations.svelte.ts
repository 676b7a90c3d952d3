import type { ArchiveClient } from '../../data/contract/api.ts';
import type {
  Annotation,
  AnnotationId,
  AnnotationKind,
  Colour,
} from '../../data/contract/annotation-model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { IndicatorId, PassageId, Report, ReportId } from '../../data/contract/model.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import type { Mark } from '../shared/marks.ts';
import type { Notices } from '../shared/notices.svelte.ts';
import type { AuthorName } from '../shared/author-name.svelte.ts';
import { Drafts } from './drafts.svelte.ts';
import { Exchange } from './exchange.svelte.ts';
import { NoteChanges } from './note-changes.ts';
import { contentOf, emptyContent, type NoteDraft } from './note-draft.svelte.ts';
import { notesByFigure, notesBySection } from './note-counts.ts';
import { NotesOfReports, withoutThis } from './notes-of-reports.svelte.ts';
import { marksByPassage, type Unsaved } from './note-marks.ts';
import {
  targetOf,
  targetsConfirmedIn,
  targetsMovedTo,
  type NewTarget,
  type SelectedStretch,
} from './note-target.ts';
import { doneFirst, sendDraft, type Saving } from './send-draft.ts';
import { UsedWordsState } from './used-words.svelte.ts';

export interface AnnotationParts {
  readonly client: WindowClient;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly author: AuthorName;
  /** Agency and year of a report; null for one that the library does not hold. */
  readonly reportName: (reportId: ReportId) => string;
  /** The page of all notes is on the screen. */
  readonly isPageShown: () => boolean;
}

/** The first cards of a long list, shown while the others are read. */
const FIRST_CARDS = 100;

/** The notebook's annotations as the window shows them: those of the open report, and all of them on their page. */
export class AnnotationsState {
  readonly author: AuthorName;
  readonly drafts: Drafts;
  /** What is done to notes that are there. */
  readonly changes: NoteChanges;
  readonly exchange: Exchange;
  readonly usedWords: UsedWordsState;
  readonly reportName: AnnotationParts['reportName'];
  selected = $state<AnnotationId | null>(null);
  /** What is selected in the text. */
  stretch = $state.raw<SelectedStretch | null>(null);
  report = $state.raw<Report | null>(null);
  readonly #client: WindowClient;
  readonly #messages: Messages;
  readonly #notices: Notices;
  readonly #notesOf: NotesOfReports;
  readonly #all: LiveQuery<Request<'annotations.list'>, readonly Annotation[]>;
  /** The first cards, while the others are on their way. */
  readonly #first: LiveQuery<Request<'annotations.list'>, readonly Annotation[]>;
  readonly #replies = $derived.by(() => {
    const answers = (this.all ?? this.ofReport).filter((one) => one.replyTo !== null && !one.deleted);
    return Map.groupBy(answers, (one) => one.replyTo);
  });
  readonly #marks = $derived.by(() =>
    marksByPassage(this.ofReport, this.selected, this.#unsaved, this.#messages.noteKinds),
  );
  readonly #ofSections = $derived.by(() => notesBySection(this.ofReport, this.report));
  readonly #ofFigures = $derived.by(() => notesByFigure(this.ofReport));

  constructor({ client, messages, notices, author, reportName, isPageShown }: AnnotationParts) {
    this.#client = client;
    this.#messages = messages;
    this.#notices = notices;
    this.author = author;
    this.reportName = reportName;
    this.usedWords = new UsedWordsState(client);
    this.#notesOf = new NotesOfReports(client);
    this.#all = liveMethod(client, 'annotations.list', { isShown: isPageShown });
    this.#first = liveMethod(client, 'annotations.list', {
      isShown: () => isPageShown() && this.#all.value === null,
    });
    this.drafts = new Drafts(client, () => {
      const action = { label: messages.app.retry, run: () => this.drafts.keepNow() };
      notices.show(messages.annotations.draftUnkept, { tone: 'bad', action, about: 'drafts' });
    });
    this.exchange = new Exchange(client);
    this.changes = new NoteChanges(client, this.#sparing, messages, notices, {
      put: (annotation) => this.#put(annotation),
      select: (annotationId) => this.select(annotationId),
      reload: () => this.reload(),
    });
  }

  /** Of the open report, answers included, trash not. */
  get ofReport(): readonly Annotation[] {
    return this.#notesOf.of(this.report?.reportId);
  }

  /** Everything in the notebook, trash included; null until it is asked for. */
  get all(): readonly Annotation[] | null {
    return this.#all.value ?? this.#first.value;
  }

  /** `all` has the first cards only; the others are on their way. */
  get isPartial(): boolean {
    return this.#all.value === null && this.#first.value !== null;
  }

  get error(): unknown {
    return this.#notesOf.error ?? this.#all.error;
  }

  load(): Promise<void> {
    return this.drafts.load();
  }

  /** A report is about to be opened: its notes are on their way while its text is. */
  expect(reportId: ReportId): void {
    void this.#notesOf.ask(reportId);
  }

  /** Follows the reader. */
  async follow(report: Report | null): Promise<void> {
    if (this.report === report) return;
    this.report = report;
    this.stretch = null;
    if (report) await this.#notesOf.ask(report.reportId);
  }

  /** For the page of all annotations. */
  async loadAll(): Promise<void> {
    if (this.#all.value === null) void this.#first.ask({ deleted: true, limit: FIRST_CARDS });
    await this.#all.ask({ deleted: true });
  }

  /** Asks once more for what is shown: it could not be had, or something was changed under the person's hands. */
  async reload(): Promise<void> {
    await Promise.all([this.#notesOf.again(), this.#all.again()]);
  }

  marksOf(passageId: PassageId): readonly Mark[] {
    return this.#marks.get(passageId) ?? [];
  }

  /** Notes on a passage, or on the section whose heading it is; several places of one note in it count once. */
  countOf(passageId: PassageId): number {
    const own = this.marksOf(passageId).flatMap((mark) => mark.id ?? []);
    return new Set([...own, ...(this.#ofSections.get(passageId) ?? [])]).size;
  }

  /** Notes on a figure of the open report. */
  countOnFigure(indicatorId: IndicatorId): number {
    return this.#ofFigures.get(indicatorId)?.length ?? 0;
  }

  /** Something else was selected in the text. */
  choose(stretch: SelectedStretch | null): void {
    this.stretch = stretch;
  }

  select(annotationId: AnnotationId | null): void {
    this.selected = annotationId;
  }

  repliesTo(annotationId: AnnotationId): readonly Annotation[] {
    return this.#replies.get(annotationId) ?? [];
  }

  /** Marks what is selected, at once. */
  async mark(kind: AnnotationKind, colour: Colour): Promise<void> {
    const target = this.#takeStretch();
    if (target) await this.changes.create({ kind, colour, targets: [target] });
  }

  /** Opens the editor on what is selected, on the whole report, or on the places named. */
  write(on: 'selection' | 'report' | readonly NewTarget[]): NoteDraft | null {
    const [first, ...others] = typeof on === 'string' ? this.#placesOf(on) : on;
    if (!first) return null;
    this.selected = null;
    return this.drafts.open(emptyContent(crypto.randomUUID(), [first, ...others], first.reportId));
  }

  #placesOf(on: 'selection' | 'report'): readonly NewTarget[] {
    const { report } = this;
    if (on === 'report') return report ? [{ kind: 'report', reportId: report.reportId }] : [];
    const target = this.#takeStretch();
    return target ? [target] : [];
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
    const content = emptyContent(crypto.randomUUID(), targets, reportId);
    this.drafts.open({ ...content, replyTo: annotation.annotationId });
  }

  /**
   * Saves the note in the editor. The draft is kept until the notebook has answered. False where it could not be saved,
   * or was written on meanwhile.
   */
  async save(draft: NoteDraft, saving: Saving = 'as opened'): Promise<boolean> {
    if (draft.isSaving) return false;
    draft.isSaving = true;
    draft.error = null;
    try {
      const first = doneFirst(this.#client, draft, saving);
      if (first) await first();
      const sent = draft.content;
      const annotation = await sendDraft(this.#sparing, draft);
      const isDone = this.drafts.saved(draft, sent, annotation);
      this.#put(annotation);
      if (isDone && !annotation.replyTo) this.selected = annotation.annotationId;
      return isDone;
    } catch (error) {
      draft.error = error;
      if (this.drafts.current !== draft)
        this.#notices.show(this.#messages.annotations.noteUnsaved, { tone: 'bad', about: 'drafts' });
      return false;
    } finally {
      draft.isSaving = false;
    }
  }

  /** A person has looked: the doubtful note does stand where it was found. */
  async confirm(annotation: Annotation): Promise<void> {
    if (this.report)
      await this.changes.change(annotation, { targets: [...targetsConfirmedIn(this.report, annotation)] });
  }

  /** Stands a note whose words are gone on what is selected now; its other places stay. */
  async moveToSelection(annotation: Annotation): Promise<void> {
    const target = this.#takeStretch();
    if (target) await this.changes.change(annotation, { targets: [...targetsMovedTo(annotation, target)] });
  }

  /** What is about to be a note is marked like one. */
  get #unsaved(): Unsaved | null {
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

  /** What these hold is put right by the reply: nothing is asked again. */
  get #sparing(): ArchiveClient {
    return this.#client.sparing(this.#notesOf, this.#all, this.#first);
  }

  #put(annotation: Annotation): void {
    this.changes.done();
    this.#notesOf.put(annotation);
    for (const list of [this.#all, this.#first]) {
      const { value } = list;
      if (value) list.put([...withoutThis(value, annotation), annotation]);
      else if (list.isAsking) void list.again();
    }
    if (annotation.deleted && this.selected === annotation.annotationId) this.selected = null;
  }
}
