import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Call } from '../library-messages.ts';
import { stopDeadline } from '../stop-limit.ts';
import { startServer, type RunningServer } from './server.ts';

let token = '';
const asked: unknown[] = [];
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-pages-'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>览卷</title>');
  server = await startServer({
    port: 0,
    renderer: folder,
    call: (method, body) => {
      asked.push([method, body]);
      if (method === 'library.fault') return Promise.reject(new Error(`secret stack of ${folder}`));
      const unknown = { ok: false, error: { code: 'unknown_method', detail: 'unknown method' } } as const;
      return Promise.resolve(method === 'nothing.here' ? unknown : { ok: true, value: { echo: body } });
    },
  });
  token = await keyOf(server);
  allowed = { 'x-lanjuan-token': token, 'content-type': 'application/json' };
});

afterAll(async () => {
  await server.close(stopDeadline());
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function ask(
  target: string,
  method = 'GET',
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path: target, method, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

let allowed: Record<string, string> = {};

/** What a program gets that opens an address. */
async function keyOf(running: RunningServer): Promise<string> {
  return (await fetch(running.newAddress())).headers.get('x-lanjuan-token') ?? '';
}

describe('the localhost host', () => {
  it('answers a request that was on its way when it was told to stop', async () => {
    const call = (): Promise<{ readonly ok: true; readonly value: null }> =>
      Promise.resolve({ ok: true, value: null });
    const other = await startServer({ port: 0, renderer: folder, call });
    const key = await keyOf(other);
    const socket = connect({ host: '127.0.0.1', port: other.port });
    const received = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${other.port}\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = other.close(stopDeadline());
    socket.write(`x-lanjuan-token: ${key}\r\nConnection: close\r\n\r\n`);
    expect(await received).toMatch(/^HTTP\/1\.1 200/);
    await closed;
  });

  it('ends what it has accepted when it is told to stop, and refuses what comes then', async () => {
    let finish: (() => void) | undefined;
    const call: Call = () => new Promise((resolve) => (finish = () => resolve({ ok: true, value: 'saved' })));
    const other = await startServer({ port: 0, renderer: folder, call });
    const key = await keyOf(other);
    const socket = connect({ host: '127.0.0.1', port: other.port });
    const received = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
    });
    const head = `Host: 127.0.0.1:${other.port}\r\nx-lanjuan-token: ${key}\r\nContent-Type: application/json\r\n`;
    const note = `POST /api/annotations.create HTTP/1.1\r\n${head}Content-Length: 2\r\n\r\n{}`;
    socket.write(note);
    await vi.waitFor(() => expect(finish).toBeDefined());
    const closed = other.close(stopDeadline());
    await new Promise<void>((resolve) => socket.write(note, () => resolve()));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    finish!();
    const [, first, second] = (await received).split('HTTP/1.1 ');
    expect(first).toMatch(/^200[\s\S]*"saved"/);
    expect(second).toMatch(/^503[\s\S]*"closing"/);
    await closed;
  });

  it('listens on 127.0.0.1 and on no other address of the machine', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: server.port });
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    });
    expect(reached).toBe(false);
  });

  const targetOf = (address: string): string => address.slice(address.indexOf('/?'));

  it('exchanges an address for a cookie that scripts cannot read and a key that only the page holds', async () => {
    const target = targetOf(server.newAddress());
    const first = await ask(target);
    expect(first.status).toBe(200);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/^lanjuan-[0-9a-f]{12}=[\w-]{22}; Path=\/; HttpOnly; SameSite=Strict$/);
    const key = /<meta name="lanjuan-key" content="([\w-]{22})" \/>/.exec(first.body)?.[1] ?? '';
    expect(first.headers['x-lanjuan-token']).toBe(key);
    expect(cookie).not.toContain(key);
    const pair = cookie.split(';')[0] ?? '';
    const again = await ask('/', 'GET', { cookie: pair });
    expect([again.status, again.body]).toEqual([200, '<!doctype html><title>览卷</title>']);
    expect((await ask(target)).status).toBe(403);
    const home = await ask(target, 'GET', { cookie: pair });
    expect([home.status, home.headers['location']]).toEqual([303, '/']);
  });

  it('answers the library to nobody who has only the cookie, as every program on this machine may', async () => {
    const cookie =
      String((await ask(targetOf(server.newAddress()))).headers['set-cookie']).split(';')[0] ?? '';
    asked.length = 0;
    const headers = { cookie, 'content-type': 'application/json' };
    const reply = await ask('/api/reports.list', 'POST', headers, '{}');
    expect([reply.status, codeOf(reply), asked]).toEqual([403, 'forbidden', []]);
    expect((await ask('/', 'GET', { cookie })).body).not.toContain('lanjuan-key');
  });

  it('gives an address for another browser to whoever has a key', async () => {
    expect((await ask('/api/session.newAddress')).status).toBe(403);
    const given = JSON.parse((await ask('/api/session.newAddress', 'GET', allowed)).body) as {
      readonly value: string;
    };
    expect((await ask(targetOf(given.value))).status).toBe(200);
  });

  it('refuses a request that names its Host twice', async () => {
    const host = `127.0.0.1:${server.port}`;
    const said = await new Promise<string>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: server.port });
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text)).on('error', () => resolve(text));
      socket.write(
        `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nx-lanjuan-token: ${token}\r\nConnection: close\r\n\r\n`,
      );
    });
    expect(said).toMatch(/^HTTP\/1\.1 40[03]/);
  });

  it('answers a call with a Reply', async () => {
    const answer = await ask('/api/search.run', 'POST', allowed, JSON.stringify({ query: '放心消费' }));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { echo: { query: '放心消费' } } });
  });

  it('sends the policy and no CORS header with every answer, refusals included', async () => {
    for (const answer of [
      await ask('/', 'GET', allowed),
      await ask('/'),
      await ask('/nowhere.js', 'GET', allowed),
    ]) {
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('shows a person without the token a page, and a program a Reply', async () => {
    const page = await ask('/', 'GET', { accept: 'text/html' });
    expect([page.status, page.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(page.body).not.toContain(token);
    const reply = await ask('/api/reports.list', 'POST', { 'content-type': 'application/json' }, '{}');
    expect([reply.status, codeOf(reply)]).toEqual([403, 'forbidden']);
  });

  it('asks the library nothing for a caller who is refused', async () => {
    asked.length = 0;
    await ask('/api/annotations.remove', 'POST', { ...allowed, host: 'evil.example' }, '{}');
    await ask('/api/annotations.remove', 'POST', { ...allowed, origin: 'http://evil.example' }, '{}');
    await ask(
      '/api/annotations.remove',
      'POST',
      { 'x-lanjuan-token': token, 'content-type': 'text/plain' },
      '{}',
    );
    await ask('/api/annotations.remove', 'GET', allowed);
    expect(asked).toEqual([]);
  });

  it('answers a preflight with a refusal', async () => {
    const preflight = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    expect((await ask('/api/reports.list', 'OPTIONS', preflight)).status).toBe(403);
  });

  it('refuses a body that is no JSON, no UTF-8, or nothing', async () => {
    for (const body of ['{"query":', Buffer.from([0x22, 0xb8, 0xd0, 0x22]), '']) {
      const answer = await ask('/api/search.run', 'POST', allowed, body);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_request']);
    }
  });

  it('refuses a long body by what it says of its length', async () => {
    const answer = await ask('/api/search.run', 'POST', allowed, Buffer.alloc(1024 * 1024 + 1, 0x20));
    expect([answer.status, codeOf(answer)]).toEqual([413, 'file_too_large']);
  });

  it('refuses a long body that says nothing of its length, before all of it has come', async () => {
    const { answer, sent } = await endlessBody();
    expect(answer).toContain('413');
    expect(answer).toContain('file_too_large');
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('takes the files of an import', async () => {
    const body = JSON.stringify({ files: [{ name: '平湖.txt', contentBase64: 'A'.repeat(3_000_000) }] });
    expect((await ask('/api/imports.add', 'POST', allowed, body)).status).toBe(200);
  });

  it('names an unknown method without a stack trace', async () => {
    const answer = await ask('/api/nothing.here', 'POST', allowed, '{}');
    expect([answer.status, codeOf(answer)]).toEqual([404, 'unknown_method']);
  });

  it('keeps its own faults to itself', async () => {
    const answer = await ask('/api/library.fault', 'POST', allowed, '{}');
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal']);
    expect(answer.body).not.toContain('secret');
  });

  it('does not speak WebSocket', async () => {
    const headers = { ...allowed, connection: 'Upgrade', upgrade: 'websocket' };
    await expect(ask('/', 'GET', headers)).rejects.toThrow(/hang up|reset/);
  });
});

function codeOf(answer: Answer): unknown {
  // Every body that is asked here is a Reply.
  const reply = JSON.parse(answer.body) as { readonly error?: { readonly code?: string } };
  return reply.error?.code;
}

/** Sends blanks until the server says something; at most 64 MiB. */
function endlessBody(): Promise<{ readonly answer: string; readonly sent: number }> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: server.port });
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    let sent = 0;
    let answered = false;
    const more = (): void => {
      while (!answered && sent < 64 * 1024 * 1024) {
        sent += 0x10000;
        if (!socket.write(chunk)) return void socket.once('drain', more);
      }
    };
    socket.write(
      `POST /api/search.run HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nx-lanjuan-token: ${token}\r\n` +
        'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    more();
    socket.once('data', (data) => {
      answered = true;
      socket.destroy();
      resolve({ answer: data.toString(), sent });
    });
    socket.on('error', () => undefined);
  });
}
