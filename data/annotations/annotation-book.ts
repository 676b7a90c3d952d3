import { randomUUID } from 'node:crypto';
import type { Annotation, AnnotationChange, AnnotationId } from '../contract/annotation-model.ts';
import { ArchiveError } from '../contract/errors.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import {
  annotationOf,
  changedFields,
  tagsOf,
  targetsAsField,
  targetsOf,
  type Fields,
} from './annotation-fields.ts';
import { annotationsWithWords } from './annotation-index.ts';
import { historyOf } from './annotation-history.ts';
import {
  ALL,
  annotationsChangedLast,
  annotationsOfReport,
  entitiesOf,
  entityOf,
  type StoredEntity,
} from './notebook-database.ts';
import { changesOf } from './stored-changes.ts';
import type { NotebookLog } from './notebook-log.ts';
import type { TargetPlacing } from './target-placing.ts';

/** Annotations as a person knows them. Every method that changes something is one action of the notebook. */
export class AnnotationBook {
  readonly #log: NotebookLog;
  readonly #placing: TargetPlacing;
  readonly #author: () => string;
  readonly #now: () => Date;

  constructor(log: NotebookLog, placing: TargetPlacing, author: () => string, now: () => Date) {
    this.#log = log;
    this.#placing = placing;
    this.#author = author;
    this.#now = now;
  }

  /** Oldest first. */
  list(request: CheckedRequest<'annotations.list'>): readonly Annotation[] {
    return this.#asked(request)
      .filter((entity) => request.deleted || entity.present)
      .map((entity) => this.show(entity))
      .sort((a, b) => compare(a.created, b.created) || compare(a.annotationId, b.annotationId));
  }

