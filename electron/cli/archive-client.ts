import type { ArchiveClient, Results } from '../../data/contract/api.ts';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { Method, Request } from '../../data/contract/requests.ts';
import type { Call } from '../library-messages.ts';

/** Turns a Reply that refuses into an ArchiveError. */
export function archiveClient(call: Call): ArchiveClient {
  return {
    call: async <M extends Method>(method: M, request: Request<M>): Promise<Results[M]> => {
      const reply = await call(method, request);
      if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.detail);
      // What dispatch returns for a method is that method's result.
      return reply.value as Results[M];
    },
  };
}
