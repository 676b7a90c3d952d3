import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadable, openWritable } from '../schema/sqlite.ts';
import { BODIES, bodiesOf, codesOf, FilledNotebook } from './testing/filled-notebook.ts';
import { NotebookDesk, noteOn } from './testing/sample-notebook.ts';
import type { NotebookFiles } from './notebook-files.ts';
import type { Notebook } from './notebook.ts';

let filled: FilledNotebook;
let desk: NotebookDesk;
let files: NotebookFiles;

beforeEach(() => {
  filled = new FilledNotebook();
  ({ desk, files } = filled);
});
afterEach(() => desk.remove());

/** Everything is there, can be written to, and stays so over another restart. */
function expectWhole(notebook: Notebook, problems: readonly string[]): void {
  expect(codesOf(notebook)).toEqual(problems);
  expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
  const { annotationId } = notebook.annotations.create(noteOn('16条', '恢复之后'));
  desk.closeAll();
  const again = desk.open();
  expect(again.annotations.read(annotationId).body).toBe('恢复之后');
  expect(codesOf(again)).toEqual([]);
  expect(bodiesOf(again)).toEqual([...BODIES, '恢复之后'].sort());
}

describe('a notebook whose database is damaged', () => {
  const damages: Readonly<Record<string, (file: string) => void>> = {
    'cut off in the middle': (file) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2)),
    'cut to a few bytes': (file) => fs.truncateSync(file, 40),
    'filled with zeros': (file) => fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size)),
    'another kind of file': (file) => fs.writeFileSync(file, '这不是数据库'.repeat(500)),
    'another program’s database': (file) => {
      fs.rmSync(file);
      const database = openWritable(file);
      database.exec('CREATE TABLE other (x); INSERT INTO other VALUES (1)');
      database.close();
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    it(`is made again from its journal when the file is ${name}, and the file is kept`, () => {
      damage(files.database);
      const notebook = desk.open();
      expect(
        filled.filesSetAside().filter((file) => file.startsWith('notebook.sqlite.damaged-')),
      ).toHaveLength(1);
      expectWhole(notebook, ['notebook_recovered']);
    });
  }

  it('is made again when the file is empty', () => {
    fs.truncateSync(files.database, 0);
    expectWhole(desk.open(), ['notebook_recovered']);
  });

  it('never shows an altered note, whichever byte has flipped', () => {
    const original = fs.readFileSync(files.database);
    const journal = fs.readFileSync(files.journal);
    for (let n = 0; n < 60; n++) {
      const flipped = Buffer.from(original);
      const at = Math.floor(((n + 0.37) / 60) * flipped.length);
      flipped[at] = flipped[at]! ^ 0x20;
      fs.writeFileSync(files.database, flipped);
      fs.writeFileSync(files.journal, journal);
      const notebook = desk.open();
      expect(bodiesOf(notebook), `byte ${at}`).toEqual([...BODIES].sort());
      desk.closeAll();
    }
  });

  it('has its drafts again, though the journal has none', () => {
    const notebook = desk.open();
    notebook.drafts.save('note:甲', '先写一半');
    notebook.drafts.save('note:甲', '先写一半，再写一半');
    notebook.drafts.save('note:乙', '另一份');
    notebook.drafts.save('note:乙', '');
    desk.closeAll();
    fs.writeFileSync(files.database, Buffer.alloc(8192));
    const again = desk.open();
    expect(again.drafts.list().map(({ key, value }) => [key, value])).toEqual([
      ['note:甲', '先写一半，再写一半'],
    ]);
    expect(bodiesOf(again)).toEqual([...BODIES].sort());
  });

  it('keeps what it still holds when the journal is gone as well', () => {
    fs.rmSync(files.journal);
    fs.rmSync(files.backups, { recursive: true, force: true });
    const bytes = fs.readFileSync(files.database);
    const root = bytes.indexOf('转科室');
    bytes.fill(0, root, root + 9);
    fs.writeFileSync(files.database, bytes);
    const notebook = desk.open();
    expect(codesOf(notebook)).toEqual(['notebook_recovered']);
    expect(bodiesOf(notebook)).toEqual(expect.arrayContaining(BODIES.slice(0, -1)));
  });

  it('starts empty, says so and keeps the file when nothing at all can be read', () => {
    fs.rmSync(files.journal);
    fs.rmSync(files.backups, { recursive: true, force: true });
    fs.writeFileSync(files.database, Buffer.alloc(8192));
    const notebook = desk.open();
    expect(codesOf(notebook)).toEqual(['notebook_damaged']);
    expect(bodiesOf(notebook)).toEqual([]);
    expect(filled.filesSetAside()).toHaveLength(1);
  });

  it('is made from the newest backup when both files are gone', () => {
    const later = new Date(Date.now() + 86_400_000);
    desk.open({ now: () => later });
    desk.closeAll();
    fs.rmSync(files.journal);
    fs.rmSync(files.database);
    expectWhole(desk.open({ now: () => later }), ['notebook_recovered']);
  });
});

