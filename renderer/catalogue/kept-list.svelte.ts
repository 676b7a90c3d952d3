import type { EntryKind, NotebookEntry } from '../../data/contract/annotation-model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { tellStep, type StepNeeds } from '../shared/tell-step.ts';

export interface KeptListNeeds extends StepNeeds<WindowClient> {
  /** False, and a notice, where it does not work. */
  readonly attempt: (work: () => Promise<void>) => Promise<boolean>;
}

export type Kept<Value> = Value & { readonly key: string };

/** What the notebook keeps of one kind, read; each change is one step of undo, told in a notice. */
export class KeptList<Value> {
  readonly #needs: KeptListNeeds;
  readonly #kind: EntryKind;
  readonly #read: (entry: NotebookEntry) => Value | null;
  readonly #entries: LiveQuery<Request<'notebook.entries'>, readonly NotebookEntry[]>;
  readonly all: readonly Kept<Value>[] = $derived.by(() =>
    (this.#entries.value ?? []).flatMap((entry) => {
      const value = this.#read(entry);
      return value ? [{ ...value, key: entry.key }] : [];
    }),
  );

  constructor(needs: KeptListNeeds, kind: EntryKind, read: (entry: NotebookEntry) => Value | null) {
    this.#needs = needs;
    this.#kind = kind;
    this.#read = read;
    this.#entries = liveMethod(needs.client, 'notebook.entries');
  }

  /** Of every entry, also of those that this version cannot read. */
  get keys(): ReadonlySet<string> {
    return new Set(this.#entries.value?.map(({ key }) => key));
  }

  load(): Promise<void> {
    return this.#entries.ask({ kind: this.#kind });
  }

  save(key: string, value: string, told: string): Promise<boolean> {
    const kind = this.#kind;
    return this.#change(told, (client) => client.call('notebook.saveEntry', { kind, key, value }));
  }

  remove(key: string, told: string): Promise<boolean> {
    const kind = this.#kind;
    return this.#change(told, (client) => client.call('notebook.removeEntry', { kind, key }));
  }

  #change(told: string, work: (client: WindowClient) => Promise<unknown>): Promise<boolean> {
    return this.#needs.attempt(() => tellStep(this.#needs, told, work));
  }
}
