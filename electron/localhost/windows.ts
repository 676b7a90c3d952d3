import type { ServerResponse } from 'node:http';
import type { Thing } from '../../data/contract/touches.ts';

/**
 * The windows that show this library. Each is told what is changed by others, and how many changes there have been, so
 * that one that was away knows whether it has missed any.
 */
export class Windows {
  /** A stream to each, with the name that the window has given itself. */
  readonly #streams = new Map<ServerResponse, string | null>();
  #revision = 0;
  #isClosed = false;

  get revision(): number {
    return this.#revision;
  }

  open(response: ServerResponse, name: string | null): void {
    if (this.#isClosed) return void response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
    this.#streams.set(response, name);
    response.on('close', () => this.#streams.delete(response));
    this.#send(response, []);
  }

  /** `by`: the window that has asked for it, which learned it from the reply; null: none of them. */
  tell(changed: readonly Thing[], by: string | null): void {
    if (changed.length === 0) return;
    this.#revision++;
    for (const [response, name] of this.#streams)
      this.#send(response, by !== null && name === by ? [] : changed);
  }

  close(): void {
    this.#isClosed = true;
    for (const response of this.#streams.keys()) response.end();
  }

  #send(response: ServerResponse, changed: readonly Thing[]): void {
    response.write(`${JSON.stringify({ revision: this.#revision, changed })}\n`);
  }
}