describe('a notebook with a write-ahead log beside it', () => {
  it('does not take over the log of another database', () => {
    const other = new NotebookDesk();
    const stranger = other.open();
    for (let n = 0; n < 20; n++) stranger.annotations.create(noteOn('2000家', `别人的批注${n}`));
    fs.copyFileSync(path.join(other.folder, 'library/notebook.sqlite-wal'), `${files.database}-wal`);
    other.remove();
    const notebook = desk.open();
    expect(bodiesOf(notebook)).toEqual(expect.arrayContaining(BODIES));
    desk.closeAll();
    expect(bodiesOf(desk.open())).toEqual(expect.arrayContaining(BODIES));
  });

  it('survives a log of random bytes', () => {
    fs.writeFileSync(
      `${files.database}-wal`,
      Buffer.from(Array.from({ length: 9000 }, (_, n) => (n * 7919) % 256)),
    );
    expectWhole(desk.open(), []);
  });
});

describe('a notebook whose journal', () => {
  it('is gone writes it again and says so', () => {
    fs.rmSync(files.journal);
    expectWhole(desk.open(), ['notebook_recovered']);
  });

  it('is all that is left is made again from it', () => {
    fs.rmSync(files.database);
    expectWhole(desk.open(), ['notebook_recovered']);
  });

  it('has a flipped byte writes it again and keeps the damaged one', () => {
    const bytes = fs.readFileSync(files.journal);
    bytes[Math.floor(bytes.length / 2)]! ^= 0x01;
    fs.writeFileSync(files.journal, bytes.subarray(0, bytes.length - 1));
    expectWhole(desk.open(), ['notebook_recovered']);
    expect(filled.filesSetAside()).toHaveLength(1);
  });

  it('is ahead by a whole action takes it over; an unfinished line is dropped', () => {
    const before = fs.readFileSync(files.database);
    const notebook = desk.open();
    notebook.annotations.create(noteOn('99.6%', '断电之前'));
    desk.closeAll();
    fs.writeFileSync(files.database, before);
    fs.appendFileSync(files.journal, '{"seq":99,"prev":"00');
    const again = desk.open();
    expect(codesOf(again)).toEqual([]);
    expect(bodiesOf(again)).toEqual([...BODIES, '断电之前'].sort());
    expect(fs.readFileSync(files.journal, 'utf8').endsWith('}\n')).toBe(true);
  });

  it('and database have each gone on alone keeps the notes of both', () => {
    const both = [fs.readFileSync(files.database), fs.readFileSync(files.journal)] as const;
    desk.open().annotations.create(noteOn('99.6%', '只在日志'));
    desk.closeAll();
    const journal = fs.readFileSync(files.journal);
    fs.writeFileSync(files.database, both[0]);
    fs.writeFileSync(files.journal, both[1]);
    desk.open().annotations.create(noteOn('99.6%', '只在库里'));
    desk.closeAll();
    fs.writeFileSync(files.journal, journal);
    const notebook = desk.open();
    expect(codesOf(notebook)).toEqual(['notebook_recovered']);
    expect(bodiesOf(notebook)).toEqual([...BODIES, '只在库里', '只在日志'].sort());
  });
});

describe('a notebook from a newer version', () => {
  it('is refused and left as it is', () => {
    const database = openWritable(files.database);
    database.pragma('user_version = 99');
    database.close();
    const before = fs.readFileSync(files.database);
    expect(filled.codeOfOpening()).toBe('notebook_from_future');
    expect(fs.readFileSync(files.database).equals(before)).toBe(true);
    expect(openReadable(files.database).pragma('user_version', { simple: true })).toBe(99);
  });

  it('is refused by its journal alone', () => {
    fs.rmSync(files.database);
    const text = fs.readFileSync(files.journal, 'utf8').replace('"version":1', '"version":2');
    fs.writeFileSync(files.journal, text);
    expect(filled.codeOfOpening()).toBe('notebook_from_future');
    expect(fs.existsSync(files.database)).toBe(false);
  });
});
