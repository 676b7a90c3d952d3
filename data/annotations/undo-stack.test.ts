import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../contract/annotation-model.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, noteOn } from './testing/sample-notebook.ts';
import { longOr } from '../testing/long-form.ts';

let desk: NotebookDesk;
let notebook: Notebook;

beforeEach(() => {
  desk = new NotebookDesk();
  notebook = desk.open();
});
afterEach(() => desk.remove());

/** What a person sees: neither revisions nor times of change, which go on. */
function seen(): unknown[] {
  return notebook.annotations
    .list({ deleted: false })
    .map(({ annotationId, body, tags, status, colour }) => ({ annotationId, body, tags, status, colour }));
}

function restart(): void {
  desk.closeAll();
  notebook = desk.open();
}

describe('undo', () => {
  it('takes back a change, then the making, also after a restart, and redo brings them again', () => {
    const made = notebook.annotations.create({ ...noteOn('9158件', '初稿'), tags: ['核对'] });
    notebook.annotations.update({
      annotationId: made.annotationId,
      revision: 1,
      body: '二稿',
      tags: ['已核'],
    });
    const whole = seen();
    restart();
    notebook.undoStack.undo();
    expect(seen()).toMatchObject([{ body: '初稿', tags: ['核对'] }]);
    restart();
    notebook.undoStack.undo();
    expect(seen()).toEqual([]);
    expect(notebook.undoStack.nextUndo).toBeNull();
    notebook.undoStack.redo();
    restart();
    notebook.undoStack.redo();
    expect(seen()).toEqual(whole);
    expect(notebook.undoStack.nextRedo).toBeNull();
  });

  it('has nothing to do in a new notebook', () => {
    expect(() => notebook.undoStack.undo()).toThrow(expect.objectContaining({ code: 'not_found' }));
    expect(() => notebook.undoStack.redo()).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  it('takes back the action named where it is the last, and nothing where it is not', () => {
    notebook.annotations.create(noteOn('9158件', '甲'));
    const first = notebook.undoStack.nextUndo?.actionId;
    notebook.annotations.create(noteOn('9158件', '乙'));
    const both = seen();
    expect(() => notebook.undoStack.undo(first)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(seen()).toEqual(both);
    notebook.undoStack.undo(notebook.undoStack.nextUndo?.actionId);
    notebook.undoStack.undo(first);
    expect(seen()).toEqual([]);
    expect(() => notebook.undoStack.undo(first)).toThrow(expect.objectContaining({ code: 'conflict' }));
  });

  it('leaves preferences alone', () => {
    notebook.annotations.create(noteOn('9158件', ''));
    notebook.preferences.write('theme', 'dark');
    expect(notebook.undoStack.undo().label).toBe('annotation.create');
    expect(notebook.preferences.read()).toEqual({ theme: 'dark' });
  });

  it('walks back and forth through any series of actions and shows the same at every step', () => {
    const step = fc.record({
      what: fc.constantFrom('create', 'edit', 'remove', 'restore'),
      pick: fc.nat(20),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        desk.remove();
        desk = new NotebookDesk();
        notebook = desk.open();
        const states = [seen()];
        for (const one of steps) if (perform(one)) states.push(seen());
        for (let i = states.length - 2; i >= 0; i--) {
          notebook.undoStack.undo();
          expect(seen()).toEqual(states[i]);
        }
        for (let i = 1; i < states.length; i++) {
          notebook.undoStack.redo();
          expect(seen()).toEqual(states[i]);
        }
      }),
      { numRuns: longOr(100, 6) },
    );
  });
});

/** False where nothing could be done. */
function perform({ what, pick, text }: { what: string; pick: number; text: string }): boolean {
  if (what === 'create') {
    notebook.annotations.create({ ...noteOn('16条', text), tags: ['街区'] });
    return true;
  }
  const all = notebook.annotations.list({ deleted: true });
  const note: Annotation | undefined = all[pick % Math.max(all.length, 1)];
  if (!note || note.deleted !== (what === 'restore')) return false;
  const { annotationId, revision } = note;
  if (what === 'remove') notebook.annotations.remove({ annotationId });
  else if (what === 'restore') notebook.annotations.restore({ annotationId });
  else if (text === note.body) return false;
  else
    notebook.annotations.update({
      annotationId,
      revision,
      body: text,
      tags: [`标签${pick}`],
      status: 'resolved',
    });
  return true;
}
