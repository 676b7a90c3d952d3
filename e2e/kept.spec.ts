import { expect, test } from './host.ts';
import { select, sign } from './notes.ts';

/** Whatever a person has set or typed is there again, however soon the window goes. */

test('what is set in the moment before a reload is kept', async ({ page, host }) => {
  await page.goto(`${host.address}#/read/pinghu-2022`);
  const size = (): Promise<string> =>
    page.evaluate(() => document.documentElement.style.getPropertyValue('--reading-scale'));
  for (const wanted of ['1.1', '1.25', '1.5', '1.75']) {
    await expect(page.getByRole('main', { name: /市监蓝/ })).toBeVisible();
    await page.getByRole('button', { name: '正文大一号' }).click();
    await page.reload();
    await expect.poll(size).toBe(wanted);
  }
});

test('a name is kept that is being typed when the window goes', async ({ page, host }) => {
  await page.goto(`${host.address}#/library`);
  const name = page.getByRole('textbox', { name: '批注署名' });
  await name.click();
  await page.keyboard.type('沈洁');
  await page.reload();
  await expect(name).toHaveValue('沈洁');
});

test('a note is kept to its last character that is being written when the window goes', async ({
  page,
  host,
}) => {
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await select(page, '首批试点县');
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: '批注内容' });
  await expect(note).toBeFocused();
  await page.keyboard.type('待核对');
  await expect(page.getByText('草稿已存')).toBeVisible();
  await page.keyboard.type('，见去年的表');
  await page.reload();
  await page.getByText(/未完成的草稿/).click();
  await expect(page.getByText('待核对，见去年的表')).toBeVisible();
});

test('a window that is loaded anew stays with its report, its search and its place', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/read/pinghu-2022?q=平湖`);
  const here = (): Promise<string> => page.evaluate(() => decodeURI(location.hash));
  const field = page.getByRole('combobox', { name: '检索全部报告' });
  const hit = page.getByRole('region', { name: '检索结果' }).locator('mark').first();
  await expect(hit).toBeVisible();
  const address = await here();
  for (let i = 0; i < 2; i += 1) {
    await page.reload();
    await expect(page.getByRole('main', { name: /市监蓝/ })).toBeVisible();
    await expect(field).toHaveValue('平湖');
    await expect(hit).toBeVisible();
    expect(await here()).toBe(address);
  }
});
