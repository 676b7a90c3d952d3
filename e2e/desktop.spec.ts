import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './desktop.ts';
import { importDocuments } from './documents.ts';
import { makeArchive } from './some-archive.ts';

// What the preload puts into the page.
declare const lanjuan: {
  call(method: string, request: unknown): Promise<{ readonly ok: boolean; readonly value: unknown }>;
  onCommand(listener: (name: string) => void): void;
  readonly platform: string;
};

// Most tests look at one program, one after the other.
test.describe.configure({ mode: 'default' });

function catalogue(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('navigation', { name: '报告目录' });
}

test('the program opens with the shipped reports, and one can be read', async ({ shown: { page } }) => {
  await expect(catalogue(page).getByRole('listitem')).toHaveCount(5);
  await catalogue(page)
    .getByRole('button', { name: /市监蓝/ })
    .click();
  await expect(page.getByRole('heading', { name: /市监蓝/ }).first()).toBeVisible();
  expect(await page.title()).toContain('览卷');
});

test('a note written in one session is there in the next', async ({ start }) => {
  const first = await start();
  const page = await first.firstWindow();
  await expect(catalogue(page)).toBeVisible();
  const made = await page.evaluate(() =>
    lanjuan.call('annotations.create', {
      kind: 'comment',
      body: '与2020年的口径核对',
      targets: [{ kind: 'report', reportId: 'pinghu-2022' }],
    }),
  );
  expect(made).toMatchObject({ ok: true });
  await first.close();
  const again = await (await start()).firstWindow();
  await expect(catalogue(again)).toBeVisible();
  const kept = await again.evaluate(() => lanjuan.call('annotations.list', {}));
  expect(JSON.stringify(kept)).toContain('与2020年的口径核对');
});

test('the page has one door to the program, which is fixed, and no other', async ({ shown: { page } }) => {
  await expect(catalogue(page)).toBeVisible();
  const found = await page.evaluate(() => ({
    doors: Object.keys(lanjuan).sort(),
    strange: Object.keys(window).filter((key) => /electron|ipc|require|process|module|buffer/i.test(key)),
    frozen: Object.isFrozen(lanjuan),
    fixed: Object.getOwnPropertyDescriptor(window, 'lanjuan')?.configurable,
    secure: isSecureContext,
  }));
  expect(found).toEqual({
    doors: ['call', 'onCommand', 'openArchive', 'openSource', 'platform', 'versions'],
    strange: [],
    frozen: true,
    fixed: false,
    secure: true,
  });
});

test('the policy holds: no inline script, no eval, no connection at all', async ({ shown: { page } }) => {
  await expect(catalogue(page)).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
    document.body.append(
      Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }),
    );
    for (const address of ['https://elsewhere.example/', '/index.html'])
      await fetch(address).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { broken, ran: 'ran' in window };
  });
  expect(outcome).toEqual({ broken: ['script-src-elem', 'connect-src', 'connect-src'], ran: false });
});

test('the page cannot leave, nor open a window', async ({ shown: { app, page } }) => {
  await expect(catalogue(page)).toBeVisible();
  const address = page.url();
  await page.evaluate(() => {
    window.open('https://elsewhere.example/');
    Object.assign(document.createElement('a'), {
      href: 'https://elsewhere.example/',
      target: '_blank',
    }).click();
    location.href = 'https://elsewhere.example/';
  });
  await page.waitForTimeout(300);
  expect(app.windows()).toHaveLength(1);
  expect(page.url()).toBe(address);
  await expect(catalogue(page)).toBeVisible();
});

test('no permission is given', async ({ shown: { page } }) => {
  await expect(catalogue(page)).toBeVisible();
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(false),
          (error) => resolve(error.code === error.PERMISSION_DENIED),
        ),
      ),
  );
  expect(refused).toBe(true);
});

test('a wrong call is answered with a code', async ({ shown: { page } }) => {
  await expect(catalogue(page)).toBeVisible();
  expect(await page.evaluate(() => lanjuan.call('archive.destroy', {}))).toMatchObject({
    error: { code: 'unknown_method' },
  });
  expect(await page.evaluate(() => lanjuan.call('reports.read', { reportId: 7 }))).toMatchObject({
    error: { code: 'bad_request' },
  });
});

test('a Word document and a PDF are read, imported and found', async ({ start }) => {
  const page = await (await start()).firstWindow();
  await page.getByRole('button', { name: '馆藏', exact: true }).click();
  await importDocuments(page);
});

test('an archive chosen in the menu is listed, searched, and there the next time', async ({
  start,
}, info) => {
  const file = makeArchive(info.outputPath('移动盘 一'), '临河县.lanjuan', [2023, 2024]);
  const app = await start();
  const page = await app.firstWindow();
  await expect(catalogue(page).getByRole('listitem')).toHaveCount(5);
  await app.chooseFiles([file]);
  await app.clickMenu('open-archive');
  await expect(page.getByText('已打开《临河县.lanjuan》，其中有 2 篇报告。')).toBeVisible();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('3024');
  await expect(page.getByRole('region', { name: '检索结果' }).getByRole('status')).toContainText(
    '见于 1 篇报告',
  );
  await app.close();

  fs.rmSync(file);
  const again = await (await start()).firstWindow();
  // It opens where it was left, with the search.
  await again.getByRole('button', { name: '清除检索' }).click();
  await expect(catalogue(again).getByRole('listitem')).toHaveCount(7);
});
