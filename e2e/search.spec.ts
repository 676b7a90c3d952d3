import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './host.ts';

const field = (page: Page) => page.getByRole('combobox', { name: '检索全部报告' });
const hitsOf = (page: Page) => page.getByRole('region', { name: '检索结果' });
const textOf = async (download: Download): Promise<string> => readFile(await download.path(), 'utf8');

async function chooseAction(page: Page, name: string): Promise<void> {
  await hitsOf(page).getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('facets show short names, unfold, include and exclude, and say what is set', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('特种设备');
  const hits = hitsOf(page);
  const summary = hits.getByRole('status');
  await hits.getByRole('button', { name: '筛选', exact: true }).click();
  await expect(hits.getByRole('button', { name: /^平湖 \d+$/ })).toBeVisible();
  await expect(hits.getByRole('img', { name: '各年度命中段数' })).toBeVisible();
  const all = await summary.textContent();
  const topics = hits.getByRole('button', { name: '主题', exact: true });
  await expect(topics).toHaveAttribute('aria-expanded', 'false');
  await topics.click();
  const group = hits.getByRole('group', { name: '主题' });
  await group.getByRole('button', { name: /^特种设备安全 \d+$/ }).click();
  await expect(summary).not.toHaveText(all ?? '');
  await expect(hits.getByRole('button', { name: /^主题 ?1$/ })).toBeVisible();
  await hits.getByRole('button', { name: '排除 特种设备安全' }).click();
  await expect(hits.getByRole('button', { name: '排除 特种设备安全' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await hits.getByRole('button', { name: '清除筛选' }).click();
  await expect(summary).toHaveText(all ?? '');
});

test('a facet that was opened stays so, however long the answer takes', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('特种设备');
  const hits = hitsOf(page);
  await hits.getByRole('button', { name: '筛选', exact: true }).click();
  await hits.getByRole('button', { name: '主题', exact: true }).click();
  const summary = hits.getByRole('status');
  const all = await summary.textContent();
  await page.route('**/api/search.run', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue();
  });
  await hits
    .getByRole('group', { name: '主题' })
    .getByRole('button', { name: /^特种设备安全 \d+$/ })
    .click();
  // First it says that it is on its way, then what it has found.
  await expect(summary).toHaveText('正在检索…');
  await expect(summary).toHaveText(/^\d+ 段/);
  await expect(summary).not.toHaveText(all ?? '');
  await expect(hits.getByRole('button', { name: /^主题 ?1$/ })).toHaveAttribute('aria-expanded', 'true');
});

test('hits stand report by report with their counts, and the choice is kept', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('放心消费');
  const hits = hitsOf(page);
  await hits.getByRole('button', { name: '按报告' }).click();
  const heads = hits.getByRole('button', { name: /^(平湖|浙江|株洲) 20\d\d .* \d+ 段$/ });
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'true');
  await expect(hits.locator('mark').first()).toHaveText('放心消费');
  const marks = await hits.locator('mark').count();
  await heads.first().click();
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'false');
  await expect(async () => expect(await hits.locator('mark').count()).toBeLessThan(marks)).toPass();
  await page.reload();
  await field(page).fill('电梯');
  await expect(hits.getByRole('button', { name: '按报告' })).toHaveAttribute('aria-pressed', 'true');
});

test('a wrong character is put right at once, under a heading that says so', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('浙实链');
  const hits = hitsOf(page);
  await expect(hits.getByRole('status')).toHaveText('没有找到');
  await expect(hits.getByRole('heading', { name: '以下是“浙食链”的结果' })).toBeVisible();
  await expect(hits.locator('mark').first()).toHaveText('浙食链');
});

test('the query says how it was read, and why a part of it was not used', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('年度:2022 “放心消费” )');
  const hits = hitsOf(page);
  await expect(hits.getByText('字段')).toBeVisible();
  await expect(hits.getByText('精确短语')).toBeVisible();
  await expect(hits.getByText('未采用：多余的右括号')).toBeVisible();
});

