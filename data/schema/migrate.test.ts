import { describe, expect, it } from 'vitest';
import { migrate, versionOf, type Migration } from './migrate.ts';
import { openWritable } from './sqlite.ts';

const steps: readonly Migration[] = [
  (database) => database.exec("CREATE TABLE notes (body TEXT) STRICT; INSERT INTO notes VALUES ('旧批注')"),
  (database) => database.exec("ALTER TABLE notes ADD COLUMN tag TEXT NOT NULL DEFAULT '未分类'"),
];

describe('migrating a file', () => {
  it('brings a new file to the newest version without asking for a backup', () => {
    const database = openWritable(':memory:');
    let backups = 0;
    migrate(database, steps, 'notebook_from_future', () => backups++);
    expect([versionOf(database), backups]).toEqual([2, 0]);
  });

  it('keeps the rows of the version before, and backs it up once', () => {
    const database = openWritable(':memory:');
    migrate(database, steps.slice(0, 1), 'notebook_from_future');
    let backups = 0;
    migrate(database, steps, 'notebook_from_future', () => backups++);
    migrate(database, steps, 'notebook_from_future', () => backups++);
    expect(database.prepare('SELECT * FROM notes').all()).toEqual([{ body: '旧批注', tag: '未分类' }]);
    expect(backups).toBe(1);
  });

  it('leaves the version before when a step fails', () => {
    const database = openWritable(':memory:');
    const failing: readonly Migration[] = [
      steps[0]!,
      (one) => {
        one.exec('ALTER TABLE notes ADD COLUMN half TEXT');
        throw new Error('power failure');
      },
    ];
    expect(() => migrate(database, failing, 'notebook_from_future')).toThrow('power failure');
    expect(versionOf(database)).toBe(1);
    expect(database.prepare('SELECT * FROM notes').all()).toEqual([{ body: '旧批注' }]);
  });

  it('refuses a file from a newer version', () => {
    const database = openWritable(':memory:');
    migrate(database, steps, 'notebook_from_future');
    expect(() => migrate(database, steps.slice(0, 1), 'notebook_from_future')).toThrow(
      expect.objectContaining({ code: 'notebook_from_future' }),
    );
  });
});
