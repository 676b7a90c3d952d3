import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectLibrary } from './library-client.ts';
import { startThread } from './thread-worker.ts';

/** A worker as small as can be: it answers with its thread's number, computes for long, or dies. */
const ENTRY = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', (message) => {
  if (message === null) process.exit(0);
  const { id, method } = message;
  if (method === 'crash') throw new Error('out of order');
  if (method === 'exit') process.exit(7);
  if (method === 'endless') { parentPort.postMessage({ id, reply: { ok: true, value: 'begun' } }); for (;;); }
  if (method === 'long') for (const end = Date.now() + 400; Date.now() < end; );
  parentPort.postMessage({ id, reply: { ok: true, value: threadId } });
});
`;

const OPTIONS = {
  shipped: '',
  shared: [],
  holdings: '',
  folder: '',
  version: '0',
  readerThread: '',
  rebuildThread: '',
  scanThread: '',
};
const QUIET = { onRestart: () => undefined };
let folder: string;
let entry: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-thread-'));
  entry = path.join(folder, 'worker.mjs');
  writeFileSync(entry, ENTRY);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a library in a thread', () => {
  it('is replaced when it crashes or ends, and what was under way is told so', async () => {
    const notices: string[] = [];
    const library = connectLibrary((lane) => startThread(entry, { ...OPTIONS, lane }), {
      onRestart: (why) => notices.push(why),
    });
    const first = await library.call('hello', {});
    expect(await library.call('crash', {})).toEqual({
      ok: false,
      error: { code: 'unreachable', detail: 'out of order' },
    });
    const second = await library.call('hello', {});
    expect(second.ok).toBe(true);
    expect(second).not.toEqual(first);
    expect(await library.call('exit', {})).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect((await library.call('hello', {})).ok).toBe(true);
    expect(notices).toEqual(['out of order', 'the library thread ended with 7']);
    await library.close();
  });

  it('does not hold up its host while it computes', async () => {
    const library = connectLibrary((lane) => startThread(entry, { ...OPTIONS, lane }), QUIET);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 10);
    await library.call('long', {});
    clearInterval(timer);
    await library.close();
    expect(ticks).toBeGreaterThan(5);
  });

  it('is ended even where it never comes to an end by itself', async () => {
    const worker = startThread(entry, { ...OPTIONS, lane: 'reading' });
    const gone = new Promise<string>((resolve) => worker.onGone(resolve));
    const begun = new Promise((resolve) => worker.onMessage(resolve));
    worker.post({ id: 1, method: 'endless', request: {} });
    await begun;
    worker.kill();
    expect(await gone).toBe('the library thread ended with 1');
  });

  it('is told of a file that is not there', async () => {
    const missing = path.join(folder, 'missing.mjs');
    const library = connectLibrary((lane) => startThread(missing, { ...OPTIONS, lane }), QUIET);
    expect(await library.call('hello', {})).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    await library.close();
  });
});
