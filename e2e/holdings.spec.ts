import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';

const txt = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(lines.join('\n\n')),
});
/** Two documents of one office and year, and one that does not say whose it is. */
const FILES = [
  txt('总结.txt', '平湖市市场监督管理局2023年工作总结', '全年检查门店1203家，其中夜市摊点417个。'),
  txt(
    '公开.txt',
    '平湖市市场监督管理局2023年政府信息公开工作年度报告',
    '主动公开信息88条，受理依申请公开5件。',
  ),
  txt('无名.txt', '护航发展的一年', '全局办结码头案件382件。'),
];

async function bring(page: Page, files: typeof FILES): Promise<void> {
  await page.getByTestId('import-files').setInputFiles(files);
  await page.getByRole('button', { name: `导入 ${files.length} 个文件` }).click();
  await expect(page.getByRole('button', { name: '清除已完成' })).toBeVisible();
}

/** Looks it up from wherever the page is. */
async function hits(page: Page, query: string): Promise<void> {
  await page.getByRole('combobox', { name: '检索全部报告' }).fill(query);
}

test('a report that is removed is found no more until it is brought back', async ({ page, host }) => {
  await page.goto(`${host.address}#/library`);
  const holdings = page.getByRole('region', { name: '整理自有馆藏' });
  await expect(holdings.getByText('自有馆藏里还没有报告')).toBeVisible();
  await bring(page, FILES);
  const rows = holdings.getByRole('list', { name: '整理自有馆藏' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);

  // What is not known stands there with the way to its report.
  const waiting = page.getByRole('region', { name: '待著录' });
  const unnamed = waiting.getByRole('listitem').filter({ hasText: '护航发展的一年' });
  await expect(unnamed).toContainText('机关');

  const row = rows.filter({ hasText: '总结.txt' });
  await row.getByRole('button', { name: /^移出/ }).click();
  await expect(page.getByText(/^已将“.*”移出馆藏，批注仍然保留。$/)).toBeVisible();
  await expect(rows).toHaveCount(2);
  // The keyboard stays in the list.
  await expect(rows.getByRole('button', { name: /^移出/ }).and(page.locator(':focus'))).toBeVisible();
  await hits(page, '夜市摊点417个');
  await expect(page.getByText('没有找到').first()).toBeVisible();
  await hits(page, '主动公开信息88条');
  const result = page.getByRole('region', { name: '检索结果' });
  await expect(result.getByRole('status')).toContainText('见于 1 篇报告');

  await page.goto(`${host.address}#/library`);
  await holdings.getByRole('button', { name: /^撤销：移出/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^已撤销：移出/)).toBeVisible();
  // By keys one goes on from there.
  await expect(holdings.getByRole('button', { name: /^(?:撤销|重做)：/ }).first()).toBeFocused();
  await expect(rows).toHaveCount(3);
  await hits(page, '夜市摊点417个');
  await expect(result.getByRole('status')).toContainText('见于 1 篇报告');

  await page.goto(`${host.address}#/library`);
  await holdings.getByRole('button', { name: /^重做：移出/ }).click();
  await expect(rows).toHaveCount(2);
  await holdings.getByText('回收站（1）').click();
  await holdings.getByRole('button', { name: /^恢复/ }).click();
  await expect(rows).toHaveCount(3);
  await expect(holdings.getByText('回收站是空的。')).toBeVisible();

  await unnamed.getByRole('button', { name: '护航发展的一年', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('护航发展的一年');
  await page.getByText('著录', { exact: true }).click();
  await page.getByRole('button', { name: '移出自有馆藏' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '护航发展的一年' })).toBeHidden();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(
    page.getByRole('navigation', { name: '报告目录' }).getByRole('button', { name: /护航发展的一年/ }),
  ).toBeVisible();
});

test('an earlier text of a report is seen and used again', async ({ page, host }) => {
  await page.goto(`${host.address}#/library`);
  await bring(page, [txt('初稿.txt', '平湖市市场监督管理局2023年工作总结', '全年检查门店1203家。')]);
  await page
    .getByTestId('import-files')
    .setInputFiles([txt('定稿.txt', '平湖市市场监督管理局2023年工作总结', '全年检查门店1204家。')]);
  const choice = page.getByLabel('归入');
  await choice.selectOption({ label: await labelOf(page, '的新版本') });
  await page.getByRole('button', { name: '导入 1 个文件' }).click();
  await expect(page.getByText('已作为新的版本收入')).toBeVisible();
  const holdings = page.getByRole('region', { name: '整理自有馆藏' });
  await holdings.getByRole('button', { name: /2 个版本/ }).click();
  await holdings.getByRole('button', { name: '改用版本：初稿.txt' }).click();
  await expect(page.getByText(/现用的是《初稿.txt》/)).toBeVisible();
  await expect(holdings.getByRole('button', { name: '改用版本：定稿.txt' })).toBeVisible();

  await holdings.getByRole('list', { name: '整理自有馆藏' }).getByRole('button').first().click();
  const main = page.getByRole('main');
  await expect(main.getByText('1203家')).toBeVisible();
  await page.getByText('著录', { exact: true }).click();
  await main.getByRole('button', { name: '改用版本：定稿.txt' }).click();
  await expect(main.getByText('1204家')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(main.getByText('1203家')).toBeVisible();
});

async function labelOf(page: Page, ending: string): Promise<string> {
  const option = page.getByLabel('归入').locator('option').filter({ hasText: ending });
  return (await option.first().textContent())?.trim() ?? '';
}
