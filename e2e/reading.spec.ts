import { expect, test } from './host.ts';
import { keptOf } from './outside.ts';

/** What a new user does first: look at the list, open a report, search, walk through the hits. */
test('five reports are listed; one is opened, read by its outline and found again by its address', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  const catalogue = page.getByRole('navigation', { name: '报告目录' });
  await expect(catalogue.getByText('5 篇报告')).toBeVisible();
  await expect(catalogue.getByRole('heading', { name: /平湖市市场监督管理局/ })).toContainText('县级市');
  await expect(catalogue.getByRole('button')).toHaveCount(5);

  await catalogue.getByRole('button', { name: /凝心聚力护民生/ }).click();
  const text = page.getByRole('main', { name: /凝心聚力护民生/ });
  await expect(text.getByRole('heading', { level: 1 })).toHaveText('凝心聚力护民生 奋力履职显担当');
  await page
    .getByRole('navigation', { name: '目录' })
    .getByRole('button', { name: /^市场主体增长/ })
    .click();
  await expect(text.getByRole('heading', { name: '市场主体增长' })).toBeInViewport();

  await page.reload();
  await expect(text.getByRole('heading', { name: '市场主体增长' })).toBeInViewport();
});

test('hits appear at every keystroke, for one, two and more characters, numbers and latin', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  const field = page.getByRole('combobox', { name: '检索全部报告' });
  const hits = page.getByRole('region', { name: '检索结果' });
  for (const query of ['梯', '电梯', '放心消费', '9158', '382.56万元', 'GM2D', 'gm2d', '市場主體']) {
    await field.fill(query);
    await expect(hits.getByRole('status')).toContainText(/\d+ 段，见于 \d 篇报告/);
    await expect(hits.locator('mark').first()).toBeVisible();
  }
  await field.fill('915');
  await expect(hits.getByText('没有找到').first()).toBeVisible();
  await field.fill('"(((( OR AND -');
  await expect(hits.getByText('没有找到').first()).toBeVisible();
});

test('a hit leads to its place, every hit is marked and n/N steps through them', async ({ page, host }) => {
  await page.goto(host.address);
  const field = page.getByRole('combobox', { name: '检索全部报告' });
  await field.fill('放心消费');
  await page
    .getByRole('region', { name: '检索结果' })
    .getByRole('button', { name: /平湖 2022/ })
    .first()
    .click();
  const text = page.getByRole('main', { name: /市监蓝/ });
  const marks = text.locator('mark.hit');
  await expect(marks.first()).toBeVisible();
  const count = await marks.count();
  expect(count).toBeGreaterThan(3);
  for (const mark of await marks.all()) await expect(mark).toHaveText('放心消费');
  await expect(text.locator('mark.current')).toBeInViewport();

  const position = page.getByText(new RegExp(`^\\d+/${count}$`));
  const before = await position.textContent();
  await page.getByRole('button', { name: '下一处' }).click();
  await expect(position).not.toHaveText(before ?? '');
  await field.press('Shift+Enter');
  await expect(position).toHaveText(before ?? '');
  await expect(text.locator('mark.current')).toBeInViewport();
});

test('year and agency facets narrow the hits and can be taken back', async ({ page, host }) => {
  await page.goto(host.address);
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('特种设备');
  const hits = page.getByRole('region', { name: '检索结果' });
  const summary = hits.getByRole('status');
  await expect(summary).toContainText('篇报告');
  const all = await summary.textContent();
  await hits.getByRole('button', { name: '筛选', exact: true }).click();
  await hits.getByRole('button', { name: /^2022 \d+$/ }).click();
  await expect(summary).toContainText('见于 1 篇报告');
  await hits.getByRole('button', { name: '清除筛选' }).click();
  await expect(summary).toHaveText(all ?? '');
  await hits.getByRole('button', { name: '排除 平湖市市场监督管理局' }).click();
  await expect(hits.getByRole('button', { name: /平湖 20/ })).toHaveCount(0);
});

test('a related term is searched too, visibly, and one click leaves it out', async ({ page, host }) => {
  await page.goto(host.address);
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('市场主体');
  const hits = page.getByRole('region', { name: '检索结果' });
  await expect(hits.getByText(/^经营主体（另 \d+ 段）$/)).toBeVisible();
  const withRelated = await hits.getByRole('status').textContent();
  await hits.getByRole('button', { name: '仅检索原词' }).click();
  await expect(hits.getByText(/^经营主体（另/)).toHaveCount(0);
  await expect(hits.getByRole('status')).not.toHaveText(withRelated ?? '');
});

test('figures of a report lead to their sentences', async ({ page, host }) => {
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await page.getByRole('tab', { name: '数据' }).click();
  await page.getByRole('button', { name: /新增市场主体.*9158/ }).click();
  await expect(page.getByRole('main').locator('mark.focus')).toHaveText(/9158家?/);
  await expect(page.getByRole('main').locator('mark.focus')).toBeInViewport();
});

test('the search works with the keyboard alone', async ({ page, host }) => {
  await page.goto(host.address);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('罚没款');
  const hits = page.getByRole('region', { name: '检索结果' });
  await expect(hits.locator('mark').first()).toBeVisible();
  const row = hits.locator('button.row');
  // Through the suggestions, if there are any, into the hits.
  for (let i = 0; i < 10 && !(await row.first().evaluate((one) => one === document.activeElement)); i++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('ArrowDown');
  await expect(row.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark.current')).toBeInViewport();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Escape');
  // What was typed stays; it is deleted as any text is.
  await expect(page.getByRole('combobox', { name: '检索全部报告' })).toHaveValue('罚没款');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('navigation', { name: '报告目录' })).toBeVisible();
});

test('language and appearance are kept over a restart', async ({ page, host }) => {
  await page.goto(host.address);
  await page.getByRole('button', { name: 'EN' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.getByRole('button', { name: 'Light' })).toBeVisible();
  await expect.poll(() => keptOf(host)).toContain('dark');
  await page.reload();
  await expect(page.getByText('5 reports')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
