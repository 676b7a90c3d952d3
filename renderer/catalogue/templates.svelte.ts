import { freeKey } from '../../data/contract/entry-key.ts';
import { definitionOf, type FieldKey } from '../../data/contract/record-fields.ts';
import type { RecordValue } from '../../data/contract/record-value.ts';
import { textOfValue } from '../../data/contract/record-values.ts';
import {
  extended,
  readTemplate,
  templateText,
  type RecordTemplate,
} from '../../data/contract/template-entry.ts';
import { KeptList, type Kept, type KeptListNeeds } from './kept-list.svelte.ts';

/** The templates of records: made, renamed and removed, and which of them the form follows. */
export class TemplatesState {
  /** Whether the list stands on the page of all records. */
  isShown = $state(false);
  /** The key of the one whose fields stand first in the form; empty: none. */
  chosenKey = $state('');
  readonly #needs: KeptListNeeds;
  readonly #kept: KeptList<RecordTemplate>;
  /** By name. */
  readonly list: readonly Kept<RecordTemplate>[] = $derived.by(() =>
    [...this.#kept.all].sort((a, b) => COLLATOR.compare(a.name, b.name)),
  );
  readonly chosen: Kept<RecordTemplate> | null = $derived.by(() => this.withKey(this.chosenKey));

  constructor(needs: KeptListNeeds) {
    this.#needs = needs;
    this.#kept = new KeptList(needs, 'template', readTemplate);
  }

  load(): Promise<void> {
    return this.#kept.load();
  }

  withKey(key: string): Kept<RecordTemplate> | null {
    return this.list.find((one) => one.key === key) ?? null;
  }

  named(name: string): Kept<RecordTemplate> | null {
    return this.list.find((one) => one.name === name.trim()) ?? null;
  }

  /** One that is there already under this name is extended. False where it could not be kept. */
  save(template: RecordTemplate): Promise<boolean> {
    const known = this.named(template.name);
    const key = known?.key ?? freeKey(template.name.trim(), this.#kept.keys);
    const kept = known ? extended(known, template) : template;
    return this.#save(key, kept, this.#needs.messages.templates.saved(template.name.trim()));
  }

  async rename(template: Kept<RecordTemplate>, name: string): Promise<boolean> {
    const { messages, notices } = this.#needs;
    if (name === template.name) return true;
    if (this.named(name)) {
      notices.show(messages.templates.taken(name), { tone: 'bad' });
      return false;
    }
    return this.#save(template.key, { ...template, name }, messages.templates.renamed(name));
  }

  async remove({ key, name }: Kept<RecordTemplate>): Promise<void> {
    await this.#kept.remove(key, this.#needs.messages.templates.removed(name));
  }

  #save(key: string, { name, values, first }: RecordTemplate, told: string): Promise<boolean> {
    return this.#kept.save(key, templateText({ name, values, first }), told);
  }
}

/** The values of a template by field, in the order of the table of fields. */
export function valuesOfTemplate({ values }: RecordTemplate): ReadonlyMap<FieldKey, RecordValue> {
  // Its keys are those of the table.
  return new Map(Object.entries(values) as [FieldKey, RecordValue][]);
}

/** 保管期限：30年; 全宗号：X043. */
export function wordsOfTemplate(template: RecordTemplate, locale: 'zh' | 'en'): readonly string[] {
  return [...valuesOfTemplate(template)].map(
    ([field, value]) =>
      `${definitionOf(field)[locale]}${locale === 'zh' ? '：' : ': '}${textOfValue(field, value, locale)}`,
  );
}

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true });
