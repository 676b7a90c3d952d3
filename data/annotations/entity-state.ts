import type { Change, ChangeId, EntityKind, FieldValue } from './change.ts';
import { areMadeTogether } from './hybrid-clock.ts';

/** One of several values that were set without knowledge of each other. */
export interface Rival {
  readonly change: ChangeId;
  readonly value: FieldValue;
  readonly author: string;
  readonly at: string;
}

/** A thing as its changes leave it. */
export interface EntityState {
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Per field, the changes in force: what the next change supersedes. */
  readonly heads: Readonly<Record<string, readonly ChangeId[]>>;
  /** Fields with more than one value in force, newest first; a person decides. */
  readonly conflicts: Readonly<Record<string, readonly Rival[]>>;
  /** The latest time of a change in force. One that was written over does not count: its clock may have been ahead. */
  readonly modified: string;
}

/**
 * The state of one thing from its changes, in any order, with or without repetitions. A pure function of the set:
 * merging two machines is the union of their sets, hence commutative, associative and idempotent.
 *
 *     c1 body=甲 ──► c2 body=乙 (saw c1)
 *               └──► c3 body=丙 (saw c1)      heads of body: c2, c3 → conflict, the newest is shown
 */
export function stateOf(changes: Iterable<Change>): EntityState {
  const ordered = newestFirst([...changes]);
  const inForce = changesInForce(ordered);
  return { ...decide(inForce, ordered), modified: latestOf(inForce.values()) };
}

function latestOf(inForce: Iterable<readonly Change[]>): string {
  let latest = '';
  for (const changes of inForce) for (const { at } of changes) if (at > latest) latest = at;
  return latest;
}

/**
 * The state after one change more, without looking at the others: null where that cannot be said. It can where the change
 * is newer than all of them, which the caller has made sure of, and has seen whatever is in force of the fields that it
 * sets; then nothing else stands in these fields, and nothing has changed in the others. Null too
 * where something was in force that a clock ahead has made later: whether it still is, only all of them can say.
 */
export function stateAfter(before: EntityState | null, change: Change): EntityState | null {
  const keys = Object.keys(change.fields);
  if (keys.length === 0 || keys.includes('__proto__') || !sawAll(before, change)) return null;
  if (before && before.modified > change.at) return null;
  const fields: Record<string, FieldValue> = { ...before?.fields };
  const heads: Record<string, readonly ChangeId[]> = { ...before?.heads };
  const head = [change.id];
  for (const field of keys) {
    fields[field] = winner(field, [change.fields[field]!]);
    heads[field] = head;
  }
  const isInOrder = before !== null && keys.every((field) => Object.hasOwn(before.fields, field));
  return {
    fields: isInOrder ? fields : inOrder(fields),
    heads: isInOrder ? heads : inOrder(heads),
    conflicts: without(before?.conflicts ?? {}, keys),
    modified: change.at,
  };
}

function sawAll(before: EntityState | null, { fields, supersedes }: Change): boolean {
  const heads = before?.heads ?? {};
  return (
    Object.keys(supersedes).every((field) => Object.hasOwn(fields, field)) &&
    Object.keys(fields).every(
      (field) =>
        !Object.hasOwn(heads, field) || heads[field]!.every((head) => supersedes[field]?.includes(head)),
    )
  );
}

/** By their names, as the fields of every state are. */
function inOrder<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function without<Value>(
  before: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  if (!keys.some((field) => Object.hasOwn(before, field))) return before;
  return Object.fromEntries(Object.entries(before).filter(([field]) => !keys.includes(field)));
}

