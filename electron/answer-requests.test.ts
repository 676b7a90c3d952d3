import { describe, expect, it } from 'vitest';
import type { LaneNews } from '../data/contract/lanes.ts';
import type { Reply } from '../data/contract/api.ts';
import { answerRequests, type Answering } from './answer-requests.ts';
import type { LibraryAnswer } from './library-messages.ts';

const DONE = { ok: true, value: null } as const;

function worker(library: Partial<Answering>): {
  readonly say: (message: unknown) => void;
  readonly events: unknown[];
  readonly closed: Promise<void>;
} {
  const events: unknown[] = [];
  let say: (message: unknown) => void = () => undefined;
  const port = {
    postMessage: (message: LibraryAnswer | LaneNews) =>
      void events.push('id' in message ? message.id : message),
    onMessage: (listener: (message: unknown) => void) => void (say = listener),
  };
  const closed = new Promise<void>((resolve) => {
    const whole: Answering = {
      call: () => Promise.resolve(DONE),
      addArchive: () => DONE,
      hear: () => undefined,
      ...library,
    };
    answerRequests(port, whole, () => {
      events.push('closed');
      resolve();
    });
  });
  return { say, events, closed };
}

describe('the worker', () => {
  it('closes when the requests that came before are answered', async () => {
    let finish: (reply: Reply<unknown>) => void = () => undefined;
    const slow = (method: string): Promise<Reply<unknown>> =>
      method === 'imports.add' ? new Promise((resolve) => (finish = resolve)) : Promise.resolve(DONE);
    const { say, events, closed } = worker({ call: slow });
    say({ id: 1, method: 'imports.add', request: {} });
    say({ id: 2, archiveFile: '/media/王芳/临河县.lanjuan' });
    say(null);
    await Promise.resolve();
    expect(events).toEqual([2]);
    finish(DONE);
    await closed;
    expect(events).toEqual([2, 1, 'closed']);
  });

  it('hears what the other lane has changed', () => {
    const heard: LaneNews[] = [];
    const { say, events } = worker({ hear: (news) => heard.push(news) });
    say({ changed: ['notes'] });
    say({ closing: 'archives' });
    expect(heard).toEqual([{ changed: ['notes'] }, { closing: 'archives' }]);
    expect(events).toEqual([]);
  });

  it('takes a message that is no request for the fault that it is', () => {
    const { say } = worker({});
    for (const fault of [{ id: 'one' }, { id: 1, method: 'reports.list' }, { id: 1, archiveFile: 7 }])
      expect(() => say(fault)).toThrow('not a request');
  });
});
