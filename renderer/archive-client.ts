import type { ArchiveClient, Reply, Results } from '../data/contract/api.ts';
import { ArchiveError } from '../data/contract/errors.ts';
import type { Method, Request } from '../data/contract/requests.ts';
import { desktopTransport } from './desktop-transport.ts';
import { httpTransport } from './http-transport.ts';
import { Changes, type Spared, type WindowClient } from './shared/changes.ts';
import type { Transport } from './transport.ts';

/** The archive behind whichever host shows this page, with what is changed there by others. */
export function connect(): WindowClient {
  const changes = new Changes();
  const { carry, listen } = desktopTransport() ?? httpTransport();
  listen((things) => changes.tell(things));
  return clientOver(carry, changes);
}

export function clientOver(carry: Transport['carry'], changes: Changes = new Changes()): WindowClient {
  const sparing = (...known: readonly Spared[]): ArchiveClient => ({
    async call<M extends Method>(method: M, request: Request<M>): Promise<Results[M]> {
      const reply = await carry(method, request).catch((cause: unknown): Reply<unknown> => {
        return { ok: false, error: { code: 'unreachable', detail: String(cause) } };
      });
      changes.tell(
        reply.changed ?? [],
        known.map((one) => one.hear),
      );
      if (!reply.ok) throw new ArchiveError(reply.error.code, reply.error.detail);
      // The host answers `method` by the same contract that this page was compiled against.
      return reply.value as Results[M];
    },
  });
  return { ...sparing(), changes, sparing };
}
