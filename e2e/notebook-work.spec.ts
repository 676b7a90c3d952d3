import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { card, mark, select, sign, write, writeTwoNotes } from './notes.ts';

const LINES = [
  '2024年，临河县市场监督管理局完成了全年任务，有关数据经过复核。',
  '去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。',
  '全年立案查处食品案件47件，罚没款96.5万元，没有发生重大安全事故。',
  '放心消费示范街区扩大到16条，线下无理由退货的承诺商家突破2000家。',
];

/** Written for this test. */
const reportOf = (lines: readonly string[]): string =>
  `守住一方安宁\n\n——临河县市场监督管理局2024年工作回眸\n\n■记者 王小禾\n\n${lines.join('\n\n')}\n`;

async function importReport(
  page: Page,
  address: string,
  lines: readonly string[],
  isNewVersion = false,
): Promise<void> {
  await page.goto(`${address}#/library`);
  const file = { name: '临河县2024.txt', mimeType: 'text/plain', buffer: Buffer.from(reportOf(lines)) };
  await page.getByTestId('import-files').setInputFiles([file]);
  const become = page.getByRole('combobox', { name: '归入' });
  if (isNewVersion)
    await become.selectOption(
      (await become.locator('option').filter({ hasText: '的新版本' }).textContent())!.trim(),
    );
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await expect(page.getByRole('button', { name: '打开', exact: true })).toBeVisible();
}

test('after a new edition of a text the places of notes are worked through by keys', async ({
  page,
  host,
}) => {
  await sign(host, '沈洁');
  await importReport(page, host.address, LINES);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await write(page, '放心消费示范街区扩大到16条', '名单见附件');
  await write(page, '新增经营主体3128户，同比增长6.4%', '与统计局核对');

  const [first, , ...others] = LINES;
  const changed = [
    first!,
    '年中机构调整，部分业务划转。',
    '去年新增经营主体3301户，同比增长7.1%；在册经营主体总量达到29012户。',
    ...others,
  ];
  await importReport(page, host.address, changed, true);
  await expect(page.getByText('2 条批注的位置需要核对')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '去核对' }).click();

  const review = page.getByRole('region', { name: '核对批注位置' });
  await expect(review.getByRole('status')).toHaveText('第 1 条，共 2 条');
  const orphan = review.getByRole('article', { name: '原句已不在' });
  if ((await orphan.count()) === 0) await page.keyboard.press('j');
  await expect(orphan).toContainText('新版里没有这句话');
  await expect(orphan).toContainText('3128户');
  await page.keyboard.press('o');
  await expect(review.getByRole('status')).toHaveText('第 1 条，共 1 条');
  await expect(review.getByRole('article')).toContainText('名单见附件');
  await page.keyboard.press('a');
  await expect(review.getByText('位置都核对过了')).toBeVisible();

  await review.getByRole('button', { name: '回到批注' }).click();
  const kept = page.getByRole('article').filter({ hasText: '与统计局核对' });
  await expect(kept).toContainText('原句已不在，已核对保留');
  await page.locator('body').press('Control+z');
  await page.locator('body').press('Control+z');
  await expect(page.getByRole('button', { name: '核对位置 2' })).toBeVisible();

  await page.getByRole('button', { name: '核对位置 2' }).click();
  if ((await orphan.count()) === 0) await page.keyboard.press('j');
  await page.keyboard.press('m');
  await select(page, '新增经营主体3301户');
  await page.getByRole('button', { name: '把选中的批注移到这里' }).click();
  await expect(mark(page, '新增经营主体3301户')).toBeVisible();
});

test('a backup is made, looked at and gone back to, and that is undone; the notebook is checked', async ({
  page,
  host,
}) => {
  await sign(host, '沈洁');
  const backups = page.getByRole('region', { name: '批注本的备份' });
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await write(page, '首批试点县', '备份之前');
  await page.goto(`${host.address}#/library`);
  await backups.getByRole('button', { name: '立即备份' }).click();
  const made = backups.getByRole('row').filter({ hasText: '手动' });
  await expect(made).toHaveCount(1);

  await page.goto(`${host.address}#/read/pinghu-2022`);
  await write(page, '省食品安全示范市', '备份之后');
  await page.goto(`${host.address}#/library`);
  await made.getByRole('button', { name: /查看/ }).click();
  const preview = backups.getByRole('region', { name: /回到/ });
  await expect(preview.getByRole('status')).toContainText('找回 0 条，移入回收站 1 条，改回 0 条');
  await expect(preview.getByRole('listitem')).toContainText('备份之后');
  await preview.getByRole('button', { name: '恢复' }).click();
  await expect(page.getByText('已恢复到备份。')).toBeVisible();
  await page.goto(`${host.address}#/notes`);
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  await page.getByRole('main').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(2);

  await page.goto(`${host.address}#/library`);
  await backups.getByRole('button', { name: '全面检查' }).click();
  await expect(backups.getByRole('status')).toContainText('完好：数据库、日志与内容三者一致，2 条批注');
  const identity = page.getByRole('region', { name: '署名与设备' });
  const before = await identity.locator('code').textContent();
  await identity.getByRole('button', { name: '换一个编号' }).click();
  await expect(identity.locator('code')).not.toHaveText(before ?? '');
});

test('notes are ticked, walked by keys, found by day, exported as a workbook and printed', async ({
  page,
  host,
}) => {
  await writeTwoNotes(page, host);
  const list = page.getByRole('main', { name: '全部批注' });
  const [newer, older] = [card(page, /省食品安全示范市/), card(page, /首批试点县/)];
  await older.getByRole('checkbox', { name: '勾选' }).click();
  await list.getByRole('textbox', { name: '给列出的批注加标签' }).fill('待查');
  await list.getByRole('button', { name: '加标签' }).click();
  await expect(older).toContainText('待查');
  await expect(newer).not.toContainText('待查');
  await list.getByRole('checkbox', { name: '已勾选 1 条' }).click();

  await list.getByRole('group', { name: '批注列表' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('d');
  await expect(list.getByText('已解决').first()).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(list.getByRole('article')).toHaveCount(1);
  await page.locator('body').press('Control+z');
  await expect(list.getByRole('article')).toHaveCount(2);

  await list.getByLabel('从', { exact: true }).fill('2100-01-01');
  await expect(list.getByText('没有符合条件的批注')).toBeVisible();
  await list.getByRole('button', { name: '清除筛选' }).click();
  await expect(list.getByRole('article')).toHaveCount(2);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: '导出为 XLSX' }).click(),
  ]);
  expect(
    fs
      .readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '平湖 2022' })).toBeVisible();
  await expect(page.locator('blockquote')).toHaveText(['首批试点县', '省食品安全示范市']);
  await expect(list.getByRole('searchbox')).toBeHidden();
});
