import { Worker } from 'node:worker_threads';
import type { LaneNews } from '../data/contract/lanes.ts';
import type { RunningWorker } from './lane-client.ts';
import { END, type LibraryAnswer } from './library-messages.ts';
import type { WorkerOptions } from './library-options.ts';
import { millisecondsTo, type Deadline } from './stop-limit.ts';

/** A lane of the library in a worker thread of this process. */
export function startThread(entry: string, options: WorkerOptions): RunningWorker {
  const worker = new Worker(entry, { argv: [JSON.stringify(options)] });
  let fault: string | null = null;
  worker.on('error', (error: unknown) => {
    fault = error instanceof Error ? error.message : String(error);
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', (message: LibraryAnswer | LaneNews) => listener(message)),
    onGone: (listener) =>
      worker.once('exit', (code) => listener(fault ?? `the library thread ended with ${code}`)),
    stop: (deadline) => endThread(worker, deadline),
    kill: () => void worker.terminate(),
  };
}

/** Asks first, so that the notebook is closed; a thread that does not listen is ended. */
async function endThread(worker: Worker, deadline: Deadline): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  const timer = setTimeout(() => void worker.terminate(), millisecondsTo(deadline));
  worker.postMessage(END);
  await gone;
  clearTimeout(timer);
}
