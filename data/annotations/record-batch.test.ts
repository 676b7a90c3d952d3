/** Many records edited at once: one line of the journal, one step of undo, the same notebook however it is made again. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import { readPackage } from './exchange-package.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk } from './testing/sample-notebook.ts';
import { longOr } from '../testing/long-form.ts';

const REPORTS = ['qinghe-2022', 'linhe-2023', 'pinghu-2024'] as ReportId[];
let desks: readonly [NotebookDesk, NotebookDesk];
let office: Notebook;
let archive: Notebook;

function open(): void {
  desks = [new NotebookDesk(), new NotebookDesk()];
  [office, archive] = [desks[0].open({ author: '王敏' }), desks[1].open({ author: '李建国' })];
}
function remove(): void {
  desks.forEach((desk) => desk.remove());
}
beforeEach(open);
afterEach(remove);

const packed = (notebook: Notebook): Buffer => Buffer.from(notebook.pack().contentBase64, 'base64');
function exchange(): void {
  archive.merging.merge(packed(office));
  office.merging.merge(packed(archive));
}
const journalOf = (desk: NotebookDesk): string => path.join(desk.folder, 'library/notebook.journal.jsonl');
const linesIn = (desk: NotebookDesk): number =>
  fs.readFileSync(journalOf(desk), 'utf8').split('\n').length - 2;

function edit(notebook: Notebook, fields: object, reportIds: readonly ReportId[] = REPORTS): void {
  notebook.records.edit({
    edits: reportIds.map((reportId) => ({ reportId, fields, addTags: [], removeTags: [] })),
  });
}

/** All that anybody is shown of records. */
function shown(notebook: Notebook): unknown {
  return {
    edits: [...notebook.records.edits()].sort(([a], [b]) => (a < b ? -1 : 1)),
    changes: REPORTS.map((reportId) => notebook.records.changesOf(reportId)),
  };
}

const SOUND = { integrity: 'ok', journal: 'ok', contents: 'ok' };

