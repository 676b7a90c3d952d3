import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import mammoth from 'mammoth';
import { fileChooser } from './file-chooser.ts';
import { expect, test } from './host.ts';
import { sign } from './notes.ts';

/** Counts what a person does: keys that are pressed and clicks; words that are typed are no step. */
class Hands {
  steps = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.steps += 1;
    await this.#page.keyboard.press(key);
  }

  async click(control: Locator): Promise<void> {
    this.steps += 1;
    await control.click();
  }

  async type(words: string): Promise<void> {
    await this.#page.keyboard.type(words);
  }

  /** The steps since the last task. */
  done(): number {
    const { steps } = this;
    this.steps = 0;
    return steps;
  }
}

const current = (page: Page) => page.getByRole('main').locator('mark.current');

test('a figure is found with one key, its sentence with one more, the next report with one more', async ({
  page,
  host,
}) => {
  const hands = new Hands(page);
  await page.goto(host.address);
  await expect(page.getByText('5 篇报告')).toBeVisible();
  await hands.press('/');
  await hands.type('放心消费');
  const hits = page.getByRole('region', { name: '检索结果' });
  await expect(hits.locator('mark').first()).toBeVisible();
  expect(hands.done()).toBe(1);

  await hands.press('Enter');
  await expect(current(page)).toBeInViewport();
  expect(hands.done()).toBe(1);

  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await hands.press('Alt+ArrowDown');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');
  await expect(current(page)).toBeInViewport();
  expect(hands.done()).toBe(1);
});

test('three years are compared with one click, their figures with two, a sentence and back with two', async ({
  page,
  host,
}) => {
  const hands = new Hands(page);
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await hands.click(page.getByRole('button', { name: '与其他年度比较' }));
  await expect(page.getByRole('button', { name: /^移去 平湖/ })).toHaveCount(3);
  expect(hands.steps).toBe(1);
  await hands.click(page.getByRole('tab', { name: '数据' }));
  const row = page.getByRole('row', { name: /^罚没款/ }).last();
  const figure = row.getByRole('button', { name: /^查看所在句/ }).first();
  await expect(figure).toBeVisible();
  expect(hands.done()).toBe(2);

  // Under the bar, the choice of columns and the tabs; nothing else stands before the figures.
  const table = await page.getByRole('table').boundingBox();
  expect(table?.y).toBeLessThanOrEqual(200);

  await hands.click(figure);
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
  await hands.press('Alt+ArrowLeft');
  await expect(figure).toBeInViewport();
  expect(hands.done()).toBe(2);
});

test('a passage is annotated with a tag by five keys', async ({ page, host }) => {
  const hands = new Hands(page);
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await expect(page.getByRole('group', { name: /市监蓝/ })).toBeFocused();
  await hands.press('.');
  await hands.press('n');
  await expect(page.getByRole('textbox', { name: '批注内容' })).toBeFocused();
  await hands.type('见省局通报');
  await hands.press('Tab');
  await hands.type('待核');
  await hands.press('Control+Enter');
  await expect(page.getByRole('article').getByText('待核')).toBeVisible();
  expect(hands.done()).toBeLessThanOrEqual(5);
});

test('a passage is quoted with its source by two keys', async ({ page, context, host }) => {
  const hands = new Hands(page);
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await expect(page.getByRole('group', { name: /市监蓝/ })).toBeFocused();
  await hands.press('.');
  await hands.press('Control+Shift+c');
  await expect(page.getByText('已复制', { exact: true })).toBeVisible();
  expect(hands.done()).toBeLessThanOrEqual(2);

  const desk = await context.newPage();
  await desk.setContent('<textarea></textarea>');
  await desk.getByRole('textbox').focus();
  await desk.keyboard.press('Control+v');
  await expect(desk.getByRole('textbox')).toHaveValue(/\n.*\[R\]\. \d{4}/);
});

test('a comparison and five clippings go into one Word file with three clicks', async ({ page, host }) => {
  const hands = new Hands(page);
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await expect(page.getByRole('group', { name: /市监蓝/ })).toBeFocused();
  for (let n = 1; n <= 5; n += 1) {
    await page.keyboard.press('.');
    await page.keyboard.press('Control+Shift+e');
    await expect(page.getByRole('button', { name: `材料夹（${n} 条）` })).toBeVisible();
  }

  await hands.click(page.getByRole('button', { name: '与其他年度比较' }));
  await expect(page.getByRole('table', { name: '并列对照' })).toBeVisible();
  await hands.click(page.getByRole('button', { name: '导出' }));
  const download = page.waitForEvent('download');
  await hands.click(page.getByRole('menuitem', { name: 'Word 文档，附材料夹（5 条）' }));
  const bytes = readFileSync(await (await download).path());
  expect(hands.done()).toBeLessThanOrEqual(4);

  const { value } = await mammoth.convertToHtml({ buffer: bytes });
  const [comparison, clippings] = value.split('<h1>材料夹</h1>');
  expect(comparison).toMatch(/<thead><tr><th[^>]*><p>平湖 20\d\d<\/p><\/th><th/);
  expect(clippings?.match(/<p>—— 平湖市市场监督管理局/g)).toHaveLength(5);
  expect(clippings).toContain('参考文献');
});

test('five reports are imported with three clicks', async ({ page, host }) => {
  const hands = new Hands(page);
  const chooser = fileChooser(page);
  await page.goto(host.address);
  await hands.click(page.getByRole('button', { name: '馆藏', exact: true }));
  await hands.click(page.getByRole('button', { name: '选择文件…' }));
  await (
    await chooser
  ).setFiles(
    [2019, 2020, 2021, 2023, 2024].map((year) => ({
      name: `${year}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(
        `平湖市市场监督管理局${year}年工作总结\n\n${year}年，全市检查门店${year - 900}家，立案${year - 1990}件。\n`,
      ),
    })),
  );
  await hands.click(page.getByRole('button', { name: /导入 5 个文件/ }));
  await expect(page.getByText('已新增报告')).toHaveCount(5);
  expect(hands.done()).toBe(3);
});
