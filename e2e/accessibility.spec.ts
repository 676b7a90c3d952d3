import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './host.ts';

const VIEWS = [
  ['the reader', '#/read/pinghu-2022'],
  ['a comparison', '#/compare?columns=pinghu-2020:digest,pinghu-2022:digest,pinghu-2025:digest'],
  ['the concordance', '#/search/context?q=放心消费'],
  ['the frequency by year', '#/search/years?q=放心消费'],
  ['the list of terms', '#/search/list'],
  ['the receipts', '#/search/receipts?q=放心消费'],
  ['the kept searches', '#/search/kept'],
  ['the indicators', '#/indicators'],
  ['the programmes', '#/programmes'],
  ['the annotations', '#/notes'],
  ['the holdings', '#/library'],
] as const;

for (const theme of ['浅色', '深色'] as const) {
  for (const [name, hash] of VIEWS) {
    test(`${name} in ${theme} has no fault that axe can find`, async ({ page, host }) => {
      await page.goto(host.address);
      if (theme === '深色') await page.getByRole('button', { name: '深色' }).click();
      await page.goto(`${host.origin}/${hash}`);
      if (name === 'the reader') {
        await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
        await expect(page.getByRole('region', { name: '检索结果' }).locator('mark').first()).toBeVisible();
      }
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      // The handles between the panes stand between landmarks, not in one.
      const { violations } = await new AxeBuilder({ page }).exclude('[role=separator]').analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
        ),
      ).toEqual([]);
    });
  }
}
