import { expect, test } from './host.ts';
import { sign, write } from './notes.ts';

test('a report is printed as a text: no panes, a running head, notes by choice', async ({ page, host }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await write(page, '首批试点县', '何时公布？');
  await page.emulateMedia({ media: 'print' });
  const text = page.getByRole('article').filter({ hasText: '首批试点县' }).first();
  await expect(text).toBeVisible();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('main').getByText('何时公布？')).toHaveCount(0);
  const heads = await page.evaluate(() =>
    document.adoptedStyleSheets
      .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
      .join('\n'),
  );
  expect(heads).toContain('平湖市市场监督管理局 2022 提要');
  expect(heads).toMatch(/\[R\]\. 2023\./);
  expect(heads).toContain('counter(page)');

  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: '打印或存为 PDF，附批注' }).click();
  await expect(page.locator('html[data-printed=yes]')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('main').getByText(/^\[1\] 沈洁 .*何时公布？$/)).toBeVisible();
  await expect(text.getByText('[1]', { exact: true })).toBeVisible();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(1);
});

test('every page has a print layout or says that it has none', async ({ page, host }) => {
  await page.goto(host.address);
  const none = page.getByText('这一页没有打印版式');
  for (const [address, view, title] of [
    ['read', '阅览', null],
    ['search/context', '检索', null],
    ['library', '馆藏', null],
    ['compare', '比较', null],
    ['programmes', '专项', '专项'],
    ['notes', '批注', '批注'],
    ['compare?columns=pinghu-2020:digest,pinghu-2022:digest', '比较', '按主题比较'],
    ['indicators?concept=enforce.fines', '指标', '罚没款'],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${host.origin}/#/${address}`);
    // A view is fetched when it is first shown; until then the one before stands.
    await expect(page.locator('nav button[aria-current=page]')).toHaveText(view);
    // What the browser tells a page that is about to be printed.
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    if (title === null) {
      await expect(none).toBeVisible();
      await expect(page.getByRole('main')).toHaveCount(0);
    } else {
      await expect(page.getByRole('heading', { level: 1, name: title }).first()).toBeVisible();
      await expect(none).toHaveCount(0);
    }
    await expect(page.getByRole('navigation')).toHaveCount(0);
  }
});

test('of all records the directory and the report of the four properties are printed, and nothing else', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/catalogue`);
  const none = page.getByText('这一页没有打印版式');
  const records = page.getByRole('button', { name: '新建案卷' });
  for (const name of ['归档文件目录', '四性检测']) {
    await page.getByRole('button', { name, exact: true }).click();
    const shown = page.getByRole('region', { name, exact: true });
    await expect(shown).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(shown.getByRole('table').first()).toBeVisible();
    await expect(none).toBeHidden();
    await expect(records).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await shown.getByRole('button', { name: '关闭' }).click();
  }
  await page.emulateMedia({ media: 'print' });
  await expect(none).toBeVisible();
});
