import fs from 'node:fs';
import { expect, test } from './host.ts';
import { card, select, sign, writeTwoNotes } from './notes.ts';

test('a link between two years names the other year at both ends; tags of other reports are offered', async ({
  page,
  host,
}) => {
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await select(page, '首批试点县');
  await page.keyboard.press('n');
  await page.getByRole('combobox', { name: '类型', exact: true }).selectOption('link');
  await page.getByRole('textbox', { name: '批注内容' }).fill('两年相承');
  await page.getByRole('combobox', { name: '标签', exact: true }).fill('沿革');
  await page.keyboard.press('Enter');
  await page
    .getByRole('navigation', { name: '报告目录' })
    .getByRole('button', { name: /强监管/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('强监管');
  await select(page, '市场主体');
  await page.getByRole('button', { name: '加入正在写的批注' }).click();
  const editor = page.getByRole('region', { name: '新批注' });
  await expect(editor.getByRole('listitem').first()).toContainText('平湖 2022 · 提要');
  await page.keyboard.press('Control+Enter');

  const note = card(page, /关联：/);
  await expect(note.getByTitle('到正文').first()).toContainText('平湖 2022 · 提要');
  await expect(note.getByTitle('到正文').last()).not.toContainText('平湖');
  await note.getByTitle('到正文').first().click();
  await expect(page).toHaveURL(/pinghu-2022/);
  await expect(note.getByTitle('到正文').last()).toContainText('平湖 2020 · 提要');

  await page.getByRole('navigation', { name: '报告目录' }).getByRole('button', { name: /潮头/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('潮头');
  await page.getByRole('button', { name: '批注全篇' }).click();
  await page.getByRole('combobox', { name: '标签', exact: true }).click();
  await expect(page.getByRole('option', { name: '沿革' })).toBeVisible();
});

test('undo says what it undid, the trash gives back many, and a refused import is told in words', async ({
  page,
  host,
}) => {
  await writeTwoNotes(page, host);
  await page.getByRole('checkbox', { name: '全选' }).check();
  await page.getByRole('main').getByRole('button', { name: '删除', exact: true }).first().click();
  await expect(page.getByText('批注本还是空的')).toBeVisible();
  await page.getByRole('button', { name: '回收站' }).click();
  await page.getByRole('button', { name: '找回 2 条' }).click();
  await page.getByRole('button', { name: '回到批注' }).click();
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(2);
  await page.locator('body').press('Control+z');
  await expect(page.getByText('已撤销：多条批注的处理。')).toBeVisible();
  await page.locator('body').press('Control+Shift+z');

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出为 JSON-LD' }).click(),
  ]);
  const exported = fs.readFileSync(await file.path(), 'utf8');
  const future = exported
    .replaceAll(/"created":\s*"[^"]*"/gu, '"created":"9999-01-01T00:00:00Z"')
    .replaceAll(/urn:uuid:.{8}/gu, 'urn:uuid:00000000');
  await page
    .getByLabel('JSON-LD 文件')
    .setInputFiles([{ name: '来件.jsonld', mimeType: 'application/ld+json', buffer: Buffer.from(future) }]);
  await expect(page.getByText('导入 0 条，已有 0 条，未收 2 条。')).toBeVisible();
  await page.getByText('未收 2 项，点开看原因').click();
  await expect(page.getByRole('listitem').filter({ hasText: '日期不可信' })).toHaveCount(2);
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(2);
});
