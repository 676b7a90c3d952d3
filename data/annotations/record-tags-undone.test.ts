import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk } from './testing/sample-notebook.ts';

const reportId = 'linjiang-2024' as ReportId;
let desk: NotebookDesk;
let notebook: Notebook;
beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

function tag(addTags: string[], removeTags: string[]): number {
  return notebook.records.edit({ edits: [{ reportId, fields: {}, addTags, removeTags }] }).changed;
}

describe('a tag of a record', () => {
  it('is left to the archive again when its removal is undone, and can be removed again', () => {
    tag([], ['年报']);
    notebook.undoStack.undo();
    expect(notebook.records.edits()).toEqual(new Map());
    expect(notebook.check()).toMatchObject({ contents: 'ok' });
    expect(tag([], ['年报'])).toBe(1);
    expect(notebook.records.edits().get(reportId)?.tags).toEqual({ 年报: false });
  });

  it('is left to the archive again when its giving is undone', () => {
    tag(['年报'], []);
    notebook.undoStack.undo();
    expect(notebook.records.edits()).toEqual(new Map());
    notebook.undoStack.redo();
    expect(notebook.records.edits().get(reportId)?.tags).toEqual({ 年报: true });
  });
});

describe('a report in a collection', () => {
  it('is left to the archive again when putting it there is undone', () => {
    const { collectionId } = notebook.collections.create({ name: '历年', reportIds: [] });
    notebook.collections.change({ collectionId, add: [reportId], remove: [] });
    notebook.undoStack.undo();
    expect(notebook.collections.membership().get(reportId)).toBeUndefined();
  });
});
