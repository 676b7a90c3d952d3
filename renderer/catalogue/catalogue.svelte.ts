import { SvelteSet } from 'svelte/reactivity';
import type { Superseded } from '../../data/contract/authority-entry.ts';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { EDITED_FIELDS, RECORD_FIELDS, type FieldKey } from '../../data/contract/record-fields.ts';
import type { RecordValue } from '../../data/contract/record-value.ts';
import { textOfValue, valueIn } from '../../data/contract/record-values.ts';
import { editOf } from '../../data/contract/record-edit.ts';
import type { Messages } from '../messages/messages.svelte.ts';
import {
  matching,
  recordsOf,
  rowsOf,
  valuesOf,
  type CatalogueChoice,
  type CatalogueRecord,
  type CatalogueRow,
  type ColumnKey,
  type Grouping,
} from './catalogue-rows.ts';
import { yearOfRecord } from './authorised-names.ts';
import type { RecordsState } from './records.svelte.ts';

/** A change of fields of the ticked reports, before it is made. */
export interface BatchPreview {
  readonly changed: readonly {
    readonly record: CatalogueRecord;
    /** At least one, each as it is shown. */
    readonly fields: readonly {
      readonly field: FieldKey;
      readonly before: string;
      readonly after: string;
    }[];
  }[];
  /** Say so already. */
  readonly same: number;
}

/** All records as one table: what is listed, in which order, and which are ticked. */
export class CatalogueState {
  words = $state('');
  filter = $state.raw<CatalogueChoice['filter']>(null);
  sort = $state.raw<CatalogueChoice['sort']>({ by: 'agency', isDown: false });
  grouping = $state<Grouping>('none');
  columns = $state.raw<readonly FieldKey[]>(
    RECORD_FIELDS.filter(({ isListed }) => isListed).map(({ key }) => key),
  );
  readonly #ticked = new SvelteSet<ReportId>();
  readonly records: RecordsState;
  readonly #reports: () => readonly ReportSummary[];
  readonly #messages: Messages;
  readonly #within: () => ReadonlySet<ReportId> | null;

  readonly all: readonly CatalogueRecord[] = $derived.by(() =>
    recordsOf(this.#reports(), (reportId) => this.records.nameOf(reportId)),
  );
  readonly listed: readonly CatalogueRecord[] = $derived.by(() =>
    matching(this.all, { words: this.words, filter: this.filter, within: this.#within() }, this.#locale),
  );
  readonly rows: readonly CatalogueRow[] = $derived.by(() => rowsOf(this.listed, this, this.#rowWords));
  /** Ticked and listed: what cannot be seen is not changed. */
  readonly ticked: readonly CatalogueRecord[] = $derived.by(() =>
    this.listed.filter(({ report }) => this.#ticked.has(report.reportId)),
  );

  /** `within`: the reports that the table is narrowed to; null: none is left out. */
  constructor(
    records: RecordsState,
    messages: Messages,
    reports: () => readonly ReportSummary[],
    within: () => ReadonlySet<ReportId> | null = () => null,
  ) {
    this.records = records;
    this.#within = within;
    this.#messages = messages;
    this.#reports = reports;
  }

  get tickedIds(): readonly ReportId[] {
    return this.ticked.map(({ report }) => report.reportId);
  }

  get #locale(): 'zh' | 'en' {
    return this.#messages.locale;
  }

  get #rowWords() {
    const { unknown, complete, lacking, inNone } = this.#messages.catalogue;
    return { locale: this.#locale, unknown, complete, lacking, inNone };
  }

  /** The same column again turns the order round. */
  sortBy(by: ColumnKey): void {
    this.sort = { by, isDown: this.sort.by === by && !this.sort.isDown };
  }

  toggleColumn(field: FieldKey): void {
    const chosen = new Set(this.columns);
    if (!chosen.delete(field)) chosen.add(field);
    this.columns = RECORD_FIELDS.map(({ key }) => key).filter((key) => chosen.has(key));
  }

  isTicked(reportId: ReportId): boolean {
    return this.#ticked.has(reportId);
  }

  tick(reportId: ReportId, isOn: boolean): void {
    if (isOn) this.#ticked.add(reportId);
    else this.#ticked.delete(reportId);
  }

  tickAll(isOn: boolean): void {
    for (const { report } of this.listed) this.tick(report.reportId, isOn);
  }

  /** What the field shows among all reports, for the filter. */
  choicesOf(field: FieldKey): ReturnType<typeof valuesOf> {
    return valuesOf(this.all, field, this.#locale);
  }

  /** Names that are not the authorised ones in the year of one ticked record at least. */
  supersededIn(field: FieldKey, text: string): readonly Superseded[] {
    const years = new Set(this.ticked.map(({ report }) => yearOfRecord(report)));
    const found = [...years].flatMap((year) => this.records.authorities.supersededIn(field, text, year));
    return [...new Map(found.map((one) => [`${one.name} ${one.authorised}`, one])).values()];
  }

  preview(values: ReadonlyMap<FieldKey, RecordValue>): BatchPreview {
    const after = [...values].map(
      ([field, value]) => [field, textOfValue(field, value, this.#locale)] as const,
    );
    const rows = this.ticked.map((record) => ({
      record,
      fields: after.flatMap(([field, text]) => {
        const before = textOfValue(field, valueIn(record.report, field), this.#locale);
        return before === text ? [] : [{ field, before, after: text }];
      }),
    }));
    const changed = rows.filter(({ fields }) => fields.length > 0);
    return { changed, same: rows.length - changed.length };
  }

  /** One step of undo, however many are ticked. */
  async apply(values: ReadonlyMap<FieldKey, RecordValue>): Promise<boolean> {
    const edits = this.preview(values).changed.map(({ record: { report }, fields }) =>
      editOf(
        report.reportId,
        new Map(fields.map(({ field }) => [field, values.get(field) ?? null])),
        fields.map(({ field }) => ({ field, value: valueIn(report, field) })),
      ),
    );
    if (edits.length === 0) return true;
    return this.records.edit(edits, (changed) => this.#messages.catalogue.applied(changed));
  }

  /** What all ticked reports say alike, by field. */
  get shared(): ReadonlyMap<FieldKey, RecordValue> {
    const [first, ...others] = this.ticked.map(({ report }) => report);
    if (!first) return new Map();
    return new Map(
      EDITED_FIELDS.map(({ key }): [FieldKey, RecordValue] => [key, valueIn(first, key)]).filter(
        ([key, value]) =>
          value !== null &&
          others.every((one) => textOfValue(key, valueIn(one, key)) === textOfValue(key, value)),
      ),
    );
  }
}
