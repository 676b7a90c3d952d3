/** 四性检测 passes a sound library and notices every fault that is planted in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportId } from './contract/model.ts';
import type { FieldKey } from './contract/record-fields.ts';
import type { RecordValue } from './contract/record-value.ts';
import { openLibrary, type Library } from './open-library.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';

let base: string;
let library: Library;
let ids: readonly ReportId[];
const open = (): Library =>
  openLibrary({
    archives: [],
    holdingsFile: path.join(base, 'holdings.sqlite'),
    notebookFolder: base,
    version: '0',
  });
const textOf = (year: number): string =>
  `临河县市场监督管理局${year}年工作总结\n\n全年检查门店1203家，其中夜市摊点417个。\n\n办结投诉举报88件。\n`;

beforeEach(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'lanjuan-properties-'));
  library = open();
  const files = [2021, 2022, 2023].map((year) => ({
    name: `${year}.txt`,
    contentBase64: Buffer.from(textOf(year)).toString('base64'),
  }));
  await library.archive['imports.add']({ files });
  ids = library.archive['reports.list']({})
    .map(({ reportId }) => reportId)
    .sort();
  ids.forEach((reportId, n) =>
    edit(reportId, { archivalCode: `X043-WS·2023-Y-000${n + 1}`, fondsCode: 'X043', date: '20240115' }),
  );
  // However busy the machine is.
}, 60_000);
afterEach(() => {
  library.close();
  rmSync(base, { recursive: true, force: true });
});

function edit(reportId: ReportId, fields: Partial<Record<FieldKey, RecordValue>>): void {
  const entries = Object.entries(fields).map(([key, is]) => [key, { is }]);
  library.archive['records.edit']({
    edits: [{ reportId, fields: Object.fromEntries(entries) as object, addTags: [], removeTags: [] }],
  });
}
/** Writes into the file past the program, as a bad disk or a bad person does. */
function plant(write: (database: WritableDatabase) => void): void {
  library.close();
  const database = openWritable(path.join(base, 'holdings.sqlite'));
  database.pragma('foreign_keys = off');
  write(database);
  database.close();
  library = open();
}
const failed = (): string[] =>
  library.archive['properties.check']({})
    .results.filter(({ outcome }) => outcome === 'failed')
    .map(({ check }) => check);

describe('the check of the four properties', () => {
  it('passes a sound library, and says of each check whether and how it was made', () => {
    const found = library.archive['properties.check']({});
    expect(failed()).toEqual([]);
    expect(found).toMatchObject({ reports: 3, failed: 0 });
    expect(new Set(found.checks.map(({ property }) => property)).size).toBe(4);
    for (const { id, of, how } of found.checks) {
      expect(how.zh).not.toBe('');
      expect(found.results.filter(({ check }) => check === id)).toHaveLength(of === 'report' ? 3 : 1);
    }
    expect(found.results.some(({ outcome }) => outcome === 'not applicable')).toBe(true);
  });

  it.each<[string, string, () => void]>([
    [
      'a byte of a source that turned over',
      '1-1',
      () =>
        plant((db) =>
          db
            .prepare("UPDATE source_pieces SET bytes = CAST('x' AS BLOB), is_deflated = 0 WHERE rowid = 1")
            .run(),
        ),
    ],
    [
      'a text that was altered',
      '1-1',
      () => plant((db) => db.prepare("UPDATE passages SET text = replace(text, '1203', '1204')").run()),
    ],
    [
      'a value of another form',
      '1-3',
      () => plant((db) => db.prepare("UPDATE reports SET planned_period = 'soon'").run()),
    ],
    ['a date before what it looks back on', '1-5', () => edit(ids[1]!, { date: '2019' })],
    ['a character that nobody can read', '1-6', () => edit(ids[0]!, { title: '工作\u{E000}总结' })],
    ['a code that is none', '1-7', () => edit(ids[0]!, { archivalCode: '第一号' })],
    ['a code of another fonds', '1-7', () => edit(ids[0]!, { fondsCode: 'Z001' })],
    ['a code given twice', '1-8', () => edit(ids[0]!, { archivalCode: 'X043-WS·2023-Y-0002' })],
    [
      'a record that names another file',
      '1-10',
      () => plant((db) => db.prepare('UPDATE reports SET source_sha256 = ?').run('0'.repeat(64))),
    ],
    ['a required field that says nothing', '2-4', () => edit(ids[2]!, { title: null })],
    ['a number that is left out', '2-6', () => edit(ids[2]!, { archivalCode: 'X043-WS·2023-Y-0009' })],
    [
      'a text without a passage',
      '2-7',
      () => plant((db) => db.exec('DELETE FROM indicators; DELETE FROM mentions; DELETE FROM passages')),
    ],
    [
      'characters that could not be read',
      '3-4',
      () => plant((db) => db.prepare('UPDATE passages SET text = text || char(65533)').run()),
    ],
    [
      'a row that was altered',
      '3-2',
      () => plant((db) => db.prepare("UPDATE reports SET title = '别的'").run()),
    ],
    [
      'a program for a source',
      '4-2',
      () => plant((db) => db.prepare("UPDATE source_pieces SET bytes = x'4d5a9000', is_deflated = 0").run()),
    ],
    [
      'a source that belongs to nothing',
      '4-3',
      () =>
        plant((db) =>
          db
            .prepare("INSERT INTO sources VALUES (?, ?, 0, 'txt', '多余.txt')")
            .run('a'.repeat(64), 'b'.repeat(64)),
        ),
    ],
  ])('notices %s (%s)', (_fault, check, spoil) => {
    spoil();
    expect(failed()).toContain(check);
  });

  it('is a workbook as well, and the directory of archived files beside it', () => {
    expect(library.archive['properties.export']({})).toMatchObject({
      fileName: expect.stringMatching(/^四性检测-/) as string,
    });
    const { count, fileName } = library.archive['records.directory']({});
    expect([count, fileName]).toEqual([3, '归档文件目录.xlsx']);
  });
});
