import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BODIES, bodiesOf, codesOf, FilledNotebook } from './testing/filled-notebook.ts';
import type { NotebookDesk } from './testing/sample-notebook.ts';
import { noteOn } from './testing/sample-notebook.ts';
import type { NotebookFiles } from './notebook-files.ts';

let filled: FilledNotebook;
let desk: NotebookDesk;
let files: NotebookFiles;

beforeEach(() => {
  filled = new FilledNotebook();
  ({ desk, files } = filled);
});
afterEach(() => desk.remove());

describe('a notebook that cannot be written', () => {
  it('is refused to a second window and free again when the first is closed', () => {
    desk.open();
    expect(filled.codeOfOpening()).toBe('notebook_locked');
    desk.closeAll();
    expect(filled.codeOfOpening()).toBe('no error');
  });

  it('is refused while another process has it, and opens with everything once that is killed', async () => {
    const library = path.join(desk.folder, 'library');
    const script = path.join(import.meta.dirname, 'testing/write-notes.ts');
    const other = spawn(process.execPath, [script, library, '另一个程序'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = await once(other.stdout.setEncoding('utf8'), 'data');
    expect(filled.codeOfOpening()).toBe('notebook_locked');
    other.kill('SIGKILL');
    await once(other, 'exit');
    const notebook = desk.open();
    // The first line said by the process: made, the id of the note, its words.
    const [, id] = String(said[0]).split(' ');
    expect(notebook.annotations.list({ deleted: true }).map((note) => note.annotationId)).toContain(id);
  });

  it('says that the disk is full, keeps what was acknowledged and goes on when there is room', () => {
    let room = 700;
    const notebook = desk.open({
      disk: {
        write(descriptor, bytes, position) {
          if (room <= 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
          const part = bytes.subarray(0, room);
          room -= part.length;
          return fs.writeSync(descriptor, part, 0, part.length, position);
        },
        sync: (descriptor) => fs.fsyncSync(descriptor),
        truncate: (descriptor, length) => fs.ftruncateSync(descriptor, length),
      },
    });
    expect(() => notebook.annotations.create(noteOn('9158件', '写不下的一条'.repeat(100)))).toThrow(
      expect.objectContaining({ code: 'disk_full' }),
    );
    expect(bodiesOf(notebook)).toEqual([...BODIES].sort());
    room = 1e6;
    notebook.annotations.create(noteOn('9158件', '腾出空间之后'));
    desk.closeAll();
    const again = desk.open();
    expect(codesOf(again)).toEqual([]);
    expect(bodiesOf(again)).toEqual([...BODIES, '腾出空间之后'].sort());
  });

  it('says that it is gone when its drive is removed while it is open', () => {
    const notebook = desk.open();
    fs.renameSync(files.folder, `${files.folder}-taken-away`);
    expect(() => notebook.annotations.create(noteOn('9158件', '写到哪里去？'))).toThrow(
      expect.objectContaining({ code: 'notebook_missing' }),
    );
    desk.closeAll();
    fs.renameSync(`${files.folder}-taken-away`, files.folder);
    expect(bodiesOf(desk.open())).toEqual([...BODIES].sort());
  });

  it('can be read, and refuses to save, where the folder is read-only', () => {
    const script = `
      import { openNotebook } from ${JSON.stringify(path.join(import.meta.dirname, 'open-notebook.ts'))};
      import { noteOn, SampleTexts } from ${JSON.stringify(path.join(import.meta.dirname, 'testing/sample-notebook.ts'))};
      const notebook = openNotebook({ folder: ${JSON.stringify(files.folder)}, texts: new SampleTexts() });
      const codeOf = (action) => { try { action(); return 'saved'; } catch (error) { return error.code; } };
      const codes = [() => notebook.annotations.create(noteOn('9158件', '')), () => notebook.backups.make()].map(codeOf);
      console.log(JSON.stringify([notebook.problems.map((one) => one.code), notebook.count(), ...codes]));`;
    // Nobody but root may become another user; the superuser writes everywhere.
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    fs.chmodSync(desk.folder, 0o755);
    for (const name of fs.readdirSync(files.folder)) fs.chmodSync(path.join(files.folder, name), 0o555);
    fs.chmodSync(files.folder, 0o555);
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      ...asNobody,
    });
    fs.chmodSync(files.folder, 0o755);
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual([['read_only'], BODIES.length, 'read_only', 'read_only']);
  });

  it('is refused where its drive is not there', () => {
    expect(() => desk.open({ folder: path.join(files.database, 'library') })).toThrow(
      expect.objectContaining({ code: 'notebook_missing' }),
    );
  });
});
