import type { Reply } from '../data/contract/api.ts';
import type { Transport } from './transport.ts';

/** The localhost host: same origin, the token travels in a cookie that scripts cannot read. */
export function httpTransport(): Transport {
  return async (method, request) => {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      credentials: 'same-origin',
    });
    // The host answers every POST to /api with a Reply, failures included.
    return (await response.json()) as Reply<unknown>;
  };
}
