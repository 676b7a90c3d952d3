import { utilityProcess } from 'electron';
import type { RunningWorker } from '../library-client.ts';
import type { LibraryAnswer } from '../library-messages.ts';
import type { LibraryOptions } from '../library-options.ts';

/** Milliseconds that the process has for closing its files. */
const PATIENCE = 3000;

/** The library in a process of its own: neither a crash of it nor of a page touches the other. */
export function startUtility(entry: string, options: LibraryOptions): RunningWorker {
  const child = utilityProcess.fork(entry, [JSON.stringify(options)], { serviceName: 'lanjuan-library' });
  let fault: string | null = null;
  // Of V8, when it cannot go on; the exit follows. Without a listener the event would be an error of this process.
  child.on('error', (type, location) => (fault = `${type} at ${location}`));
  return {
    post: (request) => child.postMessage(request),
    onAnswer: (listener) => child.on('message', (answer: LibraryAnswer) => listener(answer)),
    onGone: (listener) =>
      child.once('exit', (code) => listener(fault ?? `the library process ended with ${code}`)),
    stop: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => child.kill(), PATIENCE);
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        child.postMessage(null);
      }),
  };
}
