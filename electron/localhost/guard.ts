import type { Session, Sessions } from './sessions.ts';

/** The parts of a request by which it is admitted. */
export interface Caller {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Every value that was sent, in order: a header that is there twice is seen to be. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

export interface Endpoint {
  readonly port: number;
  readonly sessions: Sessions;
}

export type Admission =
  | { readonly kind: 'admitted' }
  /** A fresh address was opened: the secret in it is exchanged for a session. */
  | { readonly kind: 'welcome'; readonly session: Session }
  /** An address that was used before, opened by somebody who is let in anyway. */
  | { readonly kind: 'home' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Lets in only who was given an address of this start, from a page of ours or from no page at all.
 *
 * Host: a page of another site whose name was re-bound to 127.0.0.1 still sends its own name. Origin and
 * Sec-Fetch-Site: another site's page may send requests here, and the browser says that it was so. The cookie opens the
 * pages, which hold nothing. The key opens the library: other programs and users of the machine reach the port too, and
 * a browser sends the cookie to each of them, but never the header.
 */
export function admit(caller: Caller, endpoint: Endpoint): Admission {
  const host = header(caller, 'host');
  if (host !== `127.0.0.1:${endpoint.port}` && host !== `localhost:${endpoint.port}`)
    return refused('Host is not ours');
  const origin = header(caller, 'origin');
  if (origin !== undefined && origin !== `http://${host}`) return refused('Origin is not ours');
  const secret = secretIn(caller);
  const session = secret === null ? null : endpoint.sessions.exchange(secret);
  if (session) return { kind: 'welcome', session };
  const site = header(caller, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return refused('the request comes from another site');
  if (!hasRight(caller, endpoint.sessions)) return refused('the key of this start is missing or wrong');
  return secret === null ? { kind: 'admitted' } : { kind: 'home' };
}

function hasRight(caller: Caller, sessions: Sessions): boolean {
  const key = header(caller, 'x-lanjuan-token');
  if (key !== undefined) return sessions.hasKey(key);
  const opensLibrary = caller.target.startsWith('/api/');
  return !opensLibrary && sessions.hasCookie((caller.headers['cookie'] ?? []).join('; '));
}

/** Also from another site, such as a chat in which the address was written down; but not for a browser that looks ahead. */
function secretIn(caller: Caller): string | null {
  if (caller.method !== 'GET' || !caller.target.startsWith('/?')) return null;
  if (/prefetch|preview/.test(`${header(caller, 'sec-purpose') ?? ''}${header(caller, 'purpose') ?? ''}`))
    return null;
  return new URLSearchParams(caller.target.slice(2)).get('token');
}

/** One header; sent twice it is as good as wrong. */
function header({ headers }: Caller, name: string): string | undefined {
  const values = headers[name];
  return values === undefined || values.length === 0 ? undefined : values.length === 1 ? values[0] : '';
}

function refused(reason: string): Admission {
  return { kind: 'refused', reason };
}
