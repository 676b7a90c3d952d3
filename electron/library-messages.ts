import type { Reply } from '../data/contract/api.ts';

/** Host → worker. Any other message is a fault of ours. */
export interface LibraryRequest {
  readonly id: number;
  readonly method: string;
  readonly request: unknown;
}

/** Worker → host. */
export interface LibraryAnswer {
  readonly id: number;
  readonly reply: Reply<unknown>;
}

/** Whoever can be asked: the library itself, or the client of a worker that holds it. */
export type Call = (method: string, request: unknown) => Promise<Reply<unknown>>;
