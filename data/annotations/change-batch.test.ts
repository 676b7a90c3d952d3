import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesIn, inBatches, MOST_IN_BATCH, toBatch } from './change-batch.ts';
import type { ActionId, Change, ChangeId, Entry, FieldValue } from './change.ts';
import { canonical, isSame } from './entity-state.ts';
import { changeIdAt, isNextId, nextId } from './hybrid-clock.ts';
import { entryBody, readEntry } from './journal-entry.ts';

const idAt = (ms: number, counter: number, chance = '5be01d44'): ChangeId =>
  changeIdAt({ ms, counter }, '7f3a9c21', chance);

const fields = fc.dictionary(
  fc.constantFrom('title', 'retention', 'tag:核对'),
  fc.constantFrom<FieldValue>({ is: '甲' }, { is: null }, null, true),
  { minKeys: 1 },
);
const supersedes = fc.dictionary(
  fc.constantFrom('title', 'retention'),
  fc.array(
    fc.tuple(fc.nat(2), fc.nat(3)).map(([ms, counter]) => idAt(ms, counter)),
    { maxLength: 2 },
  ),
);
/** Made in one action or in several, alike or each otherwise; some count on from each other and some do not. */
const made = fc.array(
  fc.record({
    step: fc.constantFrom(1, 1, 1, 1, 2),
    author: fc.constantFrom('王敏', '王敏', '李'),
    fields,
    supersedes,
  }),
  { maxLength: 12 },
);

function changesOf(drawn: readonly Drawn[]): Change[] {
  let counter = 0;
  return drawn.map(({ step, author, fields, supersedes }, at) => ({
    id: idAt(1_760_000_000_000, (counter += step)),
    ...{ kind: 'record', entity: `r-${at}`, author, device: '7f3a9c21', at: '2025-10-09T08:53:20.000Z' },
    ...{ fields, supersedes },
  }));
}

interface Drawn {
  readonly step: number;
  readonly author: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly supersedes: Readonly<Record<string, readonly ChangeId[]>>;
}

function entryWith(changes: readonly Change[]): Entry {
  return {
    ...{ action: '一次' as ActionId, actionKind: 'do', of: null, undoable: true, label: 'record.edit' },
    ...{ part: 0, parts: 1, at: '2025-10-09T08:53:20.000Z', changes },
  };
}

function batchWith(of: readonly object[], more: object = {}): string {
  const { changes: _, ...rest } = entryWith([]);
  const first = idAt(1_760_000_000_000, 0);
  const shared = { first, kind: 'record', author: '王敏', device: '7f3a9c21', at: rest.at };
  return JSON.stringify({ ...rest, batch: { ...shared, of, ...more } });
}

describe('changes of many records in one line', () => {
  it('come back as they were where two follow nothing, each in another field', () => {
    const alike = { step: 1, author: '李', fields: { title: { is: '甲' } } };
    const changes = changesOf([
      { ...alike, supersedes: { retention: [] } },
      { ...alike, supersedes: { title: [] } },
    ]);
    expect(changesIn(toBatch(changes))).toEqual(changes);
  });

  it('come back as they were, each once and in their order', () => {
    fc.assert(
      fc.property(made, (drawn) => {
        const changes = changesOf(drawn);
        const batches = inBatches(changes);
        expect(batches.flat()).toEqual(changes);
        for (const batch of batches) {
          const body = entryBody(entryWith(batch))!;
          expect(readEntry(body)).toEqual(entryWith(batch));
          // What one person made in one go is not torn apart.
          expect(body.includes('"batch"')).toBe(batch.length > 1);
        }
        const seams = changes.filter((one, at) => {
          const before = changes[at - 1];
          return !before || before.author !== one.author || !isNextId(one.id, before.id);
        });
        expect(batches).toHaveLength(seams.length);
      }),
    );
  });

  it('say once what they share', () => {
    const first = idAt(1, 0);
    const changes = Array.from({ length: MOST_IN_BATCH + 1 }, (_, at) => ({
      ...changesOf([{ step: 0, author: '王敏', fields: { retention: { is: '永久' } }, supersedes: {} }])[0]!,
      id: idAt(1_760_000_000_000, at),
      entity: `r-${at}`,
      supersedes: { retention: [idAt(1, at)] },
    }));
    const batches = inBatches(changes);
    expect(batches.map((batch) => batch.length)).toEqual([MOST_IN_BATCH, 1]);
    const { of } = toBatch(batches[0]!);
    expect(of[0]).toEqual({ entity: 'r-0', fields: changes[0]!.fields, supersedes: { retention: [first] } });
    expect(of.slice(1)).toEqual(changes.slice(1, -1).map(({ entity }) => ({ entity })));
    expect(changesIn(toBatch(batches[0]!))).toEqual(batches[0]);
  });

  it('are a line each where they are of notes, whose words may be long', () => {
    const notes = changesOf([1, 1].map((step) => ({ step, author: '', fields: {}, supersedes: {} })));
    expect(inBatches(notes.map((one) => ({ ...one, kind: 'annotation' as const })))).toHaveLength(2);
  });

  it('are refused whole where a hand has made something else of them', () => {
    const whole = { entity: 'r-1', fields: { title: { is: '甲' } }, supersedes: {} };
    expect(readEntry(batchWith([whole, { entity: 'r-2' }]))?.changes).toHaveLength(2);
    const last = idAt(1, 999_999);
    for (const body of [
      batchWith([whole]),
      batchWith([{ entity: 'r-1' }, whole]),
      batchWith([whole, { entity: 'r-2', more: 1 }]),
      batchWith([whole, { entity: '' }]),
      batchWith([whole, { ...whole, supersedes: { title: ['../../x'] } }]),
      batchWith([whole, whole], { first: last }),
      batchWith([{ ...whole, supersedes: { title: [last] } }, { entity: 'r-2' }]),
      batchWith([whole, whole], { change: null }),
      batchWith(Array.from({ length: MOST_IN_BATCH + 1 }, () => whole)),
    ])
      expect([body.slice(0, 400), readEntry(body)]).toEqual([body.slice(0, 400), null]);
  });
});

describe('an id that counts on', () => {
  it('is the one after, until the counter is at its end', () => {
    expect(nextId(idAt(5, 9))).toBe(idAt(5, 10));
    expect(nextId(idAt(5, 999_999))).toBeNull();
    expect(isNextId(idAt(5, 10), idAt(5, 9))).toBe(true);
    expect(isNextId(idAt(6, 10), idAt(5, 9))).toBe(false);
    expect(isNextId(idAt(5, 10, '00000000'), idAt(5, 9))).toBe(false);
  });
});

describe('two values', () => {
  it('are the same where their canonical forms are', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).filter((one) => !JSON.stringify(one).includes('__proto__'));
    const both = fc.oneof(
      fc.tuple(value, value),
      value.map((one) => [one, structuredClone(one)] as const),
    );
    fc.assert(
      fc.property(both, ([a, b]) => {
        const [one, other] = [a, b] as readonly FieldValue[];
        expect(isSame(one!, other!)).toBe(canonical(one!) === canonical(other!));
      }),
    );
  });
});
