import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';

const GOLDEN = path.resolve(import.meta.dirname, '../data/testing/golden/0.2');

/** Holdings as an earlier version left them: read by its reader, with a text that was replaced. */
function earlierHoldings(library: string): void {
  fs.mkdirSync(library, { recursive: true });
  const bytes = gunzipSync(fs.readFileSync(path.join(GOLDEN, 'holdings.sqlite.gz')));
  fs.writeFileSync(path.join(library, 'holdings.sqlite'), bytes);
}

const held = (page: Page) => page.getByRole('region', { name: '整理自有馆藏' });

test('texts of an earlier reader are read anew together', async ({ page }, info) => {
  const library = info.outputPath('馆藏');
  earlierHoldings(library);
  const host = await startHost(library);
  await page.goto(`${host.address}#/library`);
  const section = page.getByRole('region', { name: /^\d+ 篇由旧版识读$/ });
  await expect(section).toHaveAccessibleName('3 篇由旧版识读');
  await expect(held(page).getByText(/^保存着 \d+ 个原件，共 .* KB。$/)).toBeVisible();
  await section.getByRole('button', { name: '重新识读这些报告' }).click();
  const done = section.getByRole('button', { name: /^(采用|知道了)/ });
  await expect(done).toBeVisible();
  await done.click();
  await expect(section).toBeHidden();
  await host.stop();
});

test('an earlier text is read, used, given to another report and taken back', async ({ page }, info) => {
  const library = info.outputPath('馆藏');
  earlierHoldings(library);
  const host = await startHost(library);
  await page.goto(`${host.address}#/library`);
  const row = held(page).getByRole('listitem').filter({ hasText: '桐乡改.txt' }).first();
  await row.getByRole('button', { name: /2 个版本/ }).click();
  await row.getByRole('button', { name: '阅读这一版本：桐乡.txt' }).click();
  await expect(row.getByRole('region', { name: '版本全文：桐乡.txt' })).toContainText('12806户');

  await row.getByRole('button', { name: '把版本移到另一篇：桐乡.txt' }).click();
  await row.getByRole('searchbox', { name: '按名称查找报告' }).fill('东阳');
  await row.getByRole('radio', { name: /东阳/ }).check();
  await expect(row.getByText(/《桐乡\.txt》将从“桐乡 2023”移出/)).toBeVisible();
  await row.getByRole('button', { name: '移动', exact: true }).click();
  await expect(page.getByText(/^已把《桐乡\.txt》移到“东阳 2022”。$/)).toBeVisible();
  await expect(row.getByRole('button', { name: /1 个版本/ })).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(row.getByRole('button', { name: /2 个版本/ })).toBeVisible();

  await row.getByRole('button', { name: '把“桐乡 2023”并入另一篇' }).click();
  await row.getByRole('radio', { name: /东阳/ }).check();
  await row.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByText('已把“桐乡 2023”并入“东阳 2022”。')).toBeVisible();
  const merged = held(page).getByRole('listitem').filter({ hasText: '东阳.txt' }).first();
  await expect(merged.getByRole('button', { name: /3 个版本/ })).toBeVisible();
  await host.stop();
});
