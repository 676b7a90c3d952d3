import type { Locator } from '@playwright/test';
import { expect, test } from './host.ts';

const THREE_YEARS = '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest';

/** The tops of the cells of a row: the same number as often as there are columns when the row is aligned. */
async function topsOf(row: Locator): Promise<number[]> {
  const boxes = await Promise.all((await row.getByRole('cell').all()).map((cell) => cell.boundingBox()));
  return boxes.map((box) => Math.round(box?.y ?? -1));
}

test('three years of one agency are chosen from the strip and stand aligned, topic by topic', async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(host.address);
  await page.getByRole('button', { name: '比较', exact: true }).click();
  await expect(page.getByText('选两到五篇报告并列')).toBeVisible();
  // In any order: the years sort themselves.
  for (const year of ['2025', '2020', '2022'])
    await page.getByRole('button', { name: `平湖 ${year}`, exact: true }).click();

  const table = page.getByRole('table', { name: '并列对照' });
  await expect(table.getByRole('columnheader')).toHaveText([/平湖 2020/, /平湖 2022/, /平湖 2025/]);
  const rows = table.getByRole('rowgroup');
  expect(await rows.count()).toBeGreaterThan(15);
  for (const row of await rows.all()) {
    const tops = await topsOf(row);
    expect(tops).toHaveLength(3);
    expect(new Set(tops).size).toBe(1);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(1280);

  await page
    .getByRole('navigation', { name: '主题一览' })
    .getByRole('button', { name: '消费维权' })
    .first()
    .click();
  const consumer = rows
    .filter({ has: page.getByRole('rowheader', { name: '消费维权', exact: true }) })
    .first();
  await expect(consumer).toBeInViewport();
  expect(new Set(await topsOf(consumer)).size).toBe(1);
  await expect(table.getByRole('columnheader').first()).toBeInViewport();
  // The cells below one another's heads: columns keep their place while they scroll.
  const head = await table.getByRole('columnheader').nth(1).boundingBox();
  const cell = await consumer.getByRole('cell').nth(1).boundingBox();
  expect(Math.abs((head?.x ?? 0) - (cell?.x ?? 99))).toBeLessThan(2);
});

test('a column is swapped, taken away and brought back, and the address tells it', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/${THREE_YEARS}`);
  const heads = page.getByRole('table', { name: '并列对照' }).getByRole('columnheader');
  await page.getByRole('button', { name: '对调 平湖 2020 与 平湖 2022' }).click();
  await expect(heads).toHaveText([/平湖 2022/, /平湖 2020/, /平湖 2025/]);
  await page.getByRole('button', { name: '移去 平湖 2020' }).click();
  await expect(heads).toHaveText([/平湖 2022/, /平湖 2025/]);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(heads).toHaveText([/平湖 2022/, /平湖 2020/, /平湖 2025/]);
  await page.reload();
  await expect(heads).toHaveText([/平湖 2022/, /平湖 2020/, /平湖 2025/]);
});

test('a pinned column stays first, changes are measured from it, and the address tells it', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/${THREE_YEARS}&mode=figures`);
  await page.getByRole('button', { name: /^固定 平湖 2020/ }).click();
  await expect(page).toHaveURL(/pin=pinghu-2020/);
  const fines = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '罚没款', exact: true }) });
  await expect(fines.getByRole('cell').nth(2)).toContainText('+14.97%较 2020 年');
  await page.getByRole('button', { name: '只留固定栏' }).click();
  await page.getByRole('button', { name: '平湖 2025', exact: true }).click();
  const heads = page.getByRole('table').getByRole('columnheader');
  await expect(heads.nth(1)).toContainText('平湖 2020');
  await expect(heads.nth(2)).toContainText('平湖 2025');
  await page.reload();
  await page.getByRole('button', { name: '不再固定 平湖 2020' }).click();
  await expect(page).not.toHaveURL(/pin=/);
});

