/** Collections (案卷): filled by ticking and dragging, shown, asked for, and taken back. */
import { expect, test } from './host.ts';

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
