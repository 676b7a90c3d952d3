import { describe, expect, it } from 'vitest';
import type { Thing } from '../data/contract/touches.ts';
import { connectLibrary, type LibraryClient } from './library-client.ts';
import type { WorkerLane } from './library-options.ts';
import { SmallWorker } from './testing/small-worker.ts';

function library(): {
  readonly client: LibraryClient;
  readonly workers: Record<WorkerLane, SmallWorker>;
  readonly changes: (readonly Thing[])[];
} {
  const workers = { notebook: new SmallWorker(), reading: new SmallWorker() };
  const changes: (readonly Thing[])[] = [];
  const client = connectLibrary((lane) => workers[lane], {
    onRestart: () => undefined,
    onChanged: (changed) => changes.push(changed),
  });
  return { client, workers, changes };
}

describe('the client of a library in two workers', () => {
  it('has a draft answered while a search and an import are under way', async () => {
    const { client, workers } = library();
    void client.call('imports.add', { files: [] });
    void client.call('search.run', { query: '放心消费' });
    const draft = client.call('notebook.saveDraft', { key: 'a', value: '核对' });
    workers.notebook.answer('notebook.saveDraft', 'kept');
    expect(await draft).toEqual({ ok: true, value: 'kept' });
    expect(workers.reading.methods()).toEqual(['imports.add', 'search.run']);
  });

  it('tells the one what the other has changed before whoever asked for it', async () => {
    const { client, workers } = library();
    const created = client.call('annotations.create', {});
    workers.notebook.answer('annotations.create', 'made', ['notes']);
    await created;
    expect(workers.reading.heard).toEqual([{ changed: ['notes'] }]);
    const added = client.addArchive('/media/王芳/临河县.lanjuan');
    workers.reading.answer('/media/王芳/临河县.lanjuan', 'added', ['archives']);
    await added;
    expect(workers.notebook.heard).toEqual([{ changed: ['archives'] }]);
  });

  it('hands on what changes on nobody’s behalf, and what is about to', () => {
    const { workers, changes } = library();
    workers.reading.tell({ closing: 'archives' });
    workers.reading.tell({ changed: ['archives'] });
    expect(workers.notebook.heard).toEqual([{ closing: 'archives' }, { changed: ['archives'] }]);
    expect(changes).toEqual([['archives']]);
  });

  it('closes the notebook behind whoever only reads it, and takes nothing new meanwhile', async () => {
    const { client, workers } = library();
    const stopping = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    workers.reading.stop = () => {
      stopping.resolve();
      return ended.promise;
    };
    const closed = client.close();
    await stopping.promise;
    expect(await client.call('annotations.create', {})).toMatchObject({ error: { code: 'closing' } });
    expect(workers.notebook.stopped).toBe(false);
    ended.resolve();
    await closed;
    expect(workers.notebook.stopped).toBe(true);
  });

  it('takes a word that every object knows for no method', async () => {
    const { client, workers } = library();
    const asked = client.call('constructor', {});
    workers.reading.answer('constructor', 'refused');
    expect(await asked).toEqual({ ok: true, value: 'refused' });
    expect(workers.notebook.methods()).toEqual([]);
  });

  it('puts the state of the library together from both', async () => {
    const { client, workers } = library();
    const status = client.call('library.status', {});
    const open = { open: true, annotations: 3 };
    const problem = { code: 'notebook_recovered', subject: 'notebook.sqlite' };
    const missing = { code: 'archive_missing', subject: 'archive.sqlite' };
    workers.reading.answer('library.status', {
      version: '1',
      archives: ['临河'],
      notebook: null,
      problems: [missing],
    });
    workers.notebook.answer('library.status', {
      version: '1',
      archives: [],
      notebook: open,
      problems: [problem],
    });
    expect(await status).toEqual({
      ok: true,
      value: { version: '1', archives: ['临河'], notebook: open, problems: [missing, problem] },
    });
  });
});
