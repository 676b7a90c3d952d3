/** Undo where another notebook was merged: what is shown after it is what was shown before the action. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationId } from '../contract/annotation-model.ts';
import type { ReportId } from '../contract/model.ts';
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

/** A note that both have. */
function sharedNote(body: string): AnnotationId {
  const { annotationId } = office.annotations.create(noteOn('9158件', body));
  both.exchange();
  return annotationId;
}

function write(notebook: Notebook, annotationId: AnnotationId, body: string): void {
  const { revision } = notebook.annotations.read(annotationId);
  notebook.annotations.update({ annotationId, revision, body });
}

describe('a note that was edited here and deleted there', () => {
  let note: AnnotationId;
  beforeEach(() => {
    note = sharedNote('初稿');
    write(office, note, '二稿');
    archive.annotations.remove({ annotationId: note });
    office.merging.merge(Buffer.from(archive.pack().contentBase64, 'base64'));
  });

  it('stays in sight when a later edit of its words is undone', () => {
    write(office, note, '三稿');
    office.undoStack.undo();
    expect(office.annotations.list({ deleted: false })).toMatchObject([{ body: '二稿' }]);
  });

  it('comes back when its removal is undone', () => {
    office.annotations.remove({ annotationId: note });
    expect(office.annotations.list({ deleted: false })).toEqual([]);
    office.undoStack.undo();
    expect(office.annotations.list({ deleted: false })).toMatchObject([{ body: '二稿' }]);
  });

  it('was not deleted before the edit, says its history', () => {
    write(office, note, '三稿');
    expect(office.annotations.history({ annotationId: note }).at(-1)).toMatchObject({
      before: { body: '二稿', deleted: false },
      after: { body: '三稿' },
    });
  });
});

describe('a tag that one took away and another gave', () => {
  it('stands again when its removal is undone', () => {
    const note = sharedNote('初稿');
    const tag = (notebook: Notebook, addTags: string[], removeTags: string[]): void =>
      void notebook.annotations.bulk({ annotationIds: [note], addTags, removeTags });
    tag(office, ['核对'], []);
    both.exchange();
    tag(archive, [], ['核对']);
    tag(archive, ['核对'], []);
    tag(office, [], ['核对']);
    both.exchange();
    expect(office.annotations.read(note).tags).toEqual(['核对']);
    tag(office, [], ['核对']);
    office.undoStack.undo();
    expect(office.annotations.read(note).tags).toEqual(['核对']);
  });
});

describe('a collection that was filled here and removed there', () => {
  it('stays when a later report is taken out of it by undo', () => {
    const reports = ['r-2024', 'r-2023', 'r-2022'] as ReportId[];
    const { collectionId } = office.collections.create({ name: '历年', reportIds: reports.slice(0, 1) });
    both.exchange();
    office.collections.change({ collectionId, add: reports.slice(1, 2), remove: [] });
    archive.collections.remove({ collectionId });
    both.exchange();
    office.collections.change({ collectionId, add: reports.slice(2), remove: [] });
    office.undoStack.undo();
    expect(office.collections.list()).toMatchObject([{ name: '历年', reportIds: ['r-2023', 'r-2024'] }]);
  });
});

