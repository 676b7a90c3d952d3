import { describe, expect, it } from 'vitest';
import type { Reply } from '../data/contract/api.ts';
import { answerRequests } from './answer-requests.ts';
import { connectLibrary, type RunningWorker } from './library-client.ts';
import type { LibraryAnswer, LibraryRequest } from './library-messages.ts';

/** A worker in this very process, which can be made to die. */
class SmallWorker implements RunningWorker {
  readonly requests: LibraryRequest[] = [];
  stopped = false;
  #answer: (answer: LibraryAnswer) => void = () => undefined;
  #gone: (why: string) => void = () => undefined;

  post(request: LibraryRequest): void {
    this.requests.push(request);
  }
  onAnswer(listener: (answer: LibraryAnswer) => void): void {
    this.#answer = listener;
  }
  onGone(listener: (why: string) => void): void {
    this.#gone = listener;
  }
  stop(): Promise<void> {
    this.stopped = true;
    this.#gone('stopped');
    return Promise.resolve();
  }
  answer(value: unknown): void {
    const request = this.requests.shift();
    if (!request) throw new Error('nothing was asked');
    this.#answer({ id: request.id, reply: { ok: true, value } });
  }
  die(why: string): void {
    this.#gone(why);
  }
}

function library(): { started: SmallWorker[]; notices: string[]; client: ReturnType<typeof connectLibrary> } {
  const started: SmallWorker[] = [];
  const notices: string[] = [];
  const start = (): SmallWorker => {
    const worker = new SmallWorker();
    started.push(worker);
    return worker;
  };
  return { started, notices, client: connectLibrary(start, (why) => notices.push(why)) };
}

describe('the client of a library in a worker', () => {
  it('gives each caller its own answer', async () => {
    const { started, client } = library();
    const [first, second] = [client.call('reports.list', {}), client.call('library.status', {})];
    started[0]!.answer('reports');
    started[0]!.answer('status');
    expect(await Promise.all([first, second])).toEqual([
      { ok: true, value: 'reports' },
      { ok: true, value: 'status' },
    ]);
  });

  it('fails what is under way when the worker dies, and starts another at once', async () => {
    const { started, notices, client } = library();
    const answered = client.call('reports.list', {});
    started[0]!.answer([]);
    await answered;
    const lost = client.call('search.run', { query: '放心消费' });
    started[0]!.die('out of memory');
    expect(await lost).toEqual({ ok: false, error: { code: 'unreachable', detail: 'out of memory' } });
    expect([started.length, notices]).toEqual([2, ['out of memory']]);
    const again = client.call('reports.list', {});
    started[1]!.answer(['平湖']);
    expect(await again).toEqual({ ok: true, value: ['平湖'] });
  });

  it('does not start a worker over and over that never answers', async () => {
    const { started, client } = library();
    started[0]!.die('no such module');
    expect(started).toHaveLength(1);
    const call = client.call('reports.list', {});
    expect(started).toHaveLength(2);
    started[1]!.die('no such module');
    expect((await call).ok).toBe(false);
    expect(started).toHaveLength(2);
  });

  it('waits for answers that are under way before it closes, and takes no new requests', async () => {
    const { started, notices, client } = library();
    const last = client.call('annotations.create', { body: '核对' });
    const closed = client.close();
    expect(await client.call('reports.list', {})).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
    expect(started[0]!.stopped).toBe(false);
    started[0]!.answer('saved');
    expect(await last).toEqual({ ok: true, value: 'saved' });
    await closed;
    expect([started[0]!.stopped, notices]).toEqual([true, []]);
  });
});

describe('the worker', () => {
  it('answers in the order of the requests, and closes after the last', async () => {
    const events: unknown[] = [];
    let say: (message: unknown) => void = () => undefined;
    const port = {
      postMessage: ({ id }: LibraryAnswer) => void events.push(id),
      onMessage: (listener: (message: unknown) => void) => void (say = listener),
    };
    const slowFirst = async (method: string): Promise<Reply<unknown>> => {
      if (method === 'imports.add') await new Promise((resolve) => setTimeout(resolve, 20));
      return { ok: true, value: null };
    };
    const closed = new Promise<void>((resolve) => {
      const addArchive = (file: string): Reply<unknown> => {
        events.push(file);
        return { ok: true, value: null };
      };
      answerRequests(port, { call: slowFirst, addArchive }, () => {
        events.push('closed');
        resolve();
      });
    });
    say({ id: 1, method: 'imports.add', request: {} });
    say({ id: 2, archiveFile: '/media/王芳/临河县.lanjuan' });
    say({ id: 3, method: 'reports.list', request: {} });
    say(null);
    await closed;
    expect(events).toEqual([1, '/media/王芳/临河县.lanjuan', 2, 3, 'closed']);
  });

  it('takes a message that is no request for the fault that it is', () => {
    let say: (message: unknown) => void = () => undefined;
    const port = {
      postMessage: () => undefined,
      onMessage: (listener: (message: unknown) => void) => void (say = listener),
    };
    const library = {
      call: () => Promise.resolve({ ok: true, value: null } as const),
      addArchive: () => ({ ok: true, value: null }) as const,
    };
    answerRequests(port, library, () => undefined);
    for (const fault of [{ id: 'one' }, { id: 1, method: 'reports.list' }, { id: 1, archiveFile: 7 }])
      expect(() => say(fault)).toThrow('not a request');
  });
});
