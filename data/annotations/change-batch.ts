import * as v from 'valibot';
import { changeSchema, type Change, type ChangeId, type EntityKind } from './change.ts';
import { isSame } from './entity-state.ts';
import { isNextId, nextId } from './hybrid-clock.ts';

/**
 * Changes of many things, made by one person in one moment, as one line of the journal has them:
 *
 *     { first, kind, author, device, at,  of: [ { entity, fields, supersedes }, { entity }, { entity }, … ] }
 *
 * What all share stands once, and their ids count on from `first`. `fields` that are left out are those of the one before;
 * `supersedes` that are left out count on from the one before, as they do where a batch follows a batch. So a thousand
 * records of which one field is set are one line of thirty kilobytes, and not a thousand lines.
 */
const { id, kind, author, device, at, entity, fields, supersedes } = changeSchema.entries;

/** Their values are short; notes may be long, and each has a line. */
const BATCHED: ReadonlySet<EntityKind> = new Set(['record']);
/** In one line: so many are read at once to show the history of one thing. An action of more is several lines. */
export const MOST_IN_BATCH = 1000;

export const batchSchema = v.strictObject({
  first: id,
  ...{ kind, author, device, at },
  of: v.pipe(
    v.array(v.strictObject({ entity, fields: v.optional(fields), supersedes: v.optional(supersedes) })),
    v.minLength(2),
    v.maxLength(MOST_IN_BATCH),
  ),
});
export type Batch = Omit<Change, 'id' | 'entity' | 'fields' | 'supersedes'> & {
  readonly first: ChangeId;
  readonly of: readonly {
    readonly entity: string;
    readonly fields?: Change['fields'] | undefined;
    readonly supersedes?: Change['supersedes'] | undefined;
  }[];
};

/** Changes in the order of their making, put together as lines can have them: alone, or in batches. */
export function inBatches(changes: readonly Change[]): (readonly Change[])[] {
  const batches: Change[][] = [];
  let last: Change | null = null;
  for (const change of changes) {
    const batch = batches.at(-1);
    if (batch && last && batch.length < MOST_IN_BATCH && follows(change, last)) batch.push(change);
    else batches.push([change]);
    last = change;
  }
  return batches;
}

export function isBatch(changes: readonly Change[]): boolean {
  return changes.length > 1;
}

export function toBatch(changes: readonly Change[]): Batch {
  // A batch has two changes at least.
  const { id: first, kind, author, device, at } = changes[0]!;
  const of = changes.map((change, index) => {
    const before = changes[index - 1];
    return {
      entity: change.entity,
      ...(before && isSame(change.fields, before.fields) ? {} : { fields: change.fields }),
      ...(before && countsOn(change.supersedes, before.supersedes) ? {} : { supersedes: change.supersedes }),
    };
  });
  return { first, kind, author, device, at, of };
}

/** Null where the first leaves something out, or an id would count beyond its form. */
export function changesIn({ first, kind, author, device, at, of }: Batch): readonly Change[] | null {
  const changes: Change[] = [];
  for (const item of of) {
    const before = changes.at(-1);
    const id = before ? nextId(before.id) : first;
    const fields = item.fields ?? before?.fields;
    const supersedes = item.supersedes ?? (before ? countedOn(before.supersedes) : null);
    if (!id || !fields || !supersedes) return null;
    changes.push({ id, kind, entity: item.entity, author, device, at, fields, supersedes });
  }
  return changes;
}

/** Whether `countedOn` of the one before is this one; without making it. */
function countsOn(supersedes: Change['supersedes'], before: Change['supersedes']): boolean {
  const seen = Object.keys(supersedes);
  return (
    seen.length === Object.keys(before).length &&
    seen.every((field) => {
      // One that follows nothing is another than one that is not there.
      if (!Object.hasOwn(before, field)) return false;
      const [ids, earlier] = [supersedes[field]!, before[field]!];
      return ids.length === earlier.length && ids.every((one, at) => isNextId(one, earlier[at]!));
    })
  );
}

function countedOn(supersedes: Change['supersedes']): Change['supersedes'] | null {
  const after: Record<string, readonly ChangeId[]> = {};
  for (const [field, ids] of Object.entries(supersedes)) {
    const next = ids.map(nextId);
    if (next.includes(null)) return null;
    // No null is among them.
    after[field] = next as ChangeId[];
  }
  return after;
}

function follows(change: Change, last: Change): boolean {
  return (
    BATCHED.has(change.kind) &&
    change.kind === last.kind &&
    change.author === last.author &&
    change.device === last.device &&
    change.at === last.at &&
    isNextId(change.id, last.id)
  );
}
