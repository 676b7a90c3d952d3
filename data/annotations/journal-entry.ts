import * as v from 'valibot';
import { batchSchema, changesIn, isBatch, toBatch } from './change-batch.ts';
import { ACTION_KINDS, changeSchema, type ActionId, type Change, type Entry } from './change.ts';
import type { JournalLine } from './journal-line.ts';

const actionId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(100),
  // Whether such an action exists is for the notebook to say.
  v.transform((text) => text as ActionId),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const action = {
  action: actionId,
  actionKind: v.picklist(ACTION_KINDS),
  of: v.nullable(actionId),
  undoable: v.boolean(),
  label: v.string(),
  part: count,
  parts: count,
  at: v.string(),
};
/** One change or none, as ever; or, since version 8 of the tables, a batch of them. */
const writtenSchema = v.union([
  v.strictObject({ ...action, change: v.nullable(changeSchema) }),
  v.strictObject({ ...action, batch: batchSchema }),
]);
type WrittenEntry = v.InferOutput<typeof writtenSchema>;

/** A line and what it says. */
export interface ReadLine {
  readonly line: JournalLine;
  readonly entry: Entry;
}

/**
 * The entry as JSON; null where `readEntry` would not take it back. Several changes must be a batch (change-batch.ts).
 */
export function entryBody({ changes, ...rest }: Entry): string | null {
  const written = isBatch(changes)
    ? { ...rest, batch: toBatch(changes) }
    : { ...rest, change: changes[0] ?? null };
  return v.is(writtenSchema, written) ? JSON.stringify(written) : null;
}

/** Null for a body that is no entry; only a foreign hand makes one with a right hash. */
export function readEntry(body: string): Entry | null {
  const checked = v.safeParse(writtenSchema, JSON.parse(body));
  return checked.success ? entryOf(checked.output) : null;
}

/** What is no entry is left out. */
export function readLines(lines: readonly JournalLine[]): ReadLine[] {
  return lines.flatMap((line) => {
    const entry = readEntry(line.body);
    return entry ? [{ line, entry }] : [];
  });
}

/** Of a body that has been looked at when it was stored. */
export function storedEntry(body: string): Entry {
  // apply-entries.ts stores no body that readEntry would not read.
  return entryOf(JSON.parse(body) as WrittenEntry)!;
}

function entryOf(written: WrittenEntry): Entry | null {
  if ('batch' in written) {
    const { batch, ...rest } = written;
    const changes = changesIn(batch);
    return changes && { ...rest, changes };
  }
  const { change, ...rest } = written;
  return { ...rest, changes: change ? [change satisfies Change] : [] };
}
