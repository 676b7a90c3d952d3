import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { startHost } from './bench-host.ts';
import { median } from './processor-time.ts';

/** Milliseconds from going to the address to the first frame with text, in a profile of its own each; medians. */
export interface StartFigures {
  readonly window: number;
  readonly emptyVitePage: number;
  readonly ratio: number;
}

const RUNS = 7;

/** Our window with the shipped archive against a page of Vite that says one word, turn and turn about. */
export async function benchStart(browser: Browser, library: string): Promise<StartFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-empty-'));
  const server = await serveEmptyPage(folder);
  const windows: number[] = [];
  const empty: number[] = [];
  try {
    for (let run = 0; run <= RUNS; run++) {
      // An address opens once.
      const host = await startHost(library);
      windows.push(await textAt(browser, host.address));
      host.stop();
      empty.push(await textAt(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
    }
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const [window, emptyVitePage] = [median(windows.slice(1)), median(empty.slice(1))];
  return { window, emptyVitePage, ratio: window / emptyVitePage };
}

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

async function serveEmptyPage(folder: string): Promise<Server> {
  const root = path.join(folder, 'page');
  mkdirSync(root);
  writeFileSync(
    path.join(root, 'index.html'),
    '<!doctype html><div id="app"></div><script type="module" src="/main.js"></script>',
  );
  writeFileSync(path.join(root, 'main.js'), "document.getElementById('app').textContent = '览卷';");
  const built = path.join(folder, 'built');
  await build({ root, configFile: false, logLevel: 'error', build: { outDir: built } });
  const server = createServer((request, response) => {
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
