import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { definitionOf, type FieldKey } from '../../data/contract/record-fields.ts';
import type { FieldEdit, RecordDetails } from '../../data/contract/record-model.ts';
import type { RecordValue } from '../../data/contract/record-value.ts';
import { textOfValue, valueOfText } from '../../data/contract/record-values.ts';
import type { Request } from '../../data/contract/requests.ts';
import { editOf, type RecordEditRequest } from '../../data/contract/record-edit.ts';
import type { WindowClient } from '../shared/changes.ts';
import type { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { LAST_STEP } from '../shared/notices.svelte.ts';
import { tellLastStep, type StepNeeds } from '../shared/tell-step.ts';
import { AuthoritiesState } from './authorities.svelte.ts';
import type { Offer } from './completion.ts';
import { TemplatesState } from './templates.svelte.ts';
import { TypedRecords, type TypedField, type TypedFields } from './typed-records.svelte.ts';
import { usesOf } from './values-in-use.ts';

interface Needs extends StepNeeds<WindowClient> {
  readonly kept: KeptPreferences;
  readonly reports: () => readonly ReportSummary[];
  readonly nameOf: (reportId: ReportId) => string;
}

/** The record that is open in its form, and whatever edits records: told in a notice, taken back by undo. */
export class RecordsState {
  readonly authorities: AuthoritiesState;
  readonly templates: TemplatesState;
  /** Whose form is open. */
  editing = $state.raw<ReportId | null>(null);
  readonly #typed: TypedRecords;
  /** Whoever saved this form is asked about what was changed elsewhere meanwhile. */
  #asked = $state.raw<ReportId | null>(null);
  /** What is being sent of each form: pressed twice, it is saved once. */
  readonly #sending = new Map<ReportId, TypedFields>();
  readonly #needs: Needs;
  readonly #details: LiveQuery<Request<'records.read'>, RecordDetails>;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#typed = new TypedRecords(needs.kept);
    const attempt = (work: () => Promise<void>): Promise<boolean> => this.attempt(work);
    this.authorities = new AuthoritiesState({
      ...{ ...needs, attempt },
      openRecord: (reportId) => this.open(reportId),
      edit: (edits, told) => this.edit(edits, told),
    });
    this.templates = new TemplatesState({ ...needs, attempt });
    this.#details = liveMethod(needs.client, 'records.read', { isShown: () => this.editing !== null });
  }

  /** Of the record in the form; null until it is known. */
  get details(): RecordDetails | null {
    const { value } = this.#details;
    return value?.reportId === this.editing ? value : null;
  }

  /** Why the record whose form is open is not known. */
  get error(): unknown {
    return this.editing !== null && !this.details && !this.#details.isAsking ? this.#details.error : null;
  }

  /** By field; a field that nobody has touched is as the record has it, also when that changes. */
  typedOf(reportId: ReportId): TypedFields {
    return this.#typed.of(reportId);
  }

  /** Into the open form, beside what was typed there before. */
  type(reportId: ReportId, texts: ReadonlyMap<FieldKey, string>): void {
    const typed = new Map(this.typedOf(reportId));
    for (const [field, text] of texts) {
      const was = typed.get(field);
      // Null is what an empty field said before.
      typed.set(field, { text, before: was ? was.before : this.#valueOf(field) });
    }
    this.#typed.set(reportId, typed);
  }

  /** What was typed there is not wanted any more. */
  untype(reportId: ReportId, field: FieldKey): void {
    this.#typed.set(reportId, new Map([...this.typedOf(reportId)].filter(([key]) => key !== field)));
  }

  /** Fields that the person was about to save and that say something else by now than when they were first touched. */
  get changedMeanwhile(): readonly FieldKey[] {
    return this.#asked !== null && this.#asked === this.editing ? this.#rivalsOf(this.#asked) : [];
  }

  /** What records are held against and made by. */
  async load(): Promise<void> {
    await Promise.all([this.authorities.load(), this.templates.load()]);
  }

  nameOf(reportId: ReportId): string {
    return this.#needs.nameOf(reportId);
  }

  /** Its form is open, or has something that is not saved. */
  isAtWorkOn(reportId: ReportId): boolean {
    return this.editing === reportId || this.typedOf(reportId).size > 0;
  }

  open(reportId: ReportId): void {
    this.editing = reportId;
    void this.#details.ask({ reportId });
  }

  close(): void {
    this.editing = null;
  }

  /** The window is closed; what was typed is there in the next one. */
  keepNow(): void {
    this.#typed.keepNow();
  }

  /** What was typed is not wanted any more, or is saved. */
  leave(reportId: ReportId): void {
    this.#typed.forget(reportId);
    this.#asked = null;
    if (this.editing === reportId) this.close();
  }

  /** What other reports say in a field, most used first: what a person may mean in a record of that year. */
  offersFor(field: FieldKey, year: number | null): readonly Offer[] {
    return this.authorities.offersFor(field, usesOf(this.#needs.reports(), field), year);
  }

  /**
   * Of the form: only what differs is sent, and nothing before the person has said which is to stand where a field was
   * changed elsewhere meanwhile; `isSettled`: what was typed. Closes the form where it was kept and nothing typed since or left out.
   */
  async save(reportId: ReportId, isSettled = false): Promise<void> {
    const sent = this.typedOf(reportId);
    if (this.#sending.get(reportId) === sent) return;
    this.#sending.set(reportId, sent);
    try {
      await this.#send(reportId, sent, isSettled);
    } finally {
      if (this.#sending.get(reportId) === sent) this.#sending.delete(reportId);
    }
  }

  async #send(reportId: ReportId, sent: TypedFields, isSettled: boolean): Promise<void> {
    const now = await this.#details.settled();
    // Another form was opened at once: this one has what was typed when it is opened again.
    if (now?.reportId !== reportId) return;
    if (!isSettled && this.#rivalsOf(reportId, sent).length > 0) {
      this.#asked = reportId;
      return;
    }
    const { notices, messages } = this.#needs;
    const { records } = messages;
    const values = this.#changedIn(sent);
    const unread = this.#unreadIn(sent);
    if (values.size === 0) {
      if (unread === '') this.leave(reportId);
      notices.show(unread || records.nothing, { tone: unread === '' ? 'plain' : 'bad' });
      return;
    }
    const before = [...sent].map(([field, one]) => ({ field, value: one.before }));
    const done = await this.edit([editOf(reportId, values, before)], () =>
      [records.saved(this.nameOf(reportId)), unread].join(''),
    );
    if (done && this.typedOf(reportId) === sent && unread === '') this.leave(reportId);
    else if (done) this.#goOn(reportId, sent, values);
  }

  /** What of it cannot be saved for the way it is written, as a sentence; '' where all can. */
  #unreadIn(typed: TypedFields): string {
    const { records, locale } = this.#needs.messages;
    const names = [...typed].flatMap(([field, { text }]) =>
      valueOfText(field, text) === undefined ? [definitionOf(field)[locale]] : [],
    );
    return names.length > 0 ? records.butNot(names) : '';
  }

  /** What was saved is what was there before whatever was typed since. */
  #goOn(reportId: ReportId, sent: TypedFields, saved: ReadonlyMap<FieldKey, RecordValue>): void {
    const left = [...this.typedOf(reportId)].flatMap(([field, one]): [FieldKey, TypedField][] => {
      const value = saved.get(field);
      if (value === undefined) return [[field, one]];
      return one === sent.get(field) ? [] : [[field, { ...one, before: value }]];
    });
    this.#asked = null;
    this.#typed.set(reportId, new Map(left));
  }

  /** What was touched and says something else than before, as far as the fields can hold it. */
  #changedIn(typed: TypedFields): ReadonlyMap<FieldKey, RecordValue> {
    const changed = new Map<FieldKey, RecordValue>();
    for (const [field, { text, before }] of typed) {
      const value = valueOfText(field, text);
      const isPutBack = text === textOfValue(field, before, this.#needs.messages.locale);
      if (value !== undefined && !isPutBack && !isSame(value, before) && !isSame(value, this.#valueOf(field)))
        changed.set(field, value);
    }
    return changed;
  }

  /** Tags go on and off one by one and disagree with nobody. */
  #rivalsOf(reportId: ReportId, typed = this.typedOf(reportId)): readonly FieldKey[] {
    return [...this.#changedIn(typed).keys()].filter(
      (field) =>
        definitionOf(field).type !== 'tags' && !isSame(typed.get(field)!.before, this.#valueOf(field)),
    );
  }

  /** As the record of the form says it now. */
  #valueOf(key: FieldKey): RecordValue {
    return this.#details.value?.fields.find(({ field }) => field === key)?.value ?? null;
  }

  /** A field as the archive has it, or one of two values that people gave it. */
  async settle(reportId: ReportId, field: FieldKey, value: FieldEdit | null): Promise<void> {
    await this.edit([{ reportId, fields: { [field]: value } }], () =>
      this.#needs.messages.records.saved(this.nameOf(reportId)),
    );
  }

  async edit(edits: readonly RecordEditRequest[], told: (changed: number) => string): Promise<boolean> {
    const { client, notices } = this.#needs;
    return this.attempt(async () => {
      const { changed } = await client.call('records.edit', { edits: [...edits] });
      // Undo would take back the step before, where nothing was changed.
      if (changed > 0) await tellLastStep(this.#needs, told(changed));
      else notices.show(told(changed), { about: LAST_STEP });
    });
  }

  /** False, and a notice, where it does not work. */
  async attempt(work: () => Promise<void>): Promise<boolean> {
    const { messages, notices } = this.#needs;
    try {
      await work();
      return true;
    } catch (error) {
      const code = error instanceof ArchiveError ? error.code : 'internal';
      notices.show(ERROR_SENTENCES[code][messages.locale], { tone: 'bad' });
      return false;
    }
  }
}

function isSame(one: RecordValue, other: RecordValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
