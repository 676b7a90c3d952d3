import type { ArchiveClient, Reply, Results } from '../data/contract/api.ts';
import { ArchiveError } from '../data/contract/errors.ts';
import type { Method, Request } from '../data/contract/requests.ts';
import { desktopTransport } from './desktop-transport.ts';
import { httpTransport } from './http-transport.ts';
import type { Transport } from './transport.ts';

/** The archive behind whichever host shows this page. */
export function connect(): ArchiveClient {
  return clientOver(desktopTransport() ?? httpTransport());
}

export function clientOver(transport: Transport): ArchiveClient {
  return {
    async call<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
      const reply = await transport(method, request).catch((cause: unknown): Reply<unknown> => {
        return { ok: false, error: { code: 'unreachable', detail: String(cause) } };
      });
      if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.detail);
      // The host answers `method` by the same contract that this page was compiled against.
      return reply.value as Results[M];
    },
  };
}
