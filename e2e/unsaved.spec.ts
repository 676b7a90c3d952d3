/** What was typed, and where the person was, is there after a narrower window, another view and a new start. */
import { expect, test } from './host.ts';
import { mark, select } from './notes.ts';

const REPORT = '#/read/pinghu-2022';

test('what was typed into a record outlasts a narrow window, another view and a reload', async ({
  page,
  ownHost,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(ownHost.address + REPORT);
  await page.getByText('著录', { exact: true }).click();
  await page.getByRole('button', { name: '编辑“平湖 2022”的著录' }).click();
  const form = page.getByRole('form', { name: '“平湖 2022”的著录' });
  const code = form.getByLabel(/^档号/);
  await code.fill('X043-WS');
  await page.setViewportSize({ width: 900, height: 800 });
  await expect(code).toHaveValue('X043-WS');
  await expect(code).toBeFocused();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: '馆藏', exact: true }).click();
  await expect(form).toBeHidden();
  await page.goBack();
  await expect(page.getByText('有未保存的改动')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: '编辑“平湖 2022”的著录' }).click();
  await expect(code).toHaveValue('X043-WS');
  await form.getByRole('button', { name: '保存著录' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('有未保存的改动')).toBeHidden();
  await page.reload();
  await page.getByText('著录', { exact: true }).click();
  await expect(page.getByText('有未保存的改动')).toBeHidden();
});

test('the place in a text is kept while the window is drawn narrow and wide', async ({ page, host }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto(host.address + REPORT);
  const text = page.locator('[data-scroll=text]');
  await expect(text).toBeVisible();
  await text.evaluate((one) => one.scrollTo(0, 400));
  await page.setViewportSize({ width: 900, height: 500 });
  await page.setViewportSize({ width: 1280, height: 500 });
  await expect.poll(() => text.evaluate((one) => one.scrollTop)).toBeGreaterThan(200);
});

test('a name given beside a note that waits for it is not asked for after a mark any longer', async ({
  page,
  ownHost,
}) => {
  await page.goto(ownHost.address + REPORT);
  await select(page, '省食品安全示范市');
  await page.keyboard.press('n');
  await page.getByRole('region', { name: '新批注' }).getByRole('textbox', { name: '批注内容' }).fill('核对');
  await page.keyboard.press('Control+Enter');
  const names = page.getByRole('textbox', { name: '批注署名' });
  await expect(names).toHaveCount(1);
  await select(page, '首批试点县');
  await page.getByRole('button', { name: '标亮：绿' }).click();
  await expect(names).toHaveCount(2);
  await page.getByRole('region', { name: '新批注' }).getByRole('textbox', { name: '批注署名' }).fill('沈洁');
  await page.keyboard.press('Enter');
  await expect(names).toHaveCount(0);
  await expect(mark(page, '首批试点县')).toHaveClass(/note-green/);
  await expect(mark(page, '省食品安全示范市')).toBeVisible();
});
