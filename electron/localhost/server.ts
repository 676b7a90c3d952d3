import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Reply } from '../../data/contract/api.ts';
import { ArchiveError, type ErrorCode } from '../../data/contract/errors.ts';
import type { Call } from '../library-messages.ts';
import { staticPath } from '../static-path.ts';
import { millisecondsTo, type Deadline } from '../stop-limit.ts';
import { bodyLimit, readJson } from './body.ts';
import { admit, type Endpoint } from './guard.ts';
import { refusalPage } from './refusal-page.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { Sessions, type Session } from './sessions.ts';
import { Windows } from './windows.ts';

/**
 * An import would load all that the module offers, a client of WebSockets among it: a third of the time until this process
 * says its address.
 */
const { createServer } = process.getBuiltinModule('node:http');

export interface LocalhostOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly renderer: string;
  readonly call: Call;
  /** Told what the library changes by itself; left out: nobody tells. */
  readonly windows?: Windows;
}

export interface RunningServer {
  readonly port: number;
  /** An address that lets its reader in, once and within a minute. */
  readonly newAddress: () => string;
  /** Takes no new requests; answers those that it has taken, until the deadline. */
  close(deadline: Deadline): Promise<void>;
}

/** Serves the pages and the library on 127.0.0.1, and on no other address. */
export async function startServer(given: LocalhostOptions): Promise<RunningServer> {
  const options = { windows: new Windows(), ...given };
  // Kept from the start: a server that is closing has no address any more and may still be answering.
  let endpoint: Endpoint = { port: 0, sessions: new Sessions() };
  let call = options.call;
  const server = createServer((request, response) => {
    answer(request, response, { ...options, call }, endpoint).catch((error: unknown) =>
      fail(response, error),
    );
  });
  server.on('upgrade', (_request, socket) => socket.destroy());
  const port = await listen(server, options.port);
  endpoint = { ...endpoint, port };
  const close = (deadline: Deadline): Promise<void> => {
    call = refuseNew;
    options.windows.close();
    return closeServer(server, deadline);
  };
  return { port, newAddress: () => addressOf(endpoint), close };
}

/** Pages are still served, for whoever shows one may show more of it; the library takes nothing new. */
const refuseNew: Call = () =>
  Promise.resolve({ ok: false, error: { code: 'closing', detail: 'the host is closing' } });

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: Required<LocalhostOptions>,
  endpoint: Endpoint,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  const target = request.url ?? '/';
  const method = request.method ?? '';
  const admission = admit({ method, target, headers: request.headersDistinct }, endpoint);
  if (admission.kind === 'welcome') return welcome(response, options.renderer, admission.session);
  if (admission.kind === 'home') return void response.writeHead(303, { location: '/' }).end();
  if (admission.kind === 'refused') return refuse(request, response, admission.reason);
  // Only the path counts; a query is nothing to the pages.
  const path = target.split(/[?#]/, 1)[0] ?? '/';
  if (path === NEW_ADDRESS) return sendReply(response, 200, { ok: true, value: addressOf(endpoint) });
  if (path === CHANGES && method === 'GET') return options.windows.open(response, windowOf(request));
  if (path.startsWith('/api/')) return api(request, response, path.slice('/api/'.length), options);
  if (method !== 'GET' && method !== 'HEAD')
    return sendRefusal(response, 405, 'bad_request', `no ${method} here`);
  return file(response, options.renderer, path, method === 'HEAD');
}

/**
 * The page itself, with the key of the new session in it: the one answer that holds it. The page keeps it, and takes the
 * address that was used out of sight.
 */
async function welcome(response: ServerResponse, root: string, session: Session): Promise<void> {
  const page = await readFile(path.join(root, 'index.html'), 'utf8').catch(() => null);
  if (page === null) return sendRefusal(response, 404, 'not_found', 'no page "/"');
  const meta = `<meta name="lanjuan-key" content="${session.key}" />`;
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'set-cookie': `${session.cookieName}=${session.cookie}; Path=/; HttpOnly; SameSite=Strict`,
    // For programs, which read no page.
    'x-lanjuan-token': session.key,
  });
  response.end(page.replace(/<head>|<!doctype html>(?!\s*<html)/i, (before) => `${before}\n${meta}`));
}

