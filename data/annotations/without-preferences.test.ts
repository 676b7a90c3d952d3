import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from './backups.ts';
import { REAL_DISK } from './journal-file.ts';
import { NotebookLog } from './notebook-log.ts';
import type { NotebookFiles } from './notebook-files.ts';
import { openFiles } from './open-files.ts';
import { BODIES, bodiesOf, codesOf, FilledNotebook } from './testing/filled-notebook.ts';
import { noteOn, type NotebookDesk } from './testing/sample-notebook.ts';

const AT = new Date('2026-03-05T08:00:00Z');
const SEARCHED = '某企业举报线索';

let desk: NotebookDesk;
let files: NotebookFiles;
beforeEach(() => {
  ({ desk, files } = new FilledNotebook());
  writeAsBefore();
});
afterEach(() => desk.remove());

/** As version 0.1.0 wrote preferences: entries of the journal, the history of searches whole each time. */
function writeAsBefore(): void {
  fs.rmSync(files.preferences, { force: true });
  const { database, journal } = openFiles(files, AT, REAL_DISK);
  const log = new NotebookLog(database, journal, 'aaaaaaaa', () => AT);
  const write = (key: string, value: string): void =>
    log.edit({ kind: 'do', undoable: false, label: 'preference' }, '', () => [
      { kind: 'preference', entity: key, fields: { value, created: AT.toISOString() } },
    ]);
  write('theme', 'light');
  write('search.history', JSON.stringify([SEARCHED]));
  write('theme', 'dark');
  expect(writeBackup(database, files.backups, 'asked', AT)).toBeNull();
  database.close();
  journal.close();
}

/** Names of the files of the library that hold the text, compressed or not. */
function filesWith(text: string): string[] {
  return fs
    .readdirSync(files.folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(files.folder, name)).isFile())
    .filter((name) => {
      const bytes = fs.readFileSync(path.join(files.folder, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).includes(text);
    });
}

describe('preferences of a notebook of an earlier version', () => {
  it('are moved into a file of their own, and nothing else is lost', () => {
    expect(filesWith(SEARCHED).length).toBeGreaterThan(2);
    const notebook = desk.open();
    expect(codesOf(notebook)).toEqual([]);
    expect(notebook.preferences.read()).toEqual({
      theme: 'dark',
      'search.history': JSON.stringify([SEARCHED]),
    });
    expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
    expect(notebook.check()).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok' });
    expect(filesWith(SEARCHED)).toEqual(['preferences.json']);
  });

  it('leave the notebook one that is written to, undone and opened again', () => {
    const notebook = desk.open();
    const { annotationId } = notebook.annotations.create(noteOn('16条', '升级之后'));
    notebook.undoStack.undo();
    notebook.undoStack.redo();
    desk.closeAll();
    const again = desk.open();
    expect(codesOf(again)).toEqual([]);
    expect(again.annotations.read(annotationId).body).toBe('升级之后');
    expect(again.preferences.read()['theme']).toBe('dark');
  });

  it('leave its backups such as can be restored', () => {
    const notebook = desk.open();
    for (const { name } of notebook.backups.list()) {
      const contents = readBackup(files.backups, name)!;
      expect([contents.damaged, contents.soundLines]).toEqual([0, contents.lines.length]);
      notebook.backups.restore(name);
    }
    expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
  });

  it('are found where only the journal is left', () => {
    fs.rmSync(files.database);
    const notebook = desk.open();
    expect(notebook.preferences.read()['theme']).toBe('dark');
    expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
    expect(fs.readFileSync(files.journal, 'utf8')).not.toContain(SEARCHED);
  });

  it('are used from where they are when the disk does not take their file', () => {
    fs.mkdirSync(`${files.preferences}.unfinished`);
    const notebook = desk.open();
    expect(codesOf(notebook)).toEqual([]);
    expect(notebook.preferences.read()['theme']).toBe('dark');
    expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
    desk.closeAll();
    fs.rmdirSync(`${files.preferences}.unfinished`);
    expect(desk.open().preferences.read()['theme']).toBe('dark');
    expect(filesWith(SEARCHED)).toEqual(['preferences.json']);
  });
});

describe('preferences', () => {
  it('take no more room for being written often, and are gone from the disk when they are cleared', () => {
    const notebook = desk.open();
    const size = (): number => fs.statSync(files.journal).size + fs.statSync(files.database).size;
    const before = size();
    for (let n = 0; n < 300; n++) {
      notebook.preferences.write(
        'search.history',
        JSON.stringify([`第${n}次检索${'，再加一词'.repeat(20)}`, SEARCHED]),
      );
    }
    expect(size()).toBe(before);
    notebook.preferences.write('search.history', '[]');
    desk.closeAll();
    expect(filesWith(SEARCHED)).toEqual([]);
    expect(filesWith('次检索')).toEqual([]);
    expect(desk.open().preferences.read()).toEqual({ theme: 'dark', 'search.history': '[]' });
  });

  it('that cannot be read are set aside, and the notebook opens', () => {
    desk.open();
    desk.closeAll();
    fs.writeFileSync(files.preferences, '{"theme":');
    const notebook = desk.open();
    expect(notebook.preferences.read()).toEqual({});
    expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
    notebook.preferences.write('theme', 'light');
    desk.closeAll();
    expect(desk.open().preferences.read()).toEqual({ theme: 'light' });
  });
});
