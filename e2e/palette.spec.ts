import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';

const field = (page: Page) => page.getByRole('combobox', { name: '检索全部报告' });
const hitsOf = (page: Page) => page.getByRole('region', { name: '检索结果' });
const palette = (page: Page) => page.getByRole('dialog', { name: '命令面板' });

async function chooseAction(page: Page, name: string): Promise<void> {
  await hitsOf(page).getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('the command palette finds commands by pinyin, and reports and programmes by name, with keys alone', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await page.keyboard.press('Control+k');
  const box = palette(page).getByRole('combobox');
  await expect(box).toBeFocused();
  await page.keyboard.type('cibiao');
  const options = palette(page).getByRole('option');
  await expect(options.first()).toContainText('转到 词表核对');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('tab', { name: '词表核对' })).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('市监蓝');
  await expect(options.filter({ hasText: '报告' }).first()).toContainText('市监蓝');
  while (!(await options.filter({ hasText: '报告' }).first().getAttribute('aria-selected'))?.includes('true'))
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: /市监蓝/ })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('浙食链');
  await palette(page)
    .getByRole('option', { name: /专项 浙食链/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/programmes\?name=/);

  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('the palette switches the appearance and searches the texts for what it does not know', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  const before = await page.locator('html').getAttribute('data-theme');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('浅色');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', before ?? '');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('罚没款 2022');
  await palette(page).getByRole('option', { name: '检索“罚没款 2022”' }).click();
  await expect(field(page)).toHaveValue('罚没款 2022');
});

test('a link to what is seen carries the search and is opened by pasting it into the palette', async ({
  page,
  host,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: host.origin });
  await page.goto(host.address);
  await field(page).fill('特种设备');
  const hits = hitsOf(page);
  await hits.getByRole('button', { name: '筛选', exact: true }).click();
  await hits.getByRole('button', { name: /^2022 \d+$/ }).click();
  await hits
    .getByRole('button', { name: /平湖 2022/ })
    .first()
    .click();
  await expect(hits.getByRole('status')).toContainText('见于');
  const found = await hits.getByRole('status').textContent();
  await chooseAction(page, '复制本页链接');
  await expect(page.getByText(/^链接已复制/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#/read/pinghu-2022');

  await page.goto(`${host.origin}/#/library`);
  await page.reload();
  await page.keyboard.press('Control+k');
  await palette(page).getByRole('combobox').fill(`请看 ${link}`);
  await palette(page)
    .getByRole('option', { name: /打开粘贴的链接/ })
    .click();
  await expect(field(page)).toHaveValue('特种设备');
  await expect(hits.getByRole('status')).toHaveText(found ?? '');
  await expect(page.getByRole('main', { name: /市监蓝/ })).toBeVisible();
});
