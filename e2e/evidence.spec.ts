import type { Page } from '@playwright/test';
import { expect, startHost, test } from './host.ts';

/** Written for this test. */
const REPORT = `临河县市场监督管理局2024年工作总结

2024年，临河县市场监督管理局扎实推进各项工作，新增经营主体3128户，立案查处食品案件47件，罚没款96.5万元。
`;

async function importText(page: Page, address: string, text: string): Promise<void> {
  await page.goto(`${address}#/library`);
  await page
    .getByTestId('import-files')
    .setInputFiles([{ name: '临河县2024.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toBeVisible();
}

async function check(page: Page, origin: string, code: string): Promise<void> {
  await page.goto(`${origin}/#/indicators`);
  await page.getByRole('textbox', { name: '打开证据码' }).fill(code);
  await page.getByRole('button', { name: '查验' }).click();
}

test('a cell of a comparison shows its evidence: sentence, edition, hash, place and code', async ({
  page,
  host,
}) => {
  await page.goto(host.address);
  await page.goto(
    `${host.origin}/#/compare?columns=pinghu-2020:digest,pinghu-2025:digest&mode=figures&words=罚没款`,
  );
  await page.getByRole('button', { name: '证据：罚没款 2020 739.94万元' }).click();
  const card = page.getByRole('dialog');
  await expect(card.locator('mark')).toContainText('739.94');
  await expect(card.getByText('提要', { exact: true })).toBeVisible();
  await expect(card.getByText(/^[0-9a-f]{64}$/)).toBeVisible();
  await expect(card.getByText(/^第 \d+—\d+ 字（自 0 起）$/)).toBeVisible();
  await expect(card.getByText(/^LJ(-[0-9A-Z]{4}){3}$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(page.getByRole('button', { name: '证据：罚没款 2020 739.94万元' })).toBeFocused();
});

test('a code opens in another installation, which says whether one byte differs', async ({
  page,
  host,
}, info) => {
  await importText(page, host.address, REPORT);
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await page.getByRole('tab', { name: '数据' }).click();
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /96.5万元/ })
    .click();
  await page.getByRole('button', { name: /^证据：.*96\.5万元$/ }).click();
  const code = await page
    .getByRole('dialog')
    .getByText(/^LJ(-[0-9A-Z]{4}){3}$/)
    .innerText();

  const same = await startHost(info.outputPath('同一来源'));
  await importText(page, same.address, REPORT);
  await check(page, same.origin, code);
  await expect(page.getByText('一致：来源文件与位置逐字节相同。')).toBeVisible();
  await same.stop();

  const other = await startHost(info.outputPath('差一个字节'));
  await importText(page, other.address, `${REPORT}\n`);
  await check(page, other.origin, code);
  await expect(page.getByText(/^不一致：/)).toBeVisible();
  await expect(page.getByText('罚没款96.5万元')).toBeVisible();
  await other.stop();
});
