import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../schema/migrate.ts';
import { openWritable } from '../schema/sqlite.ts';
import { NOTEBOOK_MIGRATIONS } from './notebook-tables.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a notebook of version 1', () => {
  it('keeps every row, and takes terms', () => {
    const file = path.join(folder, 'notebook.sqlite');
    const old = openWritable(file);
    migrate(old, NOTEBOOK_MIGRATIONS.slice(0, 1), 'notebook_from_future');
    const insert =
      'INSERT INTO entities (kind, entity_id, state, checksum, is_present, is_made, has_conflict, revision) VALUES (?, ?, ?, ?, 1, 1, ?, 3)';
    old.prepare(insert).run('search', '放心消费', '{"fields":{}}', 'abc', 0);
    old.prepare(insert).run('annotation', 'a1', '{"fields":{"body":"核对"}}', 'def', 1);
    expect(() => old.prepare(insert).run('term', 'lineage 经营主体', '{}', 'x', 0)).toThrow(/CHECK/);
    const before = old.prepare('SELECT * FROM entities ORDER BY kind').all();
    migrate(old, NOTEBOOK_MIGRATIONS, 'notebook_from_future');
    expect(old.prepare('SELECT * FROM entities ORDER BY kind').all()).toEqual(before);
    old.prepare(insert).run('term', 'lineage 经营主体', '{}', 'x', 0);
    expect(old.pragma('user_version', { simple: true })).toBe(NOTEBOOK_MIGRATIONS.length);
    expect(old.pragma('integrity_check', { simple: true })).toBe('ok');
    old.close();
  });
});

describe('a notebook of version 7', () => {
  it('keeps every change, each of them an entry of its own', () => {
    const file = path.join(folder, 'seven.sqlite');
    const old = openWritable(file);
    migrate(old, NOTEBOOK_MIGRATIONS.slice(0, 7), 'notebook_from_future');
    old.prepare("INSERT INTO entries (seq, prev, hash, action_id, body) VALUES (1, '', '', 'a', '{}')").run();
    old
      .prepare(
        "INSERT INTO changes (change_id, seq, kind, entity_id, arrived_with) VALUES ('c1', 1, 'record', 'r', 'a')",
      )
      .run();
    migrate(old, NOTEBOOK_MIGRATIONS, 'notebook_from_future');
    expect(old.prepare('SELECT * FROM changes').all()).toEqual([
      {
        ...{ change_id: 'c1', seq: 1, kind: 'record', entity_id: 'r', arrived_with: 'a' },
        ...{ is_withdrawn: 0, place: null },
      },
    ]);
    expect(old.pragma('integrity_check', { simple: true })).toBe('ok');
    // A program of version 7 refuses it as it refuses every later one.
    expect(() => migrate(old, NOTEBOOK_MIGRATIONS.slice(0, 7), 'notebook_from_future')).toThrow(
      expect.objectContaining({ code: 'notebook_from_future' }),
    );
    old.close();
  });
});
