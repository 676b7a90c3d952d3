import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, noteOn } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

describe('a saved search', () => {
  it('is kept, replaced, removed, and each of these undone', () => {
    notebook.entries.save('search', '放心消费', '一');
    notebook.entries.save('search', '放心消费', '二');
    notebook.entries.remove('search', '放心消费');
    expect(notebook.entries.list('search')).toEqual([]);
    notebook.undoStack.undo();
    expect(notebook.entries.list('search')).toMatchObject([{ key: '放心消费', value: '二', author: '王敏' }]);
    notebook.undoStack.undo();
    expect(notebook.entries.list('search')).toMatchObject([{ value: '一' }]);
    notebook.undoStack.undo();
    expect(notebook.entries.list('search')).toEqual([]);
    expect(() => notebook.entries.remove('search', '放心消费')).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });

  it('is no pinned alignment of the same name', () => {
    notebook.entries.save('search', '甲', '一');
    notebook.entries.save('alignment', '甲', '二');
    expect(notebook.entries.list('alignment').map((entry) => entry.value)).toEqual(['二']);
    expect(notebook.entries.list('indicator')).toEqual([]);
  });
});

describe('a draft', () => {
  it('is there after a restart until it is emptied', () => {
    notebook.drafts.save('linjiang-2024:original:1', '写到一半');
    desk.closeAll();
    const again = desk.open();
    expect(again.drafts.list()).toMatchObject([{ key: 'linjiang-2024:original:1', value: '写到一半' }]);
    expect(again.drafts.save('linjiang-2024:original:1', '')).toEqual([]);
  });
});

describe('many notes at once', () => {
  it('are tagged and settled as one step, or not at all', () => {
    const ids = ['9158件', '16条', '2000家'].map(
      (quote) => notebook.annotations.create({ ...noteOn(quote, quote), tags: ['旧'] }).annotationId,
    );
    const done = notebook.annotations.bulk({
      annotationIds: ids,
      addTags: ['年报'],
      removeTags: ['旧'],
      status: 'resolved',
    });
    expect(done.every((note) => note.status === 'resolved' && note.tags.join() === '年报')).toBe(true);
    const unknown = 'x' as (typeof ids)[number];
    expect(() =>
      notebook.annotations.bulk({
        annotationIds: [...ids, unknown],
        addTags: [],
        removeTags: [],
        deleted: true,
      }),
    ).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(notebook.count()).toBe(3);
    notebook.annotations.bulk({ annotationIds: ids, addTags: [], removeTags: [], deleted: true });
    expect(notebook.count()).toBe(0);
    notebook.undoStack.undo();
    notebook.undoStack.undo();
    expect(notebook.annotations.list({ deleted: false }).map((note) => note.tags)).toEqual([
      ['旧'],
      ['旧'],
      ['旧'],
    ]);
  });
});

describe('the full check', () => {
  it('finds a healthy notebook healthy', () => {
    notebook.annotations.create(noteOn('9158件', '核对'));
    notebook.annotations.create(noteOn('16条', '核对'));
    expect(notebook.check()).toEqual({
      integrity: 'ok',
      journal: 'ok',
      contents: 'ok',
      annotations: 2,
      changes: 2,
    });
  });
});
