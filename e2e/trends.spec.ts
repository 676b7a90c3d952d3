import { expect, test } from './host.ts';

test('several indicators stand on one page, as lines or bars, each with its table; the address tells it', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/indicators?concept=enforce.fines`);
  await expect(page.getByRole('heading', { name: '罚没款' })).toBeVisible();
  await page.getByRole('checkbox', { name: '同页并列：挽回消费者经济损失' }).check();
  await expect(page.getByRole('heading', { name: '挽回消费者经济损失' })).toBeVisible();
  await expect(page.getByRole('table', { name: '各年数据' })).toHaveCount(2);
  await expect(page).toHaveURL(/concept=enforce\.fines(,|%2C)consumer\.loss-recovered/);

  await page.getByRole('button', { name: '柱形' }).click();
  await expect(page).toHaveURL(/form=bar/);
  const chart = page.getByRole('group', { name: '挽回消费者经济损失走势图' });
  await expect(chart.locator('rect')).toHaveCount(3);
  // From the keyboard: the values are names, the arrows go from year to year, Enter to the sentence.
  await chart.getByRole('button', { name: '2020 303.18万元' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart.getByRole('button', { name: '2022 382.56万元' })).toBeFocused();
  await page.reload();
  await expect(chart.locator('rect')).toHaveCount(3);
  await chart.getByRole('button', { name: '2022 382.56万元' }).focus();
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toContainText('382.56万元');
  await page.keyboard.press('Escape');
  await chart.getByRole('button', { name: '2022 382.56万元' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').locator('mark').first()).toContainText('382.56');
});

test('agencies are put beside one another, and left out again', async ({ page, host }) => {
  await page.goto(host.address);
  await page.goto(`${host.origin}/#/indicators?concept=consumer.loss-recovered`);
  await page.getByRole('checkbox', { name: '并列其他机关' }).check();
  const table = page.getByRole('table', { name: '各年数据' });
  await expect(table.getByRole('cell', { name: '株洲市市场监督管理局' })).toHaveCount(1);
  await page
    .getByRole('group', { name: '并列哪些机关' })
    .getByRole('checkbox', { name: '株洲市市场监督管理局' })
    .uncheck();
  await expect(table.getByRole('cell', { name: '株洲市市场监督管理局' })).toHaveCount(0);
  await expect(table.getByRole('cell', { name: '浙江省市场监督管理局' })).toHaveCount(1);
});
