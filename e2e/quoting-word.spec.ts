import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { sign, write } from './notes.ts';

interface Word {
  readonly name: string;
  /** As an independent reader sees it. */
  readonly html: string;
  /** The words at the top of every page. */
  readonly head: string;
}

async function saved(page: Page, entry: string, button = '导出'): Promise<Word> {
  await page.getByRole('button', { name: button }).first().click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
  const file = await download;
  const bytes = readFileSync(await file.path());
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  const header = strFromU8(unzipSync(bytes)['word/header1.xml']!);
  return { name: file.suggestedFilename(), html: value, head: header.replace(/<[^>]*>/g, ' ') };
}

test('a comparison goes to Word: by topic, by sentence and in figures with their codes', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/compare?columns=pinghu-2020:digest,pinghu-2022:digest`);
  const topics = await saved(page, 'Word 文档');
  expect(topics.name).toBe('按主题比较 平湖 2020 · 平湖 2022.docx');
  expect(topics.head).toMatch(/平湖市市场监督管理局 2020 提要 · 平湖市市场监督管理局 2022 提要/);
  expect(topics.head).toMatch(/\[R\]\. 2021\./);
  expect(topics.html.match(/<h1>/g)!.length).toBeGreaterThan(5);
  expect(topics.html).toMatch(/<thead><tr><th[^>]*><p>平湖 2020<\/p><\/th><th[^>]*><p>平湖 2022/);
  expect(topics.html).toContain('［据览卷提要，非原文］');

  await page.getByRole('button', { name: '逐句' }).click();
  await expect(page.getByRole('table', { name: '逐句' })).toBeVisible();
  expect((await saved(page, 'Word 文档')).html).toContain('<p>改写</p>');

  await page.getByRole('tab', { name: '数据' }).click();
  await expect(page.getByRole('rowheader', { name: '罚没款' })).toBeVisible();
  const figures = await saved(page, 'Word 文档');
  expect(figures.html).toMatch(/<p>739\.94万元<\/p><p>LJ(-[0-9A-Z]{4}){3}<\/p>/);
  expect(figures.head).toMatch(/证据码 LJ(-[0-9A-Z]{4}){3}/);
});

test('a trend goes to Word with its chart, and the hits of a search', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/indicators?concept=enforce.fines`);
  const trend = await saved(page, 'Word 文档');
  expect(trend.html).toContain('<h1>罚没款</h1>');
  expect(trend.html).toMatch(/<img [^>]*src="data:image\/png;base64,/);
  expect(trend.html).toContain('739.94万元');
  await page.getByRole('combobox').first().fill('放心消费');
  await expect(page.getByRole('region', { name: '检索结果' })).toBeVisible();
  const hits = await saved(page, '导出 Word', '更多操作');
  expect(hits.html).toContain('放心消费');
  expect(hits.html).toContain('参考文献');
});

test('the open report goes to Word, its notes as footnotes by choice', async ({ page, host }) => {
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await write(page, '首批试点县', '何时公布？');
  const plain = await saved(page, 'Word 文档');
  expect(plain.html).not.toContain('何时公布？');
  expect(plain.head).toContain('平湖市市场监督管理局 2022 提要');
  expect(plain.html.match(/<h[12]>/g)!.length).toBeGreaterThan(3);
  const noted = await saved(page, 'Word 文档，附批注');
  expect(noted.html).toMatch(/首批试点县[^]*<sup>[^]*<li id="footnote-\d+">.*沈洁.*何时公布？/);

  await page.goto(`${host.origin}/#/notes`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出为 Word' }).click();
  const bytes = readFileSync(await (await download).path());
  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  expect(value).toMatch(/首批试点县[^]*何时公布？/);
});
