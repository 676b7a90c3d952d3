import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LaneClient, withinLimit } from './lane-client.ts';
import { stopDeadline } from './stop-limit.ts';
import { SmallWorker } from './testing/small-worker.ts';

function lane(): { started: SmallWorker[]; notices: string[]; client: LaneClient } {
  const started: SmallWorker[] = [];
  const notices: string[] = [];
  const start = (): SmallWorker => {
    const worker = new SmallWorker();
    started.push(worker);
    return worker;
  };
  const client = new LaneClient(start, { onRestart: (why) => notices.push(why), onNews: () => undefined });
  return { started, notices, client };
}

const request = (method: string, value: unknown = {}): { method: string; request: unknown } => ({
  method,
  request: value,
});

/** What was to be done now has been done: promises that are settled have told so. */
const settled = (): Promise<void> => Promise.resolve().then(() => undefined);

describe('the client of a worker', () => {
  it('sends the next request when the one before is answered, queue by queue', async () => {
    const { started, client } = lane();
    const answers = [
      client.ask('reading', request('search.run')),
      client.ask('reading', request('reports.list')),
      client.ask('files', request('imports.add')),
    ];
    const [worker] = started;
    expect(worker!.methods()).toEqual(['search.run', 'imports.add']);
    worker!.answer('imports.add', 'added');
    worker!.answer('search.run', 'found');
    expect(worker!.methods()).toEqual(['reports.list']);
    worker!.answer('reports.list', []);
    expect((await Promise.all(answers)).map((reply) => reply.ok && reply.value)).toEqual([
      'found',
      [],
      'added',
    ]);
  });

  it('fails what is under way when the worker dies; what waits is done by the next', async () => {
    const { started, notices, client } = lane();
    void client.ask('reading', request('reports.list'));
    started[0]!.answer('reports.list', []);
    const lost = client.ask('reading', request('search.run'));
    const waiting = client.ask('reading', request('reports.read'));
    started[0]!.die('out of memory');
    expect(await lost).toEqual({ ok: false, error: { code: 'unreachable', detail: 'out of memory' } });
    expect([started.length, notices]).toEqual([2, ['out of memory']]);
    started[1]!.answer('reports.read', 'text');
    expect(await waiting).toEqual({ ok: true, value: 'text' });
  });

  it('does not start a worker over and over that never answers', async () => {
    const { started, client } = lane();
    started[0]!.die('no such module');
    expect(started).toHaveLength(1);
    const calls = [
      client.ask('reading', request('reports.list')),
      client.ask('reading', request('search.run')),
    ];
    expect(started).toHaveLength(2);
    started[1]!.die('no such module');
    expect((await Promise.all(calls)).map((reply) => reply.ok)).toEqual([false, false]);
    expect(started).toHaveLength(2);
  });
});

describe('the watchdog', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ends a worker that takes longer than its kind of request may, says so, and goes on', async () => {
    const { started, notices, client } = lane();
    void client.ask('reading', request('reports.list'));
    started[0]!.answer('reports.list', []);
    const hanging = client.ask('reading', request('search.run'));
    const beside = client.ask('files', request('imports.add'));
    const waiting = client.ask('reading', request('reports.read'));
    vi.advanceTimersByTime(59_000);
    expect(started[0]!.killed).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(started[0]!.killed).toBe(true);
    expect(await hanging).toMatchObject({ ok: false, error: { code: 'timed_out' } });
    started[0]!.die('ended with 1');
    expect(await beside).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(notices).toEqual(['search.run took over 60 s']);
    started[1]!.answer('reports.read', 'text');
    expect(await waiting).toEqual({ ok: true, value: 'text' });
  });

  it('counts from when a request is begun, not from when it was asked', async () => {
    const { started, client } = lane();
    void client.ask('reading', request('library.verify'));
    const second = client.ask('reading', request('search.run'));
    vi.advanceTimersByTime(100_000);
    expect(started[0]!.killed).toBe(false);
    started[0]!.answer('library.verify', {});
    vi.advanceTimersByTime(50_000);
    started[0]!.answer('search.run', 'found');
    expect(await second).toMatchObject({ ok: true });
  });

  it('gives up a worker that does not end even so', async () => {
    const { started, client } = lane();
    const first = client.ask('reading', request('reports.list'));
    started[0]!.answer('reports.list', []);
    await first;
    void client.ask('reading', request('search.run'));
    vi.advanceTimersByTime(60_000);
    const next = client.ask('reading', request('reports.list'));
    expect(started).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(started).toHaveLength(2);
    started[0]!.die('at last');
    started[1]!.answer('reports.list', ['临河']);
    expect(await next).toEqual({ ok: true, value: ['临河'] });
    expect(started).toHaveLength(2);
  });
});

describe('closing', () => {
  it('answers all that was accepted, takes nothing new, then ends the worker', async () => {
    const { started, notices, client } = lane();
    const accepted = [
      client.ask('notebook', request('annotations.create')),
      client.ask('notebook', request('annotations.update')),
    ];
    const closed = client.close(stopDeadline());
    const late = await client.ask('notebook', request('reports.list'));
    expect(late).toMatchObject({ ok: false, error: { code: 'closing' } });
    started[0]!.answer('annotations.create', 'made');
    await settled();
    expect(started[0]!.stopped).toBe(false);
    started[0]!.answer('annotations.update', 'changed');
    await closed;
    expect((await Promise.all(accepted)).map((reply) => reply.ok)).toEqual([true, true]);
    expect([started[0]!.stopped, notices]).toEqual([true, []]);
  });

  it('waits no longer than the limit', async () => {
    vi.useFakeTimers();
    const { started, client } = lane();
    void client.ask('notebook', request('notebook.check'));
    const closed = client.close(stopDeadline());
    await vi.advanceTimersByTimeAsync(19_000);
    expect(started[0]!.stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    await closed;
    expect(started[0]!.stopped).toBe(true);
    vi.useRealTimers();
  });

  it('has one limit for what is closed one after the other', async () => {
    vi.useFakeTimers();
    const deadline = stopDeadline();
    const never = new Promise<void>(() => undefined);
    const both = withinLimit(never, deadline).then(() => withinLimit(never, deadline));
    // The second is due at once, in a timer of its own.
    await vi.advanceTimersByTimeAsync(20_001);
    await both;
    vi.useRealTimers();
  });
});
