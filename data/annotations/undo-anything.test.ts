/** Two machines that edit the same things, take what the other has, and undo and redo whatever they have done. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldConflict } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';
import type { RecordConflict } from '../contract/record-model.ts';
import { longOr } from '../testing/long-form.ts';
import { AnnotationBook } from './annotation-book.ts';
import { CollectionBook } from './collection-book.ts';
import { EntryBook } from './entry-book.ts';
import { Merging } from './merging.ts';
import type { NotebookLog } from './notebook-log.ts';
import { RecordBook } from './record-book.ts';
import { TargetPlacing } from './target-placing.ts';
import { logInMemory } from './testing/log-in-memory.ts';
import { noteOn, SampleTexts } from './testing/sample-notebook.ts';
import { UndoStack } from './undo-stack.ts';

/** `HISTORIES=1000` for the long run. */
const RUNS = Number(process.env['HISTORIES'] ?? longOr(400, 15));
const REPORTS = ['qinghe-2022', 'linhe-2023'] as ReportId[];
const WHAT = [
  'write',
  'tag',
  'remove',
  'restore',
  'record',
  'fill',
  'rename',
  'drop',
  'save',
  'forget',
] as const;
type What = (typeof WHAT)[number];

class Machine {
  readonly log: NotebookLog;
  readonly undoStack: UndoStack;
  readonly #notes: AnnotationBook;
  readonly #records: RecordBook;
  readonly #collections: CollectionBook;
  readonly #entries: EntryBook;
  readonly #merging: Merging;
  #moments = 0;

  constructor(name: string, skew: number) {
    const now = (): Date => new Date(1_760_000_000_000 + skew + ++this.#moments * 1000);
    const author = (): string => name;
    const texts = new SampleTexts();
    const placing = new TargetPlacing(texts);
    this.log = logInMemory(name, now);
    this.undoStack = new UndoStack(this.log, author);
    this.#notes = new AnnotationBook(this.log, placing, author, now);
    this.#records = new RecordBook(this.log, author, texts);
    this.#collections = new CollectionBook(this.log, author, now, texts);
    this.#entries = new EntryBook(this.log, author, now);
    this.#merging = new Merging(this.log, { placing, documents: () => null, beforeMerge: () => undefined });
  }

  begin(): void {
    for (const body of ['甲', '乙']) this.#notes.create(noteOn('9158件', body));
    this.#collections.create({ name: '历年', reportIds: REPORTS.slice(0, 1) });
    this.#entries.save('template', '年报', '{}');
  }

  take(other: Machine): void {
    this.#merging.merge(other.#merging.pack(null, [], new Date(0)));
  }

  do(what: What, pick: number, text: string): void {
    const reportId = REPORTS[pick % 2]!;
    const note = this.#notes.list({ deleted: true })[pick % 2];
    const [collection] = this.#collections.list();
    if (note && ['write', 'tag', 'remove', 'restore'].includes(what))
      this.#doWithNote(what, note, pick, text);
    else if (what === 'record')
      this.#records.edit({
        edits: (pick % 3 === 0 ? REPORTS : [reportId]).map((one) => ({
          reportId: one,
          fields: pick % 2 === 0 ? { title: { is: text } } : { remarks: { is: text } },
          addTags: pick < 3 ? ['核对'] : [],
          removeTags: pick < 3 ? [] : ['核对'],
        })),
      });
    else if (what === 'save') this.#entries.save('template', '年报', text);
    else if (what === 'forget' && this.#entries.list('template').length > 0)
      this.#entries.remove('template', '年报');
    else if (collection) this.#doWithCollection(what, collection.collectionId, pick, text);
  }

