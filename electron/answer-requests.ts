import type { LaneNews } from '../data/contract/lanes.ts';
import type { Reply } from '../data/contract/api.ts';
import { END, type Call, type LibraryAnswer, type LibraryRequest } from './library-messages.ts';

/** The worker's end of the wire: a worker thread's parent port, or that of an Electron utility process. */
export interface HostPort {
  postMessage(message: LibraryAnswer | LaneNews): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** What an open library answers. */
export interface Answering {
  readonly call: Call;
  readonly addArchive: (file: string) => Reply<unknown>;
  readonly hear: (news: LaneNews) => void;
}

/**
 * Answers the host's requests. Their order is the host's affair: it sends the next when the one before is answered.
 * The message `null` asks for the end; `close` is called when the requests that came before it are answered.
 */
export function answerRequests(port: HostPort, library: Answering, close: () => void): void {
  const underWay = new Set<Promise<void>>();
  port.onMessage((message) => {
    if (message === END) {
      void Promise.allSettled(underWay).then(close);
    } else if (isNews(message)) {
      library.hear(message);
    } else if (isRequest(message)) {
      const work = answer(port, library, message).finally(() => underWay.delete(work));
      underWay.add(work);
    } else throw new Error(`not a request: ${JSON.stringify(message)?.slice(0, 200)}`);
  });
}

async function answer(port: HostPort, library: Answering, message: LibraryRequest): Promise<void> {
  const reply =
    'method' in message
      ? await library.call(message.method, message.request)
      : library.addArchive(message.archiveFile);
  port.postMessage({ id: message.id, reply });
}

function isNews(message: unknown): message is LaneNews {
  return (
    typeof message === 'object' &&
    message !== null &&
    (('changed' in message && Array.isArray(message.changed)) || 'closing' in message)
  );
}

function isRequest(message: unknown): message is LibraryRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    (('method' in message && typeof message.method === 'string' && 'request' in message) ||
      ('archiveFile' in message && typeof message.archiveFile === 'string'))
  );
}
