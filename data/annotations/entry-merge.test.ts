/** Authorised names and templates that two people keep before they meet: whoever takes whose first, nothing is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorityText, readAuthority, type Authority } from '../contract/authority-entry.ts';
import { readTemplate, templateText, type RecordTemplate } from '../contract/template-entry.ts';
import { EntryBook } from './entry-book.ts';
import type { NotebookLog } from './notebook-log.ts';
import { logInMemory, takeAll } from './testing/log-in-memory.ts';
import { UndoStack } from './undo-stack.ts';
import { longOr } from '../testing/long-form.ts';

/** `HISTORIES=1000` for the long run. */
const RUNS = Number(process.env['HISTORIES'] ?? longOr(600, 60));
const KEYS = ['甲', '乙'] as const;
const KINDS = ['authority', 'template'] as const;
type Kind = (typeof KINDS)[number];

const name = fc.constantFrom('临河县市监局', '临河县工商局', '临河县质监局', '临河县物价局');
const year = fc.constantFrom(null, 1985, 2014, 2019);
const authority = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 1 }),
    from: year,
    kind: fc.constantFrom('former', 'other'),
  })
  .map(({ names: [authorised, ...others], from, kind }): Authority => ({
    kind: 'agency',
    authorised: { name: authorised!, from, to: null },
    others: others.map((one) => ({ kind, name: one, from: null, to: from })),
    note: from === null ? '' : `据${from}年文件`,
  }));
const template = fc.record({
  name: fc.constantFrom('年报', '年度工作'),
  values: fc.dictionary(fc.constantFrom('region', 'location', 'remarks'), fc.constantFrom('一', '二')),
  first: fc.uniqueArray(fc.constantFrom('title', 'region', 'remarks')),
}) as fc.Arbitrary<RecordTemplate>;

const value = {
  authority: authority.map(authorityText),
  template: template.map(templateText),
} satisfies Record<Kind, fc.Arbitrary<string>>;
const step = fc.constantFrom(...KINDS).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    machine: fc.nat(1),
    what: fc.constantFrom('save', 'save', 'save', 'save', 'remove', 'undo', 'redo', 'take'),
    key: fc.constantFrom(...KEYS),
    value: value[kind],
  }),
);
type Step = (typeof step extends fc.Arbitrary<infer One> ? One : never) & object;
const history = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
  // Clocks that are wrong by up to two days: more than what other machines follow.
  skew: fc.integer({ min: -172_800_000, max: 172_800_000 }),
});

class Machine {
  readonly log: NotebookLog;
  readonly book: EntryBook;
  readonly #undoStack: UndoStack;
  /** The twin: values by key that were written here or taken, and which of them each was written over. */
  readonly writes = new Map<
    string,
    Map<string, { readonly value: string; readonly over: ReadonlySet<string> }>
  >();
  readonly #name: string;
  /** Whether something was removed, undone or done again: then the twin says nothing of what stands. */
  isSimple = true;
  #count = 0;

