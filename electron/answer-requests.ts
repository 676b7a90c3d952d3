import type { Call, LibraryAnswer, LibraryRequest } from './library-messages.ts';

/** The worker's end of the wire: a worker thread's parent port, or that of an Electron utility process. */
export interface HostPort {
  postMessage(answer: LibraryAnswer): void;
  onMessage(listener: (message: unknown) => void): void;
}

/**
 * Answers the host's requests one after the other, in the order in which they came: the notebook sees no overtaking.
 * The message `null` asks for the end; `close` is called after the requests that came before it.
 */
export function answerRequests(port: HostPort, call: Call, close: () => void): void {
  let turn: Promise<void> = Promise.resolve();
  port.onMessage((message) => {
    if (message === null) {
      turn = turn.then(close);
      return;
    }
    if (!isRequest(message)) throw new Error(`not a request: ${JSON.stringify(message)?.slice(0, 200)}`);
    const { id, method, request } = message;
    turn = turn.then(async () => port.postMessage({ id, reply: await call(method, request) }));
  });
}

function isRequest(message: unknown): message is LibraryRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    'method' in message &&
    typeof message.method === 'string' &&
    'request' in message
  );
}
