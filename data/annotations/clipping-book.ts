import { randomUUID } from 'node:crypto';
import type { RangeTarget } from '../contract/annotation-model.ts';
import type { Clipping, ClippedPlace, ClippingContent, ClippingId } from '../contract/clipping-entry.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { EditionTexts } from '../schema/edition-text.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { FieldValue } from './change.ts';
import { textIn } from './entity-state.ts';
import { entitiesOf, entityOf, type StoredEntity } from './notebook-database.ts';
import type { NotebookLog } from './notebook-log.ts';
import type { TargetPlacing } from './target-placing.ts';

interface Surroundings {
  readonly placing: TargetPlacing;
  readonly texts: EditionTexts;
  readonly author: () => string;
  readonly now: () => Date;
}

/** The 材料夹: clippings in the person's order. Every method that changes something is one action of the notebook. */
export class ClippingBook {
  readonly #log: NotebookLog;
  readonly #around: Surroundings;

  constructor(log: NotebookLog, around: Surroundings) {
    this.#log = log;
    this.#around = around;
  }

  list(): readonly Clipping[] {
    return this.#ordered().map((entity) => this.#show(entity));
  }

  /** At the end. Throws `conflict` where the words do not stand at the place, `not_found` where no archive has it. */
  add({ content, place }: CheckedRequest<'notebook.clip'>): Clipping {
    const id = randomUUID() as string as ClippingId; // Here ids of clippings are made.
    const author = this.#around.author();
    this.#edit('add', () => {
      const fields = {
        ...{ created: this.#around.now().toISOString(), author, deleted: false, line: '' },
        order: (this.#ordered().map(orderOf).at(-1) ?? 0) + 1,
        content: asField(content),
        ...(place ? { target: asField(this.#targetAt(place)) } : {}),
      };
      return [[id, fields]];
    });
    return this.#read(id);
  }

  /** Its line, or that it stands before another: null for the end. */
  change({ clippingId, line, before }: CheckedRequest<'notebook.changeClipping'>): Clipping {
    this.#edit(before === undefined ? 'change' : 'move', () => {
      const entity = this.#present(clippingId);
      const said: Edit[1] = line !== undefined && line !== lineOf(entity) ? { line } : {};
      const moved = before === undefined ? [] : this.#moves(entity, before);
      const own = moved.find(([id]) => id === entity.id)?.[1] ?? {};
      const others = moved.filter(([id]) => id !== entity.id);
      const fields = { ...said, ...own };
      return Object.keys(fields).length === 0
        ? others
        : [[entity.id, { ...fields, deleted: false }], ...others];
    });
    return this.#read(clippingId);
  }

  /** One or all, as one action. */
  remove({ clippingIds }: CheckedRequest<'notebook.removeClippings'>): readonly Clipping[] {
    this.#edit('remove', () => clippingIds.map((id) => [this.#present(id).id, { deleted: true }]));
    return this.list();
  }

  /** Between its new neighbours; all are numbered anew where no number is left between them. */
  #moves(entity: StoredEntity, before: string | null): readonly Edit[] {
    const others = this.#ordered().filter((one) => one.id !== entity.id);
    const at = before === null ? others.length : others.findIndex((one) => one.id === before);
    if (at === -1) throw new ArchiveError('not_found', `unknown clipping "${before}"`);
    const [above, below] = [others[at - 1], others[at]];
    const low = above ? orderOf(above) : (below ? orderOf(below) : 1) - 2;
    const high = below ? orderOf(below) : low + 2;
    const middle = (low + high) / 2;
    if (middle > low && middle < high) return [[entity.id, { order: middle }]];
    return others.toSpliced(at, 0, entity).map((one, i) => [one.id, { order: i + 1 }]);
  }

  #edit(action: 'add' | 'change' | 'move' | 'remove', make: () => readonly Edit[]): void {
    this.#log.edit({ kind: 'do', label: `clipping.${action}` }, this.#around.author(), () =>
      make().map(([entity, fields]) => ({ kind: 'clipping', entity, fields })),
    );
  }

  #ordered(): readonly StoredEntity[] {
    return entitiesOf(this.#log.database, 'clipping')
      .filter((entity) => entity.present)
      .sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
  }

  #targetAt(place: ClippedPlace): RangeTarget {
    const { reportId, edition } = place as RangeTarget; // ids without their brand
    const text = this.#around.texts.textOf(reportId, edition);
    if (!text) throw new ArchiveError('not_found', `no open archive has ${edition} of "${reportId}"`);
    const target = { ...place, kind: 'range', textHash: text.textHash } as Omit<
      RangeTarget,
      'prefix' | 'suffix'
    >;
    return this.#around.placing.accept(target) as RangeTarget; // of a range it makes a range
  }

  #present(id: string): StoredEntity {
    const entity = entityOf(this.#log.database, 'clipping', id);
    if (!entity?.present) throw new ArchiveError('not_found', `unknown clipping "${id}"`);
    return entity;
  }

  #read(id: string): Clipping {
    return this.#show(this.#present(id));
  }

  #show(entity: StoredEntity): Clipping {
    const { fields, modified } = entity.state;
    // Both are checked before they are stored: by the contract's schema, or by the reader of packages.
    const target = (fields['target'] ?? null) as unknown as RangeTarget | null;
    const placed = target && this.#around.placing.place(target);
    return {
      clippingId: entity.id as ClippingId,
      content: fields['content'] as unknown as ClippingContent,
      line: lineOf(entity),
      state: placed?.state ?? null,
      place:
        target && placed?.place
          ? { reportId: placed.reportId, edition: target.edition, ...placed.place }
          : null,
      author: textIn(fields, 'author'),
      created: textIn(fields, 'created'),
      modified,
    };
  }
}

type Edit = readonly [id: string, fields: Readonly<Record<string, FieldValue>>];

function orderOf({ state }: StoredEntity): number {
  const order = state.fields['order'];
  return typeof order === 'number' ? order : 0;
}

/** What two machines have said without knowledge of each other stands line by line until somebody writes it anew. */
function lineOf({ state }: StoredEntity): string {
  const rivals = state.conflicts['line'];
  if (!rivals) return textIn(state.fields, 'line');
  return rivals.flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : [])).join('\n');
}

function asField(value: ClippingContent | RangeTarget): FieldValue {
  // Made of strings, numbers, null and lists of these.
  return value as unknown as FieldValue;
}
