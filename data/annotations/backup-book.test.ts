import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptBackups, type Backup } from './backups.ts';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, noteOn } from './testing/sample-notebook.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('2026-01-05T08:00:00Z');

let desk: NotebookDesk;
let time: number;

beforeEach(() => {
  desk = new NotebookDesk();
  time = FIRST;
});
afterEach(() => desk.remove());

function openAt(day: number): Notebook {
  time = FIRST + day * DAY;
  return desk.open({ now: () => new Date((time += 1000)) });
}

describe('daily backups', () => {
  it('are written once a day and thinned out to days, weeks and months', () => {
    openAt(0).annotations.create(noteOn('9158件', '第一条'));
    desk.closeAll();
    for (let day = 0; day < 120; day++) {
      openAt(day);
      desk.closeAll();
      openAt(day);
      desk.closeAll();
    }
    const names = openAt(119)
      .backups.list()
      .map((backup) => backup.at.slice(0, 10));
    expect(names.slice(0, 7)).toEqual([
      '2026-05-04',
      '2026-05-03',
      '2026-05-02',
      '2026-05-01',
      '2026-04-30',
      '2026-04-29',
      '2026-04-28',
    ]);
    expect(names.slice(7)).toEqual(['2026-04-26', '2026-04-19', '2026-03-31', '2026-02-28', '2026-01-31']);
  });

  it('keep the newest of each of the last 7 days, 4 weeks and 12 months, whatever there is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(800), { minLength: 1, maxLength: 300 }), (days) => {
        const backups: Backup[] = days.map((day) => ({
          name: `b${day}`,
          at: new Date(FIRST + day * DAY).toISOString(),
          reason: 'daily',
          bytes: 1,
          entries: null,
        }));
        const kept = keptBackups(backups);
        const newest = [...days].sort((a, b) => b - a);
        for (const day of newest.slice(0, 7)) expect(kept.has(`b${day}`)).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(7 + 4 + 12);
        expect(kept.size).toBeGreaterThanOrEqual(Math.min(days.length, 7));
      }),
    );
  });

  it('never hinder opening: a file in the place of their folder is told of, no more', () => {
    fs.mkdirSync(path.join(desk.folder, 'library'));
    desk.open().annotations.create(noteOn('9158件', '先写一条'));
    desk.closeAll();
    fs.writeFileSync(path.join(desk.folder, 'library/backups'), '');
    const notebook = desk.open();
    expect(notebook.problems).toEqual([{ code: 'disk_full', subject: 'backups' }]);
    notebook.annotations.create(noteOn('9158件', '照常'));
    expect(notebook.count()).toBe(2);
  });
});

describe('going back to a backup', () => {
  it('shows what would change, changes it, and is undone in one step', () => {
    const notebook = openAt(0);
    const kept = notebook.annotations.create({ ...noteOn('9158件', '当时的话'), tags: ['核对'] });
    const removed = notebook.annotations.create(noteOn('16条', '后来删了'));
    const [backup] = notebook.backups.make();
    notebook.annotations.update({
      annotationId: kept.annotationId,
      revision: kept.revision,
      body: '后来的话',
      tags: ['已核'],
    });
    notebook.annotations.remove(removed);
    const later = notebook.annotations.create(noteOn('2000家', '后来加的'));
    const after = bodies(notebook);
    const preview = notebook.backups.preview(backup!.name);
    expect(preview.brought.map((note) => note.body)).toEqual(['后来删了']);
    expect(preview.removed.map((note) => note.annotationId)).toEqual([later.annotationId]);
    expect(preview.changed.map(({ now, then }) => [now.body, then.body])).toEqual([['后来的话', '当时的话']]);
    expect(bodies(notebook)).toEqual(after);
    notebook.backups.restore(backup!.name);
    expect(bodies(notebook)).toEqual(
      [
        ['后来删了', []],
        ['当时的话', ['核对']],
      ].sort(),
    );
    expect(notebook.backups.preview(backup!.name)).toMatchObject({ brought: [], removed: [], changed: [] });
    notebook.undoStack.undo();
    expect(bodies(notebook)).toEqual(after);
  });

  it('refuses a name that is no backup and one that cannot be read', () => {
    const notebook = openAt(0);
    const [backup] = notebook.backups.make();
    expect(() => notebook.backups.preview('../notebook.sqlite')).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    fs.writeFileSync(path.join(desk.folder, 'library/backups', backup!.name), '坏了');
    expect(() => notebook.backups.restore(backup!.name)).toThrow(
      expect.objectContaining({ code: 'notebook_damaged' }),
    );
  });
});

function bodies(notebook: Notebook): unknown[] {
  return notebook.annotations
    .list({ deleted: false })
    .map((note) => [note.body, note.tags])
    .sort();
}
