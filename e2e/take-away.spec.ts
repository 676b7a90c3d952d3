import { readFileSync } from 'node:fs';
import * as SheetJS from 'xlsx';
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';

const THREE_YEARS = 'columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest';
const TWO_YEARS = 'columns=pinghu-2020:digest,pinghu-2022:digest';

/** What a menu entry saves, as text; of a workbook the cells of all its sheets. */
async function saved(page: Page, entry: string): Promise<{ readonly name: string; readonly text: string }> {
  await page.getByRole('button', { name: '导出' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: entry }).click();
  const file = await download;
  const [name, bytes] = [file.suggestedFilename(), readFileSync(await file.path())];
  return { name, text: name.endsWith('.xlsx') ? cellsOf(bytes) : bytes.toString('latin1') };
}

/** Numbers as they are, texts in quotation marks, so that one is not taken for the other. */
function cellsOf(bytes: Buffer): string {
  const { Sheets } = SheetJS.read(bytes);
  return Object.values(Sheets)
    .map((sheet) => JSON.stringify(SheetJS.utils.sheet_to_json(sheet, { header: 1 })))
    .join('\n');
}

test('promises are judged, undone, filtered, exported, and kept over a restart', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?${THREE_YEARS}`);
  await page.getByRole('tab', { name: '承诺' }).click();
  const table = page.getByRole('table', { name: '承诺与落实' });
  await expect(table.getByRole('rowheader').first()).toContainText('2021年打算');
  await page
    .getByRole('combobox', { name: '哪一年的计划' })
    .selectOption('平湖 2022 的计划 → 平湖 2025 的报告');
  const consumer = table.getByRole('row').filter({ hasText: '无理由退货的承诺单位' });
  await expect(consumer).toContainText('3962家');
  await expect(consumer).toContainText('计划 3000家，报告 3962家');

  await consumer.getByRole('button', { name: /^已兑现：/ }).click();
  await expect(page.getByRole('button', { name: /^已兑现 1$/ })).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('button', { name: /^已兑现 0$/ })).toBeVisible();
  await consumer.getByRole('button', { name: /^部分兑现：/ }).click();
  await consumer.getByRole('button', { name: '写备注' }).click();
  await page.keyboard.type('单位达标，退货承诺未提');
  await page.keyboard.press('Enter');
  await expect(consumer.getByRole('button', { name: '备注：单位达标，退货承诺未提' })).toBeVisible();

  await page.getByRole('button', { name: /^部分兑现 1$/ }).click();
  await expect(table.getByRole('rowheader')).toHaveCount(1);
  expect(page.url()).toContain('promises=partly');
  await page.reload();
  await expect(table.getByRole('rowheader')).toHaveCount(1);
  await expect(consumer.getByRole('button', { name: /^部分兑现：/ })).toHaveAttribute('aria-pressed', 'true');

  const sheet = await saved(page, '表格 XLSX');
  expect(sheet.name).toMatch(/\.xlsx$/);
  expect(sheet.text).toMatch(/[[,]3000[,\]]/);
  expect(sheet.text).toMatch(/[[,]3962[,\]]/);
  expect(sheet.text).toMatch(/LJ-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  const markdown = await saved(page, 'Markdown');
  expect(Buffer.from(markdown.text, 'latin1').toString()).toContain('| 部分兑现 | 单位达标，退货承诺未提 |');
});

test('two sentences are joined and parted by hand; undo and a reload show it', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?${TWO_YEARS}&way=sentences`);
  const table = page.getByRole('table', { name: '逐句' });
  const dropped = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '删去' }) })
    .first();
  const words = ((await dropped.getByRole('cell').first().textContent()) ?? '').trim();
  await dropped.hover();
  await dropped.getByRole('button', { name: '配对' }).click();
  await expect(page.getByText('请在另一栏点选对应的句子')).toBeVisible();
  const added = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '新增' }) })
    .first();
  const partner = ((await added.getByRole('cell').nth(1).textContent()) ?? '').trim();
  await added.getByRole('cell').nth(1).getByRole('button').click();

  const joined = table.getByRole('row').filter({ hasText: '人工配对' });
  await expect(joined.getByRole('cell').first()).toHaveText(words);
  await expect(joined.getByRole('cell').nth(1)).toHaveText(partner);
  await page.reload();
  await expect(joined.getByRole('cell').nth(1)).toHaveText(partner);

  await joined.hover();
  await joined.getByRole('button', { name: '拆开' }).click();
  await expect(joined).toHaveCount(0);
  await expect(table.getByText('人工拆开')).toHaveCount(2);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).last().click();
  await expect(joined).toHaveCount(1);
  await joined.hover();
  await joined.getByRole('button', { name: '取消这项人工判定' }).click();
  await expect(joined).toHaveCount(0);
  await expect(table.getByText('人工拆开')).toHaveCount(0);
});

