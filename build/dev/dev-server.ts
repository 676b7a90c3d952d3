import { readFile } from 'node:fs/promises';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { stillIcons } from '../still-icons.ts';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { admit, type Endpoint } from '../../electron/localhost/guard.ts';
import { Sessions } from '../../electron/localhost/sessions.ts';

/** The host that runs now: it has another port and another key after every start. */
interface RunningHost {
  readonly origin: string | null;
  readonly key: string;
}

interface DevServer {
  readonly server: ViteDevServer;
  readonly newAddress: () => string;
}

/**
 * Serves renderer/ as it stands and hands /api on to the host. Its door is the host's own (`admit`), with keys of its
 * own: a page stays let in while hosts come and go behind it. The sources themselves are open to this machine.
 */
export async function openDevServer(root: string, host: RunningHost): Promise<DevServer> {
  const sessions = new Sessions();
  let endpoint: Endpoint = { port: 0, sessions };
  const server = await createServer({
    configFile: false,
    root: path.join(root, 'renderer'),
    cacheDir: path.join(root, 'dist/.vite-dev'),
    logLevel: 'warn',
    plugins: [stillIcons, svelte({ configFile: false }), door(() => endpoint, host)],
    server: { host: '127.0.0.1', port: 5173, fs: { allow: [root] } },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('the development server has no port');
  endpoint = { port: address.port, sessions };
  return { server, newAddress: () => `http://127.0.0.1:${address.port}/?token=${sessions.newSecret()}` };
}

/** In front of Vite: the page itself and the library. Everything else is sources, and Vite's. */
function door(endpoint: () => Endpoint, host: RunningHost): Plugin {
  return {
    name: 'door-of-the-host',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const target = request.url ?? '/';
        const headers = request.headersDistinct;
        if (target.startsWith('/api/')) {
          const admission = admit({ method: request.method ?? '', target, headers }, endpoint());
          return admission.kind === 'admitted' ? handOn(request, response, host) : refuse(response, 403);
        }
        if (target !== '/' && !target.startsWith('/?')) return next();
        const admission = admit({ method: request.method ?? '', target, headers }, endpoint());
        const key = admission.kind === 'welcome' ? admission.session.key : null;
        return void sendPage(server, response, key).catch(next);
      });
    },
  };
}

/** Without a key it opens nothing by itself: it may be the reload of a page that has kept its own. */
async function sendPage(server: ViteDevServer, response: ServerResponse, key: string | null): Promise<void> {
  const source = await readFile(path.join(server.config.root, 'index.html'), 'utf8');
  const page = await server.transformIndexHtml('/index.html', source);
  const meta = key === null ? '' : `\n<meta name="lanjuan-key" content="${key}" />`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(page.replace('<head>', `<head>${meta}`));
}

/** To the host that runs now, with its key instead of the page's. */
function handOn(request: IncomingMessage, response: ServerResponse, host: RunningHost): void {
  if (host.origin === null) return refuse(response, 503);
  const to = new URL(request.url ?? '/', host.origin);
  const headers = { ...request.headers, host: to.host, 'x-lanjuan-token': host.key };
  delete headers.origin;
  const passed = ask(to, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    response.once('close', () => answer.destroy());
  });
  passed.once('error', () => (response.headersSent ? response.destroy() : refuse(response, 503)));
  request.pipe(passed);
}

function refuse(response: ServerResponse, status: 403 | 503): void {
  const code = status === 403 ? 'forbidden' : 'unreachable';
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ ok: false, error: { code, detail: 'the development server' } }));
}