/** Each once. They come so, oldest first, as a rule, and sorting a hundred thousand takes longer than all the rest. */
function newestFirst(changes: readonly Change[]): readonly Change[] {
  if (changes.every((change, i) => i === 0 || changes[i - 1]!.id < change.id)) return changes.toReversed();
  const byId = new Map(changes.map((change) => [change.id, change]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

/**
 * Field → its changes that nothing superseded, newest first. What supersedes a change is newer as a rule: then it has been seen
 * before, and need not be remembered after.
 */
function changesInForce(ordered: readonly Change[]): Map<string, readonly Change[]> {
  /** Field → what somebody has seen that it was set to, and that has not come yet. */
  const superseded = new Map<string, Set<ChangeId>>();
  const standing = new Map<string, Change[]>();
  const newest = new Map<string, Change>();
  for (const change of ordered) {
    for (const field of Object.keys(change.fields)) {
      if (!newest.has(field)) newest.set(field, change);
      if (superseded.get(field)?.delete(change.id)) continue;
      const others = standing.get(field);
      if (others) others.push(change);
      else standing.set(field, [change]);
    }
    for (const [field, ids] of Object.entries(change.supersedes)) {
      const seen = superseded.get(field) ?? new Set();
      for (const id of ids) seen.add(id);
      superseded.set(field, seen);
    }
  }
  const inForce = new Map<string, readonly Change[]>();
  for (const [field, change] of newest) {
    const left = (standing.get(field) ?? []).filter(({ id }) => !superseded.get(field)?.has(id));
    // Changes that supersede each other in a circle come from no program; the newest counts, so that nothing vanishes.
    inForce.set(field, left.length > 0 ? left : [change]);
  }
  return inForce;
}

function decide(
  inForce: ReadonlyMap<string, readonly Change[]>,
  all: readonly Change[],
): Omit<EntityState, 'modified'> {
  // Without a prototype, so that a field named __proto__ from a hostile package is a field like any other.
  const fields: Record<string, FieldValue> = bare();
  const heads: Record<string, readonly ChangeId[]> = bare();
  const conflicts: Record<string, readonly Rival[]> = bare();
  for (const field of [...inForce.keys()].sort()) {
    const changes = inForce.get(field)!;
    const values = changes.map((change) => change.fields[field]!);
    heads[field] = changes.map(({ id }) => id);
    fields[field] = winner(field, values);
    if (isDecidedAlone(field) || allSame(values)) continue;
    const byId = new Map(all.map((change) => [change.id, change]));
    conflicts[field] = distinct(changes, field).map((change) => rivalOf(change, field, byId));
  }
  return { fields, heads, conflicts };
}

function bare<Value>(): Record<string, Value> {
  // An object without a prototype is an empty record of whatever is put into it.
  return Object.create(null) as Record<string, Value>;
}

function rivalOf(change: Change, field: string, byId: ReadonlyMap<ChangeId, Change>): Rival {
  const { author, at } = firstToSay(change, field, byId);
  return { change: change.id, value: change.fields[field]!, author, at };
}

/**
 * Where undoing an answer has asked again (undo-stack.ts), a value is said by whoever said it before the answer, not by who
 * took the answer back. Nothing else makes several changes of one thing together.
 *
 *     c1 甲 ─┐            ┌─► c4 甲, of whom c1 is
 *            ├─► c3 丙 ───┤
 *     c2 乙 ─┘            └─► c5 乙, of whom c2 is
 */
function firstToSay(change: Change, field: string, byId: ReadonlyMap<ChangeId, Change>): Change {
  const walked = new Set<Change>();
  let one = change;
  while (!walked.has(one) && isOneOfSeveral(one, field, byId)) {
    walked.add(one);
    const before = replacedBy(replacedBy([one], field, byId), field, byId);
    one = before.find(({ fields }) => isSame(fields[field]!, change.fields[field]!)) ?? one;
  }
  return one;
}

function isOneOfSeveral({ id }: Change, field: string, byId: ReadonlyMap<ChangeId, Change>): boolean {
  return byId
    .values()
    .some((other) => other.id !== id && areMadeTogether(other.id, id) && Object.hasOwn(other.fields, field));
}

/** The changes of a field that others have replaced, newest first; of those that are not here nothing is known. */
export function replacedBy(
  changes: readonly Change[],
  field: string,
  byId: ReadonlyMap<ChangeId, Change>,
): readonly Change[] {
  const ids = new Set(changes.flatMap(({ supersedes }) => supersedes[field] ?? []));
  return [...ids]
    .sort()
    .reverse()
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ fields }) => Object.hasOwn(fields, field));
}

/** A tag that anyone still wants stays, and so does a report in a collection; nobody is asked. */
export function isDecidedAlone(field: string): boolean {
  return field.startsWith('tag:') || field.startsWith('in:');
}

/**
 * Of values that stand side by side, newest first, the one that is shown: the newest, but what would hide something yields. A
 * note deleted here and edited there stays to be looked at. Of a tag null says, as undoing leaves it, that nobody says anything.
 */
export function winner(field: string, values: readonly FieldValue[]): FieldValue {
  if (field === 'deleted') return values.every((value) => value === true);
  if (isDecidedAlone(field)) return values.includes(true) ? true : values.includes(false) ? false : null;
  return values[0]!;
}

function allSame(values: readonly FieldValue[]): boolean {
  return values.every((value) => isSame(value, values[0]!));
}

/** Those that set a field to different values; of several that set it to the same one the first. */
export function distinct(changes: readonly Change[], field: string): readonly Change[] {
  const seen = new Set<string>();
  return changes.filter(({ fields }) => {
    const key = canonical(fields[field]!);
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Whether somebody has made the thing itself; the record of a report is there before anybody edits it. */
export function isMade(kind: EntityKind, { fields }: Pick<EntityState, 'fields'>): boolean {
  return kind === 'record' || fields['created'] !== undefined;
}

/** JSON with sorted keys: equal values give equal strings. */
export function canonical(value: FieldValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** As their canonical forms are; without making them. */
export function isSame(one: FieldValue, other: FieldValue): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  // Arrays and objects alike, by their keys.
  const [a, b] = [one, other] as readonly Readonly<Record<string, FieldValue>>[];
  const keys = Object.keys(a!);
  return (
    keys.length === Object.keys(b!).length &&
    keys.every((key) => Object.hasOwn(b!, key) && isSame(a![key]!, b![key]!))
  );
}

/** The text in a field; empty where there is none. */
export function textIn(fields: EntityState['fields'], field: string): string {
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}
