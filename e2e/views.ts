import type { Page } from '@playwright/test';
import { expect } from './host.ts';

/** Every page of the program, with something on it. */
export const VIEWS = [
  ['the first screen', '#/read'],
  ['the reader with hits', '#/read/pinghu-2022?q=放心消费&f=%2Bfullness:fullest'],
  ['the reader with its figures', '#/read/pinghu-2022?side=figures'],
  ['a comparison', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest'],
  [
    'compared figures',
    '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest&mode=figures',
  ],
  ['compared sentences', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&way=sentences'],
  ['compared promises', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest&mode=promises'],
  ['the concordance', '#/search/context?q=放心消费'],
  ['the frequency by year', '#/search/years?q=放心消费'],
  ['the list of terms', '#/search/list'],
  ['the receipts', '#/search/receipts?q=放心消费'],
  ['the kept searches', '#/search/kept'],
  ['the indicators', '#/indicators'],
  ['the programmes', '#/programmes?name=放心消费'],
  ['the terms', '#/programmes?tab=terms'],
  ['the annotations', '#/notes'],
  ['the holdings', '#/library'],
  ['all records', '#/catalogue'],
] as const;

/** Goes there within the page, and waits for what it asks for. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}
