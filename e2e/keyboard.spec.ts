import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { sign } from './notes.ts';

/** The main tasks without a mouse. */

const text = (page: Page, name: RegExp) => page.getByRole('main', { name });
const focused = (page: Page) => page.locator(':focus');

/** Tab until the wanted control has the focus; whoever has no mouse does the same. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    const label = await page.evaluate(() => {
      const at = document.activeElement;
      return at === document.body ? '' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '');
    });
    if (name.test(label)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no control ${String(name)} within ${most} steps`);
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
  const told = page.getByText('已到最后一处，从头再来');
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
  await sign(page, host.address, '沈洁');
  await page.goto(`${host.origin}/#/read/pinghu-2022`);
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
  await tabTo(page, /^文本$/, 40);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '数据' })).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, /^查看所在句/, 80);
  const label = await focused(page).getAttribute('aria-label');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('button', { name: label ?? '' }).first()).toBeInViewport();
  await expect.poll(() => focused(page).getAttribute('aria-label')).toBe(label);
});
