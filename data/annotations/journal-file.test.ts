import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalFile, REAL_DISK, type DiskWrites } from './journal-file.ts';
import { headerLine, lineAfter, writeLine } from './journal-line.ts';
import { openFiles } from './open-files.ts';
import { FilledNotebook } from './testing/filled-notebook.ts';
import type { NotebookDesk } from './testing/sample-notebook.ts';
import type { NotebookFiles } from './notebook-files.ts';

let desk: NotebookDesk;
let files: NotebookFiles;
beforeEach(() => void ({ desk, files } = new FilledNotebook()));
afterEach(() => desk.remove());

/** What reaches the disk, in order. */
function watchedDisk(): { readonly disk: DiskWrites; readonly events: string[] } {
  const events: string[] = [];
  const disk: DiskWrites = {
    write: (...given) => {
      events.push('write');
      return REAL_DISK.write(...given);
    },
    sync: (...given) => {
      events.push('sync');
      REAL_DISK.sync(...given);
    },
    truncate: (...given) => {
      events.push('truncate');
      REAL_DISK.truncate(...given);
    },
  };
  return { disk, events };
}

describe('the journal’s file', () => {
  it('has a line on the disk before the append returns', () => {
    const { disk, events } = watchedDisk();
    const file = `${files.journal}.other`;
    const journal = new JournalFile(file, disk);
    const header = headerLine('6f1d');
    journal.append([header]);
    expect(events).toEqual(['write', 'sync']);
    const next = lineAfter(header.hash, 1, '{"note":"核对"}');
    journal.append([next]);
    expect(events).toEqual(['write', 'sync', 'write', 'sync']);
    journal.close();
    expect(fs.readFileSync(file, 'utf8')).toBe(writeLine(header) + writeLine(next));
  });

  it('is as it was when the disk does not take a line for good', () => {
    const file = `${files.journal}.other`;
    let isFull = false;
    const disk: DiskWrites = {
      ...REAL_DISK,
      sync: (descriptor) => {
        if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        REAL_DISK.sync(descriptor);
      },
    };
    const journal = new JournalFile(file, disk);
    const header = headerLine('6f1d');
    journal.append([header]);
    isFull = true;
    expect(() => journal.append([lineAfter(header.hash, 1, '{}')])).toThrow('no space left');
    expect(journal.length).toBe(Buffer.byteLength(writeLine(header)));
    journal.close();
    expect(fs.readFileSync(file, 'utf8')).toBe(writeLine(header));
  });
});

describe('the notebook’s database', () => {
  it('has every commit on the disk before it returns, and can be read beside', () => {
    const { database, journal } = openFiles(files, new Date(), REAL_DISK);
    try {
      // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
      expect(database.pragma('synchronous', { simple: true })).toBe(2);
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    } finally {
      database.close();
      journal.close();
    }
  });
});