  #asked({
    reportId,
    text = '',
    limit,
    deleted,
  }: CheckedRequest<'annotations.list'>): readonly StoredEntity[] {
    const { database } = this.#log;
    const withWords = text.trim() === '' ? null : annotationsWithWords(database, text);
    const holdsWords = ({ id }: StoredEntity): boolean => withWords?.has(id) ?? true;
    if (reportId) return annotationsOfReport(database, this.#placing.idsOf(reportId)).filter(holdsWords);
    if (limit === undefined) return entitiesOf(database, 'annotation').filter(holdsWords);
    if (withWords === null) return annotationsChangedLast(database, limit);
    return annotationsChangedLast(database, ALL)
      .filter((entity) => (deleted || entity.present) && holdsWords(entity))
      .slice(0, limit);
  }

  create(request: CheckedRequest<'annotations.create'>): Annotation {
    // Here new annotation ids are made; the others come from other machines or from JSON-LD.
    const id = randomUUID() as string as AnnotationId;
    const author = this.#author();
    this.#log.edit({ kind: 'do', label: 'annotation.create' }, author, () => {
      if (request.replyTo !== null) this.#present(request.replyTo);
      const fields: Fields = {
        created: this.#now().toISOString(),
        author,
        deleted: false,
        body: '',
        colour: 'yellow',
        status: 'open',
        ...changedFields(request, null),
        targets: targetsAsField(request.targets.map((target) => this.#placing.accept(target))),
        replyTo: request.replyTo,
      };
      return [{ kind: 'annotation', entity: id, fields }];
    });
    return this.read(id);
  }

  /** Throws `conflict` where the note has changed since the revision that the person saw, `in_trash` where it lies there. */
  update(request: CheckedRequest<'annotations.update'>): Annotation {
    this.#log.edit({ kind: 'do', label: 'annotation.update' }, this.#author(), () => {
      const entity = this.#present(request.annotationId);
      if (entity.revision !== request.revision) {
        throw new ArchiveError(
          'conflict',
          `note ${entity.id} is at revision ${entity.revision}, not ${request.revision}`,
        );
      }
      const fields = changedFields(request, entity.state);
      if (request.targets) {
        const before = targetsOf(entity.state);
        const targets = request.targets.map(
          (target) => this.#placing.unmoved(target, before) ?? this.#placing.accept(target),
        );
        fields['targets'] = targetsAsField(targets);
        // With a place of its own it is no longer an orphan that somebody keeps.
        if (entity.state.fields['keptAsOrphan'] === true) fields['keptAsOrphan'] = false;
      }
      // Says that the note is wanted, so that a deletion elsewhere becomes a question and not a loss.
      return Object.keys(fields).length === 0 && !entity.state.conflicts['deleted']
        ? []
        : [{ kind: 'annotation', entity: entity.id, fields: { ...fields, deleted: false } }];
    });
    return this.read(request.annotationId);
  }

  /** Into the trash. */
  remove({ annotationId }: CheckedRequest<'annotations.remove'>): Annotation {
    this.#log.edit({ kind: 'do', label: 'annotation.remove' }, this.#author(), () => {
      const entity = this.#made(annotationId);
      return entity.present ? [{ kind: 'annotation', entity: entity.id, fields: { deleted: true } }] : [];
    });
    return this.read(annotationId);
  }

  restore({ annotationId }: CheckedRequest<'annotations.restore'>): Annotation {
    this.#log.edit({ kind: 'do', label: 'annotation.restore' }, this.#author(), () => {
      const entity = this.#made(annotationId);
      return entity.present ? [] : [{ kind: 'annotation', entity: entity.id, fields: { deleted: false } }];
    });
    return this.read(annotationId);
  }

  /** Tags, state or trash of many at once; one action. Throws not_found where one of them is unknown. */
  bulk(request: CheckedRequest<'annotations.bulk'>): readonly Annotation[] {
    this.#log.edit({ kind: 'do', label: 'annotation.bulk' }, this.#author(), () =>
      request.annotationIds.flatMap((id) => {
        const entity = this.#made(id);
        const tags = new Set([...tagsOf(entity.state), ...request.addTags]);
        for (const tag of request.removeTags) tags.delete(tag);
        const fields = changedFields({ tags: [...tags], status: request.status }, entity.state);
        const deleted = request.deleted ?? !entity.present;
        if (Object.keys(fields).length === 0 && deleted === !entity.present) return [];
        return [{ kind: 'annotation', entity: entity.id, fields: { ...fields, deleted } }];
      }),
    );
    return request.annotationIds.map((id) => this.read(id));
  }

  /** After a new edition of a text: the notes stand where they are found; one action. */
  confirm({ annotationIds }: CheckedRequest<'annotations.confirm'>): readonly Annotation[] {
    this.#log.edit({ kind: 'do', label: 'annotation.confirm' }, this.#author(), () =>
      annotationIds.flatMap((id) => {
        const { state } = this.#present(id);
        const before = targetsOf(state);
        const targets = before.map((target) => this.#placing.confirmed(target));
        if (targets.every((target, n) => target === before[n])) return [];
        return [
          { kind: 'annotation', entity: id, fields: { targets: targetsAsField(targets), deleted: false } },
        ];
      }),
    );
    return annotationIds.map((id) => this.read(id));
  }

  /** Those named, or all that are not in the trash. */
  chosen(ids: readonly AnnotationId[] | undefined): readonly Annotation[] {
    return ids ? ids.map((id) => this.read(id)) : this.list({ deleted: false });
  }

  history({ annotationId }: CheckedRequest<'annotations.history'>): readonly AnnotationChange[] {
    this.#made(annotationId);
    return historyOf(changesOf(this.#log.database, 'annotation', annotationId, true));
  }

  read(id: AnnotationId): Annotation {
    return this.show(this.#made(id));
  }

  show(entity: StoredEntity): Annotation {
    return annotationOf(
      entity,
      targetsOf(entity.state).map((target) => this.#placing.place(target)),
    );
  }

  #made(id: string): StoredEntity {
    const entity = entityOf(this.#log.database, 'annotation', id);
    if (!entity?.made) throw new ArchiveError('not_found', `unknown note "${id}"`);
    return entity;
  }

  #present(id: string): StoredEntity {
    const entity = this.#made(id);
    if (!entity.present) throw new ArchiveError('in_trash', `note "${id}" is in the trash`);
    return entity;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