test('choices are in the address and come back from it', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?${TWO_YEARS}&way=sentences`);
  await page.getByRole('button', { name: /^删去 \d+ 句$/ }).click();
  await page.getByRole('combobox', { name: '主题' }).selectOption({ label: '知识产权' });
  expect(page.url()).toMatch(/hide=dropped/);
  expect(page.url()).toMatch(/topic=ip/);
  const address = page.url();
  await page.goto(`${host.origin}/#/notes`);
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^删去 \d+ 句$/ })).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('combobox', { name: '主题' })).toHaveValue('ip');

  await page.goto(`${host.origin}/#/indicators`);
  await page
    .getByRole('button', { name: /罚没款/ })
    .first()
    .click();
  await expect(page).toHaveURL(/concept=/);
  await page.getByRole('checkbox', { name: '并列其他机关' }).check();
  await expect(page).toHaveURL(/others=yes/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '罚没款' })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '并列其他机关' })).toBeChecked();

  await page.goto(`${host.origin}/#/programmes`);
  await page.getByRole('combobox', { name: '排序' }).selectOption({ label: '按名称' });
  await expect(page).toHaveURL(/sort=byName/);
});

test('a print holds the text and its source, and nothing of the program', async ({ page, host }) => {
  await page.goto(host.address);
  for (const [address, words] of [
    [`compare?${THREE_YEARS}`, '按主题比较 平湖 2020 · 平湖 2022 · 平湖 2025'],
    [`compare?${TWO_YEARS}&way=sentences`, '逐句比较 平湖 2020 · 平湖 2022'],
    [`compare?${THREE_YEARS}&mode=figures`, '数据比较'],
    [`compare?${THREE_YEARS}&mode=promises`, '承诺与落实'],
    ['indicators?concept=enforce.fines', '指标 罚没款'],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${host.origin}/#/${address}`);
    // The page before may still stand there: the heading of the print is hidden on the screen.
    await expect(page.locator('h1', { hasText: words })).toHaveCount(1);
    await expect(page.getByRole('button', { name: '导出' })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { level: 1, name: words }).first()).toBeVisible();
    await expect(page.getByText(/^档案库 archive\.sqlite，版次 [0-9a-f]{64}$/)).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('combobox')).toHaveCount(0);
    // Everything stands on the paper in full length: no part of it scrolls.
    const clipped = await page.evaluate(
      () =>
        [...document.querySelectorAll('main .scroll')].filter(
          (one) => one.getClientRects().length > 0 && one.scrollHeight > one.clientHeight + 2,
        ).length,
    );
    expect(clipped).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(address.startsWith('indicators') ? 0 : 1);
  }
});

test('a chart is saved as a picture with its pixels', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/indicators?concept=enforce.fines`);
  const picture = await saved(page, '图 PNG');
  expect(picture.name).toBe('罚没款.png');
  expect(picture.text.slice(1, 4)).toBe('PNG');
  // IHDR: width and height stand at 16 and 20 (PNG, 11.2.2).
  const bytes = Buffer.from(picture.text, 'latin1');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2280, 900]);
  expect(bytes.length).toBeGreaterThan(10_000);
  expect((await saved(page, '图 SVG')).text).toContain('<svg');
});

test('a printed table of figures holds the evidence codes and the columns’ editions', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?${TWO_YEARS}&mode=figures&words=罚没款`);
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: '打印或存为 PDF' }).click();
  await expect(page.locator('html[data-printed=yes]')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^LJ(-[0-9A-Z]{4}){3}$/)).toHaveCount(2);
  await expect(page.getByRole('columnheader', { name: '平湖 2020 提要' })).toBeVisible();
});
