import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportId } from '../../contract/model.ts';
import { inspectArchive } from '../../schema/inspect-archive.ts';
import { createArchive, openArchive } from '../../schema/archive-file.ts';
import { ArchiveSet, type ArchiveFile } from '../../schema/archive-set.ts';
import type { CatalogueRecord } from '../../schema/parsed-report.ts';
import { overlayRecords, type RecordEdits } from '../../schema/record-overlay.ts';
import { openWritable, type WritableDatabase } from '../../schema/sqlite.ts';
import { storeReport } from '../../schema/store-report.ts';
import { areColumnsSound, stampColumns, storedColumns } from '../../schema/stored-columns.ts';
import { verifyArchive } from '../../schema/verify-archive.ts';
import { syntheticReport } from '../../testing/synthetic-report.ts';
import { membersOf } from './bit-set.ts';
import { loadPassageTable } from './passage-table.ts';
import { loadProgrammeMentions } from './programme-mentions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-columns-'));
const opened: ArchiveFile[] = [];
afterAll(() => {
  for (const { database } of opened) database.close();
  rmSync(folder, { recursive: true, force: true });
});

const REPORTS = 40;
let made = 0;

/** Reports of which some lie in collections, some lack a label or a year, one is in the trash and shares its name with another. */
function fill(database: WritableDatabase): void {
  for (let n = REPORTS - 1; n >= 0; n--) {
    const report = syntheticReport(n);
    const record: CatalogueRecord = {
      ...report.record,
      agencyLabel: n % 5 === 3 ? null : report.record.agencyLabel,
      fields: n % 3 === 0 ? { collections: ['甲卷', `${n % 2}卷`] } : {},
    };
    if (n === 10) Object.assign(record, naming(9));
    storeReport(database, { ...report, record, edition: n % 4 === 0 ? 'digest' : 'original' });
  }
  storeReport(database, syntheticReport(6, 2), 'version');
  database.exec(`UPDATE reports SET removed = 'trash' WHERE report_id = '${idOf(9)}';
    UPDATE editions SET is_current = 0 WHERE report_id = '${idOf(9)}'`);
}

/** What a report is called by. */
function naming(n: number): Partial<CatalogueRecord> {
  const { agency, agencyLabel, yearCovered, period } = syntheticReport(n).record;
  return { agency, agencyLabel, yearCovered, period };
}

function idOf(n: number): ReportId {
  return syntheticReport(n).record.reportId;
}

function newFile(): string {
  const file = path.join(folder, `${made++}.sqlite`);
  createArchive(file, fill);
  return file;
}

/** The archive as programs of before wrote it. */
function withoutColumns(file: string): string {
  return changed(file, (database) => database.exec("DELETE FROM archive_info WHERE key GLOB 'columns*'"));
}

function changed(file: string, change: (database: WritableDatabase) => unknown): string {
  const copy = path.join(folder, `${made++}.sqlite`);
  copyFileSync(file, copy);
  const database = openWritable(copy);
  change(database);
  database.close();
  return copy;
}

function open(file: string, role: ArchiveFile['role'] = 'shipped'): ArchiveFile {
  const archive = openArchive(file, role);
  opened.push(archive);
  return archive;
}

/** All that a search counts by, without places of what is in no set. */
function countedBy(archives: readonly ArchiveFile[]): unknown {
  const set = new ArchiveSet(archives);
  const table = loadPassageTable(set);
  const programmes = loadProgrammeMentions(table);
  const passages = Array.from(membersOf(table.active));
  const editions = Array.from(table.firstPassage.keys());
  return {
    passages: passages.map((one) => [one, table.traits[one], table.lengths[one], table.editionOf[one]]),
    editions: editions.map((one) => {
      const { part: _, ...entry } = table.editions.at(one);
      const { editionKinds, editionValues, agencyOf, firstPassage, passageCount, reportOf, ages } = table;
      const values = Object.entries(editionKinds.of).map(
        ([facet, codes]) => editionValues[facet as 'year'].values[codes[editionKinds.codes[one]!]!],
      );
      const agency = editionValues.agency.values[agencyOf[one]!];
      return [
        entry,
        values,
        agency,
        firstPassage[one],
        passageCount[one],
        reportOf[one],
        ages[editionKinds.codes[one]!],
      ];
    }),
    reports: table.reports,
    counts: [table.activeCount, table.size, table.isWhole],
    shared: [...table.records.sharedNames()].sort(),
    programmes: Array.from(programmes.countIn(table.active), (count, i) => [programmes.names[i], count]),
  };
}

