import { ArchiveError } from '../contract/errors.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { standingBefore } from './annotation-history.ts';
import type { ActionId, Change, ChangeId, FieldValue } from './change.ts';
import { changesById, entriesOfAction } from './stored-changes.ts';
import type { Edit, NotebookLog } from './notebook-log.ts';

/** What undo or redo would do next. `label` is a stable word: annotation.create, merge … */
export interface PendingAction {
  readonly actionId: ActionId;
  readonly label: string;
  readonly at: string;
}

interface ActionRow extends PendingAction {
  readonly kind: 'do' | 'merge';
}

/**
 * Undo and redo of everything that a person did, across restarts, last first. What was done here is undone by changes
 * that set the former values, so that the undoing travels like any change. A merge is undone by leaving its changes
 * out of account here, and only here: the other machine keeps its notes.
 */
export class UndoStack {
  readonly #log: NotebookLog;
  readonly #author: () => string;

  constructor(log: NotebookLog, author: () => string) {
    this.#log = log;
    this.#author = author;
  }

  get nextUndo(): PendingAction | null {
    return pending(nextToUndo(this.#log.database));
  }

  get nextRedo(): PendingAction | null {
    return pending(nextToRedo(this.#log.database));
  }

  /** Throws not_found where there is nothing to undo, and conflict where the next one is not the action named. */
  undo(actionId?: string): PendingAction {
    const next = nextToUndo(this.#log.database);
    if (actionId !== undefined && next?.actionId !== actionId)
      throw new ArchiveError('conflict', `the next action to undo is not ${actionId}`);
    return this.#turn('undo', next);
  }

  redo(): PendingAction {
    return this.#turn('redo', nextToRedo(this.#log.database));
  }

  #turn(kind: 'undo' | 'redo', action: ActionRow | null): PendingAction {
    if (!action) throw new ArchiveError('not_found', `nothing to ${kind}`);
    const step = { kind, of: action.actionId, label: action.label };
    if (action.kind === 'merge') this.#log.mark(step);
    else this.#log.edit(step, this.#author(), () => inverseOf(this.#log.database, action.actionId));
    return { actionId: action.actionId, label: action.label, at: action.at };
  }
}

function pending(row: ActionRow | null): PendingAction | null {
  return row && { actionId: row.actionId, label: row.label, at: row.at };
}

function nextToUndo(database: WritableDatabase): ActionRow | null {
  return (
    database
      .prepare<[], ActionRow>(
        `SELECT action_id AS actionId, kind, label, at FROM actions
         WHERE state = 'done' ORDER BY seq DESC LIMIT 1`,
      )
      .get() ?? null
  );
}

function nextToRedo(database: WritableDatabase): ActionRow | null {
  return (
    database
      .prepare<[], ActionRow>(
        `SELECT action_id AS actionId, kind, label, at FROM actions
         WHERE state = 'undone' ORDER BY undone_seq DESC LIMIT 1`,
      )
      .get() ?? null
  );
}

/** The edits that set what stood before the latest doing, undoing or redoing of an action. */
function inverseOf(database: WritableDatabase, action: ActionId): Edit[] {
  const latest = database
    .prepare<[string, string], ActionId>(
      'SELECT action_id FROM entries WHERE action_id = ? OR of_action = ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck()
    .get(action, action);
  const changes = entriesOfAction(database, latest ?? action).flatMap((entry) => entry.changes);
  const seen = changes.flatMap(({ supersedes }) => Object.values(supersedes).flat());
  const superseded = changesById(database, new Set(seen));
  return changes.map((change) => ({
    kind: change.kind,
    entity: change.entity,
    ...before(change, superseded),
  }));
}

/**
 * A thing that was made is put into the trash: what others have added to it meanwhile stays reachable. Where the change has
 * settled a question, the other values are set beside the newest, so that it is asked again.
 */
function before(change: Change, superseded: ReadonlyMap<ChangeId, Change>): Pick<Edit, 'fields' | 'beside'> {
  if (change.fields['created'] !== undefined && !change.supersedes['created'])
    return { fields: { deleted: true } };
  const fields: Record<string, FieldValue> = {};
  const beside: Record<string, FieldValue>[] = [];
  for (const field of Object.keys(change.fields)) {
    const [newest, ...others] = standingBefore(change, field, superseded);
    fields[field] = newest ?? null;
    for (const [i, value] of others.entries()) (beside[i] ??= {})[field] = value;
  }
  return { fields, beside: beside.reverse() };
}
