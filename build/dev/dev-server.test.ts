import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDevServer } from './dev-server.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** What has come to the host behind the door. */
const came: { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];

const library = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    came.push({ url: request.url ?? '', headers: request.headers, body });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"value":[]}');
  });
});
const host = { origin: null as string | null, key: 'the key of the host' };
let dev: Awaited<ReturnType<typeof openDevServer>>;
let origin = '';

beforeAll(async () => {
  library.listen(0, '127.0.0.1');
  await once(library, 'listening');
  const address = library.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  host.origin = `http://127.0.0.1:${address.port}`;
  dev = await openDevServer(root, host);
  origin = new URL(dev.newAddress()).origin;
});
afterAll(async () => {
  await dev.server.close();
  library.close();
});

const pageAt = async (address: string): Promise<string> => (await fetch(address)).text();
const keyIn = (page: string): string | undefined => /name="lanjuan-key" content="([^"]+)"/.exec(page)?.[1];
function call(headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${origin}/api/reports.list`, { method: 'POST', body: '{}', headers });
}

describe('the development server', () => {
  it('gives a key with a fresh address, once, and none without', async () => {
    const address = dev.newAddress();
    expect(keyIn(await pageAt(address))).toMatch(/^[\w-]{22}$/);
    expect(keyIn(await pageAt(address))).toBeUndefined();
    expect(keyIn(await pageAt(origin))).toBeUndefined();
  });

  it('serves the page from its sources, with hot reload', async () => {
    const page = await pageAt(origin);
    expect(page).toContain('/@vite/client');
    expect(await (await fetch(`${origin}/shared/tickets.ts`)).text()).toContain('class Tickets');
  });

  it('hands what a page with a key asks on to the host, with the key of the host', async () => {
    const key = keyIn(await pageAt(dev.newAddress())) ?? '';
    expect((await call({ 'x-lanjuan-token': key })).status).toBe(200);
    expect(came.at(-1)).toMatchObject({ url: '/api/reports.list', body: '{}' });
    expect(came.at(-1)?.headers).toMatchObject({
      'x-lanjuan-token': host.key,
      host: new URL(host.origin!).host,
    });
    expect(came.at(-1)?.headers.origin).toBeUndefined();
  });

  it('hands nothing on without a key, or from another site', async () => {
    const before = came.length;
    const key = keyIn(await pageAt(dev.newAddress())) ?? '';
    expect((await call({})).status).toBe(403);
    expect((await call({ 'x-lanjuan-token': key, origin: 'http://evil.example' })).status).toBe(403);
    expect(came).toHaveLength(before);
  });

  it('shows no page to a name that was bound to this machine', async () => {
    const answer = ask(origin, { headers: { host: 'evil.example' } }).end();
    // The event of an answer is its message.
    const [message] = (await once(answer, 'response')) as [{ readonly statusCode: number; resume(): void }];
    message.resume();
    expect(message.statusCode).toBe(403);
  });

  it('says that the library cannot be reached while the host starts anew', async () => {
    const key = keyIn(await pageAt(dev.newAddress())) ?? '';
    const before = host.origin;
    host.origin = null;
    const reply = await call({ 'x-lanjuan-token': key });
    host.origin = before;
    expect([reply.status, await reply.json()]).toMatchObject([503, { error: { code: 'unreachable' } }]);
  });
});
