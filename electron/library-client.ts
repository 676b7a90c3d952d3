import type { Reply } from '../data/contract/api.ts';
import type { Call, LibraryAnswer, LibraryRequest } from './library-messages.ts';

/** A running worker, whatever kind of thread or process it is. */
export interface RunningWorker {
  post(request: LibraryRequest): void;
  onAnswer(listener: (answer: LibraryAnswer) => void): void;
  /** Told once, when the worker is gone for whatever reason. */
  onGone(listener: (why: string) => void): void;
  stop(): Promise<void>;
}

export interface LibraryClient {
  readonly call: Call;
  /** Opens an archive that lies at this path. */
  readonly addArchive: (file: string) => Promise<Reply<unknown>>;
  /** Lets the requests that are under way end, then the worker. */
  readonly close: () => Promise<void>;
}

/** How long a closing host waits for answers that are under way, in milliseconds. */
const PATIENCE = 5000;

/**
 * Asks a library that lives in a worker. When the worker dies, every waiting request fails with `unreachable` and a new
 * worker is started: at once if the old one had answered something, else with the next request, so that a worker that
 * cannot start is not started over and over.
 */
export function connectLibrary(start: () => RunningWorker, onRestart: (why: string) => void): LibraryClient {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let worker: RunningWorker | null = null;
  let last = 0;
  let closing = false;

  function running(): RunningWorker {
    if (worker) return worker;
    const fresh = start();
    let useful = false;
    fresh.onAnswer(({ id, reply }) => {
      useful = true;
      waiting.get(id)?.(reply);
      waiting.delete(id);
    });
    fresh.onGone((why) => {
      worker = null;
      for (const settle of waiting.values()) settle(unreachable(why));
      waiting.clear();
      if (closing) return;
      onRestart(why);
      if (useful) running();
    });
    return (worker = fresh);
  }

  function ask(requestOf: (id: number) => LibraryRequest): Promise<Reply<unknown>> {
    if (closing) return Promise.resolve(unreachable('the library is closing'));
    const id = ++last;
    return new Promise((settle) => {
      waiting.set(id, settle);
      running().post(requestOf(id));
    });
  }

  async function close(): Promise<void> {
    closing = true;
    const deadline = Date.now() + PATIENCE;
    while (waiting.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    await worker?.stop();
  }

  running();
  return {
    call: (method, request) => ask((id) => ({ id, method, request })),
    addArchive: (archiveFile) => ask((id) => ({ id, archiveFile })),
    close,
  };
}

function unreachable(detail: string): Reply<never> {
  return { ok: false, error: { code: 'unreachable', detail } };
}
