import fc from 'fast-check';
import type { Change, ChangeId, FieldValue } from '../change.ts';
import { stateOf } from '../entity-state.ts';
import { changeIdAt, follow, readingOf, tick, type ClockReading } from '../hybrid-clock.ts';

/** A machine reduced to what merging depends on: its changes and its clock, which may be wrong. */
export class Machine {
  readonly changes = new Map<ChangeId, Change>();
  readonly #device: string;
  readonly #skew: number;
  #clock: ClockReading = { ms: 0, counter: 0 };

  constructor(index: number, skew: number) {
    this.#device = index.toString(16).padStart(8, '0');
    this.#skew = skew;
  }

  edit(entity: string, fields: Readonly<Record<string, FieldValue>>, now: number): Change {
    this.#clock = tick(this.#clock, now + this.#skew);
    const { heads } = stateOf(this.of(entity));
    const change: Change = {
      id: changeIdAt(this.#clock, this.#device),
      kind: 'annotation',
      entity,
      author: this.#device,
      device: this.#device,
      at: new Date(now).toISOString(),
      fields,
      supersedes: Object.fromEntries(
        Object.keys(fields).flatMap((field) => (heads[field] ? [[field, heads[field]]] : [])),
      ),
    };
    this.changes.set(change.id, change);
    return change;
  }

  take(from: Iterable<Change>, now: number): void {
    for (const change of from) {
      this.changes.set(change.id, change);
      this.#clock = follow(this.#clock, readingOf(change.id), now + this.#skew);
    }
  }

  of(entity: string): Change[] {
    return [...this.changes.values()].filter((change) => change.entity === entity);
  }
}

export type Step =
  | {
      readonly do: 'edit';
      readonly machine: number;
      readonly entity: string;
      readonly field: string;
      readonly value: FieldValue;
    }
  | { readonly do: 'sync'; readonly machine: number; readonly from: number };

const ENTITIES = ['甲', '乙'];

export function histories(
  machines: number,
): fc.Arbitrary<{ readonly steps: readonly Step[]; readonly skews: readonly number[] }> {
  const machine = fc.nat(machines - 1);
  const edit = fc.record({
    do: fc.constant('edit' as const),
    machine,
    entity: fc.constantFrom(...ENTITIES),
    field: fc.constantFrom('body', 'status', 'deleted', 'tag:核对', 'tag:存疑'),
    pick: fc.nat(3),
  });
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: edit.map(({ pick, ...rest }) => ({ ...rest, value: valueFor(rest.field, pick) })),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('sync' as const), machine, from: machine }) },
  );
  return fc.record({
    steps: fc.array(step, { maxLength: 25 }),
    // Clocks wrong by up to two days either way: beyond what other machines follow.
    skews: fc.array(fc.integer({ min: -172_800_000, max: 172_800_000 }), {
      minLength: machines,
      maxLength: machines,
    }),
  });
}

function valueFor(field: string, pick: number): FieldValue {
  if (field === 'body') return ['口径一致', '口径不一致', '待省局答复', ''][pick]!;
  if (field === 'status') return pick % 2 === 0 ? 'open' : 'resolved';
  return pick % 2 === 0;
}

/** Plays a history, and notes for every edit what its machine had seen: the truth that merging is measured against. */
export function play(
  steps: readonly Step[],
  skews: readonly number[],
): { machines: Machine[]; seenBy: Map<ChangeId, Set<ChangeId>> } {
  const machines = skews.map((skew, index) => new Machine(index + 1, skew));
  const seenBy = new Map<ChangeId, Set<ChangeId>>();
  steps.forEach((step, index) => {
    const now = 1_760_000_000_000 + index * 1000;
    const machine = machines[step.machine]!;
    if (step.do === 'sync') machine.take([...machines[step.from]!.changes.values()], now);
    else {
      const seen = new Set(machine.changes.keys());
      seenBy.set(machine.edit(step.entity, { [step.field]: step.value }, now).id, seen);
    }
  });
  return { machines, seenBy };
}

export const ALL_ENTITIES: readonly string[] = ENTITIES;