test('a hit in the sentence of a figure shows the figure with its unit', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('新增市场主体');
  await expect(hitsOf(page).getByRole('button', { name: /平湖 2020.*8715户/ })).toBeVisible();
});

test('the concordance sorts by what stands before and after, leads to the place and is exported', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await field(page).fill('放心消费');
  await expect(hitsOf(page).getByRole('status')).toContainText('篇报告');
  await chooseAction(page, '语境');
  const table = page.getByRole('table', { name: '语境表' });
  await expect(table.locator('mark').first()).toHaveText('放心消费');
  const total = Number(/\d+/.exec((await page.getByText(/^\d+ 处$/).textContent()) ?? '')?.[0]);
  expect(total).toBeGreaterThan(5);
  const lines = () =>
    table
      .getByRole('row')
      .filter({ has: page.locator('mark') })
      .allInnerTexts();
  const byPlace = await lines();
  await table.getByRole('button', { name: '右文' }).click();
  await expect(table.getByRole('columnheader', { name: /右文/ })).toHaveAttribute('aria-sort', 'ascending');
  await expect(async () => expect(await lines()).not.toEqual(byPlace)).toPass();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const csv = await textOf(await started);
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(total + 1);
  await table
    .getByRole('row')
    .filter({ has: page.locator('mark') })
    .first()
    .getByRole('button')
    .click();
  await expect(page.getByRole('main').locator('mark.current')).toBeInViewport();
});

test('the concordance marks what only a related term explains', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('市场主体');
  await expect(hitsOf(page).getByRole('status')).toContainText('篇报告');
  await chooseAction(page, '语境');
  const table = page.getByRole('table', { name: '语境表' });
  await expect(table.getByTitle('由相关词检出').first()).toHaveText('经营主体');
  await expect(
    table
      .locator('mark')
      .filter({ hasText: /^市场主体$/ })
      .first(),
  ).not.toHaveAttribute('title');
});

test('the frequency by year is a chart and a table that agree with the hits', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('特种设备');
  await expect(hitsOf(page).getByRole('status')).toContainText('篇报告');
  const passages = Number(/\d+/.exec((await hitsOf(page).getByRole('status').textContent()) ?? '')?.[0]);
  await chooseAction(page, '年度频次');
  const table = page.getByRole('table', { name: '各年度频次' });
  // The years are counted after the table has its name.
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const counts = await table.getByRole('row').locator('td:nth-of-type(2)').allInnerTexts();
  expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(passages);
  const chart = page.getByRole('group', { name: '特种设备 各年度出现次数' });
  await chart.getByRole('button', { name: /^2022 年/ }).click();
  await expect(page.getByRole('button', { name: '清除筛选 年度 2022' })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2);
});

test('a search is saved with its filters, run, removed and brought back; the history keeps what was typed', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await field(page).fill('特种设备');
  const hits = hitsOf(page);
  await hits.getByRole('button', { name: '筛选', exact: true }).click();
  await hits.getByRole('button', { name: /^2022 \d+$/ }).click();
  await expect(hits.getByRole('status')).toContainText('见于 1 篇报告');
  const found = await hits.getByRole('status').textContent();
  await hits.getByRole('button', { name: '保存检索' }).click();
  await hits.getByRole('textbox', { name: '检索名称' }).fill('特设 2022');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已保存检索“特设 2022”')).toBeVisible();
  await field(page).fill('电梯');
  await hits.getByRole('button', { name: '清除筛选' }).click();
  await field(page).press('Enter');

  await page.goto(`${host.origin}/#/search/kept`);
  await page.reload();
  const saved = page.getByRole('region', { name: '已保存的检索' });
  await expect(page.getByRole('region', { name: '最近的检索' })).toContainText('电梯');
  await saved.getByRole('button', { name: '运行 特设 2022' }).click();
  await expect(field(page)).toHaveValue('特种设备');
  await expect(hits.getByRole('status')).toHaveText(found ?? '');

  await page.goto(`${host.origin}/#/search/kept`);
  await saved.getByRole('button', { name: '删除 特设 2022' }).click();
  await expect(saved).toContainText('还没有保存的检索');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(saved.getByRole('button', { name: '运行 特设 2022' })).toBeVisible();
});

