import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Notebook } from './notebook.ts';
import { NotebookDesk, noteOn, targetFor } from './testing/sample-notebook.ts';
import { readPackage } from './exchange-package.ts';
import { readZip, writeZip } from '../plain/zip.ts';
import { longOr } from '../testing/long-form.ts';

let desks: NotebookDesk[];
let office: Notebook;
let archive: Notebook;

beforeEach(() => {
  desks = [new NotebookDesk(), new NotebookDesk()];
  office = desks[0]!.open({ author: '王敏' });
  archive = desks[1]!.open({ author: '李建国' });
});
afterEach(() => desks.forEach((desk) => desk.remove()));

function packageOf(notebook: Notebook): Buffer {
  return Buffer.from(notebook.pack().contentBase64, 'base64');
}

/** What both sides must agree on; revisions count what happened on one machine. */
function contents(notebook: Notebook): unknown[] {
  return notebook.annotations.list({ deleted: true }).map(({ revision: _, ...note }) => note);
}

function exchange(): void {
  archive.merging.merge(packageOf(office));
  office.merging.merge(packageOf(archive));
}

describe('an exchange package', () => {
  it('carries notes, tags and saved searches to another machine, deletions too', () => {
    const note = office.annotations.create({ ...noteOn('9158件', '与年报核对'), tags: ['核对'] });
    const gone = office.annotations.create(noteOn('16条', '多余'));
    office.entries.save('search', '放心消费', '{"query":"放心消费"}');
    office.preferences.write('theme', 'dark');
    expect(archive.merging.merge(packageOf(office))).toMatchObject({
      added: 2,
      changed: 0,
      conflicts: 0,
      others: 1,
      refused: [],
    });
    expect(contents(archive)).toEqual(contents(office));
    expect(archive.entries.list('search')).toMatchObject([{ key: '放心消费', author: '王敏' }]);
    expect(archive.preferences.read()).toEqual({});
    office.annotations.remove(gone);
    expect(archive.merging.merge(packageOf(office))).toMatchObject({ added: 0, deleted: 1 });
    expect(archive.annotations.list({ deleted: false }).map((one) => one.annotationId)).toEqual([
      note.annotationId,
    ]);
  });

  it('does nothing the second time, not even a step of undo', () => {
    office.annotations.create(noteOn('9158件', '一次就够'));
    archive.merging.merge(packageOf(office));
    const before = archive.undoStack.nextUndo;
    expect(archive.merging.merge(packageOf(office))).toMatchObject({ added: 0, changed: 0, rows: [] });
    expect(archive.undoStack.nextUndo).toEqual(before);
  });

  it('keeps both texts of a note edited on two machines and asks; the answer travels', () => {
    const { annotationId } = office.annotations.create(noteOn('382.56万元', '初稿'));
    exchange();
    office.annotations.update({
      annotationId,
      revision: office.annotations.read(annotationId).revision,
      body: '含行政调解',
    });
    archive.annotations.update({
      annotationId,
      revision: archive.annotations.read(annotationId).revision,
      body: '不含行政调解',
    });
    const [row] = archive.merging.preview(packageOf(office)).rows;
    expect(row).toMatchObject({
      kind: 'conflict',
      mine: { body: '不含行政调解' },
      theirs: { body: '含行政调解' },
    });
    expect(archive.annotations.read(annotationId).conflicts).toEqual([]);
    exchange();
    expect(contents(archive)).toEqual(contents(office));
    const asked = office.annotations.read(annotationId);
    expect(
      asked.conflicts.map((one) => [one.field, new Set(one.choices.map((choice) => choice.value))]),
    ).toEqual([['body', new Set(['含行政调解', '不含行政调解'])]]);
    office.annotations.update({ annotationId, revision: asked.revision, body: '含行政调解，不含信访' });
    exchange();
    expect(archive.annotations.read(annotationId)).toMatchObject({
      body: '含行政调解，不含信访',
      conflicts: [],
    });
  });

  it('asks about a note deleted here and edited there, and both answers settle it', () => {
    for (const keep of [true, false]) {
      const { annotationId } = office.annotations.create(noteOn('2000家', '家数'));
      exchange();
      office.annotations.remove({ annotationId });
      archive.annotations.update({
        annotationId,
        revision: archive.annotations.read(annotationId).revision,
        body: '家数已核',
      });
      exchange();
      const asked = office.annotations.read(annotationId);
      expect(asked).toMatchObject({ deleted: false, body: '家数已核', conflicts: [{ field: 'deleted' }] });
      if (keep) office.annotations.update({ annotationId, revision: asked.revision });
      else office.annotations.remove({ annotationId });
      exchange();
      expect(archive.annotations.read(annotationId)).toMatchObject({ deleted: !keep, conflicts: [] });
    }
  });

  it('is taken back by one undo, which the other machine does not notice, and brought again by redo or a new merge', () => {
    const mine = archive.annotations.create(noteOn('99.6%', '本机的'));
    office.annotations.create(noteOn('9158件', '别处的'));
    archive.merging.merge(packageOf(office));
    expect(archive.backups.list().some((backup) => backup.reason === 'merge')).toBe(true);
    const whole = contents(archive);
    archive.undoStack.undo();
    expect(archive.annotations.list({ deleted: true }).map((note) => note.annotationId)).toEqual([
      mine.annotationId,
    ]);
    office.merging.merge(packageOf(archive));
    expect(office.annotations.list({ deleted: false })).toHaveLength(2);
    archive.undoStack.redo();
    expect(contents(archive)).toEqual(whole);
    archive.undoStack.undo();
    desks[1]!.closeAll();
    archive = desks[1]!.open();
    archive.merging.merge(packageOf(office));
    expect(contents(archive)).toEqual(whole);
    expect(archive.check()).toMatchObject({ integrity: 'ok', journal: 'ok', contents: 'ok' });
  });

  it('makes two machines agree after any series of edits and exchanges', () => {
    const step = fc.record({
      on: fc.boolean(),
      what: fc.constantFrom('create', 'edit', 'tag', 'remove', 'undo', 'exchange'),
      pick: fc.nat(9),
      text: fc.string({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        desks.forEach((desk) => desk.remove());
        desks = [new NotebookDesk(), new NotebookDesk()];
        [office, archive] = [desks[0]!.open({ author: '王敏' }), desks[1]!.open({ author: '李建国' })];
        for (const { on, what, pick, text } of steps) {
          if (what === 'exchange') exchange();
          else perform(on ? office : archive, what, pick, text);
        }
        exchange();
        expect(contents(archive)).toEqual(contents(office));
      }),
      { numRuns: longOr(60, 6) },
    );
  });
});

function perform(notebook: Notebook, what: string, pick: number, text: string): void {
  const notes = notebook.annotations.list({ deleted: false });
  const note = notes[pick % Math.max(1, notes.length)];
  if (what === 'create') notebook.annotations.create(noteOn('16条', text));
  else if (what === 'undo') undoUnlessMerge(notebook);
  else if (!note) return;
  else if (what === 'remove') notebook.annotations.remove(note);
  else if (what === 'tag')
    notebook.annotations.bulk({
      annotationIds: [note.annotationId],
      addTags: [`标签${pick}`],
      removeTags: [],
    });
  else notebook.annotations.update({ annotationId: note.annotationId, revision: note.revision, body: text });
}

/** The undoing of a merge is meant for one machine only: the two would rightly differ. */
function undoUnlessMerge(notebook: Notebook): void {
  const { nextUndo } = notebook.undoStack;
  if (nextUndo && nextUndo.label !== 'merge') notebook.undoStack.undo();
}

describe('a hostile or damaged package', () => {
  it('is refused whole where it does not agree with its manifest or is no package', () => {
    office.annotations.create(noteOn('9158件', '原样'));
    const good = packageOf(office);
    const files = new Map(readZip(good, 1e9) as ReadonlyMap<string, Uint8Array>);
    files.set('data/changes.jsonl', Buffer.from('{}\n'));
    for (const bytes of [
      Buffer.from(writeZip(files)),
      good.subarray(0, 300),
      Buffer.from('不是压缩包'),
      Buffer.alloc(0),
    ]) {
      expect(() => archive.merging.merge(bytes)).toThrow(expect.objectContaining({ name: 'ArchiveError' }));
    }
    for (let at = 0; at < good.length; at += 7) {
      const flipped = Buffer.from(good);
      flipped[at]! ^= 0x10;
      try {
        archive.merging.preview(flipped);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ArchiveError' });
      }
    }
    expect(contents(archive)).toEqual([]);
  });

  it('has its bad changes refused one by one, with the reason, and the others taken', () => {
    const [good] = office.annotations
      .list({ deleted: false })
      .concat(office.annotations.create(noteOn('9158件', '好的')));
    const [change] = readPackage(packageOf(office)).changes;
    const bad = (n: number, changed: object): object => ({
      ...change,
      id: change!.id.replace(/.{4}$/u, `000${n}`),
      entity: `坏${n}`,
      ...changed,
    });
    const hostile = [
      change!,
      bad(1, { fields: { created: '昨天' } }),
      bad(2, { fields: { ...change!.fields, body: '长'.repeat(200_001) } }),
      bad(3, { fields: { ...change!.fields, script: 1 } }),
      bad(4, { kind: 'preference', fields: { value: 'x' } }),
      bad(5, { id: '../../etc/passwd' }),
      bad(6, {
        fields: {
          ...change!.fields,
          targets: [{ ...targetFor('9158件'), prefix: '', suffix: '', start: -1 }],
        },
      }),
      bad(7, { fields: { ...change!.fields, replyTo: '坏8' } }),
      bad(8, { fields: { ...change!.fields, replyTo: '坏7' } }),
      bad(9, {
        fields: { ...change!.fields, created: '9999-12-31T23:59:59.000Z' },
        id: '999999999999999.000000-00000000-00000000',
      }),
    ];
    const preview = archive.merging.merge(repacked(hostile));
    expect(preview.refused).toHaveLength(8);
    expect(archive.annotations.list({ deleted: true }).map((note) => note.annotationId)).toEqual([
      good!.annotationId,
      '坏9',
    ]);
    const next = archive.annotations.create(noteOn('16条', '时钟没有被带走'));
    expect(new Date(next.created).getFullYear()).toBeLessThan(3000);
    expect(archive.check()).toMatchObject({ contents: 'ok', journal: 'ok' });
  });

  it('cannot replace a change that is here by another with the same id', () => {
    const note = office.annotations.create(noteOn('9158件', '原文'));
    archive.merging.merge(packageOf(office));
    const [change] = readPackage(packageOf(office)).changes;
    const forged = { ...change!, fields: { ...change!.fields, body: '冒名' } };
    expect(archive.merging.merge(repacked([forged])).refused).toHaveLength(1);
    expect(archive.annotations.read(note.annotationId).body).toBe('原文');
  });
});

/** A package with a right manifest around any lines. */
function repacked(changes: readonly object[]): Buffer {
  const files = new Map(readZip(packageOf(office), 1e9) as ReadonlyMap<string, Uint8Array>);
  const payload = Buffer.from(changes.map((change) => `${JSON.stringify(change)}\n`).join(''));
  const manifest = Buffer.from(files.get('manifest-sha256.txt')!)
    .toString('utf8')
    .replace(/[0-9a-f]{64}(?= {2}data\/changes)/, sha256(payload));
  files.set('data/changes.jsonl', payload).set('manifest-sha256.txt', Buffer.from(manifest));
  const tags = Buffer.from(files.get('tagmanifest-sha256.txt')!)
    .toString('utf8')
    .replace(/[0-9a-f]{64}(?= {2}manifest)/, sha256(Buffer.from(manifest)));
  return Buffer.from(writeZip(files.set('tagmanifest-sha256.txt', Buffer.from(tags))));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
