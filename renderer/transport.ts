import type { Reply } from '../data/contract/api.ts';
import type { Method } from '../data/contract/requests.ts';

/** Carries one request to the host and its reply back. Rejects only when the host cannot be reached. */
export type Transport = (method: Method, request: unknown) => Promise<Reply<unknown>>;
