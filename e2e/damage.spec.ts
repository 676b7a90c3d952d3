import fs from 'node:fs';
import path from 'node:path';
import { expect, startHost, test } from './host.ts';

test('a damaged holdings file is said, and the rest is read', async ({ page }, info) => {
  const library = info.outputPath('馆藏');
  fs.mkdirSync(library, { recursive: true });
  fs.writeFileSync(
    path.join(library, 'holdings.sqlite'),
    'this is no archive at all, only some words\n'.repeat(200),
  );
  const host = await startHost(library);
  await page.goto(host.address);
  await expect(page.getByRole('alert')).toContainText('档案库文件已损坏');
  await expect(page.getByRole('navigation', { name: '报告目录' }).getByText('5 篇报告')).toBeVisible();
  await host.stop();
});

test('a library folder that cannot be written to is said, and reading goes on', async ({ page }, info) => {
  const library = info.outputPath('不是文件夹');
  fs.mkdirSync(path.dirname(library), { recursive: true });
  fs.writeFileSync(library, 'a file stands where the folder should be');
  const host = await startHost(library);
  await page.goto(host.address);
  await expect(page.getByRole('alert')).toBeVisible();
  await page
    .getByRole('navigation', { name: '报告目录' })
    .getByRole('button', { name: /市监蓝/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('市监蓝 红盾红');
  await host.stop();
});
