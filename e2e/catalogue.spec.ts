/** A record that is edited in the window is right wherever the window shows it. */
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expect, test, type Host } from './host.ts';
import { outside } from './outside.ts';

const REPORT = 'pinghu-2022';
const NAME = '编辑“平湖 2022”的著录';

async function edit(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByText('著录', { exact: true }).click();
  await page.getByRole('button', { name: NAME }).click();
  const form = page.getByRole('form', { name: '“平湖 2022”的著录' });
  for (const [name, value] of Object.entries(fields)) {
    const control = form.getByLabel(new RegExp(`^${name} ?\\*?$`));
    if (await control.evaluate((one) => one.tagName === 'SELECT')) await control.selectOption(value);
    else await control.fill(value);
  }
  await form.getByRole('button', { name: '保存著录' }).click();
  await expect(page.getByText('已保存“平湖 2022”的著录。')).toBeVisible();
  await expect(form).toBeHidden();
}

interface Place {
  readonly where: string;
  readonly look: (page: Page, host: Host) => Promise<void>;
}

const PLACES: readonly Place[] = [
  {
    where: 'the list of reports',
    look: (page) =>
      expect(
        page.getByRole('complementary', { name: '报告目录' }).getByText('临河', { exact: false }).first(),
      ).toBeVisible(),
  },
  {
    where: 'the facets',
    look: async (page) => {
      await page.getByRole('combobox', { name: '检索全部报告' }).fill('放心消费');
      await expect(page.getByText('临河县市场监督管理局').first()).toBeVisible();
    },
  },
  {
    where: 'a field query',
    look: async (page) => {
      await page.getByRole('combobox', { name: '检索全部报告' }).fill('机关:临河');
      await expect(page.getByRole('region', { name: '检索结果' }).getByText('临河').first()).toBeVisible();
    },
  },
  {
    where: 'a comparison',
    look: async (page, host) => {
      await page.goto(`${host.origin}/#/compare?columns=pinghu-2020:digest,${REPORT}:digest`);
      await expect(page.getByRole('table', { name: '并列对照' }).getByText(/临河/).first()).toBeVisible();
    },
  },
  {
    where: 'an export, with its citation',
    look: async (_page, host) => {
      const { contentBase64 } = await outside(host)('search.export', {
        query: '机关:临河',
        format: 'gbt7714',
        sort: 'relevance',
      });
      const text = Buffer.from(String(contentBase64), 'base64').toString();
      expect(text).toContain('临河县市场监督管理局. 为了一方安宁');
    },
  },
  {
    where: 'an archive built of it',
    look: async (_page, host) => {
      const { contentBase64 } = await outside(host)('archives.export', { reportIds: [REPORT] });
      const database = new Database(Buffer.from(String(contentBase64), 'base64'));
      const record = database.prepare('SELECT title, agency, agency_label, fields FROM reports').all();
      database.close();
      expect(record).toEqual([
        {
          ...{ title: '为了一方安宁', agency: '临河县市场监督管理局', agency_label: '临河' },
          fields: JSON.stringify({ archivalCode: 'X043-0001', retention: '30年' }),
        },
      ]);
    },
  },
  {
    where: 'the page of all records',
    look: async (page, host) => {
      await page.goto(`${host.origin}/#/catalogue`);
      await page.getByRole('searchbox', { name: '按任一著录项查找' }).fill('X043-0001');
      await expect(page.getByRole('row')).toHaveCount(2);
      await expect(page.getByRole('cell', { name: '为了一方安宁' })).toBeVisible();
    },
  },
];

test('a record edited in the window is at once right wherever it is shown', async ({ page, host }) => {
  await page.goto(`${host.address}#/read/${REPORT}/digest`);
  await edit(page, {
    机关: '临河县市场监督管理局',
    题名: '为了一方安宁',
    档号: 'X043-0001',
    保管期限: '30年',
  });
  for (const { where, look } of PLACES) await test.step(where, () => look(page, host));
});

