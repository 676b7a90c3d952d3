import type { Reply } from '../data/contract/api.ts';
import type { Transport } from './transport.ts';

/**
 * The localhost host: same origin, and a key that only this page knows. A cookie would be sent to every program on this
 * machine that listens on a port; a header is not.
 */
export function httpTransport(): Transport {
  const key = keyOfPage();
  return async (method, request) => {
    const response = await fetch(`/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-lanjuan-token': key },
      body: JSON.stringify(request),
      credentials: 'same-origin',
    });
    // The host answers every POST to /api with a Reply, failures included.
    return (await response.json()) as Reply<unknown>;
  };
}

const KEPT = 'lanjuan-key';

/** The page that was let in holds it; reloads and further tabs find it where only this origin looks. It ends with the host. */
function keyOfPage(): string {
  const given = document.querySelector<HTMLMetaElement>('meta[name="lanjuan-key"]')?.content;
  if (given === undefined) return localStorage.getItem(KEPT) ?? '';
  localStorage.setItem(KEPT, given);
  // The secret in the address has been used: it need not be seen, or stay in what is reloaded.
  history.replaceState(history.state, '', location.pathname + location.hash);
  return given;
}
