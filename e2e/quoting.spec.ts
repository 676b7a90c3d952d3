import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { select } from './notes.ts';

const LINE = /平湖市市场监督管理局\. .+\[R\]\. \d{4}: .+\.［据览卷提要，非原文］/;

interface Pasted {
  readonly text: string;
  readonly html: string;
}

/** What a program gets that pastes: one that takes words only, and one that keeps paragraphs and tables. */
async function pasted(context: BrowserContext): Promise<Pasted> {
  const desk = await context.newPage();
  await desk.setContent(
    '<textarea aria-label="words"></textarea><div role="textbox" aria-label="page" contenteditable></div>',
  );
  const paste = async (name: string) => {
    await desk.getByRole('textbox', { name }).focus();
    await desk.keyboard.press('Control+v');
    return desk.getByRole('textbox', { name });
  };
  const text = await (await paste('words')).inputValue();
  const html = await (await paste('page')).innerHTML();
  await desk.close();
  return { text, html };
}

async function quote(page: Page, button: string | RegExp, entry: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('selected words are copied with their source by key, and as a quotation from the menu', async ({
  page,
  context,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/read/pinghu-2022/digest`);
  await select(page, '首批试点县');
  await page.keyboard.press('Control+Shift+c');
  await expect(page.getByText('已复制', { exact: true })).toBeVisible();
  const cited = await pasted(context);
  expect(cited.text).toMatch(/^首批试点县\n/);
  expect(cited.text).toMatch(LINE);
  expect(cited.html).toMatch(/<blockquote[^>]*>\s*<p[^>]*>首批试点县<\/p>/);
  expect(cited.html).toMatch(LINE);

  await quote(page, '引用', '复制为引语');
  await expect
    .poll(async () => (await pasted(context)).text)
    .toMatch(/^“首批试点县”（平湖市市场监督管理局《.+》，2022年，.+，据览卷提要）$/);
});

test('a hit is copied from its row, as words and as a citation', async ({ page, context, host }) => {
  await page.goto(host.address);
  await page.getByRole('combobox').first().fill('放心消费');
  const hits = page.getByRole('region', { name: '检索结果' });
  await hits
    .getByRole('button', { name: /放心消费/ })
    .first()
    .hover();
  await hits.getByRole('button', { name: '引用' }).first().click();
  await page.getByRole('menuitem', { name: '复制并附出处' }).click();
  await expect.poll(async () => (await pasted(context)).text).toMatch(/放心消费[^]*\n.*\[R\]\. /);
  await hits.getByRole('button', { name: '引用' }).first().click();
  await page.getByRole('menuitem', { name: '引文 BibTeX' }).click();
  await expect.poll(async () => (await pasted(context)).text).toContain('@techreport{pinghu-');
});

test('a figure is copied with title, subtitle, year and evidence code, and as a table', async ({
  page,
  context,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(
    `${host.origin}/#/compare?columns=pinghu-2020:digest,pinghu-2025:digest&mode=figures&words=罚没款`,
  );
  await page.getByRole('button', { name: '证据：罚没款 2020 739.94万元' }).click();
  const card = page.getByRole('dialog');
  await card.getByRole('button', { name: '引用' }).click();
  await page.getByRole('menuitem', { name: '引文 CSL-JSON' }).click();
  await expect(card.getByText('已复制')).toBeVisible();
  const [work] = JSON.parse((await pasted(context)).text) as readonly Record<string, unknown>[];
  expect(work).toMatchObject({ type: 'report', issued: { 'date-parts': [[2021]] } });
  expect(work?.['title']).toMatch(/^强监管 优服务 助发展 惠民生：.+/);
  await page.keyboard.press('Control+Shift+c');
  await expect.poll(async () => (await pasted(context)).text).toMatch(/［证据码 LJ(-[0-9A-Z]{4}){3}］$/);
  await page.keyboard.press('Escape');

  await page.getByRole('row', { name: /^罚没款/ }).hover();
  await quote(page, '引用：罚没款', '复制为表格');
  await expect.poll(async () => (await pasted(context)).html).toContain('739.94</td>');
  const table = await pasted(context);
  expect(table.text.split('\n')[0]).toBe('项目\t数值\t单位\t时段\t证据码\t出处');
  expect(table.text).toContain('\t739.94\t万元\t2020\tLJ-');
  expect(table.html).toContain('<table');
});

test('both sentences of a row are copied, each with its own report', async ({ page, context, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&way=sentences`);
  const row = page
    .getByRole('table', { name: '逐句' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: '改写' }) })
    .first();
  await row.hover();
  await row.getByRole('button', { name: '引用' }).click();
  await page.getByRole('menuitem', { name: '复制并附出处' }).click();
  await expect.poll(async () => (await pasted(context)).text.match(/\[R\]/g)?.length).toBe(2);
});
