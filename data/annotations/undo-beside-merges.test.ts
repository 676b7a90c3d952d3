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
