import { describe, expect, it } from 'vitest';
import { newToken } from './access-token.ts';
import { admit, type Caller } from './guard.ts';

const token = newToken();
const house = { port: 4173, token };
const ours = { host: '127.0.0.1:4173', cookie: `theme=dark; lanjuan-4173=${token}` };

function call(headers: Caller['headers'], target = '/api/reports.list', method = 'POST'): string {
  return admit({ method, target, headers }, house).kind;
}

describe('the door of the localhost host', () => {
  it('lets in a page of ours that carries the cookie', () => {
    expect(call({ ...ours, origin: 'http://127.0.0.1:4173', 'sec-fetch-site': 'same-origin' })).toBe(
      'admitted',
    );
  });

  it('lets in a program that sends the token as a header', () => {
    expect(call({ host: ours.host, 'x-lanjuan-token': token })).toBe('admitted');
  });

  it('lets in a reload and an address typed by hand', () => {
    expect(call({ ...ours, 'sec-fetch-site': 'none' }, '/', 'GET')).toBe('admitted');
  });

  it('welcomes whoever opens the printed address', () => {
    expect(call({ host: ours.host }, `/?token=${token}`, 'GET')).toBe('welcome');
  });

  it('welcomes nobody with a wrong token, on another path, or by another method', () => {
    expect(call({ host: ours.host }, `/?token=${newToken()}`, 'GET')).toBe('refused');
    expect(call({ host: ours.host }, `/index.html?token=${token}`, 'GET')).toBe('refused');
    expect(call({ host: ours.host }, `/?token=${token}`, 'POST')).toBe('refused');
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
    expect(call({ ...ours, host }, `/?token=${token}`, 'GET')).toBe('refused');
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

  it('refuses a request without the token, with a part of it, or with another', () => {
    expect(call({ host: ours.host })).toBe('refused');
    expect(call({ host: ours.host, 'x-lanjuan-token': token.slice(0, -1) })).toBe('refused');
    expect(call({ host: ours.host, 'x-lanjuan-token': `${token}, ${token}` })).toBe('refused');
    expect(call({ host: ours.host, cookie: `lanjuan-4174=${token}` })).toBe('refused');
  });

  it('gives every start a token of 128 bits', () => {
    expect(new Set(Array.from({ length: 100 }, newToken)).size).toBe(100);
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  });
});
