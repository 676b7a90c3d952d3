/** As changes.spec.ts: what others bring into the library, take away and set. And how little a window asks for itself. */
import { readFile } from 'node:fs/promises';
import type { Page, Request } from '@playwright/test';
import { expect, test } from './host.ts';
import { open, outside, REPORT } from './outside.ts';
import { scanOf } from './scanned-page.ts';
import { makeArchive } from './some-archive.ts';

const TEXT = `守住一方安宁

——临河县市场监督管理局2024年工作回眸

■记者 王小禾

2024年，临河县市场监督管理局完成了全年任务。

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。
`;

test('reports and archives: every view shows what others bring and take away', async ({
  browser,
  ownHost: host,
  library,
}) => {
  const ask = outside(host);
  const [catalogue, search, indicators, compare, settings] = (await open(
    browser,
    host,
    '#/read',
    '#/read',
    '#/indicators',
    '#/compare',
    '#/library',
  )) as [Page, Page, Page, Page, Page];
  await search.getByRole('combobox', { name: '检索全部报告' }).fill('临河');
  await expect(search.getByText('没有找到').first()).toBeVisible();
  const hits = search.getByRole('region', { name: '检索结果' }).locator('button.row');

  const corrections = { agency: '临河县市场监督管理局', yearCovered: 2024, title: '守住一方安宁' };
  const file = { name: '临河2024.txt', contentBase64: Buffer.from(TEXT).toString('base64') };
  await ask('imports.add', { files: [{ ...file, corrections }] });
  await expect(
    catalogue.getByRole('navigation', { name: '报告目录' }).getByText(/临河/).first(),
  ).toBeVisible();
  await expect(hits.first()).toBeVisible();
  await expect(indicators.getByRole('combobox').locator('option', { hasText: '临河' })).toHaveCount(1);
  await expect(compare.locator('option', { hasText: '临河' }).first()).toBeAttached();
  await expect(settings.getByTitle('holdings.sqlite')).toBeVisible();

  const archive = makeArchive(library, '云溪.lanjuan', [2019, 2021]);
  const contentBase64 = (await readFile(archive)).toString('base64');
  const reports = (await ask('reports.list')) as unknown as readonly unknown[];
  await ask('archives.add', { file: { name: '云溪.lanjuan', contentBase64 } });
  await expect(settings.getByText('云溪.lanjuan')).toBeVisible();
  const list = catalogue.getByRole('navigation', { name: '报告目录' });
  await expect(list.getByText(/2019/).first()).toBeVisible();
  await ask('archives.remove', { fileName: '云溪.lanjuan' });
  await expect(settings.getByText('云溪.lanjuan')).toBeHidden();
  await expect(list.getByText(/2019/)).toHaveCount(0);
  expect((await ask('reports.list')) as unknown as readonly unknown[]).toHaveLength(reports.length);
  await ask('archives.restore', { fileName: '云溪.lanjuan' });
  await expect(settings.getByText('云溪.lanjuan')).toBeVisible();
  await expect(list.getByText(/2019/).first()).toBeVisible();

  // Sound indexes made anew are as they were.
  await ask('library.rebuildIndex');
  await ask('library.startRebuild', { all: true });
  await expect
    .poll(async () => ((await ask('library.rebuildProgress')) as { isRunning: boolean }).isRunning)
    .toBe(false);
  await expect(settings.getByTitle('holdings.sqlite')).toBeVisible();
  await expect(hits.first()).toBeVisible();
});

