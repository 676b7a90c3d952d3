import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';
import { card, mark, select } from './notes.ts';

const REPORT = '#/read/pinghu-2022';

async function skipName(page: Page): Promise<void> {
  await page.getByRole('button', { name: '先不署名' }).click();
}

test('text is marked, a note is written, changed, deleted, brought back, and is there after a restart', async ({
  page,
  ownHost: host,
  library,
}) => {
  await page.goto(host.address + REPORT);
  await select(page, '首批试点县');
  await page.getByRole('button', { name: '标亮：绿' }).click();
  await page.getByRole('textbox', { name: '批注署名' }).fill('沈洁');
  await page.getByRole('button', { name: '记下' }).click();
  await expect(mark(page, '首批试点县')).toHaveClass(/note-green/);

  await select(page, '省食品安全示范市');
  await page.keyboard.press('n');
  const editor = page.getByRole('region', { name: '新批注' });
  await editor.getByRole('textbox', { name: '批注内容' }).fill('与上一轮创建**对照**');
  await editor.getByRole('combobox', { name: '标签', exact: true }).fill('创建');
  await page.keyboard.press('Enter');
  await editor.getByRole('combobox', { name: '类型' }).selectOption('question');
  await page.keyboard.press('Control+Enter');
  const note = card(page, /疑问：省食品安全示范市/);
  await expect(note.getByText('对照')).toHaveCSS('font-weight', '700');
  await expect(note).toContainText('沈洁');
  await expect(mark(page, '省食品安全示范市')).toBeVisible();

  await note.getByRole('button', { name: '修改' }).click();
  await page.getByRole('textbox', { name: '批注内容' }).fill('已与省局文件核对');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(note).toContainText('已与省局文件核对');

  await note.getByRole('button', { name: '删除' }).click();
  await expect(note).toHaveCount(0);
  await expect(mark(page, '省食品安全示范市')).toHaveCount(0);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(note).toBeVisible();

  await host.stop();
  const again = await startHost(library);
  await page.goto(again.address + REPORT);
  await expect(mark(page, '省食品安全示范市')).toBeVisible();
  await page.getByRole('tab', { name: /批注/ }).click();
  const cards = page.getByRole('region', { name: '本篇批注' }).getByRole('article');
  await expect(cards).toHaveCount(2);
  await page.getByRole('combobox', { name: '按标签筛选' }).selectOption('创建');
  await expect(cards).toHaveCount(1);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByRole('searchbox', { name: '查找批注' }).fill('省局文件');
  await expect(cards).toHaveCount(1);
  await expect(note).toContainText('已与省局文件核对');
  await again.stop();
});

test('a card and its words find each other, answers and history stand with the note', async ({
  page,
  host,
}) => {
  await page.goto(host.address + REPORT);
  await select(page, '首批试点县');
  await page.keyboard.press('3');
  await skipName(page);
  await mark(page, '首批试点县').click();
  const note = card(page, /标亮：首批试点县/);
  await expect(note).toHaveAttribute('aria-current', 'true');

  await note.getByRole('button', { name: '回复' }).click();
  await page.getByRole('textbox', { name: '批注内容' }).fill('批次已核');
  await page.keyboard.press('Control+Enter');
  await expect(note).toContainText('批次已核');
  await note.getByRole('button', { name: '解决' }).click();
  await expect(note).toContainText('已解决');
  await note.getByRole('button', { name: '经过' }).click();
  await expect(note.getByRole('list', { name: '经过' }).getByRole('listitem')).toHaveCount(2);
  await page.locator('body').press('Control+z');
  await expect(note.getByRole('button', { name: '解决' })).toBeVisible();

  await page.getByRole('main').getByText('队伍与党建').first().scrollIntoViewIfNeeded();
  await expect(mark(page, '首批试点县')).not.toBeInViewport();
  await note.getByTitle('到正文').click();
  await expect(mark(page, '首批试点县')).toBeInViewport();
  await page.getByRole('tab', { name: '目录' }).click();
  await expect(page.getByRole('button', { name: /概况与荣誉\s*1/ })).toBeVisible();
});

test('what was typed and not saved is offered again, also after a restart', async ({
  page,
  ownHost: host,
  library,
}) => {
  await page.goto(host.address + REPORT);
  await select(page, '首批试点县');
  await page.getByRole('button', { name: '写批注' }).click();
  await page.getByRole('textbox', { name: '批注内容' }).pressSequentially('写到一半');
  await expect(page.getByText('草稿已存')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('未完成的草稿 1 份')).toBeVisible();
  await host.stop();

  const again = await startHost(library);
  await page.goto(again.address + REPORT);
  await page.getByRole('tab', { name: '批注' }).click();
  await page.getByText('未完成的草稿 1 份').click();
  await page.getByRole('button', { name: '继续写' }).click();
  await expect(page.getByRole('textbox', { name: '批注内容' })).toHaveValue('写到一半');
  await page.keyboard.press('Control+Enter');
  await skipName(page);
  await expect(card(page, /评注：首批试点县/)).toContainText('写到一半');
  await expect(page.getByText('未完成的草稿')).toHaveCount(0);
  await again.stop();
});