  #doWithNote(what: What, note: ReturnType<AnnotationBook['read']>, pick: number, text: string): void {
    const { annotationId, revision } = note;
    if (what === 'remove') this.#notes.remove(note);
    else if (what === 'restore') this.#notes.restore(note);
    else if (what === 'tag')
      this.#notes.bulk({
        annotationIds: [annotationId],
        addTags: pick < 3 ? ['核对'] : [],
        removeTags: pick < 3 ? [] : ['核对'],
      });
    else if (!note.deleted) this.#notes.update({ annotationId, revision, body: text });
  }

  #doWithCollection(
    what: What,
    collectionId: ReturnType<CollectionBook['create']>['collectionId'],
    pick: number,
    text: string,
  ): void {
    const report = [REPORTS[pick % 2]!];
    if (what === 'drop') this.#collections.remove({ collectionId });
    else if (what === 'rename') this.#collections.change({ collectionId, name: text, add: [], remove: [] });
    else if (what === 'fill')
      this.#collections.change({
        collectionId,
        add: pick < 3 ? report : [],
        remove: pick < 3 ? [] : report,
      });
  }

  /** Everything that a person is shown but times of change and revisions, which go on. */
  shown(): unknown {
    return {
      notes: this.#notes.list({ deleted: false }).map(({ annotationId, body, tags, conflicts }) => ({
        ...{ annotationId, body, tags },
        conflicts: conflicts.map(withoutTimes),
      })),
      records: REPORTS.map((id) => ({
        ...this.#records.edits().get(id),
        conflicts: this.#records.changesOf(id).conflicts.map(withoutTimes),
      })),
      collections: this.#collections.list().map(({ modified: _, ...one }) => one),
      membership: this.#collections.membership(),
      entries: this.#entries.list('template').map(({ modified: _, ...one }) => one),
    };
  }
}

function withoutTimes({ field, choices }: FieldConflict | RecordConflict): unknown {
  return { field, choices: choices.map(({ value, author }) => ({ value, author })) };
}

const step = fc.record({
  on: fc.nat(1),
  what: fc.constantFrom(...WHAT, ...WHAT, 'take', 'take', 'take', 'take', 'undo', 'undo', 'undo', 'redo'),
  pick: fc.nat(5),
  text: fc.constantFrom('一', '二', '三'),
});
const history = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 24 }),
  // Clocks that are wrong by up to two days: more than what other machines follow.
  skew: fc.integer({ min: -172_800_000, max: 172_800_000 }),
});

/** A machine, and for each action that can be undone what was shown before it. */
class Watched {
  readonly machine: Machine;
  readonly #done: unknown[] = [];
  #undone = 0;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  act(work: () => void): void {
    const { nextUndo } = this.machine.undoStack;
    const before = this.machine.shown();
    work();
    if (this.machine.undoStack.nextUndo?.actionId === nextUndo?.actionId) return;
    this.#done.push(before);
    this.#undone = 0;
  }

  undo(): void {
    const before = this.#done.pop();
    if (before === undefined) return;
    const { label } = this.machine.undoStack.undo();
    expect([label, this.machine.shown()]).toEqual([label, before]);
    this.#undone++;
  }

  /** What is redone is said anew: what was taken before has not seen it, and may stand beside it as a question. */
  redo(): void {
    if (this.#undone === 0) return;
    this.#undone--;
    const before = this.machine.shown();
    this.machine.undoStack.redo();
    this.#done.push(before);
  }

  undoAll(): void {
    while (this.#done.length > 0) this.undo();
  }

  redoAll(): void {
    while (this.#undone > 0) this.redo();
  }
}

describe('whatever two machines do and take', () => {
  it('undo leaves what is shown as it was before, also after redo', () => {
    fc.assert(
      fc.property(history, ({ steps, skew }) => {
        const machines = [new Machine('1', 0), new Machine('2', skew)] as const;
        try {
          machines[0].begin();
          machines[1].take(machines[0]);
          const watched = machines.map((machine) => new Watched(machine));
          for (const { on, what, pick, text } of steps) {
            const [one, other] = [watched[on]!, watched[1 - on]!];
            if (what === 'undo') one.undo();
            else if (what === 'redo') one.redo();
            else if (what === 'take') one.act(() => one.machine.take(other.machine));
            else one.act(() => one.machine.do(what, pick, text));
          }
          for (const one of watched) {
            one.undoAll();
            one.redoAll();
            one.undoAll();
          }
        } finally {
          for (const { log } of machines) log.database.close();
        }
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
