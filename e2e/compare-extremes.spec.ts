import type { Page } from '@playwright/test';
import { expect as plainExpect, test } from './host.ts';

/** Large texts on a busy machine take their time; how long is for the bench to say. */
const expect = plainExpect.configure({ timeout: 180_000 });

// Tracing copies the page at every step: with thousands of rows that takes longer than the test.
test.use({ trace: 'off' });

const THINGS = ['电梯', '食品', '药店', '专利', '商标', '网络', '计量', '农贸市场'];

const head = (county: string, year: number): string =>
  `灯火与秤\n\n——${county}市场监管局${year}年工作回眸\n\n■记者 王小禾\n\n${year}年，${county}市场监督管理局完成了全年任务。\n\n`;

function manySections(year: number): string {
  const sections = Array.from({ length: 300 }, (_, i) => {
    const thing = THINGS[i % THINGS.length]!;
    return `第${i + 1}项${thing}整治\n\n全年检查${thing}点位${(year % 100) * (i + 3)}处。第${i}组按季通报进展。\n`;
  });
  return head('庆元县', year) + sections.join('\n');
}

function longParagraph(year: number): string {
  const clauses = Array.from(
    { length: 5500 },
    (_, i) => `第${i}户${THINGS[i % 8]!}台账已${year === 2023 ? '登记' : '归档'}`,
  );
  return `${head('青田县', year)}优化准入服务\n\n${clauses.join('，').padEnd(100_000, '续').slice(0, 100_000)}。\n`;
}

const FILES: Readonly<Record<string, string>> = {
  '庆元2023.txt': manySections(2023),
  '庆元2024.txt': manySections(2024),
  '青田2023.txt': longParagraph(2023),
  '青田2024.txt': longParagraph(2024),
  '遂昌2023.txt': '灯火与秤\n\n——遂昌县市场监管局2023年工作回眸\n',
  '云和2023.txt': `${head('云和县', 2023)}守护特种设备\n\n检查电梯九百台，消除隐患五十处。\n`,
  '景宁2023.txt': `${head('景宁县', 2023)}保护知识产权\n\n办理专利转让三十件，培育商标二十件。\n`,
};

async function importAll(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#/library`);
  await page.getByTestId('import-files').setInputFiles(
    Object.entries(FILES).map(([name, text]) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })),
  );
  const count = Object.keys(FILES).length;
  await page.getByRole('button', { name: `导入 ${count} 个文件` }).click();
  await expect(page.getByText('已新增报告')).toHaveCount(count);
}

const compare = (origin: string, left: string, right: string, rest = ''): string =>
  `${origin}/#/compare?columns=${left}:original,${right}:original${rest}`;

test('texts at the limits give right and readable pages', async ({ page, host }) => {
  test.setTimeout(360_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await importAll(page, host.address);
  const { origin } = host;
  const sentences = page.getByRole('table', { name: '逐句' });

  await test.step('300 sections', async () => {
    await page.goto(compare(origin, 'qingyuan-2023', 'qingyuan-2024', '&way=sentences'));
    // A heading and two sentences in every section, and the lead: each has its partner.
    await expect(sentences.getByRole('rowheader')).toHaveCount(901);
    await expect(page.getByRole('button', { name: '新增 0 句' })).toBeVisible();
    await expect(page.getByRole('button', { name: '删去 0 句' })).toBeVisible();
    await page.keyboard.press('Shift+N');
    await expect(sentences.locator('[aria-current=true]')).toBeInViewport();
  });

  await test.step('a paragraph of 100,000 characters', async () => {
    await page.goto(compare(origin, 'qingtian-2023', 'qingtian-2024'));
    const whole = page.getByRole('button', { name: /^显示全文（\d+ 字）$/ });
    await expect(whole).toHaveCount(2);
    const height = () => page.getByRole('region', { name: '并列对照' }).evaluate((one) => one.scrollHeight);
    expect(await height()).toBeLessThan(4000);
    await whole.first().click();
    expect(await height()).toBeGreaterThan(20_000);
    await page.goto(compare(origin, 'qingtian-2023', 'qingtian-2024', '&way=sentences'));
    await expect(sentences.locator('mark.removed', { hasText: '登记' }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: '新增 0 句' })).toBeVisible();
    await expect(page.getByRole('button', { name: '删去 0 句' })).toBeVisible();
  });

  await test.step('one report without text', async () => {
    await page.goto(compare(origin, 'suichang-2023', 'yunhe-2023'));
    await expect(page.getByText('遂昌 2023 的原文没有正文。')).toBeVisible();
    await page.goto(compare(origin, 'suichang-2023', 'yunhe-2023', '&way=sentences'));
    await expect(page.getByText('遂昌 2023 的原文没有正文。')).toBeVisible();
    await expect(sentences.getByRole('rowheader', { name: '新增' }).first()).toBeVisible();
    await page.goto(compare(origin, 'suichang-2023', 'yunhe-2023', '&mode=figures&figures=everything'));
    await expect(page.getByText('这些报告里没有可以对照的指标')).toBeVisible();
    await page.goto(compare(origin, 'suichang-2023', 'yunhe-2023', '&mode=promises'));
    await expect(page.getByText('所选报告之后没有更晚的报告')).toBeVisible();
  });

  await test.step('two identical texts', async () => {
    await page.goto(compare(origin, 'qingyuan-2023', 'qingyuan-2023', '&way=sentences'));
    await expect(page.getByText('两边文字完全相同。')).toBeVisible();
    await expect(page.getByText('0 处差异')).toBeVisible();
  });

  await test.step('no topic in common', async () => {
    await page.goto(compare(origin, 'yunhe-2023', 'jingning-2023'));
    const table = page.getByRole('table', { name: '并列对照' });
    await expect(table.getByRole('rowheader', { name: '特种设备安全' })).toBeVisible();
    await expect(table.getByRole('rowheader', { name: '知识产权' })).toBeVisible();
    await expect(table.getByText('未专述')).not.toHaveCount(0);
  });

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
});
