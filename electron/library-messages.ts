import type { Reply } from '../data/contract/api.ts';

/** Host → worker. Any other message is a fault of ours. The second is the host's own: no page can make it send one. */
export type LibraryRequest =
  | { readonly id: number; readonly method: string; readonly request: unknown }
  | { readonly id: number; readonly archiveFile: string };

/** Worker → host. */
export interface LibraryAnswer {
  readonly id: number;
  readonly reply: Reply<unknown>;
}

/** The last message to a worker: it closes its files and ends. */
export const END = null;

/** Whoever can be asked: the library itself, or the client of a worker that holds it. */
export type Call = (method: string, request: unknown) => Promise<Reply<unknown>>;
