import { randomUUID } from 'node:crypto';
import type { Collection, CollectionId } from '../contract/collection-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { ReportId } from '../contract/model.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import type { Fields } from './annotation-fields.ts';
import { textIn, type EntityState } from './entity-state.ts';
import { entitiesOf, entityOf, type StoredEntity } from './notebook-database.ts';
import type { NotebookLog } from './notebook-log.ts';

/** Whether a report lies in a collection is a field of its own, so that two people who fill one are not in conflict. */
const MEMBER = 'in:';

type ReportIds = Pick<EditionTexts, 'heldAs' | 'idsOf'>;

/** Collections of reports (案卷): named, filled and emptied; every method is one action of the notebook. */
export class CollectionBook {
  readonly #log: NotebookLog;
  readonly #author: () => string;
  readonly #now: () => Date;
  readonly #texts: ReportIds;

  constructor(log: NotebookLog, author: () => string, now: () => Date, texts: ReportIds) {
    this.#log = log;
    this.#author = author;
    this.#now = now;
    this.#texts = texts;
  }

  /** By name. */
  list(): readonly Collection[] {
    const collator = new Intl.Collator('zh-CN', { numeric: true });
    return entitiesOf(this.#log.database, 'collection')
      .filter((entity) => entity.present)
      .map((entity) => this.#show(entity))
      .sort((a, b) => collator.compare(a.name, b.name) || (a.collectionId < b.collectionId ? -1 : 1));
  }

  /** Per report, by the id under which it was put in, names of collections: true where it lies in one, false where it was taken out of all of that name. */
  membership(): ReadonlyMap<ReportId, ReadonlyMap<string, boolean>> {
    const found = new Map<ReportId, Map<string, boolean>>();
    for (const entity of entitiesOf(this.#log.database, 'collection')) {
      const name = nameOf(entity);
      for (const [key, isIn] of Object.entries(entity.state.fields)) {
        if (!key.startsWith(MEMBER) || typeof isIn !== 'boolean') continue;
        const reportId = key.slice(MEMBER.length) as ReportId; // only requests and checked packages name members
        const names = found.get(reportId) ?? new Map<string, boolean>();
        names.set(name, names.get(name) === true || (isIn && entity.present));
        found.set(reportId, names);
      }
    }
    return found;
  }

  create({ name, reportIds }: CheckedRequest<'collections.create'>): Collection {
    const id = randomUUID() as string as CollectionId; // here ids of collections are made
    const author = this.#author();
    this.#log.edit({ kind: 'do', label: 'collection.create' }, author, () => [
      {
        kind: 'collection',
        entity: id,
        fields: {
          ...{ created: this.#now().toISOString(), author, deleted: false, name },
          ...membersAs(true, reportIds),
        },
      },
    ]);
    return this.#show(this.#present(id));
  }

  change({ collectionId, name, add, remove }: CheckedRequest<'collections.change'>): Collection {
    this.#log.edit({ kind: 'do', label: labelOf(name, add, remove) }, this.#author(), () => {
      const { state } = this.#present(collectionId);
      const lying = membersIn(state);
      const held = new Set(lying.map((id) => this.#texts.heldAs(id)));
      const added = new Set(add.map((id) => this.#texts.heldAs(id)));
      // Each by the id under which it lies in it: of those merged into another as well.
      const taken = remove.flatMap((id) => this.#texts.idsOf(id)).filter((id) => lying.includes(id));
      const fields: Fields = {
        ...membersAs(
          false,
          taken.filter((id) => !added.has(this.#texts.heldAs(id))),
        ),
        ...membersAs(
          true,
          [...added].filter((id) => !held.has(id)),
        ),
      };
      if (name !== undefined && (state.fields['name'] !== name || state.conflicts['name']))
        fields['name'] = name;
      if (Object.keys(fields).length === 0) return [];
      return [{ kind: 'collection', entity: collectionId, fields: { ...fields, deleted: false } }];
    });
    return this.#show(this.#present(collectionId));
  }

  remove({ collectionId }: CheckedRequest<'collections.remove'>): Collection {
    const removed = this.#show(this.#present(collectionId));
    this.#log.edit({ kind: 'do', label: 'collection.remove' }, this.#author(), () => [
      { kind: 'collection', entity: collectionId, fields: { deleted: true } },
    ]);
    return removed;
  }

  /** Its reports as they are held now. */
  #show(entity: StoredEntity): Collection {
    const { fields, modified } = entity.state;
    return {
      collectionId: entity.id as CollectionId, // an entity of this kind is named by one
      name: nameOf(entity),
      reportIds: [...new Set(membersIn(entity.state).map((id) => this.#texts.heldAs(id)))],
      author: textIn(fields, 'author'),
      created: textIn(fields, 'created'),
      modified,
    };
  }

  /** Throws not_found where there is none. */
  #present(id: string): StoredEntity {
    const entity = entityOf(this.#log.database, 'collection', id);
    if (!entity?.present) throw new ArchiveError('not_found', `unknown collection "${id}"`);
    return entity;
  }
}

function membersAs(isIn: boolean, reportIds: readonly ReportId[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries(reportIds.map((reportId) => [`${MEMBER}${reportId}`, isIn]));
}

/** What undo says that it takes back. */
function labelOf(
  name: string | undefined,
  add: readonly ReportId[],
  remove: readonly ReportId[],
): `collection.${string}` {
  if (name !== undefined) return 'collection.rename';
  return add.length === 0 && remove.length > 0 ? 'collection.takeOut' : 'collection.putIn';
}

function membersIn({ fields }: EntityState): ReportId[] {
  return (
    Object.entries(fields)
      .filter(([key, isIn]) => key.startsWith(MEMBER) && isIn === true)
      // Put there by requests and checked packages, both by the id of a report.
      .map(([key]) => key.slice(MEMBER.length) as ReportId)
  );
}

function nameOf({ state }: StoredEntity): string {
  const rivals = state.conflicts['name'];
  if (!rivals) return textIn(state.fields, 'name');
  return rivals
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    .sort()
    .join(' / ');
}
