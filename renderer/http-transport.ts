import type { Reply } from '../data/contract/api.ts';
import { ChangesElsewhere } from './changes-elsewhere.ts';
import type { Transport } from './transport.ts';

/**
 * The localhost host: same origin, and a key that only this page knows. A cookie would be sent to every program on this
 * machine that listens on a port; a header is not.
 */
export function httpTransport(): Transport {
  // The window names itself, so that it is not told what it has learned from a reply.
  const own = { 'x-lanjuan-token': keyOfPage(), 'x-lanjuan-window': crypto.randomUUID() };
  let elsewhere: ChangesElsewhere | null = null;
  // What a page says while it is left goes on its way all the same.
  let isLeaving = false;
  addEventListener('pagehide', () => (isLeaving = true), { capture: true });
  addEventListener('pageshow', () => (isLeaving = false));
  return {
    async carry(method, request) {
      const response = await fetch(`/api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...own },
        body: JSON.stringify(request),
        credentials: 'same-origin',
        keepalive: isLeaving,
      });
      const revision = response.headers.get('x-lanjuan-revision');
      if (revision !== null) elsewhere?.begun(Number(revision));
      // The host answers every POST to /api with a Reply, failures included.
      return (await response.json()) as Reply<unknown>;
    },
    listen(listener) {
      const open = (signal: AbortSignal) => fetch('/api/session.changes', { headers: own, signal });
      elsewhere = new ChangesElsewhere(open, listener);
    },
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