test('the page of all notes narrows, tags many, exports, and keeps the trash', async ({ page, host }) => {
  await page.goto(host.address + REPORT);
  await select(page, '首批试点县');
  await page.keyboard.press('1');
  await skipName(page);
  await expect(mark(page, '首批试点县')).toBeVisible();
  await page.goto(`${host.address}#/read/pinghu-2020`);
  await expect(page.getByRole('main', { name: /强监管/ })).toBeVisible();
  await select(page, '平湖市');
  await page.keyboard.press('u');
  await expect(mark(page, '平湖市')).toBeVisible();

  await page.getByRole('navigation', { name: '主要功能' }).getByRole('button', { name: '批注' }).click();
  const list = page.getByRole('main', { name: '全部批注' });
  await expect(list.getByRole('article')).toHaveCount(2);
  await list.getByRole('group', { name: '年度' }).getByRole('button', { name: /2020/ }).click();
  await expect(list.getByRole('article')).toHaveCount(1);
  await list.getByRole('textbox', { name: '给列出的批注加标签' }).fill('待查');
  await list.getByRole('button', { name: '加标签' }).click();
  await expect(card(page, /划线：平湖市/)).toContainText('待查');
  await list.getByRole('button', { name: '清除筛选' }).click();
  await expect(list.getByText('待查')).toHaveCount(2);

  for (const [format, wanted] of [
    ['JSON-LD', /"type":\s*"Annotation"/],
    ['CSV', /首批试点县/],
    ['Markdown', /首批试点县/],
  ] as const) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      list.getByRole('button', { name: `导出为 ${format}` }).click(),
    ]);
    expect(fs.readFileSync(await file.path(), 'utf8')).toMatch(wanted);
  }

  await card(page, /标亮/).getByRole('button', { name: '删除' }).click();
  await expect(list.getByRole('article')).toHaveCount(1);
  await list.getByRole('button', { name: '回收站' }).click();
  await list.getByRole('article').getByRole('button', { name: '找回' }).click();
  await expect(list.getByText('回收站是空的')).toBeVisible();
  await list.getByRole('button', { name: '回到批注' }).click();
  await expect(list.getByRole('article')).toHaveCount(2);
});

test('notes of two computers are merged after a look, and one undo takes the merge back', async ({
  page,
  browser,
  ownHost: host,
  library,
}) => {
  await page.goto(host.address + REPORT);
  await select(page, '首批试点县');
  await page.keyboard.press('1');
  await skipName(page);
  await expect(mark(page, '首批试点县')).toBeVisible();

  const other = await startHost(`${library}-另一台`);
  const context = await browser.newContext();
  const there = await context.newPage();
  await there.goto(other.address + REPORT);
  await select(there, '省食品安全示范市');
  await there.keyboard.press('n');
  await there.getByRole('textbox', { name: '批注内容' }).fill('另一台电脑写的');
  await there.keyboard.press('Control+Enter');
  await skipName(there);
  await expect(mark(there, '省食品安全示范市')).toBeVisible();
  await there.goto(`${other.address}#/notes`);
  const [file] = await Promise.all([
    there.waitForEvent('download'),
    there.getByRole('button', { name: '导出交换包' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.lanjuan-notes$/);
  const packed = `${library}-exchange.lanjuan-notes`;
  await file.saveAs(packed);
  await context.close();
  await other.stop();

  await page.goto(`${host.address}#/notes`);
  await page.getByLabel('交换包文件').setInputFiles(packed);
  const review = page.getByRole('region', { name: '合并前核对' });
  await expect(review.getByRole('status')).toContainText('新增 1 条');
  await expect(review.getByRole('article', { name: /新增 省食品安全示范市/ })).toContainText(
    '另一台电脑写的',
  );
  await review.getByRole('button', { name: '合并', exact: true }).click();
  const cards = page.getByRole('main', { name: '全部批注' }).getByRole('article');
  await expect(cards).toHaveCount(2);

  await page.getByLabel('交换包文件').setInputFiles(packed);
  await expect(review.getByRole('status')).toContainText('已在本机');
  await review.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(cards).toHaveCount(1);

  await page
    .getByLabel('交换包文件')
    .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('不是交换包') });
  await expect(page.getByRole('alert')).toBeVisible();
});