describe('a batch edit', () => {
  it('is one line of the journal, with who, when and what before for each record', () => {
    edit(office, { remarks: { is: '甲' } }, [REPORTS[0]!]);
    edit(office, { remarks: { is: '乙' }, location: { is: '一库' } });
    expect(linesIn(desks[0])).toBe(2);
    const [first, second] = REPORTS.map((reportId) => office.records.changesOf(reportId).history);
    expect(first).toMatchObject([
      { field: 'remarks', before: null, after: { is: '甲' }, author: '王敏' },
      { field: 'remarks', before: { is: '甲' }, after: { is: '乙' } },
      { field: 'location', before: null, after: { is: '一库' } },
    ]);
    expect(second).toHaveLength(2);
    expect(office.check()).toMatchObject({ ...SOUND, changes: 4 });
  });

  it('is as many lines as it needs where it is of thousands, and one step of undo', () => {
    const many = Array.from({ length: 2500 }, (_, at) => `r-${at}` as ReportId);
    edit(office, { remarks: { is: '甲' } }, many);
    expect([linesIn(desks[0]), office.records.edits().size]).toEqual([3, 2500]);
    office.undoStack.undo();
    expect([linesIn(desks[0]), office.records.edits().size]).toEqual([6, 0]);
    office.undoStack.redo();
    expect(office.records.edits().get(many[2499]!)?.values).toEqual({ remarks: '甲' });
    expect(office.check()).toMatchObject(SOUND);
  });

  it('is taken back and done again as one, also after a restart and where the records said different things', () => {
    edit(office, { remarks: { is: '甲' } }, [REPORTS[0]!]);
    edit(office, { remarks: { is: '乙' } }, [REPORTS[1]!]);
    const before = office.records.edits();
    edit(office, { remarks: { is: '丙' } });
    const after = office.records.edits();
    desks[0].closeAll();
    office = desks[0].open();
    expect(office.undoStack.undo().label).toBe('record.edit');
    // A record of which everything was taken back has no edit left.
    expect(new Map([...office.records.edits()])).toEqual(before);
    office.undoStack.redo();
    expect(office.records.edits()).toEqual(after);
  });

  it('is whole or not there after a crash, and made again from journal or database alone', () => {
    edit(office, { remarks: { is: '甲' } });
    edit(office, { remarks: { is: '乙' }, location: { is: '一库' } });
    office.undoStack.undo();
    const whole = shown(office);
    desks[0].closeAll();
    const folder = path.join(desks[0].folder, 'library');
    const [journal, database] = [journalOf(desks[0]), path.join(folder, 'notebook.sqlite')];
    const text = fs.readFileSync(journal);
    fs.rmSync(database);
    office = desks[0].open();
    expect(shown(office)).toEqual(whole);
    desks[0].closeAll();
    fs.rmSync(journal);
    office = desks[0].open();
    expect(shown(office)).toEqual(whole);
    expect(office.check()).toMatchObject(SOUND);
    desks[0].closeAll();
    // The last line is torn in its middle, and no database has it: it was never acknowledged.
    fs.rmSync(database);
    fs.rmSync(path.join(folder, 'backups'), { recursive: true, force: true });
    fs.writeFileSync(journal, text.subarray(0, text.length - 200));
    office = desks[0].open();
    expect(office.records.edits().get(REPORTS[2]!)?.values).toEqual({ remarks: '乙', location: '一库' });
  });

  it('travels as changes that every version reads, and asks field by field', () => {
    edit(office, { remarks: { is: '甲' }, location: { is: '一库' } });
    const sent = readPackage(packed(office));
    expect([sent.refused, sent.changes.map(({ entity }) => entity)]).toEqual([[], REPORTS]);
    exchange();
    expect(linesIn(desks[1])).toBe(1);
    edit(office, { remarks: { is: '乙' } });
    edit(archive, { remarks: { is: '丙' } }, REPORTS.slice(0, 2));
    exchange();
    expect(shown(archive)).toEqual(shown(office));
    const asked = REPORTS.map((reportId) => office.records.changesOf(reportId).conflicts);
    expect(asked.map((conflicts) => conflicts.map(({ field }) => field))).toEqual([
      ['remarks'],
      ['remarks'],
      [],
    ]);
    // Taken back here alone, and brought again.
    office.undoStack.undo();
    expect(office.records.changesOf(REPORTS[0]!).conflicts).toEqual([]);
    expect(office.check()).toMatchObject(SOUND);
    office.merging.merge(packed(archive));
    expect(shown(archive)).toEqual(shown(office));
    edit(office, { remarks: { is: '丁' } });
    exchange();
    expect(archive.records.edits().get(REPORTS[1]!)?.values).toEqual({ remarks: '丁', location: '一库' });
    for (const notebook of [office, archive]) expect(notebook.check()).toMatchObject(SOUND);
  });
});

const step = fc.record({
  on: fc.boolean(),
  what: fc.constantFrom('edit', 'edit', 'edit', 'undo', 'redo', 'exchange'),
  of: fc.subarray(REPORTS, { minLength: 1 }),
  field: fc.constantFrom('remarks', 'location'),
  value: fc.constantFrom('甲', '乙', null),
});

describe('two notebooks with batch edits', () => {
  it('say the same after any series of edits, undoing, redoing and exchanges, and are sound', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        remove();
        open();
        for (const { on, what, of, field, value } of steps) {
          const notebook = on ? office : archive;
          const { nextUndo, nextRedo } = notebook.undoStack;
          // The undoing of a merge is meant for one machine only: the two would rightly differ.
          if (what === 'exchange') exchange();
          else if (what === 'edit') edit(notebook, { [field]: { is: value } }, of);
          else if (what === 'undo' && nextUndo && nextUndo.label !== 'merge') notebook.undoStack.undo();
          else if (what === 'redo' && nextRedo && nextRedo.label !== 'merge') notebook.undoStack.redo();
        }
        exchange();
        expect(shown(archive)).toEqual(shown(office));
        for (const notebook of [office, archive]) expect(notebook.check()).toMatchObject(SOUND);
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? longOr(100, 10)) },
    );
  }, 600_000);
});
