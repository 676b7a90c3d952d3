/** The pages of sources side by side in a comparison, each where the row in question is printed. */
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test as base, type Host } from './host.ts';
import { outside } from './outside.ts';
import { PassedHost } from './passed-host.ts';
import { printSheets } from './printed-pdf.ts';

/** 临河, 2024: a scan of one page. */
const SCAN = path.join(import.meta.dirname, '../data/testing/scans/page-1.png');
const toPages = { name: '原件：并排看两边印着这里的页面' };

const heading = (words: string): string => `<h2>${words}</h2>`;
const fillers = (of: string): string =>
  [1, 2, 3, 4]
    .map((n) => `<p>${of}工作第${n}项按期办结，组织培训${n + 2}场，走访单位${n + 30}家，形成制度${n}件。</p>`)
    .join('');

/** Six pages, a section each; that of consumers stands on the third in 2022, on the fourth in 2023. */
function sheetsOf(year: number): string[] {
  const consumers = `<p>全年受理消费投诉${year}件，为群众挽回损失${year - 2000}.6万元。</p>`;
  const others = ['食品安全监管', '质量提升', '药品监管', '特种设备安全', '执法办案'];
  return others
    .map((name) => heading(name) + fillers(name))
    .toSpliced(year - 2020, 0, heading('消费维权') + consumers + fillers('维权'));
}

interface File {
  readonly name: string;
  readonly contentBase64: string;
}

/** `years`: two years of an agency are in the library as PDFs of which pages are held, and a third that has none. */
const test = base.extend<{ readonly years: Host }, { readonly passedYears: PassedHost }>({
  passedYears: [
    async ({ browser }, use) => {
      const text = `临河县市场监督管理局2024年工作总结\n\n一、消费维权\n全年受理消费投诉2024件。\n`;
      const files: File[] = [{ name: '2024.txt', contentBase64: Buffer.from(text).toString('base64') }];
      for (const year of [2022, 2023]) {
        const { pdf } = await printSheets(browser, `临河县市场监督管理局${year}年工作总结`, sheetsOf(year));
        files.push({ name: `${year}.pdf`, contentBase64: pdf.toString('base64') });
      }
      const passed = new PassedHost(browser, (host) => outside(host)('imports.add', { files }));
      await use(passed);
      await passed.end();
    },
    { scope: 'worker' },
  ],
  years: async ({ passedYears }, use) => {
    await passedYears.lend(use);
  },
});
test.describe.configure({ mode: 'default' });

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => void (location.hash = to), hash);
const side = (page: Page, name: string): Locator => page.getByRole('region', { name: `${name} 的原件` });
const pageOf = (region: Locator): Locator => region.getByRole('spinbutton', { name: '转到第几页' });

test('a row leads two originals to the pages that it is printed on, and each is turned by itself', async ({
  page,
  years,
}) => {
  await page.goto(`${years.address}#/compare?columns=linhe-2022:original,linhe-2023:original`);
  await expect(page.getByRole('table', { name: '并列对照' })).toBeVisible();
  const [left, right] = [side(page, '临河 2022'), side(page, '临河 2023')];
  const row = page
    .getByRole('rowgroup')
    .filter({ has: page.getByRole('rowheader', { name: '消费维权', exact: true }) });
  await row.getByRole('button', toPages).click();
  await expect(pageOf(left)).toHaveValue('3');
  await expect(pageOf(right)).toHaveValue('4');
  for (const [region, number] of [
    [left, 3],
    [right, 4],
  ] as const) {
    const sheet = region.getByRole('img', { name: `第 ${number} 页`, exact: true });
    await expect(sheet.locator('.focus').first()).toBeInViewport();
  }

  // Each for itself; the place is part of the address.
  await pageOf(right).fill('6');
  await pageOf(right).press('Enter');
  await expect(page).toHaveURL(/pages=linhe-2023%3A6/);
  await expect(pageOf(left)).toHaveValue('3');
  await page.goBack();
  await expect(row.getByRole('button', toPages)).toBeInViewport();
  await page.goForward();
  await expect(pageOf(right)).toHaveValue('6');
  await expect(pageOf(left)).toHaveValue('3');

  // A topic leads both; the reader is one click away, and back leads here.
  await page.getByRole('combobox', { name: '转到主题…' }).selectOption('执法办案');
  await expect(pageOf(left)).toHaveValue('6');
  await pageOf(left).fill('2');
  await pageOf(left).press('Enter');
  await left.getByRole('button', { name: '在阅览中打开' }).click();
  await expect(pageOf(page.getByRole('region', { name: '原件', exact: true }))).toHaveValue('2');
  await page.goBack();
  await expect(pageOf(left)).toHaveValue('2');
  await expect(pageOf(right)).toHaveValue('6');

  // A sentence too.
  await page.getByRole('button', { name: '逐句' }).click();
  const sentences = page
    .getByRole('table', { name: '逐句' })
    .getByRole('row')
    .filter({ hasText: '投诉2022件' });
  await sentences.hover();
  await sentences.getByRole('button', toPages).click();
  await expect(pageOf(left)).toHaveValue('3');
  await expect(left.locator('.focus').first()).toBeInViewport();
  await expect(right.locator('.focus').first()).toBeInViewport();
});

