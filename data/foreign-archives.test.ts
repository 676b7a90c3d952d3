/** Archives that somebody has crafted: what they say of themselves leads nowhere. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLibrary, type Library } from './open-library.ts';
import { createArchive } from './schema/archive-file.ts';
import { rebuildArchive } from './schema/rebuild-archive.ts';
import { openWritable, type WritableDatabase } from './schema/sqlite.ts';
import { storeReport } from './schema/store-report.ts';
import { syntheticReport } from './testing/synthetic-report.ts';

const base = mkdtempSync(path.join(tmpdir(), 'lanjuan-foreign-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const shipped = path.join(base, 'archive.sqlite');
createArchive(shipped, (database) => storeReport(database, syntheticReport(0)));
const county = path.join(base, '临河县.lanjuan');
createArchive(county, (database) => storeReport(database, syntheticReport(40)));

function crafted(name: string, craft: (database: WritableDatabase) => void): string {
  const file = path.join(base, `${name}.lanjuan`);
  copyFileSync(county, file);
  const database = openWritable(file);
  database.unsafeMode(true);
  database.pragma('legacy_alter_table = on');
  craft(database);
  // With an outdated index the program would write a copy by itself.
  database.exec("UPDATE archive_info SET value = '0' WHERE key = 'search_form'");
  database.close();
  return file;
}

let made = 0;
function library(): { readonly library: Library; readonly folder: string; readonly open: () => Library } {
  const folder = path.join(base, `馆藏 ${made++}`);
  mkdirSync(path.join(folder, 'archives'), { recursive: true });
  copyFileSync(shipped, path.join(folder, 'holdings.sqlite'));
  const open = (): Library =>
    openLibrary({
      archives: [{ file: shipped, role: 'shipped' }],
      addedFolder: path.join(folder, 'archives'),
      holdingsFile: path.join(folder, 'holdings.sqlite'),
      notebookFolder: folder,
      version: '0.1.0',
    });
  return { library: open(), folder, open };
}

/** SHA-256 of every database in a folder and below, but the notebook, which is open. */
function databasesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sqlite') && !name.startsWith('notebook'))
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );
}

const IDS = [
  '../holdings',
  '../notebook',
  '/tmp/lanjuan',
  '..\\holdings',
  '',
  'e'.repeat(65),
  'E'.repeat(64),
];
const stated = (id: string) => (database: WritableDatabase) => {
  database.prepare("UPDATE archive_info SET value = ? WHERE key = 'edition_id'").run(id);
};
/** Says a lawful id when it is asked first, and another one later. */
const saidByView = (database: WritableDatabase): void => {
  database.exec(`
    ALTER TABLE archive_info RENAME TO real_info;
    CREATE VIEW archive_info AS SELECT key, CASE WHEN key = 'edition_id' THEN
      CASE WHEN abs(random()) % 2 THEN '../holdings' ELSE '${'e'.repeat(64)}' END ELSE value END AS value FROM real_info;
    CREATE TRIGGER counted INSTEAD OF UPDATE ON archive_info BEGIN
      UPDATE real_info SET value = new.value WHERE key = new.key; END`);
};

describe('the id that an archive states', () => {
  it.each([
    ...IDS.map((id, n) => [JSON.stringify(id.slice(0, 20)), `id ${n}`, stated(id)] as const),
    ['that of a view', 'view', saidByView] as const,
  ])('%s is no path: nothing is taken in, and nothing rebuilt from it', async (_id, name, craft) => {
    const file = crafted(name, craft);
    const { library: first, folder, open } = library();
    const before = databasesIn(folder);
    expect(() => first.addArchive(file)).toThrow(expect.objectContaining({ code: 'archive_foreign' }));
    expect(() => rebuildArchive(file, path.join(folder, 'mended.sqlite'))).toThrow(
      expect.objectContaining({ code: 'archive_foreign' }),
    );
    first.close();
    // An administrator, or an earlier version of the program, has put it there.
    copyFileSync(file, path.join(folder, 'archives', 'there.lanjuan'));
    const next = open();
    next.archive['library.startRebuild']({ all: false });
    while (next.archive['library.rebuildProgress']({}).isRunning)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(next.archive['library.status']({}).problems).toContainEqual({
      code: 'archive_foreign',
      subject: 'there.lanjuan',
    });
    expect(next.archive['reports.list']({}).length).toBe(1);
    next.close();
    expect(databasesIn(folder)).toEqual(before);
  });
});
