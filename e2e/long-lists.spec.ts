import { expect, test } from './host.ts';
import { outside } from './outside.ts';

const PARAGRAPHS = Array.from({ length: 300 }, (_, n) => `第${n + 1}处码头的浮桥已经加固并登记。`);

test('of hundreds of hits those in sight are made, and the last can be scrolled to', async ({
  page,
  host,
}) => {
  const contentBase64 = Buffer.from(`渡口台账\n\n${PARAGRAPHS.join('\n\n')}\n`).toString('base64');
  await outside(host)('imports.add', { files: [{ name: '渡口.txt', contentBase64 }] });
  await page.goto(host.address);
  const field = page.getByRole('combobox', { name: '检索全部报告' });
  await expect(page.getByText('6 篇报告')).toBeVisible();
  await page.evaluate(() => {
    const made: Element[] = [];
    const rows = (node: Node) =>
      node instanceof Element ? [node, ...node.querySelectorAll('*')].filter(isRow) : [];
    const isRow = (one: Element): boolean => one.matches('[data-scroll="hits"] button.row');
    new MutationObserver((changes) => {
      made.push(...changes.flatMap(({ addedNodes }) => [...addedNodes].flatMap(rows)));
    }).observe(document.body, { childList: true, subtree: true });
    Object.assign(window, { made });
  });
  await field.fill('浮桥');
  const hits = page.getByRole('region', { name: '检索结果' });
  await expect(hits.getByRole('status')).toContainText('300');
  const list = hits.locator('[data-scroll="hits"]');
  await expect(list.getByRole('button', { name: /第1处码头/ })).toBeVisible();
  // Set a few lines above.
  const made = await page.evaluate(
    () => (window as unknown as { readonly made: readonly Element[] }).made.length,
  );
  const inSight = await list.evaluate((box) => {
    const { bottom } = box.getBoundingClientRect();
    return [...box.querySelectorAll('button.row')].filter((row) => row.getBoundingClientRect().top < bottom)
      .length;
  });
  expect(made).toBeLessThanOrEqual(inSight + 4);

  await expect(async () => {
    await list.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await expect(list.getByRole('button', { name: /第300处码头/ })).toBeVisible({ timeout: 500 });
  }).toPass();
});
