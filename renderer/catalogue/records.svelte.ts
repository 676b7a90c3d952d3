import { SvelteMap } from 'svelte/reactivity';
import { ArchiveError, ERROR_SENTENCES } from '../../data/contract/errors.ts';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import type { FieldKey } from '../../data/contract/record-fields.ts';
import type { FieldEdit, RecordDetails } from '../../data/contract/record-model.ts';
import type { RecordValue } from '../../data/contract/record-value.ts';
import type { Request } from '../../data/contract/requests.ts';
import { editOf, type RecordEditRequest } from '../../data/contract/record-edit.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { LAST_STEP, type Notices } from '../shared/notices.svelte.ts';
import { AuthoritiesState } from './authorities.svelte.ts';
import type { Offer } from './completion.ts';
import { TemplatesState } from './templates.svelte.ts';
import { usesOf } from './values-in-use.ts';

const NOTHING: ReadonlyMap<FieldKey, string> = new Map();

interface Needs {
  readonly client: WindowClient;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly reports: () => readonly ReportSummary[];
  readonly nameOf: (reportId: ReportId) => string;
  /** The notebook's last step is taken back. */
  readonly undo: () => void;
}

/** The record that is open in its form, and whatever edits records: told in a notice, taken back by undo. */
export class RecordsState {
  readonly authorities: AuthoritiesState;
  readonly templates: TemplatesState;
  /** Whose form is open. */
  editing = $state.raw<ReportId | null>(null);
  /** What was typed into forms, until it is saved or given up: closing a form loses nothing. */
  readonly #typed = new SvelteMap<ReportId, ReadonlyMap<FieldKey, string>>();
  readonly #needs: Needs;
  readonly #details: LiveQuery<Request<'records.read'>, RecordDetails>;

  constructor(needs: Needs) {
    this.#needs = needs;
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
  typedOf(reportId: ReportId): ReadonlyMap<FieldKey, string> {
    return this.#typed.get(reportId) ?? NOTHING;
  }

  type(reportId: ReportId, typed: ReadonlyMap<FieldKey, string>): void {
    this.#typed.set(reportId, typed);
  }

  /** What records are held against and made by. */
  async load(): Promise<void> {
    await Promise.all([this.authorities.load(), this.templates.load()]);
  }

  nameOf(reportId: ReportId): string {
    return this.#needs.nameOf(reportId);
  }

  open(reportId: ReportId): void {
    this.editing = reportId;
    void this.#details.ask({ reportId });
  }

  close(): void {
    this.editing = null;
  }

  /** What was typed is not wanted any more, or is saved. */
  leave(reportId: ReportId): void {
    this.#typed.delete(reportId);
    if (this.editing === reportId) this.close();
  }

  /** What other reports say in a field, most used first: what a person may mean in a record of that year. */
  offersFor(field: FieldKey, year: number | null): readonly Offer[] {
    return this.authorities.offersFor(field, usesOf(this.#needs.reports(), field), year);
  }

  /** Of the form: only what differs is sent. Closes the form where it was kept and nothing typed meanwhile. */
  async save(reportId: ReportId, values: ReadonlyMap<FieldKey, RecordValue>): Promise<void> {
    const before = this.details?.fields ?? [];
    const sent = this.typedOf(reportId);
    const changed = [...values].filter(([key, value]) => {
      const now = before.find(({ field }) => field === key)?.value ?? null;
      return JSON.stringify(now) !== JSON.stringify(value);
    });
    const { records } = this.#needs.messages;
    if (changed.length === 0) {
      this.leave(reportId);
      this.#needs.notices.show(records.nothing);
      return;
    }
    const done = await this.edit([editOf(reportId, new Map(changed), before)], () =>
      records.saved(this.nameOf(reportId)),
    );
    if (done && this.typedOf(reportId) === sent) this.leave(reportId);
  }

  /** A field as the archive has it, or one of two values that people gave it. */
  async settle(reportId: ReportId, field: FieldKey, value: FieldEdit | null): Promise<void> {
    await this.edit([{ reportId, fields: { [field]: value } }], () =>
      this.#needs.messages.records.saved(this.nameOf(reportId)),
    );
  }

  async edit(edits: readonly RecordEditRequest[], told: (changed: number) => string): Promise<boolean> {
    const { client, messages, notices, undo } = this.#needs;
    return this.attempt(async () => {
      const { changed } = await client.call('records.edit', { edits: [...edits] });
      notices.show(told(changed), { about: LAST_STEP, action: { label: messages.app.undo, run: undo } });
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
