import { expect, startHost, test } from './host.ts';

/** Written for this test: radicals, a stray space and a hard wrap, as a text layer gives them. */
const REPORT = `临河县市场监督管理局2024年工作总结

2024年，临河县市场监督管理局扎实推进各项⼯作，新增经营主体 3128⼾，立案查处食品案件47件，罚没款96.5万元。
`;

test('a figure is verified, another corrected, a third rejected; it is kept, and undone', async ({
  page,
  ownHost: host,
  library,
}) => {
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await page.getByRole('tab', { name: '数据' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByRole('status')).toHaveText(/^已判断 0 \/ \d+$/);

  const opened = panel.getByRole('listitem').filter({ has: page.getByRole('button', { expanded: true }) });
  await panel.getByRole('button', { name: /新增市场主体.*9158/ }).click();
  await opened.getByRole('button', { name: '核对无误' }).click();
  await expect(panel.getByRole('button', { name: /已核对.*新增市场主体/ })).toBeVisible();

  await panel
    .getByRole('button', { name: /承办.*4次/ })
    .first()
    .click();
  await opened.getByRole('button', { name: '更正' }).click();
  await opened.getByLabel('数值').fill('5');
  await opened.getByLabel('期间').fill('去年');
  await expect(opened.getByRole('button', { name: '保存' })).toBeDisabled();
  await opened.getByLabel('期间').fill('2021');
  await opened.getByLabel('期间').press('Enter');
  await expect(opened.getByText(/原读作：.*4次 · 2022/)).toBeVisible();
  await expect(panel.getByRole('button', { name: /已更正.*承办.*5次/ })).toBeVisible();

  await panel.getByRole('button', { name: /24次/ }).first().click();
  await opened.getByRole('button', { name: '不是数据' }).click();
  await expect(panel.getByRole('status')).toHaveText(/^已判断 3 \//);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(panel.getByRole('status')).toHaveText(/^已判断 2 \//);

  await host.stop();
  const again = await startHost(library);
  await page.goto(`${again.address}#/read/pinghu-2022`);
  await page.getByRole('tab', { name: '数据' }).click();
  await expect(panel.getByRole('status')).toHaveText(/^已判断 2 \//);
  await expect(panel.getByRole('button', { name: /已更正.*5次/ })).toBeVisible();
  await again.stop();
});

test('a figure is opened from the text, and Ctrl+Z takes a verdict back', async ({ page, host }) => {
  await page.goto(`${host.address}#/read/pinghu-2022`);
  await page.getByRole('tab', { name: '数据' }).click();
  const text = page.getByRole('main');
  await text.locator('mark.figure', { hasText: '9158' }).first().click();
  const panel = page.getByRole('tabpanel');
  await panel.getByRole('button', { name: '核对无误' }).click();
  await expect(text.locator('mark.figure.verified', { hasText: '9158' }).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(text.locator('mark.figure.verified')).toHaveCount(0);
});

test('the source stands beside the repaired text, and repairs are marked where they are', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/library`);
  await page
    .getByTestId('import-files')
    .setInputFiles([{ name: '临河县2024.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) }]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  const text = page.getByRole('main');
  await text.getByRole('button', { name: /^修复 \d+ 处$/ }).click();
  await expect(text.locator('mark.repair', { hasText: /^户$/ })).toHaveAttribute('title', '修复前：⼾');
  await expect(text.locator('mark.repair', { hasText: /^工$/ })).toHaveAttribute('title', '修复前：⼯');
  await text.getByRole('button', { name: '修复前' }).click();
  const source = page.getByRole('region', { name: '来源文件' });
  await expect(source).toContainText('新增经营主体 3128⼾');
  await page.getByRole('tab', { name: '数据' }).click();
  await page.getByRole('button', { name: /96.5万元/ }).click();
  await expect(source.locator('mark')).toContainText('罚没款96.5万元');
  await text.getByRole('button', { name: '修复前' }).click();
  await expect(source).toHaveCount(0);
});
