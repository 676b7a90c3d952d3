import { Worker } from 'node:worker_threads';
import type { RunningWorker } from './library-client.ts';
import type { LibraryAnswer } from './library-messages.ts';
import type { LibraryOptions } from './library-options.ts';

/** Milliseconds that a thread has for closing its files. */
const PATIENCE = 3000;

/** The library in a worker thread of this process. */
export function startThread(entry: string, options: LibraryOptions): RunningWorker {
  const worker = new Worker(entry, { argv: [JSON.stringify(options)] });
  let fault: string | null = null;
  worker.on('error', (error: unknown) => {
    fault = error instanceof Error ? error.message : String(error);
  });
  return {
    post: (request) => worker.postMessage(request),
    onAnswer: (listener) => worker.on('message', (answer: LibraryAnswer) => listener(answer)),
    onGone: (listener) =>
      worker.once('exit', (code) => listener(fault ?? `the library thread ended with ${code}`)),
    stop: () => endThread(worker),
  };
}

/** Asks first, so that the notebook is closed; a thread that does not listen is ended. */
async function endThread(worker: Worker): Promise<void> {
  const gone = new Promise((resolve) => worker.once('exit', resolve));
  const timer = setTimeout(() => void worker.terminate(), PATIENCE);
  worker.postMessage(null);
  await gone;
  clearTimeout(timer);
}
