import type { Collection, CollectionId } from '../../data/contract/collection-model.ts';
import type { ReportId } from '../../data/contract/model.ts';
import type { Request } from '../../data/contract/requests.ts';
import type { SearchResult } from '../../data/contract/search-model.ts';
import type { WindowClient } from '../shared/changes.ts';
import { liveMethod, type LiveQuery } from '../shared/live-query.svelte.ts';
import { tellStep, type StepNeeds } from '../shared/tell-step.ts';
import type { RecordsState } from './records.svelte.ts';

/** A kept search: a collection that fills itself. */
export interface LivingCollection {
  readonly name: string;
  readonly search: Omit<Request<'search.run'>, 'limit' | 'offset'>;
}

/** What the catalogue is narrowed to. */
export type Shelf =
  | { readonly kind: 'all' }
  | { readonly kind: 'collection'; readonly collectionId: CollectionId }
  | { readonly kind: 'living'; readonly name: string; readonly question: Request<'search.run'> };

interface Needs extends StepNeeds<WindowClient> {
  readonly records: RecordsState;
  /** The searches that are kept. */
  readonly living: () => readonly LivingCollection[];
  readonly isShown: () => boolean;
}

/** The collections (案卷) beside the catalogue: which there are, which is shown, and what is put into them. */
export class CollectionsState {
  shelf = $state.raw<Shelf>({ kind: 'all' });
  /** What is being dragged over the list. */
  dragged = $state.raw<readonly ReportId[]>([]);
  readonly #needs: Needs;
  readonly #list: LiveQuery<object, readonly Collection[]>;
  readonly #found: LiveQuery<Request<'search.run'>, SearchResult>;

  constructor(needs: Needs) {
    const { client, isShown } = needs;
    this.#needs = needs;
    this.#list = liveMethod(client, 'collections.list');
    this.#found = liveMethod(client, 'search.run', {
      isShown: () => isShown() && this.shelf.kind === 'living',
    });
  }

  get list(): readonly Collection[] {
    return this.#list.value ?? [];
  }

  get living(): readonly LivingCollection[] {
    return this.#needs.living();
  }

  /** Null: not narrowed. A collection that is gone narrows nothing; a search that is on its way has found nothing yet. */
  readonly within: ReadonlySet<ReportId> | null = $derived.by(() => {
    const { shelf } = this;
    if (shelf.kind === 'living') return new Set(this.#answer?.reports.map(({ reportId }) => reportId));
    return this.shown ? new Set(this.shown.reportIds) : null;
  });

  /** Why it is not known what the kept search that is shown finds. */
  get error(): unknown {
    const isOpen = this.shelf.kind === 'living' && !this.#answer && !this.#found.isAsking;
    return isOpen ? this.#found.error : null;
  }

  /** To the kept search that is shown; null while it is on its way, or where it failed. */
  get #answer(): SearchResult | null {
    const { shelf } = this;
    return shelf.kind === 'living' ? this.#found.to(shelf.question) : null;
  }

  /** The collection that is shown. */
  get shown(): Collection | null {
    const { shelf } = this;
    if (shelf.kind !== 'collection') return null;
    return this.list.find(({ collectionId }) => collectionId === shelf.collectionId) ?? null;
  }

  load(): Promise<void> {
    return this.#list.ask({});
  }

  showAll(): void {
    this.shelf = { kind: 'all' };
  }

  show({ collectionId }: Collection): void {
    this.shelf = { kind: 'collection', collectionId };
  }

  async showLiving({ name, search }: LivingCollection): Promise<void> {
    const question = { ...search, limit: 1, offset: 0 };
    this.shelf = { kind: 'living', name, question };
    await this.#found.ask(question);
  }

  /** The kept search that is shown is asked once more. */
  again(): Promise<void> {
    return this.#found.again();
  }

  /** A new one, with these reports in it. False where it could not be kept. */
  create(name: string, reportIds: readonly ReportId[]): Promise<boolean> {
    const { collections } = this.#needs.messages;
    return this.#change(collections.created(name, reportIds.length), (client) =>
      client.call('collections.create', { name, reportIds: [...reportIds] }),
    );
  }

  rename({ collectionId }: Collection, name: string): Promise<boolean> {
    return this.#change(this.#needs.messages.collections.renamed(name), (client) =>
      client.call('collections.change', { collectionId, name }),
    );
  }

  remove({ collectionId, name }: Collection): Promise<boolean> {
    return this.#change(this.#needs.messages.collections.removed(name), (client) =>
      client.call('collections.remove', { collectionId }),
    );
  }

  /** Reports that lie in it already stay. */
  async putIn({ collectionId, name, reportIds }: Collection, wanted: readonly ReportId[]): Promise<void> {
    const add = wanted.filter((reportId) => !reportIds.includes(reportId));
    const { collections } = this.#needs.messages;
    if (add.length === 0) this.#needs.notices.show(collections.allIn(name));
    else
      await this.#change(collections.putIn(add.length, name), (client) =>
        client.call('collections.change', { collectionId, add }),
      );
  }

  async takeOut({ collectionId, name }: Collection, remove: readonly ReportId[]): Promise<void> {
    await this.#change(this.#needs.messages.collections.takenOut(remove.length, name), (client) =>
      client.call('collections.change', { collectionId, remove: [...remove] }),
    );
  }

  #change(told: string, work: (client: WindowClient) => Promise<unknown>): Promise<boolean> {
    return this.#needs.records.attempt(() => tellStep(this.#needs, told, work));
  }
}
