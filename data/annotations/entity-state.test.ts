import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeId } from './change.ts';
import { canonical, stateAfter, stateOf } from './entity-state.ts';
import { ALL_ENTITIES, histories, play } from './testing/machines.ts';

/** `HISTORIES=10000` for the long run. */
const RUNS = Number(process.env['HISTORIES'] ?? 2000);

function statesOf(changes: Iterable<Change>): string {
  const all = [...changes];
  return JSON.stringify(
    ALL_ENTITIES.map((entity) => stateOf(all.filter((change) => change.entity === entity))),
  );
}

function union(...sets: readonly ReadonlyMap<ChangeId, Change>[]): Change[] {
  return sets.flatMap((set) => [...set.values()]);
}

describe('merging the histories of two or three machines', () => {
  it('gives the same whoever merges whom, in any order, once or twice', () => {
    fc.assert(
      fc.property(fc.oneof(histories(2), histories(3)), ({ steps, skews }) => {
        const { machines } = play(steps, skews);
        const [a, b, c = a] = machines.map((machine) => machine.changes);
        if (!a || !b || !c) throw new Error('two machines at least');
        const merged = statesOf(union(a, b));
        expect(statesOf(union(b, a))).toBe(merged);
        expect(statesOf(union(a, b, b, a))).toBe(merged);
        expect(statesOf(union(a, new Map(union(b, c).map((one) => [one.id, one]))))).toBe(
          statesOf(union(new Map(union(a, b).map((one) => [one.id, one])), c)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('shows or asks about every value that nobody has knowingly replaced, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(histories(2), histories(3)), ({ steps, skews }) => {
        const { machines, seenBy } = play(steps, skews);
        const all = new Map(machines.flatMap((machine) => [...machine.changes]));
        for (const entity of ALL_ENTITIES) {
          const changes = [...all.values()].filter((change) => change.entity === entity);
          const state = stateOf(changes);
          for (const field of new Set(changes.flatMap((change) => Object.keys(change.fields)))) {
            // The twin: a value stands unless a later change of the field was made by someone who had it.
            const setters = changes.filter((change) => field in change.fields);
            const standing = setters.filter(
              (one) => !setters.some((other) => seenBy.get(other.id)?.has(one.id)),
            );
            const values = new Set(standing.map((one) => canonical(one.fields[field]!)));
            const shown = state.conflicts[field]?.map((rival) => canonical(rival.value)) ?? [
              canonical(state.fields[field]!),
            ];
            if (field.startsWith('tag:')) expect(state.fields[field]).toBe(values.has('true'));
            else expect(new Set(shown)).toEqual(values);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('says after one change more what it says of all together, wherever it says anything', () => {
    let said = 0;
    fc.assert(
      fc.property(fc.oneof(histories(2), histories(3)), ({ steps, skews }) => {
        const { machines } = play(steps, skews);
        for (const machine of machines)
          for (const entity of ALL_ENTITIES) {
            const changes = machine.of(entity).sort((a, b) => (a.id < b.id ? -1 : 1));
            for (const [at, change] of changes.entries()) {
              const before = changes.slice(0, at);
              const after = stateAfter(at === 0 ? null : stateOf(before), change);
              if (!after) continue;
              said++;
              // Also the order of the fields: what is stored has a checksum.
              expect(JSON.stringify(after)).toBe(JSON.stringify(stateOf([...before, change])));
            }
          }
      }),
      { numRuns: RUNS },
    );
    expect(said).toBeGreaterThan(RUNS);
  });

  it('keeps a note in sight that was deleted here and edited there, and asks', () => {
    const { machines } = play(
      [
        { do: 'edit', machine: 0, entity: '甲', field: 'deleted', value: false },
        { do: 'sync', machine: 1, from: 0 },
        { do: 'edit', machine: 0, entity: '甲', field: 'deleted', value: true },
        { do: 'edit', machine: 1, entity: '甲', field: 'deleted', value: false },
      ],
      [0, -5_000_000],
    );
    const state = stateOf(machines.flatMap((machine) => [...machine.changes.values()]));
    expect(state.fields['deleted']).toBe(false);
    expect(state.conflicts['deleted']).toHaveLength(2);
  });

  it('loses no field to changes that supersede each other in a circle', () => {
    const { machines } = play([{ do: 'edit', machine: 0, entity: '甲', field: 'body', value: '一' }], [0]);
    const [one] = machines[0]!.changes.values();
    const other: Change = {
      ...one!,
      id: one!.id.replace(/.$/u, 'z') as ChangeId,
      fields: { body: '二' },
      supersedes: { body: [one!.id] },
    };
    const circle: Change = { ...one!, supersedes: { body: [other.id] } };
    expect(stateOf([circle, other]).fields['body']).toBe('二');
    expect(stateOf([other, circle]).fields['body']).toBe('二');
  });
});
