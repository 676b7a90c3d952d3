import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';

/** Imports the documents of fixtures/ on the page of holdings, names their agency, and finds a figure of each. */
export async function importDocuments(page: Page): Promise<void> {
  const fixtures = path.join(import.meta.dirname, 'fixtures');
  await page
    .getByTestId('import-files')
    .setInputFiles(fs.readdirSync(fixtures).map((name) => path.join(fixtures, name)));
  const agencies = page.getByLabel('机关');
  // The first document of a session also starts the thread that reads it.
  await expect(agencies).toHaveCount(2);
  for (const agency of await agencies.all()) {
    await agency.fill('临河县市场监督管理局');
    await agency.press('Enter');
  }
  await page.getByRole('button', { name: /导入 2 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toHaveCount(2);
  for (const figure of ['3023', '3024']) {
    await page.getByRole('combobox', { name: '检索全部报告' }).fill(figure);
    await expect(page.getByRole('region', { name: '检索结果' }).getByRole('status')).toContainText(
      '见于 1 篇报告',
    );
  }
}
