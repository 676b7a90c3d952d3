/** Collections (案卷): filled by ticking and dragging, shown, asked for, and taken back. */
import { expect, test } from './host.ts';
import { outside } from './outside.ts';

test('reports are put into a collection, which search knows by its name, and undo takes back', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/catalogue`);
  const list = page.getByRole('navigation', { name: '案卷' });
  await page.getByRole('checkbox', { name: '勾选“平湖 2022”' }).check();
  await list.getByRole('button', { name: '以勾选的 1 篇新建案卷' }).click();
  await list.getByRole('textbox', { name: '案卷名称' }).fill('县局总结');
  await page.keyboard.press('Enter');
  const collection = list.getByRole('button', { name: /^县局总结，/ });
  await expect(collection).toHaveAccessibleName('县局总结，1 篇');
  await page.getByRole('button', { name: '打开“平湖 2020”' }).dragTo(collection);
  await expect(collection).toHaveAccessibleName('县局总结，2 篇');
  await collection.click();
  await expect(page.getByRole('button', { name: /^打开“/ })).toHaveText(['平湖 2020', '平湖 2022'].reverse());
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(collection).toHaveAccessibleName('县局总结，1 篇');
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('案卷:县局总结');
  await expect(page.getByRole('region', { name: '检索结果' }).getByText('平湖 2022').first()).toBeVisible();
});

test('hits are counted by collection and narrowed to one, also when it is filled elsewhere', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/read`);
  const ask = outside(host);
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('监管');
  await page.getByRole('button', { name: /^筛选/ }).click();
  await page.getByRole('button', { name: '案卷', exact: true }).click();
  const facet = page.getByRole('group', { name: '案卷' });
  await expect(facet.getByText('没有可选的值')).toBeVisible();
  await ask('collections.create', { name: '县局总结', reportIds: ['pinghu-2022'] });
  const value = facet.getByRole('button', { name: /^县局总结 \d+$/ });
  await expect(value).toBeVisible();
  const count = /(\d+)$/.exec((await value.textContent())!.trim())![1]!;
  await value.click();
  await expect(value).toHaveAttribute('aria-pressed', 'true');
  // The only report in it is of one year, which has all of its hits.
  const years = page
    .getByRole('group', { name: '年度', exact: true })
    .getByRole('button', { name: /^\d{4} \d+$/ });
  await expect(years).toHaveText([`2022 ${count}`]);
  await page.getByRole('button', { name: '取消 案卷 县局总结' }).click();
  await expect(years).not.toHaveCount(1);
});
