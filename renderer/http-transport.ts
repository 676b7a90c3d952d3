import type { Reply } from '../data/contract/api.ts';
import { declarationOf } from '../data/contract/requests.ts';
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
  const room = new RoomForKept();
  return {
    async carry(method, request) {
      const body = JSON.stringify(request);
      // What changes something goes on its way also where the page is left at the same moment.
      const kept = declarationOf(method).touches.length > 0 ? room.take(body) : null;
      const response = await fetch(`/api/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...own },
        body,
        credentials: 'same-origin',
        keepalive: kept !== null,
      }).finally(kept);
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

/** Bytes that a browser carries at once beyond the life of a page (Fetch, 4.6 step 8); more it refuses altogether. */
const MOST_KEPT = 64 * 1024;

class RoomForKept {
  #taken = 0;

  /** Gives the way to give the room back; null where there is none. */
  take(body: string): (() => void) | null {
    const bytes = new TextEncoder().encode(body).length;
    if (this.#taken + bytes > MOST_KEPT) return null;
    this.#taken += bytes;
    return () => (this.#taken -= bytes);
  }
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