/** Of which some say what no report says. */
const EDITS: RecordEdits = new Map([
  [idOf(3), { values: { agency: '新市市场监督管理局', period: '2031' }, tags: {} }],
  [idOf(8), { values: { genre: 'press' }, tags: {}, collections: new Map([['丙卷', true]]) }],
]);

describe('the table of passages', () => {
  it('is the same from the columns that an archive keeps and from its tables', () => {
    const file = newFile();
    const [kept, read] = [open(file), open(withoutColumns(file))];
    expect(storedColumns(kept.database)?.texts()).not.toBeNull();
    expect(storedColumns(read.database)).toBeNull();
    expect(countedBy([kept])).toEqual(countedBy([read]));
    for (const archive of [kept, read]) overlayRecords([archive], EDITS);
    const edited = countedBy([kept]);
    expect(edited).toEqual(countedBy([read]));
    expect(JSON.stringify(edited)).toContain('丙卷');
  });

  it('is the same of several archives, whichever of them keep theirs', () => {
    const file = newFile();
    const other = path.join(folder, `${made++}.sqlite`);
    createArchive(other, (database) =>
      [5, 6, 50, 51].forEach((n) => storeReport(database, syntheticReport(n))),
    );
    const both = [open(file), open(other, 'holdings')];
    const wanted = countedBy([open(withoutColumns(file)), open(withoutColumns(other), 'holdings')]);
    expect(countedBy(both)).toEqual(wanted);
    expect(countedBy([open(file), open(withoutColumns(other), 'holdings')])).toEqual(wanted);
  });

  it('does not believe columns of other contents, of another form or that are not whole', () => {
    const file = newFile();
    const wanted = countedBy([open(withoutColumns(file))]);
    const set = (key: string, value: string): string =>
      `UPDATE archive_info SET value = ${value} WHERE key = '${key}'`;
    const changes = [
      set('columns', `replace(value, '"form":"1', '"form":"2')`),
      set('columns', "'{'"),
      set('columns', `replace(value, '"bytes":', '"bytes":9')`),
      ...['words', 'texts', 'records', 'mentions', 'traits', 'lengths'].flatMap((name) => [
        set(`columns:${name}:0`, "'B' || substr(value, 2)"),
        set(`columns:${name}:0`, 'substr(value, 5)'),
        `DELETE FROM archive_info WHERE key = 'columns:${name}:0'`,
      ]),
      // What a program of before has added, without a thought of columns.
      set('edition_id', `'${'0'.repeat(64)}'`),
    ];
    for (const sql of changes) {
      const archive = open(changed(file, (database) => database.exec(sql)));
      expect(countedBy([archive]), sql).toEqual(wanted);
    }
  });

  it('is questioned by verification and by the door where columns say something else', () => {
    const sound = newFile();
    expect(areColumnsSound(open(sound).database)).toBe(true);
    const lying = changed(sound, (database) => {
      // Kept as if they were of the archive.
      const facts = database.prepare('SELECT edition_key, facts FROM passage_facts LIMIT 1').get() as {
        edition_key: number;
        facts: Buffer;
      };
      const set = database.prepare('UPDATE passage_facts SET facts = ? WHERE edition_key = ?');
      set.run(Buffer.from(facts.facts).fill(0), facts.edition_key);
      stampColumns(database);
      set.run(facts.facts, facts.edition_key);
    });
    expect(verifyArchive(open(lying)).index).toBe('damaged');
    expect(() => inspectArchive(lying)).toThrow('not those that it states');
    expect(inspectArchive(sound).reports).toBe(REPORTS - 1);
  });
});