  constructor(name: string, skew: number) {
    this.#name = name;
    const now = (): Date => new Date(1_760_000_000_000 + skew + this.#count * 1000);
    this.log = logInMemory(name, now);
    this.book = new EntryBook(this.log, () => name, now);
    this.#undoStack = new UndoStack(this.log, () => name);
  }

  do({ kind, what, key, value }: Step, other: Machine): void {
    this.#count++;
    const { nextUndo, nextRedo } = this.#undoStack;
    const isThere = this.book.list(kind).some((one) => one.key === key);
    if (what === 'take') this.take(other);
    else if (what === 'save') this.#save(kind, key, value);
    else if (what === 'remove' && isThere) this.#unlikeTwin(() => this.book.remove(kind, key));
    // The undoing of a merge is meant for one machine only: the two would rightly differ.
    else if (what === 'undo' && nextUndo && nextUndo.label !== 'merge')
      this.#unlikeTwin(() => this.#undoStack.undo());
    else if (what === 'redo' && nextRedo && nextRedo.label !== 'merge')
      this.#unlikeTwin(() => this.#undoStack.redo());
  }

  take(other: Machine): void {
    takeAll(this.log, other.log);
    this.isSimple &&= other.isSimple;
    for (const [key, writes] of other.writes)
      this.writes.set(key, new Map([...(this.writes.get(key) ?? []), ...writes]));
  }

  /** Values that nobody has written over. */
  standing(key: string): readonly { readonly id: string; readonly value: string }[] {
    const known = this.writes.get(key) ?? new Map<string, { value: string; over: ReadonlySet<string> }>();
    const covered = new Set([...known.values()].flatMap(({ over }) => [...over]));
    return [...known].filter(([id]) => !covered.has(id)).map(([id, { value }]) => ({ id, value }));
  }

  /** Everything that anybody is shown. */
  shown(): unknown {
    return KINDS.map((kind) =>
      this.book
        .list(kind)
        .map((entry) => [entry, kind === 'authority' ? readAuthority(entry) : readTemplate(entry)]),
    );
  }

  close(): void {
    this.log.database.close();
  }

  #save(kind: Kind, key: string, value: string): void {
    const twin = `${kind} ${key}`;
    const standing = this.standing(twin);
    this.book.save(kind, key, value);
    if (standing.length > 0 && standing.every((one) => one.value === value)) return;
    const known = this.writes.get(twin) ?? new Map<string, { value: string; over: ReadonlySet<string> }>();
    this.writes.set(
      twin,
      known.set(`${this.#name}${this.#count}`, { value, over: new Set(standing.map(({ id }) => id)) }),
    );
  }

  #unlikeTwin(work: () => unknown): void {
    this.isSimple = false;
    work();
  }
}

describe('two notebooks with authorised names and templates', () => {
  it('say the same whoever takes whose first, and every name and field that nobody has replaced', () => {
    let simple = 0;
    fc.assert(
      fc.property(history, ({ steps, skew }) => {
        const machines = [new Machine('1', 0), new Machine('2', skew)] as const;
        const others = [new Machine('3', 0), new Machine('4', 0)] as const;
        try {
          for (const one of steps)
            machines[one.machine === 0 ? 0 : 1].do(one, machines[one.machine === 0 ? 1 : 0]);
          const [one, two] = machines;
          others[0].take(one);
          others[0].take(two);
          others[1].take(two);
          others[1].take(one);
          one.take(two);
          two.take(one);
          for (const machine of [two, ...others]) expect(machine.shown()).toEqual(one.shown());
          if (one.isSimple) simple++;
          if (one.isSimple) for (const key of KEYS) expectNothingLost(one, key);
        } finally {
          for (const machine of [...machines, ...others]) machine.close();
        }
      }),
      { numRuns: RUNS },
    );
    expect(simple).toBeGreaterThan(RUNS / 20);
  }, 600_000);
});

function expectNothingLost(machine: Machine, key: string): void {
  const kept = (kind: Kind) => machine.book.list(kind).find((one) => one.key === key);
  const authority = kept('authority');
  const written = machine.standing(`authority ${key}`).map(({ value }) => JSON.parse(value) as Authority);
  const read = authority && readAuthority(authority);
  const names = (one: Authority): readonly string[] =>
    [one.authorised, ...one.others].map(({ name }) => name);
  expect(new Set(read ? names(read) : [])).toEqual(new Set(written.flatMap(names)));
  const template = kept('template');
  const templates = machine
    .standing(`template ${key}`)
    .map(({ value }) => JSON.parse(value) as RecordTemplate);
  const joined = template && readTemplate(template);
  expect(new Set(Object.keys(joined?.values ?? {}))).toEqual(
    new Set(templates.flatMap(({ values }) => Object.keys(values))),
  );
  expect(new Set(joined?.first ?? [])).toEqual(new Set(templates.flatMap(({ first }) => first)));
}
