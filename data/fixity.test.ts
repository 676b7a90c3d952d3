/** Archives that are read from end to end in the background: what is found, what is told, and that nothing waits for it. */
import { existsSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FixityChecks } from './contract/fixity-model.ts';
import { dispatch } from './dispatch.ts';
import { FixityRecords } from './fixity-records.ts';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { openWritable } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

let folder: string;
let shipped: string;
let holdings: string;
let library: Library;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-fixity-'));
  shipped = path.join(folder, 'archive.sqlite');
  holdings = path.join(folder, 'holdings.sqlite');
  [shipped, holdings].forEach((file, n) =>
    createArchive(file, (database) => storeReport(database, syntheticReport(n))),
  );
  library = open();
});
afterEach(() => {
  library.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): Library {
  return openLibrary({
    archives: [{ file: shipped, role: 'shipped' }],
    addedFolder: path.join(folder, 'archives'),
    holdingsFile: holdings,
    notebookFolder: folder,
    version: '0',
  });
}

const checks = (): FixityChecks => library.archive['library.checks']({});
const problems = () => library.archive['library.status']({}).problems;
async function ended(): Promise<FixityChecks> {
  await expect.poll(() => checks().isRunning, { timeout: 60_000, interval: 10 }).toBe(false);
  return checks();
}
async function wholeCheck(): Promise<FixityChecks> {
  library.archive['library.startCheck']({});
  return ended();
}

/** As a fault of a disk changes it: size and times are those of before. */
function change(file: string, sql: string): void {
  const { atime, mtime, size } = statSync(file);
  const database = openWritable(file);
  database.exec(sql);
  database.close();
  utimesSync(file, atime, mtime);
  expect(statSync(file).size).toBe(size);
}
const OTHER_TEXT = "UPDATE passages SET text = replace(text, '，', '；') WHERE passage_key = 3";
const OTHER_LABEL = "UPDATE reports SET title = replace(title, '2', '3')";

describe('a whole check', () => {
  it('tells of every archive when it was read, and what was found', async () => {
    expect(checks().archives.map(({ role, state, last }) => [role, state, last])).toEqual([
      ['shipped', 'idle', null],
      ['holdings', 'idle', null],
    ]);
    const begun = library.archive['library.startCheck']({});
    expect(begun.archives.map(({ state }) => state)).toEqual(['running', 'waiting']);
    const { archives } = await ended();
    for (const { last } of archives) expect(last).toMatchObject({ texts: 1, complaints: [] });
    expect(problems()).toEqual([]);
    library.close();
    library = open();
    expect(checks().archives).toEqual(archives);
  });

  it('finds a text that is another, says so, and goes on with the others', async () => {
    library.close();
    change(holdings, OTHER_TEXT);
    library = open();
    const [one, other] = (await wholeCheck()).archives;
    expect(one?.last?.complaints).toEqual([]);
    expect(other?.last?.complaints.map(({ kind }) => kind)).toEqual(['index', 'contents', 'text']);
    expect(problems()).toEqual([
      { code: 'index_damaged', subject: 'holdings.sqlite' },
      { code: 'archive_altered', subject: 'holdings.sqlite' },
    ]);
  });

  it('tells who listens what has become of it, and of the archives only where something was found', async () => {
    const heard: string[] = [];
    library.changes.onElsewhere((things) => heard.push(...things));
    await dispatch(library.archive, 'library.startCheck', {});
    await ended();
    expect(heard).toEqual(['checks', 'checks']);
    library.close();
    change(shipped, OTHER_LABEL);
    library = open();
    library.changes.onElsewhere((things) => heard.push(...things));
    await dispatch(library.archive, 'library.startCheck', {});
    await ended();
    expect(heard.slice(2)).toEqual(['archives', 'checks', 'checks']);
  });

  it('puts an archive from elsewhere aside that is another than it was at the door', async () => {
    const county = path.join(folder, '临河县.lanjuan');
    createArchive(county, (database) => storeReport(database, syntheticReport(9)));
    const { fileName } = library.addArchive(county);
    const before = library.archive['reports.list']({}).length;
    library.close();
    const added = path.join(folder, 'archives', fileName);
    utimesSync(added, 1_700_000_000, 1_700_000_000);
    open().close();
    change(added, OTHER_LABEL);
    library = open();
    expect(library.archive['reports.list']({}).length).toBe(before);
    await wholeCheck();
    expect(library.archive['reports.list']({}).length).toBe(before - 1);
    expect(problems()).toEqual([{ code: 'archive_damaged', subject: fileName }]);
    library.close();
    library = open();
    expect(problems()).toEqual([{ code: 'archive_damaged', subject: fileName }]);
  });

  it('is ended by a person, and by whoever writes, and is due again then', async () => {
    library.archive['library.startCheck']({});
    expect(library.archive['library.stopCheck']({}).isRunning).toBe(false);
    expect(checks().archives.map(({ last }) => last)).toEqual([null, null]);
    library.archive['library.startCheck']({});
    const contentBase64 = Buffer.from(
      '临河县市场监督管理局2024年工作总结\n\n新增经营主体3128户。\n',
    ).toString('base64');
    const reply = await dispatch(library.archive, 'imports.add', {
      files: [{ name: '临河2024.txt', contentBase64 }],
    });
    expect(reply).toMatchObject({ ok: true, value: [{ status: 'added' }] });
    expect(reply.changed).not.toContain('checks');
    expect(checks().isRunning).toBe(false);
    library.checkWhatIsDue('whole');
    const { archives } = await ended();
    expect(archives.map(({ last }) => last?.complaints)).toEqual([[], []]);
  });
});

describe('what is due', () => {
  it('is a whole check once in a month, of a file as it is', async () => {
    library.checkWhatIsDue('whole');
    await ended();
    library.checkWhatIsDue('whole');
    expect(checks().isRunning).toBe(false);
    const records = new FixityRecords(path.join(folder, 'archive-checks.json'));
    const at = Date.parse(checks().archives[0]?.last?.at ?? '');
    const day = 24 * 60 * 60 * 1000;
    const isDue = (days: number): boolean => records.isDue(shipped, new Date(at + days * day));
    expect([-1, 0, 29, 30].map(isDue)).toEqual([true, false, false, true]);
    const { atime, mtime } = statSync(shipped);
    utimesSync(shipped, atime, new Date(mtime.getTime() + 1000));
    expect(isDue(0)).toBe(true);
  });

  it('is a quick look at what is new here, and at all after a program that did not come to its end', async () => {
    library.checkWhatIsDue('quick');
    expect(checks().isRunning).toBe(true);
    await ended();
    library.checkWhatIsDue('quick');
    expect(checks().isRunning).toBe(false);
    library.close();
    library = open();
    library.checkWhatIsDue('quick');
    expect(checks().isRunning).toBe(false);
    library.close();
    change(shipped, OTHER_LABEL);
    // No process has this number.
    writeFileSync(path.join(folder, 'archives-open'), '4194305');
    library = open();
    library.checkWhatIsDue('quick');
    const { archives } = await ended();
    expect(problems()).toEqual([{ code: 'archive_altered', subject: 'archive.sqlite' }]);
    expect(archives.map(({ last }) => last)).toEqual([null, null]);
    // A second look would find the same: it is not begun.
    library.checkWhatIsDue('quick');
    expect(checks().isRunning).toBe(false);
  });

  it('gives way to a whole check that a person asks for meanwhile', async () => {
    library.checkWhatIsDue('quick');
    expect(checks().isRunning).toBe(true);
    const { archives } = await wholeCheck();
    expect(archives.map(({ last }) => [last?.texts, typeof last?.at])).toEqual([
      [1, 'string'],
      [1, 'string'],
    ]);
  });

  it('is everything where the record of checks cannot be read', () => {
    const file = path.join(folder, 'archive-checks.json');
    for (const content of ['', 'null', '[]', '{"a":1}', '{"a":{"size":1,"modified":1,"at":"x","texts":1}}']) {
      writeFileSync(file, content);
      const records = new FixityRecords(file);
      expect([records.isNew('a'), records.isDue('a', new Date())]).toEqual([true, true]);
    }
    expect(existsSync(file)).toBe(true);
  });
});
