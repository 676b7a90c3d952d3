import {
  authorityKey,
  authorityText,
  readAuthority,
  type Authority,
  type AuthorityKind,
  type OtherName,
  type Superseded,
} from '../../data/contract/authority-entry.ts';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { editOf, type RecordEditRequest } from '../../data/contract/record-edit.ts';
import type { FieldKey } from '../../data/contract/record-fields.ts';
import { TypedForms, type FormDraft } from '../shared/typed-forms.svelte.ts';
import { textOfYear } from '../shared/typed-year.ts';
import { carriersOf, offersWithNames, supersededIn, type Carrier } from './authorised-names.ts';
import type { Offer } from './completion.ts';
import { KeptList, type Kept, type KeptListNeeds } from './kept-list.svelte.ts';

/** What is open in the form: a new authority, or one that is there; then `key` is its entry's. */
export interface AuthorityDraft extends FormDraft {
  readonly key: string | null;
  readonly authority: Authority;
  readonly fields: AuthorityFields;
}

/** One name in the form, as text. */
export interface NameFields {
  kind: OtherName['kind'];
  name: string;
  from: string;
  to: string;
}

/** What stands in the fields of the form. */
export interface AuthorityFields {
  readonly authorised: NameFields;
  readonly others: NameFields[];
  note: string;
}

interface Needs extends KeptListNeeds {
  readonly reports: () => readonly ReportSummary[];
  readonly nameOf: (reportId: ReportId) => string;
  /** In its form. */
  readonly openRecord: (reportId: ReportId) => void;
  /** False where it does not work; `told`: what is said of the number of records that changed. */
  readonly edit: (edits: readonly RecordEditRequest[], told: (changed: number) => string) => Promise<boolean>;
}

/** The authorised names (规范名称) of agencies and people: listed, changed, and held against what is typed. */
export class AuthoritiesState extends TypedForms<AuthorityDraft> {
  /** Whether the list stands on the page of all records. */
  isShown = $state(false);
  readonly #needs: Needs;
  readonly #kept: KeptList<Authority>;
  /** By name. */
  readonly list: readonly Kept<Authority>[] = $derived.by(() =>
    [...this.#kept.all].sort((a, b) => COLLATOR.compare(a.authorised.name, b.authorised.name)),
  );

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
    this.#kept = new KeptList(needs, 'authority', readAuthority);
  }

  load(): Promise<void> {
    return this.#kept.load();
  }

  of(kind: AuthorityKind): readonly Kept<Authority>[] {
    return this.list.filter((one) => one.kind === kind);
  }

  begin(kind: AuthorityKind): void {
    const authorised = { name: '', from: null, to: null };
    this.#open(null, { kind, authorised, others: [], note: '' });
  }

  edit({ key, ...authority }: Kept<Authority>): void {
    this.#open(key, authority);
  }

  #open(key: string | null, authority: Authority): void {
    const about = key ?? authority.kind;
    const fields = this.fieldsOf(about, {
      authorised: rowOf({ kind: 'former', ...authority.authorised }),
      others: authority.others.map(rowOf),
      note: authority.note,
    });
    this.draft = { key, authority, about, fields };
  }

  /** Another authority of the kind has this authorised name. */
  isTaken({ kind, authorised }: Authority): boolean {
    return this.list.some(
      (one) =>
        one.key !== this.draft?.key && one.kind === kind && one.authorised.name === authorised.name.trim(),
    );
  }

  async save(authority: Authority): Promise<void> {
    const { draft } = this;
    const key = draft?.key ?? authorityKey(authority, this.#kept.keys);
    const told = this.#needs.messages.authorities.saved(authority.authorised.name);
    const isKept = await this.#kept.save(key, authorityText(authority), told);
    if (isKept && draft) this.leave(draft);
  }

  async remove({ key, authorised }: Kept<Authority>): Promise<void> {
    if (this.draft?.key === key) this.close();
    await this.#kept.remove(key, this.#needs.messages.authorities.removed(authorised.name));
  }

  /** What a field of a record of that year is offered: authorised names in place of those that they follow. */
  offersFor(field: FieldKey, uses: ReadonlyMap<string, number>, year: number | null): readonly Offer[] {
    return offersWithNames(this.list, field, uses, year);
  }

  /** Names in the text of a field, in a record of that year, that are not the authorised ones. */
  supersededIn(field: FieldKey, text: string, year: number | null): readonly Superseded[] {
    return supersededIn(this.list, field, text, year);
  }

  /** Records that still have a former name of the authority, in the order of the list of reports. */
  carriersOf(authority: Authority): readonly Carrier[] {
    return carriersOf(authority, this.#needs.reports());
  }

  nameOf(reportId: ReportId): string {
    return this.#needs.nameOf(reportId);
  }

  openRecord(reportId: ReportId): void {
    this.#needs.openRecord(reportId);
  }

  /** The authorised name in all of them: one step of undo. */
  async useIn(carriers: readonly Carrier[]): Promise<void> {
    const edits = carriers.map(({ report, fields }) =>
      editOf(
        report.reportId,
        new Map(fields.map(({ field, after }) => [field, after])),
        fields.map(({ field, before }) => ({ field, value: before })),
      ),
    );
    await this.#needs.edit(edits, (changed) => this.#needs.messages.authorities.usedIn(changed));
  }
}

function rowOf({ kind, name, from, to }: OtherName): NameFields {
  return { kind, name, from: textOfYear(from), to: textOfYear(to) };
}

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true });
