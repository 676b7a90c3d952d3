import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect } from '@playwright/test';
import { PRINTED_ADDRESS, test as base } from './start-checkout.ts';
import { zipOf } from './zip-of.ts';

// The Electron program is absent, and `npm start` has it fetched: from a mirror or through a proxy that the test is.

interface Mirror {
  readonly host: string;
  readonly asked: string[];
}

const test = base.extend<{ readonly mirror: (answer: RequestListener) => Promise<Mirror> }>({
  // Playwright wants to see what a fixture uses, even if that is nothing.
  // eslint-disable-next-line no-empty-pattern
  mirror: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (answer) => {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        asked.push(request.url ?? '');
        answer(request, response);
      });
      servers.push(server);
      server.on('connect', (request, socket: Socket) => {
        asked.push(`CONNECT ${request.url}`);
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo; // it listens on TCP
      return { host: `127.0.0.1:${port}`, asked };
    });
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  },
});

test('a mirror that stalls is given up, the reason is said, and the next start asks nobody', async ({
  checkout,
  mirror,
}) => {
  const { host, asked } = await mirror((_request, response) => {
    response.writeHead(200, { 'content-length': '120000000' });
    response.write(Buffer.alloc(1000));
  });
  const env = { ELECTRON_MIRROR: `http://${host}/`, LANJUAN_START_PATIENCE: '1' };
  const first = checkout.start([], env);
  await first.says(/Fetching the Electron program from 127\.0\.0\.1:\d+/);
  await first.says(
    /In the browser, because .* could not be fetched \(127\.0\.0\.1:\d+ sent nothing for 1 s\)/,
  );
  await first.says(PRINTED_ADDRESS);
  expect(asked).toHaveLength(1);
  const second = checkout.start([], env);
  await second.says(/sent nothing for 1 s\); npm start -- --retry-desktop tries again; open/);
  await second.says(PRINTED_ADDRESS);
  expect(asked).toHaveLength(1);
  const third = checkout.start(['--retry-desktop'], env);
  await third.says(PRINTED_ADDRESS);
  expect(asked).toHaveLength(2);
});

test('a mirror that has it not is named with its answer', async ({ checkout, mirror }) => {
  const { host } = await mirror((_request, response) => response.writeHead(404, 'Not Found').end());
  const started = checkout.start([], { ELECTRON_MIRROR: `http://${host}/` });
  await started.says(/could not be fetched \(127\.0\.0\.1:\d+ answered 404 Not Found\); open/);
  await started.says(PRINTED_ADDRESS);
});

test('without a network the program opens in the browser', async ({ checkout }) => {
  const started = checkout.start([], { ELECTRON_MIRROR: 'http://127.0.0.1:9/' });
  await started.says(/could not be fetched \(127\.0\.0\.1:9: .+\); open/);
  await started.says(PRINTED_ADDRESS);
});

for (const name of ['HTTPS_PROXY', 'https_proxy', 'npm_config_https_proxy', 'npm_config_proxy']) {
  test(`${name} is gone through`, async ({ checkout, mirror }) => {
    const { host, asked } = await mirror((_request, response) => response.end());
    const started = checkout.start([], { [name]: `http://${host}` });
    await started.says(/could not be fetched \(github\.com: .+\); open/);
    expect(asked).toEqual(['CONNECT github.com:443']);
  });
}

/** Where the package looks for its program. */
const PROGRAM = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

test('what a mirror gives is checked, unpacked and started', async ({ checkout, mirror }) => {
  const zip = zipOf(PROGRAM, '#!/bin/sh\necho "$LANJUAN_HANDSHAKE shown"; echo "fetched and started"\n');
  const sum = createHash('sha256').update(zip).digest('hex');
  checkout.expectSum(sum);
  const { host, asked } = await mirror((_request, response) => response.end(zip));
  const started = checkout.start([], { ELECTRON_MIRROR: `http://${host}/` });
  expect(await started.ended).toBe(0);
  expect(started.output()).toContain('fetched and started');
  expect(asked[0]).toMatch(/electron-v[\d.]+-\w+-\w+\.zip$/);
});

test('a download that is not what Electron published is not started', async ({ checkout, mirror }) => {
  const zip = zipOf(PROGRAM, '#!/bin/sh\necho started\n');
  const { host } = await mirror((_request, response) => response.end(zip));
  const started = checkout.start([], { ELECTRON_MIRROR: `http://${host}/` });
  await started.says(/could not be fetched \(.*checksum.*\); open/i);
  await started.says(PRINTED_ADDRESS);
});
