/** A scan from its import to a paper that quotes a figure of it, with the picture of the number; the same on every host. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import mammoth from 'mammoth';

/** A page takes some seconds to be read, on a busy machine more. */
const READ = { timeout: 400_000 };
/** The paper says 3123; half of the last digit is gone, so that it is read as 3122 with doubt. */
const SCAN = path.join(import.meta.dirname, '../data/testing/scans/page-3.png');

/** Begins where files are imported. */
export async function takeScanToPaper(page: Page): Promise<void> {
  await page.getByTestId('import-files').setInputFiles([SCAN]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '平湖市市场监督管理局2023年工作总结',
    READ,
  );

  // What was read and what the paper says are both found.
  const query = page.getByRole('combobox', { name: '检索全部报告' });
  const results = page.getByRole('region', { name: '检索结果' });
  await query.fill('3123户');
  await results.getByRole('button').filter({ hasText: '3122户' }).first().click();
  const sheet = page.getByRole('region', { name: '原件' }).getByRole('img', { name: '第 1 页', exact: true });
  await expect(sheet.locator('.current').first()).toBeInViewport();
  await expect(sheet.locator('.unsure').first()).toBeVisible();

  // Beside its picture the character is put right with one key.
  await page.getByRole('tab', { name: /^存疑/ }).click();
  const doubts = page.getByRole('tabpanel');
  await doubts.getByRole('button', { name: /主体312/ }).click();
  await expect(doubts.getByRole('img', { name: '原件上的这个字' })).toBeVisible();

  await page.keyboard.press('2');
  await expect(page.getByRole('main').locator('article ins')).toHaveText('3');
  await expect(doubts.getByRole('button', { name: /主体312/ })).toBeHidden();

  // The figure says what the person has seen.
  await page.getByRole('tab', { name: '数据' }).click();
  // Its growth is a figure of its own.
  const figure = page
    .getByRole('tabpanel')
    .getByRole('listitem')
    .filter({ hasText: '经营主体', hasNotText: '同比增长' });
  await expect(figure).toContainText('3123户');
  await expect(figure).not.toContainText('※');
  await expect(page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: '1203' })).toContainText(
    '※',
  );
  await figure.getByRole('button').first().click();
  await figure.getByRole('button', { name: /^证据：/ }).click();
  const card = page.getByRole('dialog');
  await expect(card.getByRole('img', { name: '原件上的这个数字' })).toBeVisible();
  await expect(card.locator('figcaption')).toHaveText('第 1 页');

  await page.emulateMedia({ media: 'print' });
  await expect(card.getByRole('img', { name: '原件上的这个数字' })).toBeVisible();

  await page.emulateMedia({ media: null });

  await card.getByRole('button', { name: '引用' }).click();
  await page.getByRole('menuitem', { name: '放进材料夹' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+l');
  const tray = page.getByRole('region', { name: '材料夹' });
  await expect(tray.getByRole('listitem')).toHaveCount(1);
  const alone = await savedWords(page, tray.getByRole('button', { name: '导出' }), 'Word 文档');
  expect(alone).toContain('3123户（2023）');
  expect(alone).not.toContain('由图像识读，未经核对');

  // A comparison takes what was collected along, and its pictures.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '与其他年度比较' }).click();
  const beside = page.getByRole('main').getByRole('button', { name: '导出' });
  const both = await savedWords(page, beside, 'Word 文档，附材料夹（1 条）');
  for (const words of [alone, both])
    expect(words).toMatch(/<img alt="原件上的这个数字[^"]*3123户（第 1 页）" src="data:image\/png;base64,/);
}

/** What a Word file says that is saved by an entry of a menu. */
async function savedWords(page: Page, menu: Locator, entry: string): Promise<string> {
  await menu.click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  const buffer = readFileSync(await (await download).path());
  return (await mammoth.convertToHtml({ buffer })).value;
}
