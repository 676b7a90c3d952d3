import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';

/** Everything that a page of the program asks for or complains about, from its first request on. */
function watch(page: Page, origin: string): { readonly foreign: string[]; readonly complaints: string[] } {
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:') && !url.startsWith(`blob:${origin}/`))
      foreign.push(url);
  });
  page.on('websocket', (socket) => foreign.push(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { foreign, complaints };
}

test('no part of the program asks for anything outside this machine', async ({ page, host }) => {
  const { foreign, complaints } = watch(page, host.origin);
  await page.goto(host.address);
  for (const name of ['比较', '指标', '专项', '批注', '馆藏', '阅览']) {
    await page.getByRole('navigation', { name: '主要功能' }).getByRole('button', { name }).click();
  }
  await page
    .getByRole('button', { name: /市监蓝/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '深色' }).click();
  await expect(page.getByRole('region', { name: '检索结果' }).locator('mark').first()).toBeVisible();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the printed address opens, loses its token, and stands a reload', async ({ page, host }) => {
  await page.goto(host.address);
  await expect(page).toHaveURL(`${host.origin}/`);
  await expect(page.getByRole('button', { name: /市监蓝/ }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /市监蓝/ }).first()).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('two programs on one machine do not lock each other out', async ({ page, host }, info) => {
  const other = await startHost(info.outputPath('另一馆藏'));
  try {
    await page.goto(host.address);
    await page.goto(other.address);
    await page.goto(host.origin);
    await expect(page.getByRole('button', { name: /市监蓝/ }).first()).toBeVisible();
  } finally {
    await other.stop();
  }
});

test('a host that is told to stop answers what it has accepted, and ends', async ({ ownHost: host }) => {
  const headers = {
    'x-lanjuan-token': host.token,
    'content-type': 'application/json',
    'content-length': 2,
    // Answered as soon as the host has taken the request: from then on it is accepted.
    expect: '100-continue',
  };
  const sent = http.request(`${host.origin}/api/library.verify`, { method: 'POST', headers });
  const answered = once(sent, 'response') as Promise<[http.IncomingMessage]>;
  sent.flushHeaders();
  await once(sent, 'continue');
  const stopped = host.stop();
  sent.end('{}');
  const [response] = await answered;
  expect(JSON.parse(await text(response))).toMatchObject({ ok: true });
  await stopped;
  expect(host.process.exitCode).toBe(0);
});
