/** What keeps the notebook safe from disks, clocks, editors and other people. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { notebookFiles, type NotebookFiles } from './notebook-files.ts';
import { NotebookDesk, noteOn } from './testing/sample-notebook.ts';

let desk: NotebookDesk;
let files: NotebookFiles;
beforeEach(() => {
  desk = new NotebookDesk();
  files = notebookFiles(path.join(desk.folder, 'library'));
});
afterEach(() => {
  vi.useRealTimers();
  desk.remove();
});

function write(...bodies: readonly string[]): void {
  const notebook = desk.open();
  for (const body of bodies) notebook.annotations.create(noteOn('9158件', body));
  desk.closeAll();
}
const bodies = (): string[] =>
  desk
    .open()
    .annotations.list({ deleted: true })
    .map((note) => note.body)
    .sort();

describe('a journal', () => {
  it('with a damaged line in the middle is told of and mended when the notebook is opened', () => {
    write('甲', '乙', '丙');
    const text = fs.readFileSync(files.journal, 'utf8');
    fs.writeFileSync(files.journal, text.replace('乙', '己'));
    expect(desk.open().problems).toMatchObject([{ code: 'notebook_recovered' }]);
    desk.closeAll();
    expect(fs.readFileSync(files.journal, 'utf8')).toBe(text);
    expect(fs.readdirSync(files.folder).some((name) => name.includes('.damaged-'))).toBe(true);
    expect(desk.open().problems).toEqual([]);
  });

  it('whose lines an editor has ended with CR LF is read, with and without the database', () => {
    write('甲', '乙');
    const text = fs.readFileSync(files.journal, 'utf8');
    fs.writeFileSync(files.journal, text.replaceAll('\n', '\r\n'));
    expect(bodies()).toEqual(['乙', '甲']);
    desk.closeAll();
    expect(fs.readFileSync(files.journal, 'utf8')).toBe(text);
    fs.writeFileSync(files.journal, text.replaceAll('\n', '\r\n'));
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(files.database + suffix, { force: true });
    fs.rmSync(files.backups, { recursive: true, force: true });
    expect(bodies()).toEqual(['乙', '甲']);
  });
});

describe('backups', () => {
  it('are never written of an empty notebook', () => {
    write();
    expect(fs.existsSync(files.backups)).toBe(false);
  });

  it('are made of each day while the notebook stays open, and of each only once', () => {
    vi.useFakeTimers({ now: Date.parse('2026-01-05T08:00:00Z') });
    const notebook = desk.open();
    notebook.annotations.create(noteOn('9158件', '甲'));
    const days = (): string[] => notebook.backups.list().map((backup) => backup.at.slice(0, 10));
    // It was empty when it was opened.
    expect(days()).toEqual([]);
    vi.advanceTimersByTime(3 * 3_600_000);
    expect(days()).toEqual(['2026-01-05']);
    vi.advanceTimersByTime(48 * 3_600_000);
    expect(days()).toEqual(['2026-01-07', '2026-01-06', '2026-01-05']);
    desk.closeAll();
    vi.advanceTimersByTime(48 * 3_600_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that a person asked for stay, however many others are made', () => {
    let time = Date.parse('2026-01-05T08:00:00Z');
    const notebook = desk.open({ now: () => new Date((time += 60_000)) });
    notebook.annotations.create(noteOn('9158件', '甲'));
    for (let n = 0; n < 15; n++) notebook.backups.make();
    for (let n = 0; n < 15; n++) notebook.backups.write('merge');
    const reasons = notebook.backups.list().map((backup) => backup.reason);
    expect(reasons.filter((reason) => reason === 'asked')).toHaveLength(15);
    expect(reasons.filter((reason) => reason === 'merge')).toHaveLength(10);
  });

  it('are chosen by what they hold and not by the clock: one of a wrong year does not win', () => {
    let time = Date.parse('2031-01-05T08:00:00Z');
    const wrong = desk.open({ now: () => new Date((time += 1000)) });
    wrong.annotations.create(noteOn('9158件', '甲'));
    wrong.backups.make();
    desk.closeAll();
    time = Date.parse('2026-01-05T08:00:00Z');
    const right = desk.open({ now: () => new Date((time += 1000)) });
    right.annotations.create(noteOn('9158件', '乙'));
    right.backups.make();
    desk.closeAll();
    for (const file of [files.database, files.journal]) fs.rmSync(file, { force: true });
    const opened = desk.open();
    expect(
      opened.annotations
        .list({ deleted: true })
        .map((note) => note.body)
        .sort(),
    ).toEqual(['乙', '甲']);
    expect(opened.problems).toMatchObject([
      { code: 'notebook_recovered', subject: expect.stringMatching(/^2026.*\.jsonl\.gz$/) as string },
    ]);
  });
});

describe.runIf(process.platform !== 'win32')('the files of a library', () => {
  it('are read by nobody else, and those of an earlier version are tightened', () => {
    write('甲');
    for (const file of [files.database, files.journal]) fs.chmodSync(file, 0o644);
    fs.chmodSync(files.folder, 0o755);
    const before = path.join(files.folder, 'not ours.txt');
    fs.writeFileSync(before, '', { mode: 0o644 });
    const notebook = desk.open();
    notebook.annotations.create(noteOn('9158件', '乙'));
    notebook.backups.make();
    const rights = (file: string): string => (fs.statSync(file).mode & 0o777).toString(8);
    expect([files.folder, files.backups].map(rights)).toEqual(['700', '700']);
    const ours = fs.readdirSync(files.folder).filter((name) => name.startsWith('notebook.'));
    expect(ours.length).toBeGreaterThan(2);
    expect(ours.map((name) => [name, rights(path.join(files.folder, name))])).toEqual(
      ours.map((name) => [name, '600']),
    );
    for (const name of fs.readdirSync(files.backups))
      expect(rights(path.join(files.backups, name))).toBe('600');
    expect(rights(before)).toBe('644');
  });
});

const traces = spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true']).status === 0;
describe.runIf(traces)('what is acknowledged (traced with strace; skipped where there is none)', () => {
  it('was synced to the disk before: the journal, and the log of the database', () => {
    const script = path.join(import.meta.dirname, 'testing/write-one-note.ts');
    const trace = path.join(desk.folder, 'trace');
    execFileSync('strace', [
      '-f',
      '-y',
      '-e',
      'trace=fsync,fdatasync,write',
      '-o',
      trace,
      process.execPath,
      script,
      files.folder,
    ]);
    const lines = fs.readFileSync(trace, 'utf8').split('\n');
    const at = (found: RegExp, from = 0): number =>
      lines.findIndex((line, n) => n >= from && found.test(line));
    const begun = at(/write\(\d+<[^>]*>, "begin/);
    const acknowledged = at(/write\(\d+<[^>]*>, "made/);
    expect(begun).toBeGreaterThanOrEqual(0);
    for (const synced of [
      /f(?:data)?sync\(\d+<[^>]*notebook\.journal\.jsonl>/,
      /f(?:data)?sync\(\d+<[^>]*notebook\.sqlite-wal>/,
    ]) {
      const found = at(synced, begun);
      expect([String(synced), found > begun && found < acknowledged]).toEqual([String(synced), true]);
    }
  });
});

/** A file system of its own that can be filled; only an administrator of a Linux machine can make one. */
function smallDisk(): string | null {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'lanjuan-small-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0) return folder;
  fs.rmSync(folder, { recursive: true });
  return null;
}
const disk = process.platform === 'linux' && process.getuid?.() === 0 ? smallDisk() : null;
describe.runIf(disk !== null)(
  'a disk without room (on a small file system; skipped where none can be made)',
  () => {
    it('leaves the notebook to be read, and writing is refused by its name', () => {
      const folder = path.join(disk ?? '', 'library');
      const notebook = desk.open({ folder });
      notebook.annotations.create(noteOn('9158件', '甲'));
      desk.closeAll();
      for (let n = 0, room = true; room; n++) {
        try {
          fs.writeFileSync(path.join(disk ?? '', `filler${n}`), Buffer.alloc(1024));
        } catch {
          room = false;
        }
      }
      const full = desk.open({ folder });
      expect(full.annotations.list({ deleted: false }).map((note) => note.body)).toEqual(['甲']);
      expect(() => full.annotations.create(noteOn('9158件', '乙'))).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/disk_full|read_only/) as string }),
      );
      desk.closeAll();
      for (const name of fs.readdirSync(disk ?? ''))
        if (name.startsWith('filler')) fs.rmSync(path.join(disk ?? '', name));
      const again = desk.open({ folder });
      again.annotations.create(noteOn('9158件', '丙'));
      expect(
        again.annotations
          .list({ deleted: false })
          .map((note) => note.body)
          .sort(),
      ).toEqual(['丙', '甲']);
      desk.closeAll();
      spawnSync('umount', [disk ?? '']);
      fs.rmSync(disk ?? '', { recursive: true, force: true });
    });
  },
);