describe('undoing what settled a question', () => {
  const give = (from: Notebook): Buffer => Buffer.from(from.pack().contentBase64, 'base64');

  it.each(['office', 'archive'] as const)(
    'asks it again, with the same words of the same people, where %s was right',
    (right) => {
      const note = sharedNote('初稿');
      write(office, note, '王敏的话');
      write(archive, note, '李建国的话');
      office.merging.merge(give(archive));
      const asked = office.annotations.read(note);
      expect(asked.conflicts.map(({ choices }) => choices.map(({ author }) => author).sort())).toEqual([
        ['李建国', '王敏'],
      ]);
      const shown = ({ revision: _, modified: __, ...all }: typeof asked): unknown => all;
      write(office, note, right === 'office' ? '王敏的话' : '李建国的话');
      const settled = office.annotations.read(note);
      expect(settled.conflicts).toEqual([]);
      for (let i = 0; i < 2; i++) {
        office.undoStack.undo();
        expect(shown(office.annotations.read(note))).toEqual(shown(asked));
        office.undoStack.redo();
        expect(shown(office.annotations.read(note))).toEqual(shown(settled));
      }
      office.undoStack.undo();
      both.exchange();
      expect(shown(archive.annotations.read(note))).toEqual(shown(asked));
      expect(office.check()).toMatchObject({ journal: 'ok', contents: 'ok' });
    },
  );

  it('asks again whether a note is wanted that was deleted there', () => {
    const note = sharedNote('初稿');
    archive.annotations.remove({ annotationId: note });
    write(office, note, '二稿');
    office.merging.merge(give(archive));
    const { conflicts } = office.annotations.read(note);
    office.annotations.remove({ annotationId: note });
    office.undoStack.undo();
    expect(office.annotations.read(note)).toMatchObject({ deleted: false, conflicts });
    expect(conflicts).toMatchObject([{ field: 'deleted' }]);
  });

  it('asks it again of many records, a batch though it is', () => {
    const reports = ['r-2022', 'r-2023', 'r-2024'] as ReportId[];
    const entitle = (notebook: Notebook, title: string, remarks: string): void =>
      void notebook.records.edit({
        edits: reports.map((reportId) => ({
          reportId,
          fields: { title: { is: title }, remarks: { is: remarks } },
          addTags: [],
          removeTags: [],
        })),
      });
    entitle(office, '甲题', '甲注');
    entitle(archive, '乙题', '甲注');
    office.merging.merge(give(archive));
    const told = (): unknown =>
      reports.map((reportId) => [
        office.records.edits().get(reportId),
        office.records.changesOf(reportId).conflicts,
      ]);
    const asked = told();
    entitle(office, '丙题', '丙注');
    office.undoStack.undo();
    expect(told()).toEqual(asked);
    expect(office.records.changesOf(reports[0]!).conflicts).toHaveLength(1);
    expect(office.check()).toMatchObject({ journal: 'ok', contents: 'ok' });
  });
});

describe('a merge that is undone after edits on top of it', () => {
  const take = (): void => void office.merging.merge(Buffer.from(archive.pack().contentBase64, 'base64'));

  it('leaves the words that stood here before it, and brings them step by step with redo', () => {
    const note = sharedNote('甲');
    write(archive, note, '乙，另一台');
    take();
    write(office, note, '丙');
    const told = (): unknown => {
      const { body, conflicts } = office.annotations.read(note);
      return [body, conflicts];
    };
    for (let i = 0; i < 2; i++) {
      expect(told()).toEqual(['丙', []]);
      office.undoStack.undo();
      expect(told()).toEqual(['乙，另一台', []]);
      office.undoStack.undo();
      expect(told()).toEqual(['甲', []]);
      office.undoStack.redo();
      expect(told()).toEqual(['乙，另一台', []]);
      office.undoStack.redo();
    }
    expect(office.check()).toMatchObject({ contents: 'ok', journal: 'ok' });
  });

  it('asks nothing that was never asked here', () => {
    const note = sharedNote('甲');
    archive.annotations.remove({ annotationId: note });
    take();
    office.annotations.restore({ annotationId: note });
    office.undoStack.undo();
    office.undoStack.undo();
    expect(office.annotations.read(note)).toMatchObject({ deleted: false, conflicts: [] });
  });

  it('takes nothing from the other machine, and is brought again by another merge', () => {
    const note = sharedNote('甲');
    write(archive, note, '乙，另一台');
    take();
    write(office, note, '丙');
    const made = office.annotations.create(noteOn('16条', '与合并无关'));
    for (let i = 0; i < 3; i++) office.undoStack.undo();
    expect(office.annotations.read(made.annotationId)).toMatchObject({ deleted: true });
    archive.merging.merge(Buffer.from(office.pack().contentBase64, 'base64'));
    expect(archive.annotations.read(note)).toMatchObject({ body: '乙，另一台', conflicts: [] });
    take();
    expect(office.annotations.read(note)).toMatchObject({ body: '乙，另一台', conflicts: [] });
    office.undoStack.undo();
    expect(office.annotations.read(note)).toMatchObject({ body: '甲', conflicts: [] });
    expect(office.check()).toMatchObject({ contents: 'ok', journal: 'ok' });
  });
});
