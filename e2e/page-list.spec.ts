/** The list of pages beside the pages of a source, or over them. */
import type { Page } from '@playwright/test';
import { faultsIn } from './axe-faults.ts';
import { sign } from './notes.ts';
import { drawOver, importAndOpen, print } from './printed-pdf.ts';
import { expect, test } from './shelf.ts';

// Some read the same paper, one after the other.
test.describe.configure({ mode: 'default' });

const pages = (page: Page) => page.getByRole('region', { name: /^(原件|Pages)$/ });
const list = (page: Page) => pages(page).getByRole('listbox', { name: /^(页面列表|List of pages)$/ });
const option = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name });
const seen = (page: Page) => list(page).getByRole('option', { selected: true });
const sheet = (page: Page, number: number) =>
  pages(page).getByRole('img', { name: new RegExp(`^(第 ${number} 页|Page ${number}$)`) });
const goTo = (page: Page) => pages(page).getByRole('spinbutton', { name: '转到第几页' });

/** How much of a small page is inked. */
const inkOf = (page: Page, name: string | RegExp): Promise<number> =>
  option(page, name)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, i) => i % 4 === 0 && data[i + 3]! > 0 && value < 200).length;
    });

test('pages are chosen from their list, which follows what is seen and stays open', async ({
  page,
  host,
  browser,
}) => {
  await page.setViewportSize({ width: 1920, height: 1000 });
  const { pdf } = await print(browser, 24);
  await importAndOpen(page, host.address, '总结.pdf', pdf);
  await expect(list(page)).toBeHidden();
  await pages(page).getByRole('button', { name: '展开页面列表' }).click();
  await expect(seen(page)).toHaveAccessibleName('第 1 页');
  await expect.poll(() => inkOf(page, '第 2 页')).toBeGreaterThan(20);

  // A click leads there, and the text goes along.
  await option(page, '第 4 页').click();
  await expect(sheet(page, 4)).toBeInViewport();
  await expect(goTo(page)).toHaveValue('4');
  await expect(seen(page)).toHaveAccessibleName('第 4 页');
  await expect(page.getByRole('main').locator('article').getByText('全年第19次')).toBeInViewport();

  // Keys lead on, also among the last pages, which are in sight together.
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(goTo(page)).toHaveValue('24');
  await pages(page).getByRole('button', { name: '缩小' }).click();
  await pages(page).getByRole('button', { name: '缩小' }).click();
  await list(page).focus();
  for (const number of [23, 22, 21]) {
    await page.keyboard.press('ArrowUp');
    await expect(seen(page)).toHaveAccessibleName(`第 ${number} 页`);
    await expect(seen(page)).toBeInViewport();
  }
  await page.keyboard.press('Home');
  await expect(sheet(page, 1)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(pages(page).getByRole('group', { name: '原件页面' })).toBeFocused();

  // The list follows the pages.
  await page.keyboard.press('End');
  await expect(seen(page)).toBeInViewport();
  await expect(seen(page)).not.toHaveAccessibleName('第 1 页');

  await page.reload();
  await expect(list(page)).toBeVisible();
  await pages(page).getByRole('button', { name: '收起页面列表' }).click();
  await expect(list(page)).toBeHidden();
  await page.reload();
  await expect(pages(page).getByRole('img').first()).toBeVisible();
  await expect(list(page)).toBeHidden();
});

test('the list says which pages hold hits and notes', async ({ page, host, browser }) => {
  await page.setViewportSize({ width: 1920, height: 1000 });
  const { pdf, placeOf } = await print(browser, 3, ['3002户次']);
  await sign(host, '沈洁');
  await importAndOpen(page, host.address, '总结.pdf', pdf);
  await expect(sheet(page, 1)).toBeVisible();
  await pages(page).getByRole('group', { name: '原件页面' }).focus();
  await page.keyboard.press('l');
  await expect(list(page)).toBeFocused();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('"第8次" OR "第9次" OR "第14次"');
  await expect(option(page, '第 2 页：命中 2 处')).toBeVisible();
  await expect(option(page, '第 3 页：命中 1 处')).toBeVisible();
  await drawOver(sheet(page, 1), placeOf('3002户次'));
  await page.getByRole('button', { name: /^标亮：绿/ }).click();
  await expect(option(page, '第 1 页：批注 1 条')).toBeVisible();
});

for (const [language, theme] of [
  ['zh', 'light'],
  ['en', 'dark'],
] as const) {
  test(`in a small window the list lies over the pages until a page is chosen: ${language}, ${theme}`, async ({
    page,
    paper,
  }) => {
    await paper.open(page);
    await expect(sheet(page, 1)).toBeVisible();
    if (theme === 'dark') await page.getByRole('button', { name: '深色' }).click();
    if (language === 'en') await page.getByRole('button', { name: 'EN', exact: true }).click();
    await page.setViewportSize({ width: 640, height: 800 });
    const toggle = pages(page).getByRole('button', { name: /页面列表|list of pages/i });
    const width = async (): Promise<number> => Math.round((await sheet(page, 1).boundingBox())!.width);
    const wide = await width();
    await toggle.click();
    await expect(list(page)).toBeFocused();
    expect(await width()).toBe(wide);
    expect(await faultsIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeHidden();
    await expect(toggle).toBeFocused();
    await toggle.click();
    await option(page, /^(第 2 页|Page 2)$/).click();
    await expect(list(page)).toBeHidden();
    await expect(sheet(page, 2)).toBeInViewport();
  });
}
