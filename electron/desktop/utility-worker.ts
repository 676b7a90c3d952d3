import { utilityProcess } from 'electron';
import type { LaneNews } from '../../data/contract/lanes.ts';
import type { RunningWorker } from '../lane-client.ts';
import { END, type LibraryAnswer } from '../library-messages.ts';
import type { WorkerOptions } from '../library-options.ts';
import { millisecondsTo } from '../stop-limit.ts';

/** A lane of the library in a process of its own: neither a crash of it nor of a page touches the other. */
export function startUtility(entry: string, options: WorkerOptions): RunningWorker {
  const serviceName = `lanjuan-${options.lane}`;
  const child = utilityProcess.fork(entry, [JSON.stringify(options)], { serviceName });
  let fault: string | null = null;
  // Of V8, when it cannot go on; the exit follows. Without a listener the event would be an error of this process.
  child.on('error', (type, location) => (fault = `${type} at ${location}`));
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: LibraryAnswer | LaneNews) => listener(message)),
    onGone: (listener) =>
      child.once('exit', (code) => listener(fault ?? `the library process ended with ${code}`)),
    stop: (deadline) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => child.kill(), millisecondsTo(deadline));
        child.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
        child.postMessage(END);
      }),
    // Electron's own way asks first, and what hangs does not listen.
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
