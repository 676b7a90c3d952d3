import { expect, test } from './host.ts';

test('a term of one’s own widens searches and joins the programmes; it is kept, changed and undone', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/programmes`);
  await page.getByRole('tab', { name: '词条' }).click();
  await expect(page.getByRole('list', { name: '档案库所附' }).getByText('经营主体').first()).toBeVisible();

  await page.getByRole('button', { name: '添加词条' }).click();
  const form = page.getByRole('form', { name: '新词条' });
  await expect(form.getByRole('button', { name: '保存' })).toBeDisabled();
  await form.getByLabel('类别').selectOption('行动');
  await form.getByLabel('名称', { exact: true }).fill('家宴提升');
  await form.getByLabel('又称', { exact: true }).fill('家宴中心');
  await form.getByLabel('家宴中心的始用年').fill('2020');
  await form.getByLabel('依据（原句与出处）').fill('平湖2022年提要，民生一节。');
  await form.getByLabel('依据（原句与出处）').press('Tab');
  await form.getByRole('button', { name: '保存' }).click();
  const own = page.getByRole('list', { name: '自己添加的' });
  await expect(own.getByRole('listitem')).toHaveText(/行动.*家宴提升.*家宴中心.*2020 年起.*民生一节/s);

  await page.getByRole('tab', { name: '专项', exact: true }).click();
  await page.getByRole('searchbox', { name: '筛选专项' }).fill('家宴提升');
  await page.getByRole('button', { name: '家宴提升', exact: true }).click();
  const mentions = page.getByRole('complementary', { name: '“家宴提升”见于' });
  await expect(mentions.locator('mark').first()).toHaveText('家宴中心');

  await page.reload();
  await page.getByRole('combobox', { name: '检索' }).fill('家宴提升');
  await expect(page.getByText(/家宴中心/).first()).toBeVisible();

  await page.goto(`${host.address}#/programmes?tab=terms`);
  await page.getByRole('button', { name: '删除词条“家宴提升”' }).click();
  await expect(page.getByText('还没有自己添加的词条。')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(own.getByText('家宴提升')).toBeVisible();
});
