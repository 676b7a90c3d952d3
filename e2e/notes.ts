import type { Page } from '@playwright/test';
import { expect, type Host } from './host.ts';
import { outside } from './outside.ts';

/** Drags the mouse over words of the open report, as a hand does. */
export async function select(page: Page, words: string): Promise<void> {
  const passage = page.getByRole('main').locator('p[data-passage-id]', { hasText: words }).first();
  await passage.scrollIntoViewIfNeeded();
  const box = await passage.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) continue;
      const from = [first.left + 1, first.top + first.height / 2] as const;
      return { from, to: [last.right - 1, last.top + last.height / 2] as const };
    }
    throw new Error(`"${wanted}" is not in one piece`);
  }, words);
  await page.mouse.move(...box.from);
  await page.mouse.down();
  await page.mouse.move(...box.to, { steps: 8 });
  await page.mouse.up();
}

export const mark = (page: Page, words: string) =>
  page.getByRole('main').locator('[data-mark]', { hasText: words });
export const card = (page: Page, name: string | RegExp) => page.getByRole('article', { name });

/** Gives the name once, so that no test is asked for it (kept.spec.ts and notebook.spec.ts write it where a person does). */
export async function sign(host: Host, name: string): Promise<void> {
  await outside(host)('preferences.write', { key: 'author', value: name });
}

export async function write(page: Page, words: string, body: string): Promise<void> {
  await select(page, words);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: '批注内容' }).fill(body);
  await page.keyboard.press('Control+Enter');
  await expect(mark(page, words).first()).toBeVisible();
}

/** Two signed notes, 甲 and 乙, on the digest of 平湖 2022; ends on the page of all notes. */
export async function writeTwoNotes(page: Page, host: Host): Promise<void> {
  await sign(host, '沈洁');
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await write(page, '首批试点县', '甲');
  await write(page, '省食品安全示范市', '乙');
  await page.goto(`${host.address}#/notes`);
}