test('figures and promises lead to their pages too, and a scan stands beside what was printed', async ({
  page,
  host,
  browser,
}) => {
  test.setTimeout(400_000);
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-files').setInputFiles([SCAN]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page).toHaveURL(/#\/read\//);
  const scan = /#\/read\/([^/?]+)/.exec(page.url())![1]!;
  const sheets = [
    heading('登记注册') + '<p>2023年，全县新增经营主体2903户，在册总量达到26210户，同比增长5.1%。</p>',
    heading('2024年工作计划') + '<p>2024年，计划新增放心消费单位150家，创建星级农贸市场1家。</p>',
  ];
  const { pdf } = await printSheets(browser, '临河县市场监督管理局2023年工作总结', sheets);
  await goTo(page, '#/library');
  await page
    .getByTestId('import-files')
    .setInputFiles([{ name: '2023.pdf', mimeType: 'application/pdf', buffer: pdf }]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await expect(page.getByText('临河县市场监督管理局2024年工作总结').first()).toBeVisible({
    timeout: 300_000,
  });

  await goTo(page, `#/compare?mode=figures&columns=linhe-2023:original,${scan}:original`);
  const row = page.getByRole('row').filter({ hasText: '2903户' }).filter({ hasText: '3128户' });
  await row.hover();
  await row.getByRole('button', toPages).click();
  const [left, right] = [side(page, '临河 2023'), side(page, '临河 2024')];
  await expect(pageOf(left)).toHaveValue('1');
  for (const region of [left, right]) await expect(region.locator('.focus').first()).toBeInViewport();

  // Nothing of the pages would be printed; that is said.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^这一页没有打印版式/)).toBeVisible();
  await page.emulateMedia({ media: null });

  await page.getByRole('tab', { name: '承诺', exact: true }).click();
  const promise = page
    .getByRole('table', { name: '承诺与落实' })
    .getByRole('row')
    .filter({ hasText: '150家' });
  await promise.getByRole('button', toPages).click();
  await expect(pageOf(left)).toHaveValue('2');
  await expect(left.locator('.focus').first()).toBeInViewport();
});

test('of more columns two are shown that can be chosen; where there are no pages that is said', async ({
  page,
  years,
}) => {
  const columns = 'pinghu-2020:digest,linhe-2022:original,linhe-2023:original,linhe-2024:original';
  await page.goto(`${years.address}#/compare?way=pages&columns=${columns}`);
  const [first, second] = [side(page, '平湖 2020'), side(page, '临河 2022')];
  await expect(first.getByRole('status')).toHaveText('平湖 2020 尚未导入原文，没有原件可看。');
  await expect(second.getByRole('img', { name: '第 1 页', exact: true })).toBeVisible();

  await page.getByRole('combobox', { name: '左侧的报告' }).selectOption('临河 2024');
  await expect(side(page, '临河 2024').getByRole('status')).toContainText('TXT 没有固定的页面');
  await page.getByRole('combobox', { name: '左侧的报告' }).selectOption('临河 2023');
  await expect(side(page, '临河 2023').getByRole('img', { name: '第 1 页', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/sides=linhe-2023%2Clinhe-2022/);
  await expect(first).toBeHidden();

  const leftBox = (await side(page, '临河 2023').boundingBox())!;
  const rightBox = (await second.boundingBox())!;
  expect(leftBox.x + leftBox.width).toBeLessThanOrEqual(rightBox.x + 1);

  // Side by side neither would have room for a line.
  await page.setViewportSize({ width: 640, height: 900 });
  const [above, below] = [(await side(page, '临河 2023').boundingBox())!, (await second.boundingBox())!];
  expect(above.y + above.height).toBeLessThanOrEqual(below.y + 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
});

test('a comparison of 提要 alone offers no pages, and says why', async ({ page, host }) => {
  await page.goto(`${host.address}#/compare?columns=pinghu-2020:digest,pinghu-2022:digest`);
  const way = page.getByRole('group', { name: '对照方式' }).getByRole('button', { name: '原件' });
  await expect(way).toBeDisabled();
  await expect(way).toHaveAttribute('title', '所比较的报告都还没有导入原文，没有原件可看');
  await expect(page.getByRole('button', { name: '原件：并排看两边印着这里的页面' })).toHaveCount(0);
});
