import { expect, test } from './host.ts';
import { outside } from './outside.ts';

const PARAGRAPHS = Array.from({ length: 300 }, (_, n) => `第${n + 1}处码头的浮桥已经加固并登记。`);
const FERRIES = {
  name: '渡口.txt',
  contentBase64: Buffer.from(`渡口台账\n\n${PARAGRAPHS.join('\n\n')}\n`).toString('base64'),
};

test('of hundreds of hits those in sight are made, and the last can be scrolled to', async ({
  page,
  host,
}) => {
  await outside(host)('imports.add', { files: [FERRIES] });
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

test('the columns of a table of hundreds of rows are the same from the first row to the last, for a screen reader too', async ({
  page,
  host,
}) => {
  const rows = Array.from({ length: 400 }, (_, n) => `${n + 1},第${n + 1}处渡口,${n * 53},已登记`);
  const csv = `序号,渡口,长度（米）,情况\n${rows.join('\n')}\n`;
  const contentBase64 = Buffer.from(csv).toString('base64');
  const [imported] = (await outside(host)('imports.add', {
    files: [{ name: '渡口表.csv', contentBase64 }],
  })) as unknown as readonly { readonly reportId: string }[];
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/read/${imported!.reportId}/original`);
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(401, { timeout: 20_000 });
  const last = table.getByRole('row', { name: /第400处渡口/ });
  const edges = (row: typeof last) =>
    row.getByRole('cell').evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().x));
  const first = await edges(table.getByRole('row', { name: /第1处渡口/ }));
  expect(await edges(last)).toEqual(first);
  const tree = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
  expect(tree.nodes.filter(({ role }) => role?.value === 'row')).toHaveLength(401);
});

test('in a window of any height every hit in sight is there', async ({ page, host }) => {
  await outside(host)('imports.add', { files: [FERRIES] });
  await page.setViewportSize({ width: 1280, height: 6000 });
  await page.goto(host.address);
  await expect(page.getByText('6 篇报告')).toBeVisible();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('浮桥');
  const hits = page.getByRole('region', { name: '检索结果' });
  await expect(hits.getByRole('button', { name: /第60处码头/ })).toBeInViewport();
});
