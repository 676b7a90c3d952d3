import { declarationOf, type Method } from '../../../data/contract/requests.ts';
import { clientOver } from '../../archive-client.ts';
import type { WindowClient } from '../changes.ts';

/** A host that answers from memory. A method that may change something is taken to have changed all that it declares. */
export function tellingHost(answer: (method: Method, request: unknown) => unknown): WindowClient {
  return clientOver(async (method, request) => {
    const value = await answer(method, request);
    return { ok: true, value, changed: declarationOf(method).touches };
  });
}
