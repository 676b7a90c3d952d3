import { cookieName, readCookie, sameToken } from './access-token.ts';

/** The parts of a request by which it is admitted. */
export interface Caller {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface House {
  readonly port: number;
  readonly token: string;
}

export type Admission =
  | { readonly kind: 'admitted' }
  /** The printed address was opened: take the token out of the address and into a cookie. */
  | { readonly kind: 'welcome' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Lets in only who was given this start's token, from a page of ours or from no page at all.
 *
 * Host: a page of another site whose name was re-bound to 127.0.0.1 still sends its own name. Origin and
 * Sec-Fetch-Site: another site's page may send requests here, and the browser says that it was so. The token: other
 * users of the machine can reach the port too.
 */
export function admit(caller: Caller, house: House): Admission {
  const host = header(caller, 'host');
  if (host !== `127.0.0.1:${house.port}` && host !== `localhost:${house.port}`)
    return refused('Host is not ours');
  const origin = header(caller, 'origin');
  if (origin !== undefined && origin !== `http://${host}`) return refused('Origin is not ours');
  if (isWelcome(caller, house)) return { kind: 'welcome' };
  const site = header(caller, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return refused('the request comes from another site');
  const given =
    header(caller, 'x-lanjuan-token') ?? readCookie(header(caller, 'cookie'), cookieName(house.port));
  if (given === null || !sameToken(given, house.token))
    return refused('the token of this start is missing or wrong');
  return { kind: 'admitted' };
}

/** Also from another site, such as a chat or a wiki in which the address was written down. */
function isWelcome({ method, target }: Caller, { token }: House): boolean {
  if (method !== 'GET' || !target.startsWith('/?')) return false;
  const given = new URLSearchParams(target.slice(2)).get('token');
  return given !== null && sameToken(given, token);
}

/** One header; sent twice it is as good as wrong. */
function header({ headers }: Caller, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : '';
}

function refused(reason: string): Admission {
  return { kind: 'refused', reason };
}
