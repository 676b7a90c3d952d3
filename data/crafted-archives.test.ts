/** Two hundred crafted archives: none is taken in, none stays, none changes or disturbs anything else. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CheckedArchives } from './checked-archives.ts';
import type { ReportId } from './contract/model.ts';
import { openLibrary, type Library } from './open-library.ts';
import { ARCHIVE_TABLES } from './schema/archive-tables.ts';
import { JSON_COLUMNS } from './schema/archive-values.ts';
import { createArchive } from './schema/archive-file.ts';
import { inspectArchive } from './schema/inspect-archive.ts';
import { passDoor } from './schema/pass-door.ts';
import { storeReport } from './schema/store-report.ts';
import { CRAFTED_ARCHIVES } from './testing/crafted-archives.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-crafted-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
createArchive(shipped, (database) => {
  for (const n of [0, 3, 6]) storeReport(database, syntheticReport(n));
});
const sound = path.join(base, 'sound.lanjuan');
createArchive(sound, (database) => {
  storeReport(database, syntheticReport(40));
});

const other = path.join(base, 'other.lanjuan');
createArchive(other, (database) => {
  storeReport(database, syntheticReport(50));
});

let made = 0;
function library(rebuildThread?: string): { readonly folder: string; readonly open: () => Library } {
  const folder = path.join(base, `馆藏 ${made++}`);
  mkdirSync(path.join(folder, 'archives'), { recursive: true });
  const open = (): Library =>
    openLibrary({
      archives: [{ file: shipped, role: 'shipped' }],
      addedFolder: path.join(folder, 'archives'),
      holdingsFile: path.join(folder, 'holdings.sqlite'),
      notebookFolder: folder,
      version: '0.1.0',
      ...(rebuildThread === undefined ? {} : { rebuildThread }),
    });
  return { folder, open };
}

/** What the library says of its reports, in every way of reading. */
function answers({ archive }: Library): unknown {
  const reports = archive['reports.list']({});
  const reportId = reports[0]?.reportId ?? ('none' as ReportId); // any id will do where there is no report
  return {
    reports,
    report: archive['reports.read']({ reportId }),
    search: archive['search.run']({
      query: '市场',
      limit: 50,
      offset: 0,
      filters: {},
      exact: false,
      sort: 'relevance',
    }),
    indicators: archive['indicators.list']({}),
    series: archive['indicators.series']({}),
    programmes: archive['programmes.list']({}),
    terms: archive['terms.list']({}),
  };
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('crafted archives', () => {
  it('are two hundred and more, each of a name of its own', () => {
    expect(CRAFTED_ARCHIVES.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CRAFTED_ARCHIVES.map((one) => one.name)).size).toBe(CRAFTED_ARCHIVES.length);
  });

  it.each(CRAFTED_ARCHIVES.map((one) => [one.outcome, one.name, one] as const))(
    '%s at the door: %s',
    (outcome, _name, crafted) => {
      const file = path.join(base, 'crafted.lanjuan');
      crafted.write(sound, file);
      const before = hashOf(file);
      if (outcome === 'harmless') expect(inspectArchive(file).reports).toBe(1);
      else expect(() => inspectArchive(file)).toThrow(expect.objectContaining({ name: 'ArchiveError' }));
      expect(hashOf(file)).toBe(before);
      rmSync(file);
    },
  );

  it('change no answer, no byte and no name when all of them lie in the folder of archives', () => {
    const { folder, open } = library('');
    const first = open();
    const wanted = answers(first);
    first.close();
    const refused = CRAFTED_ARCHIVES.filter((one) => one.outcome === 'refused');
    const placed = refused.map((one, n) => {
      const file = path.join(folder, 'archives', `${n}.lanjuan`);
      one.write(sound, file);
      return { file, hash: hashOf(file) };
    });
    for (const start of ['first', 'second']) {
      const opened = open();
      expect([start, answers(opened)]).toEqual([start, wanted]);
      expect(opened.archive['library.status']({}).problems).toHaveLength(refused.length);
      opened.close();
    }
    expect(placed.filter(({ file, hash }) => hashOf(file) !== hash)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toEqual(['notebook.sqlite']);
    expect(existsSync(path.join(folder, 'mended'))).toBe(false);
  });

  it('leave nothing behind when they are opened by a person', () => {
    const { folder, open } = library('');
    const opened = open();
    for (const crafted of CRAFTED_ARCHIVES.filter((one, n) => one.outcome === 'refused' && n % 8 === 0)) {
      const file = path.join(base, 'from a stick.lanjuan');
      crafted.write(sound, file);
      expect(() => opened.addArchive(file)).toThrow(expect.objectContaining({ name: 'ArchiveError' }));
      rmSync(file);
    }
    expect(readdirSync(path.join(folder, 'archives'))).toEqual([]);
    opened.close();
  });
});

describe('the door', () => {
  const thread = path.join(import.meta.dirname, 'schema/rebuild-thread.ts');

  it('is passed in a thread, with the same outcome', () => {
    expect(passDoor(sound, thread)).toEqual(inspectArchive(sound));
    const file = path.join(base, 'view.lanjuan');
    CRAFTED_ARCHIVES[0]!.write(sound, file);
    expect(() => passDoor(file, thread)).toThrow(expect.objectContaining({ code: 'archive_foreign' }));
  });

  it('is not waited at for ever: what is not read to its end in time is refused', () => {
    const endless = path.join(base, 'endless.cjs');
    writeFileSync(endless, ENDLESS);
    expect(() => passDoor(sound, endless, { milliseconds: 50, millisecondsPerMegabyte: 0 })).toThrow(
      expect.objectContaining({ code: 'archive_damaged' }),
    );
  });

  it('knows a schema for every column that the tables call JSON', () => {
    const named = ARCHIVE_TABLES.split(/CREATE TABLE /).flatMap((table) => {
      const name = /^\w+/.exec(table)?.[0] ?? '';
      return [...table.matchAll(/^ {2}(\w+) TEXT.*-- JSON/gm)].map((column) => `${name}.${column[1]}`);
    });
    expect(named.length).toBeGreaterThan(4);
    expect(Object.keys(JSON_COLUMNS)).toEqual(expect.arrayContaining(named));
  });

  it('holds what states the id of an open archive against it, byte for byte or row for row', () => {
    const { open } = library('');
    const opened = open();
    expect(opened.addArchive(sound)).toMatchObject({ status: 'added' });
    const mended = path.join(base, 'mended.lanjuan');
    CRAFTED_ARCHIVES.find((one) => one.name === 'no index')?.write(sound, mended);
    expect(opened.addArchive(mended)).toMatchObject({ status: 'unchanged' });
    opened.close();
  });
});

/** A thread that begins to read and finds no end. */
const ENDLESS = `
const seen = new Int32Array(require('node:worker_threads').workerData.state);
Atomics.store(seen, 0, 1);
Atomics.notify(seen, 0);
for (;;);
`;

describe('what has passed the door', () => {
  it('is looked at again after a program that did not come to its end, and else only once', () => {
    const { folder, open } = library('');
    const first = open();
    const file = path.join(folder, 'archives', first.addArchive(sound).fileName);
    first.close();
    // Another file of the same size and time, as only a fault of a disk makes one.
    const { atime, mtime } = statSync(file);
    const crafted = readFileSync(file);
    crafted.fill(0xa5, crafted.length - 4096 * 3, crafted.length - 4096);
    writeFileSync(file, crafted);
    utimesSync(file, atime, mtime);
    const mark = path.join(folder, 'archives-open');
    expect(existsSync(mark)).toBe(false);
    // No process has this number.
    writeFileSync(mark, '4194305');
    const next = open();
    expect(next.archive['library.status']({}).problems).toMatchObject([{ subject: 'sound.lanjuan' }]);
    next.close();
  });
});

describe('an archive over which the program itself came down while it was looked at', () => {
  it('stays put aside at the next start, and no other does', () => {
    const { folder, open } = library('');
    const first = open();
    const files = [sound, other].map((file) =>
      path.join(folder, 'archives', first.addArchive(file).fileName),
    );
    first.close();
    new CheckedArchives(path.join(folder, 'checked-archives.json')).beginLook(files[0]!);
    writeFileSync(path.join(folder, 'archives-open'), '4194305');
    const next = open();
    expect(next.archive['library.status']({}).problems).toEqual([
      { code: 'archive_damaged', subject: path.basename(files[0]!) },
    ]);
    next.close();
  });
});

describe('an archive that fails while it is open', () => {
  it('is put aside with a sentence, also after a restart, and every other answer goes on', () => {
    const { folder, open } = library('');
    const first = open();
    const wanted = answers(first);
    const { fileName } = first.addArchive(sound);
    first.close();
    const opened = open();
    const file = path.join(folder, 'archives', fileName);
    const descriptor = openSync(file, 'r+');
    const content = readFileSync(file);
    for (let at = 4096; at < content.length; at += 4096)
      writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(descriptor);
    expect(answers(opened)).toEqual(wanted);
    const problem = { code: 'archive_damaged', subject: fileName };
    expect(opened.archive['library.status']({}).problems).toContainEqual(problem);
    opened.close();
    const next = open();
    expect(answers(next)).toEqual(wanted);
    expect(next.archive['library.status']({}).problems).toContainEqual(problem);
    copyFileSync(sound, file);
    next.close();
    const mended = open();
    expect(mended.archive['reports.list']({}).length).toBe(4);
    mended.close();
  });
});
