import { Worker } from 'node:worker_threads';
import type { RunningWorker } from './library-client.ts';
import type { LibraryAnswer, LibraryOptions } from './library-messages.ts';

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
    onGone: (listener) => worker.once('exit', (code) => listener(fault ?? `the library thread ended with ${code}`)),
    stop: async () => {
      await worker.terminate();
    },
  };
}
