/**
 * A notebook as it was kept before the rules of states were mended (testing/earlier/0.3-states): with a merge that was undone
 * after edits on top of it, a tag of a record whose removal was undone, a question settled and asked again, a note of another
 * program that was edited, and changes of a clock that was years ahead.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadable } from '../schema/sqlite.ts';
import { notebookFiles } from './notebook-files.ts';
import { NotebookDesk } from './testing/sample-notebook.ts';

const EARLIER = path.join(import.meta.dirname, 'testing/earlier/0.3-states');
let desk: NotebookDesk;
beforeEach(() => {
  desk = new NotebookDesk();
  fs.mkdirSync(path.join(desk.folder, 'library'));
});
afterEach(() => desk.remove());

function put(...names: readonly string[]): void {
  for (const name of names)
    fs.writeFileSync(
      path.join(desk.folder, 'library', name),
      gunzipSync(fs.readFileSync(path.join(EARLIER, `${name}.gz`))),
    );
}

describe('a notebook of earlier rules', () => {
  it('opens with every note, and says what today follows from its entries', () => {
    put('notebook.sqlite', 'notebook.journal.jsonl');
    const { database } = notebookFiles(path.join(desk.folder, 'library'));
    const before = openReadable(database);
    const revisionsIn = (from: typeof before): unknown =>
      from.prepare('SELECT kind, entity_id, revision FROM entities ORDER BY 1, 2').all();
    const entriesIn = (from: typeof before): unknown => from.prepare('SELECT * FROM entries').all();
    const [revisions, entries] = [revisionsIn(before), entriesIn(before)];
    before.close();
    const notebook = desk.open();
    expect(notebook.problems).toEqual([]);
    expect(notebook.annotations.list({ deleted: false })).toHaveLength(5);
    expect(notebook.check()).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok', changes: 20 });
    // After the merge was undone nothing of it is left, nor of what was done and undone on top of it.
    const byBody = new Map(notebook.annotations.list({ deleted: false }).map((note) => [note.body, note]));
    expect([...byBody.keys()].sort()).toEqual(['丁（周航）', '丙二', '乙', '外来，改过', '甲']);
    expect(
      byBody
        .values()
        .flatMap(({ conflicts }) => conflicts)
        .toArray(),
    ).toEqual([]);
    expect(byBody.get('丙二')?.modified).toMatch(/^2026/u);
    expect(notebook.records.edits()).toEqual(new Map());
    expect(notebook.undoStack.nextUndo?.label).toBe('annotation.update');
    desk.closeAll();
    const after = openReadable(database);
    expect(revisionsIn(after)).toEqual(revisions);
    expect(entriesIn(after)).toEqual(entries);
    after.close();
  });

  it('is the same when only its journal is left', () => {
    put('notebook.sqlite', 'notebook.journal.jsonl');
    const shown = (): unknown =>
      desk
        .open()
        .annotations.list({ deleted: true })
        .map(({ revision: _, ...note }) => note);
    const kept = shown();
    desk.remove();
    desk = new NotebookDesk();
    fs.mkdirSync(path.join(desk.folder, 'library'));
    put('notebook.journal.jsonl');
    expect(shown()).toEqual(kept);
  });
});
