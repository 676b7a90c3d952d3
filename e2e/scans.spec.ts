/** A scan from its import to a hit on its page. */
import { expect, test } from './host.ts';
import { scanOf } from './scanned-page.ts';

/** A page takes some seconds to be read, on a busy machine more. */
const READ = { timeout: 240_000 };
const TITLE = '平湖市市场监督管理局2023年工作总结';

test('a scan is seen at once, read in the background and found on its page', async ({
  page,
  host,
  browser,
}) => {
  test.setTimeout(400_000);
  const buffer = await scanOf(browser, TITLE, [
    '2023年，全市新增经营主体3128户，在册总量达到28450户，同比增长6.4%。',
    '全年检查食品生产经营单位1203户次，发现隐患96个；立案查处案件47件。',
  ]);
  await page.goto(`${host.address}#/library`);
  await page
    .getByTestId('import-files')
    .setInputFiles([{ name: '扫描件.png', mimeType: 'image/png', buffer }]);
  await expect(page.getByText(/1 页是图像/)).toBeVisible();
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
  const sheet = page.getByRole('region', { name: '原件' }).getByRole('img', { name: '第 1 页', exact: true });
  await expect(sheet).toBeVisible();
  const bar = page.getByRole('main').getByRole('group', { name: /读取扫描件/ });
  await bar.getByRole('button', { name: '暂停' }).click();
  await expect(bar.getByRole('status')).toContainText('已暂停');
  await bar.getByRole('button', { name: '继续识读' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLE, READ);
  await expect(bar).toBeHidden();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('3128户');
  await page
    .getByRole('region', { name: '检索结果' })
    .getByRole('button')
    .filter({ hasText: '3128户' })
    .first()
    .click();
  const mark = sheet.locator('.current').first();
  await expect(mark).toBeInViewport();
  const [whole, box] = [await sheet.boundingBox(), await mark.boundingBox()];
  // The line of the number is the first below the title.
  expect((box!.y - whole!.y) / whole!.height).toBeGreaterThan(0.2);
  expect((box!.y - whole!.y) / whole!.height).toBeLessThan(0.45);
});

test('several pictures become pages of one report', async ({ page, host, browser }) => {
  const files = await Promise.all(
    ['02', '01'].map(async (name) => ({
      name: `${name}.png`,
      mimeType: 'image/png',
      buffer: await scanOf(browser, `${TITLE}（${name}）`, ['全年检查门店1203家。']),
    })),
  );
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-files').setInputFiles(files);
  await page.getByRole('button', { name: '2 个图像合为一篇' }).click();
  await expect(page.getByText(/2 页是图像/)).toBeVisible();
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
  const pages = page.getByRole('region', { name: '原件' });
  await expect(pages.getByRole('img', { name: '第 1 页', exact: true })).toBeVisible();
  await expect(pages.getByText('/ 2 页')).toBeVisible();
});
