/**
 * A lane of the library in a thread or a process of its own, so that a long search holds up neither the host nor a note.
 * Started by electron/localhost as a worker thread and by electron/desktop as a utility process; both pass the options
 * as the last argument, in JSON.
 */
import { parentPort } from 'node:worker_threads';
import type { Library, LibraryFiles } from '../data/library.ts';
import { answerRequests, type HostPort } from './answer-requests.ts';
import { IdleWork } from './idle-work.ts';
import { openLibraryHost } from './library-host.ts';
import type { Call } from './library-messages.ts';
import type { WorkerLane, WorkerOptions } from './library-options.ts';

/** What Electron adds to `process` in a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Each worker loads the code of its own lane: that of the notebook is a part of the other's. */
const OPENING: Readonly<Record<WorkerLane, () => Promise<(files: LibraryFiles) => Library>>> = {
  notebook: async () => (await import('../data/notebook-lane.ts')).openNotebookLane,
  reading: async () => (await import('../data/reading-lane.ts')).openReadingLane,
};

const port = findPort();
// Written by startThread() or startUtility(), which start this file.
const options = JSON.parse(process.argv.at(-1) ?? '') as WorkerOptions;
// What the host sends meanwhile waits in the port for its listener.
const host = openLibraryHost(options, await OPENING[options.lane]());
host.onNews((news) => port.postMessage(news));
const idle = new IdleWork(() => {
  const isLeft = host.warmUp();
  if (!isLeft) host.checkWhatIsDue('quick');
  return isLeft;
});
/** Nobody is at work here. */
const A_MINUTE = 60_000;
const longIdle = new IdleWork(() => {
  host.checkWhatIsDue('whole');
  return false;
}, A_MINUTE);
const soon = (): void => {
  idle.soon();
  longIdle.soon();
};
soon();
const call: Call = async (method, request) => {
  const reply = await host.call(method, request);
  soon();
  return reply;
};
answerRequests(port, { call, addArchive: host.addArchive, hear: (news) => host.hear(news) }, () => {
  idle.stop();
  longIdle.stop();
  host.close();
  // Ends this thread, or this utility process.
  process.exit(0);
});

function findPort(): HostPort {
  if (parentPort) {
    const thread = parentPort;
    return {
      postMessage: (message) => thread.postMessage(message),
      onMessage: (listener) => thread.on('message', listener),
    };
  }
  // Electron's own types are for electron/desktop alone; the property exists in a utility process only.
  const utility = (process as { readonly parentPort?: UtilityPort }).parentPort;
  if (!utility) throw new Error('to be started by a host, as a worker thread or a utility process');
  return {
    postMessage: (message) => utility.postMessage(message),
    onMessage: (listener) => utility.on('message', ({ data }) => listener(data)),
  };
}
