/** Going back to a backup: whatever was done since, everything is as it was then. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import { longOr } from '../testing/long-form.ts';
import type { Notebook } from './notebook.ts';
import { noteOn } from './testing/sample-notebook.ts';
import { TwoNotebooks } from './testing/two-notebooks.ts';

let both: TwoNotebooks;
let office: Notebook;
let archive: Notebook;

beforeEach(() => {
  both = new TwoNotebooks();
  ({ office, archive } = both);
});
afterEach(() => both.remove());

// Literals of the form that report ids have.
const REPORTS = ['linjiang-2024', 'qinghe-2023'] as ReportId[];
const [REPORT, OTHER] = REPORTS as [ReportId, ReportId];

const pack = (notebook: Notebook): Buffer => Buffer.from(notebook.pack().contentBase64, 'base64');
const backUp = (): string => office.backups.make()[0]!.name;

function edit(
  notebook: Notebook,
  reportId: ReportId,
  title: string | null,
  addTags: string[] = [],
  removeTags: string[] = [],
): void {
  const fields = title === null ? {} : { title: { is: title } };
  notebook.records.edit({ edits: [{ reportId, fields, addTags, removeTags }] });
}

/** What is left to restore, and what another notebook refuses of this one. */
function leftAfter(backup: string): unknown {
  const { brought, removed, changed, others } = office.backups.preview(backup);
  return { brought, removed, changed, others, refused: archive.merging.merge(pack(office)).refused };
}
const NOTHING = { brought: [], removed: [], changed: [], others: 0, refused: [] };

describe('going back to a backup', () => {
  it('takes back what was said of a record since, and leaves its tags to the archive', () => {
    const backup = backUp();
    edit(office, REPORT, '错误题名', ['错'], ['县局']);
    expect(office.backups.preview(backup).others).toBe(1);
    office.backups.restore(backup);
    expect(office.records.edits()).toEqual(new Map());
    expect(leftAfter(backup)).toEqual(NOTHING);
    expect(archive.records.edits()).toEqual(new Map());
  });

  it('takes back what was said since of a record that was edited before', () => {
    edit(office, REPORT, '题名', ['核对']);
    const then = office.records.edits();
    const backup = backUp();
    edit(office, REPORT, '错误题名', ['错'], ['核对']);
    office.backups.restore(backup);
    expect(office.records.edits()).toEqual(then);
    expect(leftAfter(backup)).toEqual(NOTHING);
  });

  it('comes to rest where a collection was filled since, which then holds what it held', () => {
    const made = office.collections.create({ name: '案卷', reportIds: [REPORT] });
    const then = office.collections.membership();
    const backup = backUp();
    office.collections.change({ ...made, add: [OTHER], remove: [REPORT] });
    office.backups.restore(backup);
    expect(office.collections.membership()).toEqual(then);
    expect(leftAfter(backup)).toEqual(NOTHING);
  });

  it('asks about nothing that another has written since', () => {
    edit(office, REPORT, '题名');
    const backup = backUp();
    edit(archive, REPORT, '另一题名');
    office.merging.merge(pack(archive));
    expect(office.records.changesOf(REPORT).conflicts).toHaveLength(1);
    office.backups.restore(backup);
    expect(office.records.changesOf(REPORT).conflicts).toEqual([]);
    expect(office.records.edits().get(REPORT)?.values).toEqual({ title: '题名' });
  });
});

/** What anybody is shown, without when it was last changed. */
function shown(notebook: Notebook): unknown {
  const timeless = <Thing extends { modified: string }>({ modified: _, ...thing }: Thing): unknown => thing;
  return {
    notes: notebook.annotations.list({ deleted: false }).map(({ revision: _, ...note }) => timeless(note)),
    records: [...notebook.records.edits()].sort(([a], [b]) => (a < b ? -1 : 1)),
    asked: REPORTS.map((reportId) => notebook.records.changesOf(reportId).conflicts),
    collections: notebook.collections.list().map(timeless),
    entries: (['search', 'term', 'indicator', 'alignment', 'authority', 'template'] as const).flatMap(
      (kind) => notebook.entries.list(kind).map(timeless),
    ),
  };
}

const step = fc.record({
  who: fc.constantFrom('office', 'office', 'archive'),
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('take', 'title', 'keep', 'write') },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        ...([
          'note',
          'removeNote',
          'tag',
          'untag',
          'fill',
          'empty',
          'removeCollection',
          'forget',
          'undo',
        ] as const),
      ),
    },
  ),
  of: fc.nat(1),
  words: fc.constantFrom('甲', '乙'),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

function play(steps: readonly Step[]): void {
  for (const { who, what, of, words } of steps) {
    const [one, other] = who === 'office' ? [office, archive] : [archive, office];
    if (what === 'take') one.merging.merge(pack(other));
    else DEEDS[what](one, REPORTS[of]!, words);
  }
}

const DEEDS: Readonly<
  Record<Exclude<Step['what'], 'take'>, (notebook: Notebook, reportId: ReportId, words: string) => void>
> = {
  note: (notebook, _, words) =>
    void notebook.annotations.create({ ...noteOn('9158件', words), tags: [words] }),
  write: (notebook, _, body) => {
    const [note] = notebook.annotations.list({ deleted: false });
    if (!note) return;
    const { annotationId, revision } = note;
    notebook.annotations.update({ annotationId, revision, body, tags: [body] });
  },
  removeNote: (notebook) => {
    const [note] = notebook.annotations.list({ deleted: false });
    if (note) notebook.annotations.remove(note);
  },
  title: (notebook, reportId, words) => edit(notebook, reportId, words),
  tag: (notebook, reportId, words) => edit(notebook, reportId, null, [words]),
  untag: (notebook, reportId, words) => edit(notebook, reportId, null, [], [words]),
  fill: (notebook, reportId, name) => {
    const [collection] = notebook.collections.list();
    if (!collection) notebook.collections.create({ name, reportIds: [reportId] });
    else notebook.collections.change({ ...collection, name, add: [reportId], remove: [] });
  },
  empty: (notebook, reportId) => {
    const [collection] = notebook.collections.list();
    if (collection) notebook.collections.change({ ...collection, add: [], remove: [reportId] });
  },
  removeCollection: (notebook) => {
    const [collection] = notebook.collections.list();
    if (collection) notebook.collections.remove(collection);
  },
  keep: (notebook, reportId, words) => void notebook.entries.save('search', reportId, words),
  forget: (notebook) => {
    const [entry] = notebook.entries.list('search');
    if (entry) notebook.entries.remove('search', entry.key);
  },
  undo: (notebook) => {
    if (notebook.undoStack.nextUndo) notebook.undoStack.undo();
  },
};

describe('any history after a backup', () => {
  it('is taken back whole, nothing is left to restore, and another notebook takes it over', () => {
    fc.assert(
      fc
        .property(
          fc.record({
            // What is asked when a backup is made and settled after it is not asked again.
            before: fc.array(
              step.filter(({ what }) => what !== 'take'),
              { maxLength: 6 },
            ),
            after: fc.array(step, { maxLength: 8 }),
          }),
          ({ before, after }) => {
            play(before);
            const then = shown(office);
            const backup = backUp();
            play(after);
            office.backups.restore(backup);
            expect(shown(office)).toEqual(then);
            expect(leftAfter(backup)).toEqual(NOTHING);
          },
        )
        .beforeEach(() => {
          both.remove();
          both = new TwoNotebooks();
          ({ office, archive } = both);
        }),
      { numRuns: longOr(400, 25) },
    );
  }, 600_000);
});