test('a list of terms, typed or from a CSV of Excel in China, is counted by year and exported', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/search/list`);
  await page.getByRole('textbox', { name: '待核对的词' }).fill('放心消费\n浙食链\n量子纠缠\n浙食链');
  await expect(page.getByText('3 个词，另有 1 个重复')).toBeVisible();
  await page.getByRole('button', { name: '开始核对' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row', { name: /^浙食链 0 2 0 0 2 1$/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^量子纠缠 0 0 0 0 0 0$/ })).toBeVisible();
  await expect(page.getByText('1 个词没有出现')).toBeVisible();
  const csvStarted = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  expect(await textOf(await csvStarted)).toContain('浙食链,0,2,0,0,2,1');
  const xlsxStarted = page.waitForEvent('download');
  await page.getByRole('button', { name: 'XLSX', exact: true }).click();
  const xlsx = await readFile(await (await xlsxStarted).path());
  expect(xlsx.subarray(0, 2).toString('latin1')).toBe('PK');

  // 电梯 and 气瓶 as GB18030, the way Excel saves a CSV in China.
  const gb = Buffer.from([
    0xb5, 0xe7, 0xcc, 0xdd, 0x2c, 0x31, 0x0d, 0x0a, 0xc6, 0xf8, 0xc6, 0xbf, 0x2c, 0x32,
  ]);
  await page.getByLabel('载入 CSV').setInputFiles({ name: '词表.csv', mimeType: 'text/csv', buffer: gb });
  await expect(page.getByRole('textbox', { name: '待核对的词' })).toHaveValue(/电梯,1\s+气瓶,2/);
  await expect(page.getByText('词表已改动，请重新核对')).toBeVisible();
  await page.getByRole('button', { name: '开始核对' }).click();
  await expect(table.getByRole('row', { name: /^电梯 / })).toBeVisible();
});

test('a receipt is made, verified, and found out when somebody has changed it', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('放心消费');
  await expect(hitsOf(page).getByRole('status')).toContainText('篇报告');
  const started = page.waitForEvent('download');
  await chooseAction(page, '生成检索回执');
  const receipt = await textOf(await started);
  expect(JSON.parse(receipt)).toMatchObject({ format: 'lanjuan-receipt/1', query: '放心消费' });

  await page.goto(`${host.origin}/#/search/receipts`);
  const picker = page.getByLabel('核验回执', { exact: true });
  const file = (text: string) => ({
    name: '回执.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  const verdict = page.getByRole('status', { name: '核验结果' });
  await picker.setInputFiles(file(receipt));
  await expect(verdict.getByRole('heading')).toHaveText('与回执一致');
  await picker.setInputFiles(file(receipt.replace(/"total": \d+/, '"total": 9999')));
  await expect(verdict.getByRole('heading')).toHaveText('这不是检索回执');
  await picker.setInputFiles(file('{"a":1}'));
  await expect(verdict.getByRole('heading')).toHaveText('这不是检索回执');
});

test('hits are exported as CSV, XLSX and Markdown with citations', async ({ page, host }) => {
  await page.goto(host.address);
  await field(page).fill('浙食链');
  await expect(hitsOf(page).getByRole('status')).toContainText('篇报告');
  for (const [name, ending] of [
    ['导出 CSV', '.csv'],
    ['导出 XLSX', '.xlsx'],
    ['导出 Markdown', '.md'],
    ['导出出处 BibTeX', '.bib'],
  ] as const) {
    const started = page.waitForEvent('download');
    await chooseAction(page, name);
    expect((await started).suggestedFilename()).toMatch(new RegExp(`\\${ending}$`));
  }
});