test('many records are changed together, looked at before, and taken back by one undo', async ({
  page,
  host,
}) => {
  await page.goto(`${host.address}#/library`);
  await page.getByRole('button', { name: /^打开全部著录/ }).click();
  const rows = page.getByRole('row');
  await expect(rows.first()).toBeVisible();
  const count = (await rows.count()) - 1;
  await page.getByRole('checkbox', { name: '勾选全部列出的报告' }).check();
  const batch = page.getByRole('form', { name: '成批修改' });
  await batch.getByRole('combobox', { name: '著录项' }).selectOption('retention');
  await batch.getByRole('combobox', { name: '改为' }).selectOption('永久');
  await batch.getByRole('button', { name: '预览' }).click();
  await expect(batch.getByText(`将改动 ${count} 篇：`)).toBeVisible();
  await batch.getByRole('button', { name: `修改 ${count} 篇` }).click();
  await expect(page.getByRole('cell', { name: '永久' })).toHaveCount(count);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('cell', { name: '永久' })).toHaveCount(0);
});

test('a template made of one record and an authorised name serve the others', async ({ page, host }) => {
  await page.goto(`${host.address}#/catalogue`);
  await page.getByRole('button', { name: '规范名称' }).click();
  const names = page.getByRole('region', { name: '规范名称' });
  await names.getByRole('button', { name: '添加机关' }).click();
  await names.getByRole('textbox', { name: '规范名称', exact: true }).fill('临河县市场监督管理局');
  await names.getByRole('button', { name: '再加一个名称' }).click();
  await names.getByRole('textbox', { name: '曾用名或别名', exact: true }).fill('临河县工商局');
  await page.keyboard.press('Enter');
  await expect(names.getByRole('list', { name: '机关' }).getByText('临河县工商局')).toBeVisible();
  await names.getByRole('button', { name: '收起' }).click();

  await page.getByRole('row').filter({ hasText: '平湖 2022' }).hover();
  await page.getByRole('button', { name: NAME }).click();
  const form = page.getByRole('form', { name: '“平湖 2022”的著录' });
  const agency = form.getByRole('combobox', { name: /^机关 ?\*?$/ });
  await agency.fill('临河县工商局');
  await expect(form.getByText('“临河县工商局”是曾用名，规范名称为“临河县市场监督管理局”')).toBeVisible();
  // Its pinyin leads to the authorised name.
  await agency.fill('lhxsc');
  await form.getByRole('option', { name: '临河县市场监督管理局' }).waitFor();
  await agency.press('ArrowDown');
  await agency.press('Enter');
  await expect(agency).toHaveValue('临河县市场监督管理局');

  await form.getByRole('button', { name: '存为模板' }).click();
  const maker = page.getByRole('form', { name: '新模板' });
  await maker.getByRole('textbox', { name: '模板名称' }).fill('临河县');
  await maker.getByRole('textbox', { name: '模板名称' }).press('Enter');
  await expect(maker).toBeHidden();
  await form.getByRole('button', { name: '取消' }).click();

  await page.getByRole('checkbox', { name: '勾选全部列出的报告' }).check();
  const batch = page.getByRole('form', { name: '成批修改' });
  await batch.getByRole('combobox', { name: '套用模板' }).selectOption('临河县');
  await batch.getByRole('button', { name: '预览' }).click();
  await batch.getByRole('button', { name: /^修改 \d+ 篇$/ }).click();
  const rows = (await page.getByRole('row').count()) - 1;
  await expect(page.getByRole('cell', { name: '临河县市场监督管理局', exact: true })).toHaveCount(rows);
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('cell', { name: '临河县市场监督管理局', exact: true })).toHaveCount(0);
});

test('whatever stands above the records, they are reached, and one report is shown at a time', async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${host.address}#/catalogue`);
  await page.getByRole('button', { name: '四性检测' }).click();
  const properties = page.getByRole('heading', { name: '四性检测' });
  await expect(properties).toBeVisible();
  await page.getByRole('button', { name: '归档文件目录' }).click();
  await expect(page.getByRole('heading', { name: '归档文件目录' })).toBeVisible();
  await expect(properties).toBeHidden();
  await page.getByRole('checkbox', { name: '勾选全部列出的报告' }).check();
  await page.getByRole('button', { name: '规范名称' }).click();
  await page.getByRole('button', { name: '模板', exact: true }).click();
  await page.getByRole('button', { name: NAME }).click();
  const form = page.getByRole('form', { name: '“平湖 2022”的著录' });
  await expect(form).toBeVisible();
  // Not squeezed into a slit: its own height, or a good part of the window.
  const shown = await form.evaluate((one) => one.parentElement!.clientHeight);
  expect(shown).toBeGreaterThan(250);
  await page.getByRole('checkbox', { name: '勾选“平湖 2022”' }).uncheck();
  await expect(page.getByRole('form', { name: '成批修改' })).toBeVisible();
});