test('two years are compared sentence by sentence, with kinds, marks and steps', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?columns=pinghu-2020:digest,pinghu-2022:digest`);
  await page.getByRole('button', { name: '逐句', exact: true }).click();
  const table = page.getByRole('table', { name: '逐句' });
  await expect(table.getByRole('rowheader', { name: '改写' }).first()).toBeVisible();
  await expect(table.locator('mark.removed').first()).toBeVisible();
  await expect(table.locator('mark.added').first()).toBeVisible();

  await page.keyboard.press('n');
  await page.keyboard.press('n');
  const current = table.locator('[aria-current=true]');
  await expect(current).toBeInViewport();
  await expect(page.getByText(/^2 \/ \d+$/)).toBeVisible();
  await page.keyboard.press('Shift+N');
  await expect(page.getByText(/^1 \/ \d+$/)).toBeVisible();

  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const all = await table.getByRole('rowheader').count();
  await page.getByRole('button', { name: /^删去 \d+ 句$/ }).click();
  await expect(table.getByRole('rowheader', { name: '删去' })).toHaveCount(0);
  expect(await table.getByRole('rowheader').count()).toBeLessThan(all);
  await page.getByRole('combobox', { name: '主题' }).selectOption({ label: '知识产权' });
  expect(await table.getByRole('rowheader').count()).toBeLessThan(all / 2);

  await table.getByRole('cell').getByRole('button').first().click();
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
});

test('figures of three years have changes and grades, and a figure leads to its sentence', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/${THREE_YEARS}`);
  await page.getByRole('tab', { name: '数据' }).click();
  const figures = page.getByRole('region', { name: '数据' });
  const units = figures.getByRole('row', { name: /^培育放心消费单位/ });
  await expect(units.getByRole('cell')).toContainText(['4632家', '3777家', '3962家']);
  await expect(units).toContainText('−18.46%');
  await expect(units).toContainText('−14.46%');
  await expect(units.getByRole('img', { name: /^B 级：/ })).toBeVisible();
  await expect(figures.getByText('2023 年目标 3000家')).toBeVisible();
  await expect(figures.getByRole('row', { name: /^在册经营主体/ })).toContainText('未提及');
  await expect(figures.getByText(/新增市场主体.*→.*新增经营主体/)).toBeVisible();
  await expect(figures.getByText('NaN')).toHaveCount(0);
  await expect(figures.getByText('Infinity')).toHaveCount(0);

  await units.getByRole('button', { name: /^查看所在句.*3777家/ }).click();
  const focus = page.getByRole('main').locator('mark.focus');
  await expect(focus).toHaveText(/^3777家?$/);
  await expect(focus).toBeInViewport();
  await page.goBack();
  await expect(page.getByRole('tab', { name: '数据' })).toHaveAttribute('aria-selected', 'true');
});

test('a trend is read by keys, and its evidence code opens the same figure', async ({ page, host }) => {
  await page.goto(host.address);
  await page.getByRole('button', { name: '指标', exact: true }).click();
  await page.getByRole('searchbox', { name: '筛选指标' }).fill('罚没款');
  await page
    .getByRole('region', { name: '指标' })
    .getByRole('button', { name: /罚没款/ })
    .click();
  const chart = page.getByRole('group', { name: '罚没款走势图' });
  await chart.getByRole('button', { name: /^2020/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart.getByRole('button', { name: /^2022 717余万元$/ })).toBeFocused();

  const code = await page.getByRole('table', { name: '各年数据' }).locator('code').first().textContent();
  await page.getByRole('textbox', { name: '打开证据码' }).fill((code ?? '').toLowerCase());
  await page.getByRole('button', { name: '查验' }).click();
  await expect(page.getByText('一致：来源文件与位置逐字节相同。')).toBeVisible();
  await page.getByRole('textbox', { name: '打开证据码' }).fill('LJ-0000-0000-0000');
  await page.getByRole('button', { name: '查验' }).click();
  await expect(page.getByText('馆藏里没有这个证据码所指的数字。')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: '表格 CSV' }).click();
  expect((await download).suggestedFilename()).toBe('罚没款.csv');
  await chart.getByRole('button', { name: /^2022/ }).press('Enter');
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
});

test('a programme is followed through the years to its passages', async ({ page, host }) => {
  await page.goto(host.address);
  await page.getByRole('button', { name: '专项', exact: true }).click();
  await page.getByRole('searchbox', { name: '筛选专项' }).fill('放心消费');
  const grid = page.getByRole('region', { name: '专项与年度' });
  await grid.getByRole('button', { name: /^放心消费，2022 年/ }).click();
  const mentions = page.getByRole('complementary', { name: '“放心消费”见于' });
  await expect(mentions.getByText('2022', { exact: true })).toBeVisible();
  await expect(mentions.getByText('2020', { exact: true })).toHaveCount(0);
  await mentions
    .getByRole('button')
    .filter({ has: page.locator('mark') })
    .first()
    .click();
  await expect(page.getByRole('main').locator('mark.focus')).toHaveText(/^“?放心消费”?$/);
});