test('reports put in order elsewhere stand so in every window', async ({ browser, host }) => {
  const ask = outside(host);
  const bytes = (text: string): string => Buffer.from(text).toString('base64');
  const corrections = { agency: '临河县市场监督管理局', yearCovered: 2024, title: '守住一方安宁' };
  const mine = async (): Promise<readonly string[]> =>
    ((await ask('reports.list')) as unknown as readonly { reportId: string; agency: string }[]).flatMap(
      (one) => (one.agency === corrections.agency ? one.reportId : []),
    );
  await ask('imports.add', {
    files: [{ name: '临河2024.txt', contentBase64: bytes(TEXT), corrections }],
  });
  const [reportId] = await mine();
  const newer = TEXT.replace('3128户', '3129户');
  await ask('imports.add', {
    files: [
      { name: '临河2024更正.txt', contentBase64: bytes(newer), corrections, as: reportId },
      {
        name: '临河2023.txt',
        contentBase64: bytes(TEXT.replaceAll('2024', '2023')),
        corrections: { ...corrections, yearCovered: 2023 },
      },
    ],
  });
  const other = (await mine()).find((one) => one !== reportId);
  const [catalogue, reader] = (await open(browser, host, '#/read', `#/read/${reportId}/original`)) as [
    Page,
    Page,
  ];
  const listed = catalogue
    .getByRole('navigation', { name: '报告目录' })
    .getByRole('button', { name: /临河|安宁/ });
  const before = await listed.count();
  await expect(reader.getByRole('main').getByText('3129户')).toBeVisible();

  const versions = (await ask('reports.versions', { reportId })) as unknown as readonly {
    version: number;
    isCurrent: boolean;
  }[];
  const { version } = versions.find((one) => !one.isCurrent)!;
  await ask('reports.chooseVersion', { version, reportId });
  await expect(reader.getByRole('main').getByText('3128户')).toBeVisible();
  await ask('reports.undo');
  await expect(reader.getByRole('main').getByText('3129户')).toBeVisible();
  await ask('reports.redo');
  await expect(reader.getByRole('main').getByText('3128户')).toBeVisible();

  await ask('reports.remove', { reportId: other });
  await expect(listed).toHaveCount(before - 1);
  await ask('reports.restore', { reportId: other });
  await expect(listed).toHaveCount(before);
  await ask('reports.merge', { from: other, into: reportId });
  await expect(listed).toHaveCount(before - 1);
  await ask('reports.undo');
  await expect(listed).toHaveCount(before);
  const older = (await ask('reports.versions', { reportId })) as unknown as typeof versions;
  await ask('reports.moveVersion', { version: older.find((one) => !one.isCurrent)!.version, into: other });
  await expect(listed).toHaveCount(before);
});

test('a text that is read anew elsewhere, and archives that are verified, are so in every window', async ({
  browser,
  host,
}) => {
  const ask = outside(host);
  const corrections = { agency: '临河县市场监督管理局', yearCovered: 2024, title: '守住一方安宁' };
  const contentBase64 = Buffer.from(TEXT).toString('base64');
  await ask('imports.add', { files: [{ name: '临河2024.txt', contentBase64, corrections }] });
  const reports = (await ask('reports.list')) as unknown as readonly { reportId: string; agency: string }[];
  const { reportId } = reports.find((one) => one.agency === corrections.agency)!;
  const [reader, settings] = (await open(browser, host, `#/read/${reportId}/original`, '#/library')) as [
    Page,
    Page,
  ];
  await ask('imports.reread', { reportId });
  await expect(reader.getByRole('main').getByText('3128户')).toBeVisible();
  // A text without pages gets no places, and stands as it stood (data/placing.test.ts has those that get some).
  expect(await ask('imports.place', { reportId })).toEqual({ lines: 0 });
  await expect(reader.getByRole('main').getByText('3128户')).toBeVisible();

  const archives = settings.getByRole('region', { name: '已打开的档案库' });
  await expect(archives.getByText('尚未全面校验').first()).toBeVisible();
  await ask('library.startCheck');
  await expect(archives.getByText(/全面校验：完好/).first()).toBeVisible();
  await ask('library.stopCheck');
  await expect(archives.getByRole('button', { name: '校验完整性' })).toBeVisible();
});

test('authorised names and templates: every window has what others keep', async ({ browser, host }) => {
  const ask = outside(host);
  const [lists, form] = (await open(browser, host, '#/catalogue', '#/catalogue')) as [Page, Page];
  await lists.getByRole('button', { name: '规范名称' }).click();
  await lists.getByRole('button', { name: '模板', exact: true }).click();
  const agencies = lists.getByRole('list', { name: '机关' });
  const templates = lists.getByRole('region', { name: '模板' });
  await form.getByRole('button', { name: '编辑“平湖 2022”的著录' }).click();
  const record = form.getByRole('form', { name: '“平湖 2022”的著录' });
  const written = await record.getByRole('combobox', { name: /^机关 ?\*?$/ }).inputValue();

  const authority = {
    kind: 'agency',
    authorised: { name: '平湖市新局', from: null, to: null },
    others: [{ kind: 'former', name: written, from: null, to: 2021 }],
    note: '',
  };
  const entry = { kind: 'authority', key: 'agency 平湖市新局' };
  await ask('notebook.saveEntry', { ...entry, value: JSON.stringify(authority) });
  await expect(agencies.getByText('平湖市新局')).toBeVisible();
  await expect(agencies.getByRole('button', { name: /^\d+ 篇著录仍写曾用名$/ })).toBeVisible();
  const warning = record.getByText(`“${written}”是曾用名（至 2021 年），规范名称为“平湖市新局”`).first();
  await expect(warning).toBeVisible();
  // In the years until 2030 it was its name: nothing is wrong any more.
  authority.others[0]!.to = 2030;
  await ask('notebook.saveEntry', { ...entry, value: JSON.stringify(authority) });
  await expect(warning).toBeHidden();
  await expect(agencies.getByRole('button', { name: /仍写曾用名$/ })).toHaveCount(0);
  await ask('notebook.removeEntry', entry);
  await expect(agencies.getByText('平湖市新局')).toBeHidden();
  await ask('notebook.undo');
  await expect(agencies.getByText('平湖市新局')).toBeVisible();

  const template = { name: '别处的模板', values: { retention: '永久' }, first: ['retention'] };
  const kept = { kind: 'template', key: template.name };
  await ask('notebook.saveEntry', { ...kept, value: JSON.stringify(template) });
  await expect(templates.getByText('别处的模板')).toBeVisible();
  const choice = record.getByRole('combobox', { name: '模板' });
  await choice.selectOption('别处的模板');
  await expect(record.getByRole('group', { name: '别处的模板' })).toBeVisible();
  await ask('notebook.removeEntry', kept);
  await expect(templates.getByText('别处的模板')).toBeHidden();
  await expect(choice).toBeHidden();
});

