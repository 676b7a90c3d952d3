import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { SECURITY_HEADERS } from '../../electron/localhost/security-headers.ts';
import { startHost } from './bench-host.ts';
import { median } from './processor-time.ts';

/** Milliseconds from going to the address to the first frame with text, in a profile of its own each; medians. */
export interface StartFigures {
  readonly window: number;
  readonly emptyVitePage: number;
  readonly ratio: number;
  /**
   * The same page as carefully served as ours. For `cross-origin-opener-policy` a browser leaves the process that it had
   * ready and begins another: most of what is between the two empty pages.
   */
  readonly emptyPageWithHeaders: number;
  readonly ratioWithHeaders: number;
}

const RUNS = 7;

/** Our window with the shipped archive against a page of Vite that says one word, turn and turn about. */
export async function benchStart(browser: Browser, library: string): Promise<StartFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-empty-'));
  const built = await buildEmptyPage(folder);
  const plain = await serve(built, {});
  const careful = await serve(built, SECURITY_HEADERS);
  const windows: number[] = [];
  const empty: number[] = [];
  const withHeaders: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run++) {
      // An address opens once.
      const host = await startHost(library);
      windows.push(await textAt(browser, host.address));
      host.stop();
      empty.push(await textAt(browser, addressOf(plain)));
      withHeaders.push(await textAt(browser, addressOf(careful)));
    }
  } finally {
    plain.close();
    careful.close();
    rmSync(folder, { recursive: true, force: true });
  }
  // The first round is the browser's own start.
  const [window, emptyVitePage, emptyPageWithHeaders] = [windows, empty, withHeaders].map((one) =>
    median(one.slice(1)),
  ) as [number, number, number];
  return {
    ...{ window, emptyVitePage, ratio: window / emptyVitePage },
    ...{ emptyPageWithHeaders, ratioWithHeaders: window / emptyPageWithHeaders },
  };
}

/** A server that listens on TCP has an address of this kind. */
const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

async function textAt(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const shown = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list, observer) => {
          const first = list.getEntries().find(({ name }) => name === 'first-contentful-paint');
          if (!first) return;
          observer.disconnect();
          done(first.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await context.close();
  return shown;
}

async function buildEmptyPage(folder: string): Promise<string> {
  const root = path.join(folder, 'page');
  mkdirSync(root);
  writeFileSync(
    path.join(root, 'index.html'),
    '<!doctype html><div id="app"></div><script type="module" src="/main.js"></script>',
  );
  writeFileSync(path.join(root, 'main.js'), "document.getElementById('app').textContent = '览卷';");
  const built = path.join(folder, 'built');
  await build({ root, configFile: false, logLevel: 'error', build: { outDir: built } });
  return built;
}

async function serve(built: string, headers: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value);
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
    readFile(path.join(built, name)).then(
      (bytes) => {
        response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html');
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}
