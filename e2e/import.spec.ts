import fs from 'node:fs';
import path from 'node:path';
import { importDocuments } from './documents.ts';
import { expect, startHost, test } from './host.ts';
import { keptOf } from './outside.ts';

const ORIGINALS = path.resolve(import.meta.dirname, '../../shared/reports');
const HAS_ORIGINALS = fs.existsSync(ORIGINALS);

/** Written for this test: a short report of a county that the archive does not know. */
const REPORT = `守护一城烟火

——临河县市场监管局2024年工作回眸

■记者 王小禾 通讯员 李静

2024年，临河县市场监督管理局围绕稳预期、保安全、促发展，完成了全年任务。

优化准入服务

去年新增经营主体3128户，同比增长6.4%；在册经营主体总量达到28450户。

守护食品安全

全年完成食品监督抽检860批次，不合格12批次；立案查处食品案件47件，罚没款96.5万元。

2025年打算

2025年，计划新增放心消费单位200家，创建星级农贸市场2家。
`;

test('a report of the user is recognised, imported, found and kept', async ({
  page,
  ownHost: host,
  library,
}) => {
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-files').setInputFiles([
    { name: '临河县2024.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) },
    { name: '空.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    {
      name: '程序.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0, 0, 255]),
    },
  ]);
  await expect(page.getByText('文件是空的。')).toBeVisible();
  await expect(page.getByText('这不是文字材料（图片、压缩包、程序等）。')).toBeVisible();
  await expect(page.getByText('馆藏中没有这篇报告，将新增')).toBeVisible();
  // The county is in no list of places: the program asks instead of guessing.
  await expect(page.getByText('请补充').first()).toBeVisible();
  await page.getByLabel('机关').fill('临河县市场监督管理局');
  await page.getByLabel('机关').press('Enter');
  await page.getByRole('button', { name: /导入 1 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toBeVisible();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('守护一城烟火');
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('28450');
  await expect(page.getByRole('region', { name: '检索结果' }).getByRole('status')).toContainText(
    '见于 1 篇报告',
  );

  await page.goto('about:blank');
  await expect.poll(() => keptOf(host)).toContain('q=28450');
  await host.stop();
  const again = await startHost(library);
  // It opens where it was left, with the search.
  await page.goto(again.address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('守护一城烟火');
  await page.getByRole('button', { name: '清除检索' }).click();
  await expect(
    page.getByRole('navigation', { name: '报告目录' }).getByRole('button', { name: /守护一城烟火/ }),
  ).toBeVisible();
  await again.stop();
});

/** Our own wording: the yearly review, the disclosure report and the half-year of an office that is catalogued. */
const DOCUMENTS = [
  ['01-a.txt', '平湖市市场监督管理局2022年工作总结', '全年检查门店1203家，立案36件。'],
  ['01-b.txt', '平湖市市场监督管理局2022年政府信息公开工作年度报告', '主动公开信息88条，受理依申请公开5件。'],
  ['01-c.txt', '平湖市市场监督管理局2022年上半年工作总结', '上半年检查门店603家，办理投诉158件。'],
  ['01-d.txt', '平湖市市场监督管理局2022年工作总结', '全年举办培训26场，服务企业3100家。'],
] as const;

test('several documents of one agency and year stand side by side, and each gives its own file back', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-files').setInputFiles(
    DOCUMENTS.map(([name, ...lines]) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(lines.join('\n\n')),
    })),
  );
  await page.getByRole('button', { name: /导入 4 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toHaveCount(4);
  await expect(page.getByRole('status').filter({ hasText: '已导入 4' })).toBeVisible();
  const field = page.getByRole('combobox', { name: '检索全部报告' });
  // Two have one title: it is their files that tell them apart. Names that have just come are offered a little later.
  await field.fill('平湖 2022');
  for (const file of ['01-a.txt', '01-d.txt'])
    await expect(
      page.getByRole('option', { name: new RegExp(`${DOCUMENTS[0][1]} ${file} `, 'u') }),
    ).toBeVisible();
  await field.fill('信息88条');
  await page
    .getByRole('region', { name: '检索结果' })
    .getByRole('button', { name: /平湖 2022 信息公开年报/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(DOCUMENTS[1][1]);
  await page.getByRole('button', { name: '修复前', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '原件另存…' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('01-b.txt');
  expect(fs.readFileSync(await download.path(), 'utf8')).toBe(DOCUMENTS[1].slice(1).join('\n\n'));
});

test('an import of several files is taken back in one step, and a refused file stays with its reason', async ({
  page,
  ownHost: host,
}) => {
  await page.goto(`${host.address}#/library`);
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page
    .getByTestId('import-files')
    .setInputFiles([
      ...DOCUMENTS.map(([name, ...lines]) => file(name, lines.join('\n\n'))),
      file('空白.txt', ''),
    ]);
  await page.getByRole('button', { name: /导入 4 个文件/ }).click();
  await expect(page.getByText('已导入 4，未导入 1')).toBeVisible();
  await expect(page.getByRole('button', { name: '清除已完成' })).toBeFocused();
  await page.getByRole('button', { name: '撤销这次导入' }).click();
  await expect(page.getByText('已撤销：导入 4 个文件')).toBeVisible();
  await expect(page.getByText('已不在馆藏')).toHaveCount(4);
  await expect(page.getByRole('button', { name: '打开', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: '清除已完成' }).click();
  await expect(page.getByText('空白.txt')).toBeVisible();
  await page.getByRole('button', { name: '清除未导入' }).click();
  await expect(page.getByText('空白.txt')).toBeHidden();
});

test('the originals attach to their records and the reader shows both texts', async ({ page, host }) => {
  test.skip(!HAS_ORIGINALS, 'the originals are not beside this checkout');
  const files = fs.readdirSync(ORIGINALS).filter((name) => name.endsWith('.txt'));
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-files').setInputFiles(files.map((name) => path.join(ORIGINALS, name)));
  await page.getByRole('button', { name: /导入 5 个文件/ }).click();
  await expect(page.getByText('已归入已有著录')).toHaveCount(5);
  await page.getByRole('button', { name: '打开', exact: true }).first().click();
  const editions = page.getByRole('group', { name: '版本' });
  await expect(editions.getByRole('button', { name: '原文' })).toHaveAttribute('aria-pressed', 'true');
  await editions.getByRole('button', { name: '提要' }).click();
  await expect(page.getByText('提要由本项目撰写，载报告的事实与数据，不是原文。')).toBeAttached();
  await page.getByRole('combobox', { name: '检索全部报告' }).fill('独山港分局');
  await expect(
    page.getByRole('region', { name: '检索结果' }).getByRole('button', { name: /原文/ }).first(),
  ).toBeVisible();
});

test('a Word document and a PDF are read, imported and found', async ({ page, host }) => {
  await page.goto(`${host.address}#/library`);
  await importDocuments(page);
});

test('a file that is read in the wrong encoding is read again in the one that is chosen', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/library`);
  const buffer = new Uint8Array(Buffer.from(REPORT, 'utf16le'));
  await page
    .getByTestId('import-files')
    .setInputFiles([{ name: '宽字.txt', mimeType: 'text/plain', buffer: Buffer.from(buffer) }]);
  const encoding = page.getByLabel('编码');
  await expect(encoding).toHaveValue('UTF-16LE');
  await expect(page.getByLabel('题名')).toHaveValue('守护一城烟火');
  await encoding.selectOption('UTF-16BE');
  await expect(page.getByLabel('题名')).not.toHaveValue('守护一城烟火');
  await encoding.selectOption('UTF-16LE');
  await expect(page.getByLabel('题名')).toHaveValue('守护一城烟火');
});

test('a folder is chosen and taken in, but for its hidden files', async ({ page, host }, info) => {
  const folder = info.outputPath('来件');
  fs.mkdirSync(path.join(folder, '内层', '.缓存'), { recursive: true });
  const text = (year: number): string =>
    `云桥县市场监督管理局${year}年工作总结\n\n全年立案${year - 1900}件。`;
  fs.writeFileSync(path.join(folder, '2019.txt'), text(2019));
  fs.writeFileSync(path.join(folder, '内层', '2020.txt'), text(2020));
  fs.writeFileSync(path.join(folder, '内层', '.缓存', '2021.txt'), text(2021));
  fs.writeFileSync(path.join(folder, '.DS_Store'), 'x');
  await page.goto(`${host.address}#/library`);
  await page.getByTestId('import-folder').setInputFiles(folder);
  await page.getByRole('button', { name: /导入 2 个文件/ }).click();
  await expect(page.getByText('已新增报告')).toHaveCount(2);
  const rows = page.getByRole('list', { name: '整理自有馆藏' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '2020.txt' })).toBeVisible();
});