test('preferences: every window follows', async ({ browser, host }) => {
  const ask = outside(host);
  const [reader, settings] = (await open(browser, host, `#/read/${REPORT}`, '#/library')) as [Page, Page];
  await ask('preferences.write', { key: 'theme', value: 'dark' });
  for (const page of [reader, settings])
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await ask('preferences.write', { key: 'author', value: '沈洁' });
  await expect(settings.getByRole('textbox', { name: '批注署名' })).toHaveValue('沈洁');
  const { device } = await ask('notebook.renewDevice');
  await expect(settings.getByText(String(device))).toBeVisible();
  await ask('preferences.write', { key: 'locale', value: 'en' });
  for (const page of [reader, settings]) await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a window that was away learns what it has missed when it comes back', async ({ page, host }) => {
  const ask = outside(host);
  await page.goto(`${host.address}#/search/kept`);
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await ask('notebook.saveEntry', { kind: 'search', key: '别处存的', value: JSON.stringify('q=电梯') });
  await expect(page.getByText('别处存的')).toBeHidden();
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'visible' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(page.getByText('别处存的')).toBeVisible();
});

test('a first keystroke asks at most three times, and for at most 40 KiB', async ({ page, host }) => {
  const answers: { readonly method: string; readonly bytes: number }[] = [];
  const asked = new Set<Request>();
  let isTyping = false;
  // What the window asked when it opened may come late, and is not counted.
  page.on('request', (request) => {
    if (isTyping && request.url().includes('/api/')) asked.add(request);
  });
  page.on('response', (response) => {
    if (!asked.has(response.request())) return;
    const method = response.url().slice(response.url().indexOf('/api/') + 5);
    void response
      .body()
      .then((body) => answers.push({ method, bytes: body.length }))
      // Of a page that has gone on meanwhile.
      .catch(() => undefined);
  });
  await page.goto(`${host.address}#/read`);
  await expect(page.getByRole('button', { name: /市监蓝/ }).first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  isTyping = true;
  await page.getByRole('combobox', { name: '检索全部报告' }).pressSequentially('消');
  const rows = page.getByRole('region', { name: '检索结果' }).locator('button.row');
  await expect(rows.first()).toBeVisible();
  // The figures beside the hits are what comes last.
  await expect
    .poll(() => answers.map((one) => one.method).sort())
    .toEqual(['indicators.atHits', 'search.run', 'search.suggest']);
  const bytes = answers.reduce((sum, one) => sum + one.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(40 * 1024);
});

test('a scan that is given up elsewhere is given up in every window', async ({ browser, host }) => {
  const ask = outside(host);
  const [settings] = (await open(browser, host, '#/library')) as [Page];
  const contentBase64 = (await scanOf(browser, '临河县2024年工作总结', ['检查门店1203家。'])).toString(
    'base64',
  );
  await ask('imports.add', { files: [{ name: '扫描件.png', contentBase64 }] });
  const scan = settings.getByRole('group', { name: /读取扫描件/ });
  await expect(scan).toBeVisible();
  const [{ reportId }] = (await ask('scans.progress')) as unknown as [{ readonly reportId: string }];
  await ask('scans.order', { reportId, order: 'cancel' });
  await expect(scan.getByRole('status')).toContainText('已停止识读');
});
