import type {
  Annotation,
  AnnotationId,
  MergePreview,
  MergeRow,
  RefusedItem,
} from '../contract/annotation-model.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { annotationOf, targetsOf } from './annotation-fields.ts';
import { travels, type Change } from './change.ts';
import { stateOf, type EntityState } from './entity-state.ts';
import { documentsIn, ofOtherDocuments, type Documents } from './documents-spoken-of.ts';
import { readPackage, writePackage } from './exchange-package.ts';
import { entityOf, type StoredEntity } from './notebook-database.ts';
import { allChanges, changeById, changesOf } from './stored-changes.ts';
import type { NotebookLog } from './notebook-log.ts';
import { circleRefused, inCircles, repliesWith } from './reply-circles.ts';
import type { TargetPlacing } from './target-placing.ts';

interface MergingNeeds {
  readonly placing: TargetPlacing;
  readonly documents: Documents;
  readonly beforeMerge: () => void;
}

/** Giving to and taking from another machine. The merged notebook is the union of both sets of changes. */
export class Merging {
  readonly #log: NotebookLog;
  readonly #needs: MergingNeeds;

  constructor(log: NotebookLog, needs: MergingNeeds) {
    this.#log = log;
    this.#needs = needs;
  }

  /** Everything that travels, or what concerns the annotations named. */
  pack(ids: readonly AnnotationId[] | null, annotations: readonly Annotation[], at: Date): Buffer {
    const chosen = ids && new Set<string>(ids);
    const changes = travellingChanges(this.#log.database).filter(
      (change) => !chosen || (change.kind === 'annotation' && chosen.has(change.entity)),
    );
    return writePackage({ changes, documents: documentsIn(changes, this.#needs.documents), annotations }, at);
  }

  /** What a package would change; nothing is changed. */
  preview(bytes: Buffer): MergePreview {
    const { changes, refused } = this.#newIn(bytes);
    return this.#previewOf(changes, refused);
  }

  /**
   * Takes over every change of the package that is not here, as one action. Taking the same package again does
   * nothing. Throws as readPackage does.
   */
  merge(bytes: Buffer): MergePreview {
    const { changes, refused } = this.#newIn(bytes);
    const preview = this.#previewOf(changes, refused);
    if (changes.length > 0) {
      this.#needs.beforeMerge();
      this.#log.adopt({ kind: 'merge', label: 'merge' }, changes);
    }
    return preview;
  }

  #newIn(bytes: Buffer): { readonly changes: readonly Change[]; readonly refused: readonly RefusedItem[] } {
    const { database } = this.#log;
    const read = readPackage(bytes);
    const refused = [...read.refused];
    const unknown = read.changes.filter((change) => {
      const known = changeById(database, change.id);
      if (!known) return true;
      if (JSON.stringify(known) !== JSON.stringify(change)) {
        refused.push({
          at: null,
          words: '',
          item: change.entity,
          code: 'other_change',
          reason: `another change has the id ${change.id}`,
        });
        return false;
      }
      return isWithdrawn(database, change.id);
    });
    const strangers = ofOtherDocuments(unknown, read.documents, this.#needs.documents);
    for (const one of strangers) refused.push(one);
    const others = new Set(strangers.map(({ item }) => item));
    const fit = unknown.filter(({ entity }) => !others.has(entity));
    const circles = inCircles(repliesWith(database, repliesIn(fit)));
    for (const id of circles) refused.push(circleRefused(id));
    const changes = fit.filter((change) => !(change.kind === 'annotation' && circles.has(change.entity)));
    return { changes: changes.sort((a, b) => (a.id < b.id ? -1 : 1)), refused };
  }

  #previewOf(changes: readonly Change[], refused: readonly RefusedItem[]): MergePreview {
    const ids = new Set(
      changes.filter((change) => change.kind === 'annotation').map((change) => change.entity),
    );
    const byEntity = Map.groupBy(changes, (change) => `${change.kind} ${change.entity}`);
    const rows = [...ids].sort().flatMap((id) => this.#rowOf(id, byEntity.get(`annotation ${id}`) ?? []));
    const count = (kind: MergeRow['kind']): number => rows.filter((row) => row.kind === kind).length;
    return {
      rows,
      added: count('added'),
      changed: count('changed'),
      deleted: count('deleted'),
      conflicts: count('conflict'),
      others: byEntity.size - ids.size,
      othersDisputed: [...byEntity.values()].filter((own) => this.#isNewDispute(own)).length,
      refused,
    };
  }

  /** Of anything but a note, whose conflicts its row shows. */
  #isNewDispute(changes: readonly Change[]): boolean {
    const { kind, entity } = changes[0]!; // groups of changes are never empty
    if (kind === 'annotation') return false;
    const { database } = this.#log;
    const before = entityOf(database, kind, entity)?.state ?? null;
    return disputesIn(stateOf([...changesOf(database, kind, entity), ...changes])) > disputesIn(before);
  }

  #rowOf(id: string, changes: readonly Change[]): MergeRow[] {
    const mine = entityOf(this.#log.database, 'annotation', id);
    const here = changesOf(this.#log.database, 'annotation', id);
    const merged = this.#show(id, stateOf([...here, ...changes]));
    if (!merged) return [];
    // Theirs is what the newcomers say where they say something: the values that stood unseen beside mine.
    const theirs = this.#show(id, stateOf([...seenByThem(changes, here), ...changes]));
    const before = mine?.made ? this.#show(id, mine.state) : null;
    return [
      { kind: rowKind(before, merged), annotationId: merged.annotationId, mine: before, theirs, merged },
    ];
  }

  #show(id: string, state: EntityState): Annotation | null {
    if (state.fields['created'] === undefined) return null;
    const entity: StoredEntity = { id, state, present: true, made: true, revision: 0 };
    return annotationOf(
      entity,
      targetsOf(state).map((target) => this.#needs.placing.place(target)),
    );
  }
}

/** That two have made a thing each is no dispute. */
function disputesIn(state: EntityState | null): number {
  return Object.keys(state?.conflicts ?? {}).filter((field) => field !== 'created' && field !== 'author')
    .length;
}

function rowKind(before: Annotation | null, merged: Annotation): MergeRow['kind'] {
  if (merged.conflicts.length > (before?.conflicts.length ?? 0)) return 'conflict';
  if (!before) return 'added';
  return merged.deleted && !before.deleted ? 'deleted' : 'changed';
}

/** What is here but not mine alone: a newcomer has seen it, directly or through another change that it has seen. */
function seenByThem(newcomers: readonly Change[], here: readonly Change[]): readonly Change[] {
  const seen = new Set(newcomers.flatMap((one) => Object.values(one.supersedes).flat()));
  const byId = new Map(here.map((one) => [one.id, one]));
  // A set that grows while it is walked is walked to its end.
  for (const id of seen)
    for (const older of Object.values(byId.get(id)?.supersedes ?? {}).flat()) seen.add(older);
  return here.filter((one) => one.fields['created'] !== undefined || seen.has(one.id));
}

function isWithdrawn(database: WritableDatabase, id: string): boolean {
  return database.prepare('SELECT is_withdrawn FROM changes WHERE change_id = ?').pluck().get(id) === 1;
}

function travellingChanges(database: WritableDatabase): Change[] {
  const withdrawn = new Set(
    database.prepare<[], string>('SELECT change_id FROM changes WHERE is_withdrawn = 1').pluck().all(),
  );
  return allChanges(database).filter((change) => travels(change.kind) && !withdrawn.has(change.id));
}

function repliesIn(changes: readonly Change[]): Map<string, string | null> {
  const replies = new Map<string, string | null>();
  for (const change of changes) {
    const { replyTo } = change.fields;
    if (change.kind === 'annotation' && typeof replyTo === 'string') replies.set(change.entity, replyTo);
  }
  return replies;
}
