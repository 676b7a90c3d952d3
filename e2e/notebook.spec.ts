import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';
import { card, mark, select, sign, write } from './notes.ts';

const REPORT = '#/read/pinghu-2022';
const PLACE = '首批试点县';

test('annotated, answered, resolved, undone, restarted, and merged with another computer', async ({
  page,
  browser,
  ownHost: host,
  library,
}) => {
  await page.goto(`${host.address}#/library`);
  await page.getByRole('textbox', { name: '批注署名' }).fill('沈洁');
  await page.getByRole('textbox', { name: '批注署名' }).press('Enter');
  await page.goto(host.address + REPORT);
  await write(page, PLACE, '批次待核');
  const note = card(page, new RegExp(`评注：${PLACE}`));
  await expect(note).toContainText('沈洁');
  await note.getByRole('button', { name: '回复' }).click();
  await page.getByRole('textbox', { name: '批注内容' }).fill('见省局通报');
  await page.keyboard.press('Control+Enter');
  await expect(note).toContainText('见省局通报');
  await note.getByRole('button', { name: '解决' }).click();
  await expect(note).toContainText('已解决');
  await page.locator('body').press('Control+z');
  await expect(note).not.toContainText('已解决');

  await host.stop();
  const again = await startHost(library);
  const other = await startHost(`${library}-另一台`);
  const there = await (await browser.newContext()).newPage();
  await sign(other, '周敏');
  await there.goto(other.address + REPORT);
  await write(there, '省食品安全示范市', '另一台写的');

  const packed = await exchanged(page, again.address, `${library}-甲.lanjuan-notes`);
  await merge(there, other.address, packed);
  await expect(card(there, new RegExp(PLACE))).toContainText('见省局通报');
  const back = await exchanged(there, other.address, `${library}-乙.lanjuan-notes`);
  await merge(page, again.address, back);
  await expect(page.getByRole('main').getByRole('article', { name: /评注：/ })).toHaveCount(2);
  await expect(card(page, /省食品安全示范市/)).toContainText('周敏');
  await page.getByRole('main').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('main').getByRole('article', { name: /评注：/ })).toHaveCount(1);
  await there.context().close();
  await other.stop();
  await again.stop();
});

async function exchanged(page: Page, address: string, file: string): Promise<string> {
  await page.goto(`${address}#/notes`);
  const button = page.getByRole('button', { name: '导出交换包' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  await download.saveAs(file);
  return file;
}

async function merge(page: Page, address: string, file: string): Promise<void> {
  await page.goto(`${address}#/notes`);
  await page.getByLabel('交换包文件').setInputFiles(file);
  const review = page.getByRole('region', { name: '合并前核对' });
  await review.getByRole('button', { name: '合并', exact: true }).click();
  await expect(review).toHaveCount(0);
}

test('an accepted correction is read and found, with the printed words one click away', async ({
  page,
  host,
}) => {
  await sign(host, '沈洁');
  await page.goto(host.address + REPORT);
  await select(page, PLACE);
  await page.keyboard.press('n');
  await page.getByRole('combobox', { name: '类型' }).selectOption('correction');
  await page.getByRole('textbox', { name: '建议改为' }).fill('第二批观察县');
  await page.keyboard.press('Control+Enter');
  const note = card(page, new RegExp(`更正：${PLACE}`));
  const corrected = page.getByRole('main').locator('ins', { hasText: '第二批观察县' });
  await expect(note).toBeVisible();
  await expect(corrected).toHaveCount(0);

  await note.getByRole('button', { name: '采用更正' }).click();
  await expect(corrected).toBeVisible();
  const printed = page.getByRole('main').locator('del', { hasText: PLACE });
  await expect(printed).toBeHidden();
  await page.getByRole('button', { name: `更正；原印作“${PLACE}”` }).click();
  await expect(printed).toBeVisible();

  for (const words of ['第二批观察县', PLACE]) {
    await page.getByRole('combobox', { name: '检索全部报告' }).fill(words);
    const hit = page.getByRole('region', { name: '检索结果' }).getByRole('button', { name: /平湖 2022/ });
    await expect(hit.first().locator('ins', { hasText: '第二批观察县' })).toBeVisible();
    await hit.first().click();
    await expect(corrected).toBeVisible();
  }
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('');

  // What is selected after the correction is still bound to the printed text.
  await select(page, '省食品安全示范市');
  await page.keyboard.press('1');
  await expect(mark(page, '省食品安全示范市')).toHaveText('省食品安全示范市');

  await note.getByRole('button', { name: '不采用' }).click();
  await expect(corrected).toHaveCount(0);
  await page.locator('body').press('Control+z');
  await expect(corrected).toBeVisible();
});

test('notes stand on a figure, on a section, on the report and on a row of a comparison', async ({
  page,
  host,
}) => {
  await sign(host, '沈洁');
  await page.goto(host.address + REPORT);
  const save = async (body: string): Promise<void> => {
    await page.getByRole('textbox', { name: '批注内容' }).fill(body);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('textbox', { name: '批注内容' })).toHaveCount(0);
  };
  await page.getByRole('tab', { name: '数据' }).click();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /新增市场主体.*9158/ })
    .click();
  await page.getByRole('button', { name: '批注这项数据' }).click();
  await save('口径与上年同');
  const notes = page.getByRole('region', { name: '本篇批注' });
  await expect(notes.getByText(/针对一项数据\s*新增市场主体 9158/)).toBeVisible();

  await page.getByRole('tab', { name: '目录' }).click();
  await page.getByRole('button', { name: '批注本节：概况与荣誉' }).click();
  await save('荣誉一节');
  await notes.getByRole('button', { name: '批注全篇' }).click();
  await save('全篇');
  await expect(notes.getByRole('article')).toHaveCount(3);
  await page.getByRole('tab', { name: '目录' }).click();
  await expect(page.getByRole('button', { name: /概况与荣誉\s*1/ })).toBeVisible();

  await page.goto(`${host.address}#/compare?columns=pinghu-2020:digest,pinghu-2022:digest`);
  await page.getByRole('button', { name: '逐句' }).click();
  const row = page
    .getByRole('row')
    .filter({ hasText: /改写|数字/ })
    .first();
  await row.getByRole('button', { name: '写批注' }).click();
  const dock = page.getByRole('complementary', { name: '写批注' });
  await expect(dock.getByRole('listitem')).toHaveCount(2);
  await save('两年对照');
  await expect(page.getByText('批注已存入批注本。')).toBeVisible();

  await page.goto(`${host.address}#/notes`);
  const note = page.getByRole('article').filter({ hasText: '两年对照' });
  await expect(note.getByTitle('到正文')).toHaveCount(2);
  await note.getByTitle('到正文').first().click();
  await expect(page).toHaveURL(/pinghu-2020/);
});
