import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';

const field = (page: Page) => page.getByRole('combobox', { name: '检索全部报告' });
const hitsOf = (page: Page) => page.getByRole('region', { name: '检索结果' });
const statusBar = (page: Page) => page.getByRole('status', { name: '重建检索索引' });

const REPORT = [
  '桐川市市场监督管理局2024年工作回眸',
  '2024年，桐川市市场监督管理局完成了全年任务，新增经营主体3128户。',
  '全年检查电梯1200台，督促维保单位整改隐患36处。',
].join('\n\n');

/** A library whose holdings have lost the pages of their index. */
async function damagedLibrary(page: Page, library: string): Promise<void> {
  const host = await startHost(library);
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-files').setInputFiles({
    name: '桐川市市场监督管理局2024年工作回眸.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(REPORT),
  });
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toBeVisible();
  await page.goto('about:blank');
  await host.stop();
  const database = new Database(path.join(library, 'holdings.sqlite'));
  database.unsafeMode(true);
  database.exec('DELETE FROM passage_index_data WHERE id > 10');
  database.close();
}

test('a damaged index is said, made anew with progress while reading and searching go on, and then sound', async ({
  page,
}, info) => {
  const library = info.outputPath('馆藏');
  fs.mkdirSync(library, { recursive: true });
  await damagedLibrary(page, library);
  // Few reports are made anew in no time: the window hears of it later, so that it can be looked at.
  let hold = true;
  await page.route('**/library.rebuildProgress', async (route) => {
    while (hold) await new Promise((resolve) => setTimeout(resolve, 50));
    await route.continue();
  });
  const host = await startHost(library);
  await page.goto(host.address);
  await expect(statusBar(page)).toContainText('检索索引已损坏，正在重建（holdings.sqlite）');
  await expect(statusBar(page)).toContainText('期间可以照常阅读');
  await expect(statusBar(page).getByRole('progressbar')).toBeVisible();
  await field(page).fill('督促维保');
  await expect(hitsOf(page).getByRole('status')).toHaveText('1 段，见于 1 篇报告');
  await hitsOf(page).locator('mark').first().click();
  await expect(page.getByRole('main').locator('mark').first()).toHaveText('督促维保');
  hold = false;
  await expect(page.getByText('检索索引已重建，检索恢复正常速度')).toBeVisible();
  await expect(statusBar(page)).toHaveCount(0);
  await expect(hitsOf(page).getByRole('status')).toHaveText('1 段，见于 1 篇报告');
  await expect(hitsOf(page)).not.toContainText('检索索引已损坏');
  await page.reload();
  // The search is set again; until it has been, the list of reports stands in its place.
  await expect(hitsOf(page).getByRole('status')).toHaveText('1 段，见于 1 篇报告');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await host.stop();
});

test('an index that cannot be made anew is said, searches stay complete, and it can be tried again', async ({
  page,
}, info) => {
  const library = info.outputPath('馆藏');
  fs.mkdirSync(library, { recursive: true });
  await damagedLibrary(page, library);
  // A folder where the new file belongs: not even a superuser puts a file in its place.
  const inTheWay = path.join(library, 'holdings.sqlite.rebuilt');
  fs.mkdirSync(path.join(inTheWay, 'in the way'), { recursive: true });
  const host = await startHost(library);
  await page.goto(host.address);
  const failure = page.getByRole('alert').filter({ hasText: '检索索引没有重建成功' });
  await expect(failure).toContainText('检索改为逐段扫描');
  await field(page).fill('督促维保');
  await expect(hitsOf(page).getByRole('status')).toHaveText('1 段，见于 1 篇报告');
  await expect(hitsOf(page)).toContainText('检索索引已损坏，本次逐段扫描原文');
  await field(page).press('Enter');
  fs.rmSync(inTheWay, { recursive: true });
  await failure.getByRole('button', { name: '再试一次' }).click();
  await expect(page.getByText('检索索引已重建，检索恢复正常速度')).toBeVisible();
  await expect(failure).toHaveCount(0);
  await host.stop();
});
