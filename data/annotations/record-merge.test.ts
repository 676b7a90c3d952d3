import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import type { NotebookLog } from './notebook-log.ts';
import { RecordBook } from './record-book.ts';
import { logInMemory, takeAll } from './testing/log-in-memory.ts';
import { SampleTexts } from './testing/sample-notebook.ts';
import { UndoStack } from './undo-stack.ts';
import { longOr } from '../testing/long-form.ts';

/** `HISTORIES=1000` for the long run. */
const RUNS = Number(process.env['HISTORIES'] ?? longOr(600, 60));
const REPORTS = ['qinghe-2022', 'linhe-2023'] as ReportId[];
const FIELDS = ['title', 'archivalCode'] as const;
const VALUES = ['甲', '乙', null] as const;

/** A notebook in memory; only its file is left out. */
class Machine {
  readonly log: NotebookLog;
  readonly book: RecordBook;
  readonly undoStack: UndoStack;
  /** The twin: writes that are known here, per report and field. */
  readonly writes = new Map<string, Map<string, Write>>();
  readonly #name: string;
  #count = 0;

  constructor(name: string, skew: number) {
    this.#name = name;
    const now = (): Date => new Date(1_760_000_000_000 + skew + this.#count * 1000);
    this.log = logInMemory(name, now);
    this.book = new RecordBook(this.log, () => name, new SampleTexts());
    this.undoStack = new UndoStack(this.log, () => name);
  }

  /** Of one report, or of both in one action. */
  edit(reportIds: readonly ReportId[], field: string, value: string | null): void {
    const edit = field.startsWith('tag:')
      ? {
          fields: {},
          addTags: value === null ? [] : [field.slice(4)],
          removeTags: value === null ? [field.slice(4)] : [],
        }
      : { fields: { [field]: { is: value } }, addTags: [], removeTags: [] };
    const wanted = field.startsWith('tag:') ? value !== null : value;
    const keys = reportIds
      .map((reportId) => `${reportId} ${field}`)
      .filter((key) => !this.#says(key, wanted));
    const { changed } = this.book.edit({ edits: reportIds.map((reportId) => ({ reportId, ...edit })) });
    expect(changed).toBe(keys.length);
    for (const key of keys) {
      const over = new Set(this.standing(key).map((one) => one.id));
      const known = this.writes.get(key) ?? new Map<string, Write>();
      this.writes.set(key, known.set(`${this.#name}${++this.#count}`, { value: wanted, over }));
    }
  }

  /** What is said already is no write, for the program as for its twin; a tag is wanted where anybody wants it. */
  #says(key: string, value: Write['value']): boolean {
    const values = this.standing(key).map((one) => one.value);
    if (values.length === 0) return false;
    return typeof value === 'boolean'
      ? values.includes(true) === value
      : values.every((one) => one === value);
  }

  /** Writes of a field that no known write was made over. */
  standing(key: string): { readonly id: string; readonly value: Write['value'] }[] {
    const known = this.writes.get(key) ?? new Map<string, Write>();
    const covered = new Set([...known.values()].flatMap(({ over }) => [...over]));
    return [...known].filter(([id]) => !covered.has(id)).map(([id, { value }]) => ({ id, value }));
  }

  take(other: Machine): void {
    takeAll(this.log, other.log);
    for (const [key, writes] of other.writes)
      this.writes.set(key, new Map([...(this.writes.get(key) ?? []), ...writes]));
  }

  /** Everything that anybody is shown. */
  shown(): string {
    const conflicts = REPORTS.map((reportId) => this.book.changesOf(reportId).conflicts);
    return JSON.stringify([[...this.book.edits()].sort(([a], [b]) => (a < b ? -1 : 1)), conflicts]);
  }

  close(): void {
    this.log.database.close();
  }
}

interface Write {
  readonly value: string | null | boolean;
  /** The writes that stood when this one was made. */
  readonly over: ReadonlySet<string>;
}

const step = fc.record({
  machine: fc.nat(1),
  kind: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'take'),
  reportIds: fc.constantFrom([REPORTS[0]!], [REPORTS[1]!], REPORTS),
  field: fc.constantFrom(...FIELDS, 'tag:甲'),
  value: fc.constantFrom(...VALUES),
});
const history = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 12 }),
  skew: fc.integer({ min: -60_000, max: 60_000 }),
});

describe('two machines that edit the same records', () => {
  it('merge to the same in either order, with every value that nobody has knowingly replaced', () => {
    fc.assert(
      fc.property(history, ({ steps, skew }) => {
        const machines = [new Machine('1', 0), new Machine('2', skew)] as const;
        const others = [new Machine('3', 0), new Machine('4', 0)] as const;
        try {
          for (const { machine, kind, reportIds, field, value } of steps) {
            const [one, two] = machine === 0 ? machines : ([machines[1], machines[0]] as const);
            if (kind === 'take') one.take(two);
            else one.edit(reportIds, field, value);
          }
          const [one, two] = machines;
          others[0].take(one);
          others[0].take(two);
          others[1].take(two);
          others[1].take(one);
          one.take(two);
          two.take(one);
          for (const machine of [two, ...others]) expect(machine.shown()).toBe(one.shown());
          expectAsTwin(one);
        } finally {
          for (const machine of [...machines, ...others]) machine.close();
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('keep what the other edited when one takes its own edits back', () => {
    const [one, two] = [new Machine('1', 0), new Machine('2', 500)];
    one.edit([REPORTS[0]!], 'title', '甲');
    two.edit([REPORTS[0]!], 'archivalCode', '乙');
    one.take(two);
    one.undoStack.undo();
    one.undoStack.undo();
    expect(one.book.edits()).toEqual(new Map());
    two.take(one);
    expect(two.book.edits().get(REPORTS[0]!)?.values).toEqual({ archivalCode: '乙' });
  });
});

/** Of each field the standing values are in force or asked about; a tag that anybody wants is on. */
function expectAsTwin(machine: Machine): void {
  for (const reportId of REPORTS) {
    const edit = machine.book.edits().get(reportId);
    const { conflicts } = machine.book.changesOf(reportId);
    for (const field of FIELDS) {
      const values = new Set(machine.standing(`${reportId} ${field}`).map(({ value }) => value));
      const asked = conflicts.find((one) => one.field === field)?.choices.map((one) => one.value?.is);
      const inForce = edit && field in edit.values ? [edit.values[field]] : [];
      expect(new Set(asked ?? inForce)).toEqual(values);
      if (asked) expect(asked).toContainEqual(edit?.values[field]);
    }
    const tag = machine.standing(`${reportId} tag:甲`).map(({ value }) => value);
    expect(edit?.tags['甲']).toBe(tag.length === 0 ? undefined : tag.includes(true));
  }
}
