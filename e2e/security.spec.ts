import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { expect, test } from './host.ts';

/** A page of another site, in the same browser that has the program open. */
async function strangersPage(): Promise<{ readonly address: string; stop(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>stranger</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address(); // an object for a server on TCP
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { address: `http://127.0.0.1:${address.port}/`, stop: () => server.close() };
}

test('a page of another site can neither read nor write nor frame anything', async ({ page, host }) => {
  await page.goto(host.address); // the cookie is there
  const stranger = await strangersPage();
  await page.goto(stranger.address);
  const outcome = await page.evaluate(async (origin) => {
    const attempt = async (init: RequestInit): Promise<string> => {
      try {
        const response = await fetch(`${origin}/api/preferences.write`, {
          method: 'POST',
          credentials: 'include',
          ...init,
        });
        return response.type === 'opaque' ? 'opaque' : `read ${response.status}`;
      } catch {
        return 'refused';
      }
    };
    const body = JSON.stringify({ key: 'theme', value: 'stolen' });
    const load = (
      element: HTMLImageElement | HTMLScriptElement | HTMLIFrameElement,
      source: string,
    ): Promise<string> =>
      new Promise((resolve) => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.src = source;
        document.body.append(element);
      });
    return {
      json: await attempt({ body, headers: { 'content-type': 'application/json' } }),
      plain: await attempt({ body, mode: 'no-cors', headers: { 'content-type': 'text/plain' } }),
      script: await load(document.createElement('script'), `${origin}/`),
      framed: await load(document.createElement('iframe'), `${origin}/`),
    };
  }, host.origin);
  expect(outcome).toMatchObject({ json: 'refused', script: 'refused' });
  expect(outcome.plain).not.toContain('read');
  for (const frame of page.frames().slice(1))
    expect(
      await frame
        .locator('body')
        .innerText()
        .catch(() => ''),
    ).not.toContain('报告目录');
  stranger.stop();

  await page.goto(host.origin);
  const kept = await page.evaluate(async () => {
    const response = await fetch('/api/preferences.read', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-lanjuan-token': localStorage.getItem('lanjuan-key') ?? '',
      },
      body: '{}',
    });
    return response.text();
  });
  expect(kept).toContain('"ok":true');
  expect(kept).not.toContain('stolen');
});

test('a program on another port is sent the cookie, and gets nothing with it', async ({ page, host }) => {
  await page.goto(host.address);
  await expect(page.getByRole('navigation', { name: '报告目录' })).toBeVisible();
  // Nothing secret stays in the address.
  expect(new URL(page.url()).search).toBe('');
  let seen = '';
  const program = createServer((request, response) => {
    seen = request.headers.cookie ?? '';
    response.end('<!doctype html>');
  });
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
  const address = program.address(); // an object for a server on TCP
  if (address === null || typeof address === 'string') throw new Error('no port');
  await page.goto(`http://127.0.0.1:${address.port}/`);
  program.close();
  expect(seen).toContain('lanjuan-');
  const answer = await fetch(`${host.origin}/api/reports.list`, {
    method: 'POST',
    headers: { cookie: seen, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(403);
  expect(await (await fetch(host.origin, { headers: { cookie: seen } })).text()).not.toContain('lanjuan-key');
  // It has blocked nothing: the page is there again, in this tab and in another.
  await page.goto(host.origin);
  await expect(page.getByRole('navigation', { name: '报告目录' })).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto(host.origin);
  await expect(tab.getByRole('navigation', { name: '报告目录' })).toBeVisible();
});

test('an address that was used opens nothing in another browser', async ({ page, host, browser }) => {
  await page.goto(host.address);
  const other = await (await browser.newContext()).newPage();
  expect((await other.goto(host.address))?.status()).toBe(403);
  await expect(other.getByRole('heading', { name: '请用启动时给出的地址打开' })).toBeVisible();
});

test('a name that was re-bound to this machine is refused, token or not', async ({ host, launchOptions }) => {
  const port = new URL(host.origin).port;
  const browser = await chromium.launch({
    ...launchOptions,
    args: ['--host-resolver-rules=MAP evil.example 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    for (const target of ['/', `/?token=${host.token}`, '/index.html']) {
      const response = await page.goto(`http://evil.example:${port}${target}`);
      expect(response?.status()).toBe(403);
    }
    expect(await page.context().cookies()).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('the policy holds in the page: no inline script, no eval, no other origin', async ({ page, host }) => {
  await page.goto(host.address);
  const outcome = await page.evaluate(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
    document.body.append(
      Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }),
    );
    document.body.append(
      Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }),
    );
    // In a task of its own: what DevTools run directly may evaluate text.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve((0, eval)('1 + 1'));
        } catch {
          resolve('refused');
        }
      });
    });
    await fetch('https://elsewhere.example/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { broken: [...new Set(broken)].sort(), evaluated, ran: 'ran' in window };
  });
  expect(outcome).toEqual({
    broken: ['connect-src', 'script-src', 'script-src-elem', 'style-src-elem'],
    evaluated: 'refused',
    ran: false,
  });
});

test('nothing is to be had without the token', async ({ host, request }) => {
  for (const target of ['/', '/index.html', '/api/reports.list', '/?token=0000000000000000000000']) {
    const response = await request.get(`${host.origin}${target}`, { maxRedirects: 0 });
    expect(response.status()).toBe(403);
    expect(await response.text()).not.toContain('app');
  }
  const reply: unknown = await (await request.post(`${host.origin}/api/reports.list`, { data: {} })).json();
  expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('a wrong question gets a code, never a stack trace', async ({ host, request }) => {
  const headers = { 'x-lanjuan-token': host.token };
  const ask = async (method: string, data: unknown): Promise<unknown> =>
    (await request.post(`${host.origin}/api/${method}`, { headers, data })).json();
  expect(await ask('archive.destroy', {})).toMatchObject({ ok: false, error: { code: 'unknown_method' } });
  expect(await ask('constructor', {})).toMatchObject({ ok: false, error: { code: 'unknown_method' } });
  expect(await ask('reports.read', { reportId: 7 })).toMatchObject({
    ok: false,
    error: { code: 'bad_request' },
  });
  const missing = await ask('reports.read', { reportId: 'pinghu-1999' });
  expect(missing).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(JSON.stringify(missing)).not.toMatch(/\bat .*\.[jt]s:\d/);
});
