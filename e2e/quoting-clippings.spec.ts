import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, startHost, test } from './host.ts';
import { select } from './notes.ts';

test('words, figures and charts are collected, ordered, undone, kept over a restart, and go out as one Word file', async ({
  page,
  ownHost: host,
  library,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/read/pinghu-2022/digest`);
  // A report that opens takes the focus.
  await expect(page.getByText('首批试点县').first()).toBeVisible();
  await page.getByRole('button', { name: '材料夹（0 条）' }).click();
  const tray = page.getByRole('region', { name: '材料夹' });
  await expect(tray.getByText('材料夹是空的')).toBeVisible();
  await expect(tray).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(tray).toBeHidden();

  await select(page, '首批试点县');
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByText('已放进材料夹：1 条')).toBeVisible();
  await select(page, '省食品安全示范市');
  await page.getByRole('button', { name: '引用', exact: true }).click();
  await page.getByRole('menuitem', { name: '放进材料夹' }).click();
  await expect(page.getByRole('button', { name: '材料夹（2 条）' })).toBeVisible();
  await page.goto(`${host.origin}/#/indicators?concept=enforce.fines`);
  await page.getByRole('button', { name: '图放进材料夹' }).click();
  await expect(page.getByRole('button', { name: '材料夹（3 条）' })).toBeVisible();
  await page.getByRole('button', { name: /^证据：罚没款 2020/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '引用' }).click();
  await page.getByRole('menuitem', { name: '放进材料夹' }).click();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Shift+l');
  const cards = tray.getByRole('listitem');
  await expect(cards).toHaveCount(4);
  await expect(cards.nth(0)).toContainText('首批试点县');
  await cards.nth(1).getByRole('button', { name: '上移' }).click();
  await expect(cards.nth(0)).toContainText('省食品安全示范市');
  await cards.nth(0).getByRole('textbox').fill('明年写进第二部分');
  await page.keyboard.press('Enter');
  await cards.nth(1).getByRole('button', { name: '取出' }).click();
  await expect(cards).toHaveCount(3);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(cards).toHaveCount(4);
  await expect(cards.nth(1)).toContainText('首批试点县');

  await tray.getByRole('button', { name: '导出' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Word 文档' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('材料夹.docx');
  const bytes = readFileSync(await file.path());
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  const order = [
    '明年写进第二部分',
    '省食品安全示范市',
    '首批试点县',
    '<img ',
    '739.94',
    '参考文献',
    '[R]. 2023',
  ];
  const places = order.map((words) => value.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const head = strFromU8(unzipSync(bytes)['word/header1.xml']!).replace(/<[^>]*>/g, ' ');
  expect(head).toMatch(/平湖市市场监督管理局 2022 提要.*证据码 LJ(-[0-9A-Z]{4}){3}/s);

  await cards.nth(1).getByRole('button', { name: '查看出处' }).click();
  await expect(page.getByRole('main').locator('mark.focus')).toHaveText('首批试点县');

  await host.stop();
  const again = await startHost(library);
  await page.goto(again.address);
  await page.getByRole('button', { name: '材料夹（4 条）' }).click();
  await expect(cards.nth(0).getByRole('textbox')).toHaveValue('明年写进第二部分');
  await again.stop();
});
