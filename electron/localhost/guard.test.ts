import { describe, expect, it } from 'vitest';
import { admit, type Caller } from './guard.ts';
import { Sessions } from './sessions.ts';

let time = 0;
const sessions = new Sessions(() => time);
const endpoint = { port: 4173, sessions };
const session = sessions.exchange(sessions.newSecret());
if (!session) throw new Error('a fresh secret is exchanged');
const { key, cookie, cookieName } = session;
const cookies = `theme=dark; ${cookieName}=${cookie}`;
const ours = { host: '127.0.0.1:4173', cookie: cookies, 'x-lanjuan-token': key };

type Headers = Readonly<Record<string, string | readonly string[]>>;
function call(headers: Headers, target = '/api/reports.list', method = 'POST'): string {
  const all: Caller['headers'] = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
  );
  return admit({ method, target, headers: all }, endpoint).kind;
}
const fresh = (): string => `/?token=${sessions.newSecret()}`;

describe('the door of the localhost host', () => {
  it('lets in a page of ours that sends its key', () => {
    expect(call({ ...ours, origin: 'http://127.0.0.1:4173', 'sec-fetch-site': 'same-origin' })).toBe(
      'admitted',
    );
  });

  it('lets in a program that sends the key', () => {
    expect(call({ host: ours.host, 'x-lanjuan-token': key })).toBe('admitted');
  });

  it('opens pages, and no more, to the cookie alone: the browser sends it to every port', () => {
    const withCookie = { host: ours.host, cookie: cookies };
    expect(call({ ...withCookie, 'sec-fetch-site': 'none' }, '/', 'GET')).toBe('admitted');
    expect(call({ ...withCookie, 'sec-fetch-site': 'same-origin' })).toBe('refused');
    expect(call(withCookie, '/api/session.newAddress', 'GET')).toBe('refused');
  });

  it('is not blocked by a cookie that another program has set under the same name', () => {
    const both = `${cookieName}=another; ${cookies}; ${cookieName}=third`;
    expect(call({ host: ours.host, cookie: both }, '/', 'GET')).toBe('admitted');
  });

  it('welcomes whoever opens a fresh address, also from another site, once', () => {
    const target = fresh();
    expect(call({ host: ours.host, 'sec-fetch-site': 'cross-site' }, target, 'GET')).toBe('welcome');
    expect(call({ host: ours.host }, target, 'GET')).toBe('refused');
    expect(call({ host: ours.host, cookie: cookies }, target, 'GET')).toBe('home');
  });

  it('welcomes nobody after a minute', () => {
    const target = fresh();
    time += 60_001;
    expect(call({ host: ours.host }, target, 'GET')).toBe('refused');
  });

  it('is not opened by a browser that looks ahead', () => {
    const target = fresh();
    expect(call({ host: ours.host, 'sec-purpose': 'prefetch;prerender' }, target, 'GET')).toBe('refused');
    expect(call({ host: ours.host }, target, 'GET')).toBe('welcome');
  });

  it('welcomes nobody with a wrong secret, on another path, or by another method', () => {
    expect(call({ host: ours.host }, `/?token=${key}`, 'GET')).toBe('refused');
    expect(call({ host: ours.host }, fresh().replace('/?', '/index.html?'), 'GET')).toBe('refused');
    expect(call({ host: ours.host }, fresh(), 'POST')).toBe('refused');
  });

  it('refuses a Host or a key that is sent twice', () => {
    expect(call({ ...ours, host: [ours.host, ours.host] })).toBe('refused');
    expect(call({ ...ours, host: [ours.host, 'evil.example'] })).toBe('refused');
    expect(call({ ...ours, 'x-lanjuan-token': [key, key] })).toBe('refused');
  });

  it.each([
    'evil.example',
    'evil.example:4173',
    '127.0.0.1',
    '127.0.0.1:4174',
    '127.0.0.1:4173.evil.example',
    '[::1]:4173',
    '',
  ])('refuses the Host %j, though the token is right', (host) => {
    expect(call({ ...ours, host })).toBe('refused');
    expect(call({ ...ours, host }, fresh(), 'GET')).toBe('refused');
  });

  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1:4173',
    'http://127.0.0.1:8080',
    'http://localhost:4173',
  ])('refuses the Origin %j', (origin) => {
    expect(call({ ...ours, origin })).toBe('refused');
  });

  it.each(['cross-site', 'same-site'])('refuses a request that the browser calls %s', (site) => {
    expect(call({ ...ours, 'sec-fetch-site': site })).toBe('refused');
  });

  it('refuses a request without the key, with a part of it, or with another', () => {
    expect(call({ host: ours.host })).toBe('refused');
    expect(call({ host: ours.host, 'x-lanjuan-token': key.slice(0, -1) })).toBe('refused');
    expect(call({ host: ours.host, 'x-lanjuan-token': `${key}, ${key}` })).toBe('refused');
    expect(call({ host: ours.host, 'x-lanjuan-token': cookie })).toBe('refused');
  });

  it('makes every secret of 128 bits, and every session a cookie of a name of its own', () => {
    const secrets = Array.from({ length: 100 }, () => new Sessions().newSecret());
    expect(new Set(secrets).size).toBe(100);
    const others = Array.from({ length: 10 }, () => sessions.exchange(sessions.newSecret()));
    expect(new Set(others.map((one) => one?.cookieName)).size).toBe(10);
    for (const text of [...secrets, key, cookie]) expect(Buffer.from(text, 'base64url')).toHaveLength(16);
  });
});
