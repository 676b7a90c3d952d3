import { randomUUID } from 'node:crypto';
import { ArchiveError } from '../contract/errors.ts';
import type { Thing } from '../contract/touches.ts';
import type { WritableDatabase } from '../schema/sqlite.ts';
import { applyEntries } from './apply-entries.ts';
import type { ActionId, ActionKind, Change, ChangeId, Entry, EntityKind, FieldValue } from './change.ts';
import { inBatches } from './change-batch.ts';
import { changeIdAt, newChance, newDevice, tick } from './hybrid-clock.ts';
import { NO_JOURNAL, type Journal } from './journal-file.ts';
import { entryBody, type ReadLine } from './journal-entry.ts';
import { lineAfter, writeLine } from './journal-line.ts';
import { clockOf, setInfo, tipOf } from './notebook-database.ts';
import { StatesRead } from './states-read.ts';
import { storageFailure } from './storage-failure.ts';

/** New values for some fields of one thing. */
export interface Edit {
  readonly kind: EntityKind;
  readonly entity: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Other values that are to stand beside these, unsettled, the oldest first: each is a change of its own. */
  readonly beside?: readonly Edit['fields'][];
}

export interface Action {
  readonly kind: ActionKind;
  /** The action that an undo or redo is about. */
  readonly of?: ActionId;
  readonly undoable?: boolean;
  readonly label: string;
}

/** The one way to write: a transaction of the database with the journal's fsync inside it. */
export class NotebookLog {
  readonly database: WritableDatabase;
  readonly #journal: Journal;
  #device: string;
  readonly #now: () => Date;
  readonly #onChanged: (things: Iterable<Thing>) => void;

  constructor(
    database: WritableDatabase,
    journal: Journal,
    device: string,
    now: () => Date,
    onChanged: (things: Iterable<Thing>) => void = () => undefined,
  ) {
    this.database = database;
    this.#journal = journal;
    this.#device = device;
    this.#now = now;
    this.#onChanged = onChanged;
  }

  get device(): string {
    return this.#device;
  }

  /** From now on changes are made under another id; those that are there keep theirs. */
  renewDevice(): void {
    const device = newDevice();
    this.writeDirectly('preferences', () => setInfo(this.database, 'device', device));
    this.#device = device;
  }

  /**
   * Makes the edits that `decide` returns, all or none, and returns when they are on the disk, twice: in the journal
   * and in the database. `decide` runs inside the transaction, so what it has checked still holds when it is written.
   */
  edit(action: Action, author: string, decide: (states: StatesRead) => readonly Edit[]): void {
    this.#write(action, (states) => inBatches(this.#changesFor(decide(states), author, states)));
  }

  /** A write outside the journal: drafts, which nobody has been told are kept for good. */
  writeDirectly(thing: Thing, write: () => void): void {
    try {
      if (this.#journal === NO_JOURNAL) this.#journal.append([]);
      write();
      this.#onChanged([thing]);
    } catch (error) {
      throw storageFailure(error, 'notebook');
    }
  }

  /** Something beside the notebook has changed: its backups. */
  tellChanged(thing: Thing): void {
    this.#onChanged([thing]);
  }

  /** Takes over changes made elsewhere, as they are. */
  adopt(action: Action, changes: readonly Change[]): void {
    this.#write(action, () => inBatches(changes));
  }

  /** Takes back, or re-admits, the changes that came with a merge. */
  mark(action: Action & { readonly kind: 'undo' | 'redo'; readonly of: ActionId }): void {
    this.#write(action, () => [[]]);
  }

  /**
   *     BEGIN ── rows ── journal: append + fsync ── COMMIT (fsync)
   *
   * A crash before the journal's fsync leaves nothing; after it, the next start finds the line and applies it. A
   * COMMIT that fails takes the line back.
   */
  #write(action: Action, decide: (states: StatesRead) => readonly (readonly Change[])[]): void {
    const before = this.#journal.length;
    let things: Iterable<Thing> = [];
    try {
      this.database
        .transaction(() => {
          const states = new StatesRead(this.database);
          const read = this.#linesFor(action, decide(states));
          if (read.length === 0) return;
          things = applyEntries(this.database, read, this.#now().getTime(), states);
          const lines = read.map(({ line }) => line);
          const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(writeLine(line)), 0);
          setInfo(this.database, 'journal_bytes', String(before + bytes));
          this.#journal.append(lines);
        })
        .immediate();
    } catch (error) {
      if (this.#journal.length !== before) this.#journal.cutTo(before);
      throw storageFailure(error, 'notebook');
    }
    this.#onChanged(things);
  }

  #linesFor(action: Action, parts: readonly (readonly Change[])[]): ReadLine[] {
    // Here and nowhere else action ids are made.
    const id = randomUUID() as string as ActionId;
    let { seq, hash } = tipOf(this.database);
    return parts.map((changes, part) => {
      const entry: Entry = {
        action: id,
        actionKind: action.kind,
        of: action.of ?? null,
        undoable: action.undoable ?? true,
        label: action.label,
        part,
        parts: parts.length,
        at: this.#now().toISOString(),
        changes,
      };
      const line = lineAfter(hash, ++seq, storable(entry));
      hash = line.hash;
      return { line, entry };
    });
  }

  #changesFor(edits: readonly Edit[], author: string, states: StatesRead): Change[] {
    const chance = newChance();
    let clock = clockOf(this.database);
    const at = this.#now();
    const merged = mergedByEntity(edits);
    for (const [kind, ones] of Map.groupBy(merged, (one) => one.kind))
      states.read(
        kind,
        ones.map(({ entity }) => entity),
      );
    return merged.flatMap(({ kind, entity, fields, beside = [] }) => {
      const heads = states.of(kind, entity)?.heads ?? {};
      // What is set last is the newest, and shown. None has seen the others.
      return [...beside, fields].map((set) => {
        clock = tick(clock, at.getTime());
        const supersedes: Record<string, readonly ChangeId[]> = {};
        for (const field of Object.keys(set)) {
          const seen = heads[field];
          if (seen) supersedes[field] = seen;
        }
        const id = changeIdAt(clock, this.#device, chance);
        return {
          id,
          kind,
          entity,
          author,
          device: this.#device,
          at: at.toISOString(),
          fields: set,
          supersedes,
        };
      });
    });
  }
}

/**
 * The entry as the journal has it. What the journal's own schema would not take back is refused here, before anything
 * is written: what is acknowledged is what is stored. Throws bad_request.
 */
function storable(entry: Entry): string {
  const body = entryBody(entry);
  if (body === null) throw new ArchiveError('bad_request', `the notebook cannot store this ${entry.label}`);
  return body;
}

/** Two edits of one thing in one action are one change: neither has seen the other's. */
function mergedByEntity(edits: readonly Edit[]): Edit[] {
  const byEntity = new Map<string, Edit>();
  for (const edit of edits) {
    const key = `${edit.kind} ${edit.entity}`;
    const before = byEntity.get(key);
    byEntity.set(key, before ? { ...edit, fields: { ...before.fields, ...edit.fields } } : edit);
  }
  return [...byEntity.values()];
}
