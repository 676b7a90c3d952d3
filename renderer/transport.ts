import type { Reply } from '../data/contract/api.ts';
import type { Method } from '../data/contract/requests.ts';
import type { Thing } from '../data/contract/touches.ts';

export interface Transport {
  /** Carries one request to the host and its reply back. Rejects only when the host cannot be reached. */
  readonly carry: (method: Method, request: unknown) => Promise<Reply<unknown>>;
  /** What is changed by others than this window. */
  readonly listen: (listener: (changed: readonly Thing[]) => void) => void;
}
