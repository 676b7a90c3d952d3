import type { Page } from '@playwright/test';
import { fileChooser } from './file-chooser.ts';
import { expect, test } from './host.ts';
import { sign } from './notes.ts';

/** The main tasks without a mouse. */

const text = (page: Page, name: RegExp) => page.getByRole('main', { name });
const focused = (page: Page) => page.locator(':focus');

/** What a person who sees the focus would call it. */
function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : [];
    const name = at.getAttribute('aria-label') ?? labels[0]?.textContent ?? at.textContent;
    return name.trim();
  });
}

/** Tab until the wanted control has the focus; whoever has no mouse does the same. */
async function tabTo(page: Page, name: RegExp, { most = 80, back = false } = {}): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    if (name.test(await nameOfFocused(page))) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`no control ${String(name)} within ${most} steps`);
}

/** Arrow down in a list of choices until the wanted one is chosen. */
async function choose(page: Page, option: string): Promise<void> {
  const chosen = (): Promise<string> =>
    focused(page).evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.textContent ?? '');
  for (let i = 0; i < 80 && (await chosen()) !== option; i += 1) await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(option);
}

test('a report is opened and read: PageDown, Home and End work at once', async ({ page, host }) => {
  await page.goto(host.address);
  await tabTo(page, /市监蓝/);
  await page.keyboard.press('Enter');
  await expect(text(page, /市监蓝/)).toBeVisible();
  const page_ = page.getByRole('group', { name: /市监蓝/ });
  await expect(page_).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect.poll(() => page_.evaluate((one) => one.scrollTop)).toBeGreaterThan(100);
  await page.keyboard.press('Home');
  await expect.poll(() => page_.evaluate((one) => one.scrollTop)).toBe(0);
  await page.keyboard.press('End');
  await expect.poll(() => page_.evaluate((one) => one.scrollTop)).toBeGreaterThan(1000);
});

test('every hit of every report is walked through, and the end is told', async ({ page, host }) => {
  await page.goto(host.address);
  await page.keyboard.press('/');
  await page.keyboard.type('电梯');
  await expect(page.getByRole('region', { name: '检索结果' }).locator('mark').first()).toBeVisible();
  const seen: string[] = [];
  // Where it goes round twice it is told twice.
  const told = page.getByText('已到最后一处，从头再来').first();
  await page.keyboard.press('Enter');
  await expect(page.locator('main mark.current')).toBeInViewport();
  await page.keyboard.press('Escape');
  for (let i = 0; i < 60 && !(await told.isVisible()); i += 1) {
    await expect(page.locator('main mark.current')).toBeInViewport();
    seen.push(page.url());
    await page.keyboard.press('n');
    await page.waitForFunction(
      (before) => location.href !== before || document.querySelector('main mark.current') !== null,
      page.url(),
    );
  }
  await expect(told).toBeVisible();
  expect(seen.length).toBeGreaterThan(1);
});

test('Escape closes the topmost thing and deletes nothing that was typed', async ({ page, host }) => {
  await page.goto(host.address);
  const field = page.getByRole('combobox', { name: '检索全部报告' });
  await page.keyboard.press('/');
  await page.keyboard.type('电梯');
  await expect(page.locator('mark').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('电梯');
  await page.goto(`${host.origin}/#/programmes`);
  const words = page.getByRole('searchbox').first();
  await words.fill('浙食');
  await words.press('Escape');
  await expect(words).toHaveValue('浙食');
  await tabTo(page, /^见于多年$|^专项$|^EN$/);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: '帮助' });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(words).toHaveValue('浙食');
});

test('a sentence is chosen, made longer by a word, and annotated', async ({ page, host }) => {
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await expect(page.getByRole('group', { name: /市监蓝/ })).toBeFocused();
  const chosen = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? '');
  await page.keyboard.press('.');
  await expect.poll(chosen).not.toBe('');
  const first = await chosen();
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('.');
  const sentence = await chosen();
  expect(sentence).not.toBe(first);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(chosen).not.toBe(sentence);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(chosen).toBe(sentence);
  await page.keyboard.press('n');
  await page.keyboard.type('此处待核对');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').locator('[data-mark]').first()).toBeVisible();
});

test('years are compared, and a figure leads to its sentence and back to its row', async ({ page, host }) => {
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await expect(page.getByRole('group', { name: /市监蓝/ })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('与其他年度比较');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '文本' })).toBeVisible();
  await tabTo(page, /^文本$/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '数据' })).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, /^查看所在句/);
  const label = await focused(page).getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('button', { name: label ?? '' }).first()).toBeInViewport();
  await expect.poll(() => focused(page).getAttribute('aria-label')).toBe(label);
});

test('records are ticked, changed together and changed back', async ({ page, host }) => {
  await page.goto(`${host.address}#/library`);
  await tabTo(page, /^打开全部著录/, { most: 120 });
  await page.keyboard.press('Enter');
  await tabTo(page, /^勾选全部列出的报告$/);
  await page.keyboard.press('Space');
  const batch = page.getByRole('form', { name: '成批修改' });
  await expect(batch).toBeVisible();
  await tabTo(page, /^著录项/, { back: true });
  await choose(page, '保管期限');
  await page.keyboard.press('Tab');
  await choose(page, '永久');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(batch.getByText(/^将改动 \d+ 篇：$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('cell', { name: '永久' })).not.toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('cell', { name: '永久' })).toHaveCount(0);
});

test('a programme is found, and one of its mentions read', async ({ page, host }) => {
  await page.goto(host.address);
  await tabTo(page, /^专项$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^筛选专项$/);
  await page.keyboard.type('放心消费');
  await expect(focused(page)).toHaveValue('放心消费');
  await tabTo(page, /^放心消费/);
  await page.keyboard.press('Enter');
  const mentions = page.getByRole('complementary', { name: /放心消费/ });
  await expect(mentions).toBeVisible();
  await tabTo(page, /^(提要|原文)/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(mentions).toBeVisible();
});

test('a trend is drawn, walked along, and leads to a sentence', async ({ page, host }) => {
  await page.goto(host.address);
  await tabTo(page, /^指标$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^筛选指标$/);
  await page.keyboard.type('罚没款');
  await tabTo(page, /^罚没款/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '罚没款' })).toBeVisible();
  await tabTo(page, /^2020 739\.94万元$/);
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).not.toHaveAttribute('aria-label', /^2020/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toContainText('739.94');
  await page.keyboard.press('Escape');
  await expect(focused(page)).toHaveAttribute('aria-label', /^2020/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark.focus')).toContainText('739.94');
});

test('files are chosen, looked through, imported and opened', async ({ page, host }) => {
  const files = [2023, 2024].map((year) => ({
    name: `${year}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(
      `临河县市场监督管理局${year}年工作总结\n\n${year}年，全年检查门店${year - 800}家，其中夜市摊点417个。\n`,
    ),
  }));
  const chooser = fileChooser(page);
  await page.goto(host.address);
  await tabTo(page, /^馆藏$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /^选择文件…$/);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(files);
  await expect(page.getByRole('button', { name: '导入 2 个文件' })).toBeVisible();
  await tabTo(page, /^导入 2 个文件$/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('已新增报告')).toHaveCount(2);
  await tabTo(page, /^打开$/);
  await page.keyboard.press('Enter');
  const opened = page.getByRole('group', { name: /临河县市场监督管理局2023年工作总结/ });
  await expect(opened).toBeFocused();
  await expect(opened).toContainText('夜市摊点417个');
});