/** Asked with a key: an address for another browser, or another window. */
const NEW_ADDRESS = '/api/session.newAddress';

function addressOf({ port, sessions }: Endpoint): string {
  return `http://127.0.0.1:${port}/?token=${sessions.newSecret()}`;
}

/** A person who opens a page sees a page; a program gets a Reply. */
function refuse(request: IncomingMessage, response: ServerResponse, reason: string): void {
  if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
    response.writeHead(403, { 'content-type': 'text/html; charset=utf-8' }).end(refusalPage(reason));
  } else {
    sendRefusal(response, 403, 'forbidden', reason);
  }
}

async function api(
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  { call, windows }: Required<LocalhostOptions>,
): Promise<void> {
  if (request.method !== 'POST')
    return sendRefusal(response, 405, 'bad_request', 'the library is asked by POST');
  // No form of another site can send this type without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return sendRefusal(response, 415, 'bad_request', 'the request must be application/json');
  }
  try {
    response.setHeader('x-lanjuan-revision', windows.revision);
    const reply = await call(method, await readJson(request, bodyLimit(method)));
    windows.tell(reply.changed ?? [], windowOf(request));
    sendReply(response, reply.ok ? 200 : statusOf(reply.error.code), reply);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    sendRefusal(response, statusOf(error.code), error.code, error.message);
    if (!request.complete) discardRest(request, response);
  }
}

/** Asked with a key, and left open: what other windows change. */
const CHANGES = '/api/session.changes';

/** The name that a window gives itself; none for a program. */
function windowOf(request: IncomingMessage): string | null {
  const name = request.headers['x-lanjuan-window'];
  return typeof name === 'string' ? name : null;
}

/** Where the request itself is at fault. All else is an answer of the library, which HTTP has no opinion about. */
function statusOf(code: ErrorCode): number {
  const statuses: Partial<Record<ErrorCode, number>> = {
    bad_request: 400,
    unknown_method: 404,
    file_too_large: 413,
    internal: 500,
    unreachable: 503,
    timed_out: 503,
    closing: 503,
  };
  return statuses[code] ?? 200;
}

/** The sender of an oversized body may not look up before it has sent more: listen a moment, then hang up. */
function discardRest(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.once('finish', () => setTimeout(() => request.destroy(), 500).unref());
}

async function file(response: ServerResponse, root: string, path: string, headOnly: boolean): Promise<void> {
  const found = staticPath(root, path);
  const content = found ? await readFile(found.file).catch(() => null) : null;
  if (!found || !content)
    return sendRefusal(response, 404, 'not_found', `no page ${JSON.stringify(path.slice(0, 200))}`);
  response.writeHead(200, { 'content-type': found.mediaType, 'content-length': content.length });
  response.end(headOnly ? undefined : content);
}

function sendRefusal(response: ServerResponse, status: number, code: ErrorCode, detail: string): void {
  if (status === 413) response.setHeader('connection', 'close');
  sendReply(response, status, { ok: false, error: { code, detail } });
}

function sendReply(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(reply));
}

/** A fault of ours: logged here, with its stack, and nowhere shown. */
function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  if (response.headersSent) response.destroy();
  else sendRefusal(response, 500, 'internal', 'the host failed');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      // A server that listens on TCP has an address of this kind.
      resolve((server.address() as { readonly port: number }).port);
    });
  });
}

function closeServer(server: Server, deadline: Deadline): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), millisecondsTo(deadline));
    // Whoever is answered last may keep its connection for seconds, and asks nothing more.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
