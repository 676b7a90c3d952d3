import type { Reply } from '../data/contract/api.ts';
import type { Call, LibraryAnswer, LibraryRequest } from './library-messages.ts';

/** The worker's end of the wire: a worker thread's parent port, or that of an Electron utility process. */
export interface HostPort {
  postMessage(answer: LibraryAnswer): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** What an open library answers. */
export interface Answering {
  readonly call: Call;
  readonly addArchive: (file: string) => Reply<unknown>;
}

/**
 * Answers the host's requests one after the other, in the order in which they came: the notebook sees no overtaking.
 * The message `null` asks for the end; `close` is called after the requests that came before it.
 */
export function answerRequests(port: HostPort, library: Answering, close: () => void): void {
  let turn: Promise<void> = Promise.resolve();
  port.onMessage((message) => {
    if (message === null) {
      turn = turn.then(close);
      return;
    }
    if (!isRequest(message)) throw new Error(`not a request: ${JSON.stringify(message)?.slice(0, 200)}`);
    turn = turn.then(async () =>
      port.postMessage({
        id: message.id,
        reply:
          'method' in message
            ? await library.call(message.method, message.request)
            : library.addArchive(message.archiveFile),
      }),
    );
  });
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
