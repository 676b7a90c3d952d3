import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { writeZip } from '../../data/plain/zip.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually, show } from '../shared/testing/show.ts';
import CataloguePage from './CataloguePage.svelte';
import { CatalogueState } from './catalogue.svelte.ts';
import { CollectionsState } from './collections.svelte.ts';
import { RecordsState } from './records.svelte.ts';
import { TableExchange } from './table-exchange.svelte.ts';

async function page(locale: 'zh' | 'en' = 'zh') {
  const client = sampleClient();
  const messages = new Messages();
  messages.locale = locale;
  const library = new LibraryReports(client, messages);
  await library.load();
  const notices = new Notices();
  const records = new RecordsState({
    client,
    messages,
    notices,
    kept: new KeptPreferences(client),
    reports: () => library.list,
    nameOf: (reportId) => library.nameOf(reportId) ?? reportId,
    undo: () => void client.call('notebook.undo', {}),
  });
  const undo = (): void => void client.call('notebook.undo', {});
  const living = [
    {
      name: '永久的',
      search: { query: '保管期限:永久', exact: false, sort: 'relevance', filters: {} } as const,
    },
  ];
  const collections = new CollectionsState({
    ...{ client, messages, notices, records, undo, living: () => living, isShown: () => true },
  });
  await collections.load();
  const catalogue = new CatalogueState(
    records,
    messages,
    () => library.list,
    () => collections.within,
  );
  const [onopen, onfiles, onnotes] = [vi.fn(), vi.fn(), vi.fn(() => Promise.resolve())];
  const table = new TableExchange(client, records, messages, { onfiles, onnotes });
  show(CataloguePage, { catalogue, collections, table, onopen }, locale);
  return { client, library, catalogue, collections, records, onopen, onfiles, onnotes, notices };
}
const names = (): (string | null)[] =>
  screen.getAllByRole('button', { name: /^打开/ }).map((one) => one.textContent);

// The test's document has no top layer.
if (!('showPopover' in HTMLElement.prototype))
  Object.defineProperty(HTMLElement.prototype, 'showPopover', { value: () => undefined });

describe('the page of all records', () => {
  it('lists every report, and opens it', async () => {
    const { library, onopen } = await page();
    expect(names()).toHaveLength(library.list.length);
    await fireEvent.click(screen.getByRole('button', { name: '打开“平湖 2022”' }));
    expect(onopen).toHaveBeenCalledWith('pinghu-2022');
  });

  it('is there in English too, with a form that was left open', async () => {
    const { library, records } = await page('en');
    records.open('pinghu-2022' as ReportId);
    expect(await screen.findByRole('form', { name: /^Record of/ }, { timeout: 15_000 })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Open/ })).toHaveLength(library.list.length);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Tick all that are listed' }));
    expect(screen.getByRole('form', { name: 'Change together' })).toBeTruthy();
  });

  it('sorts by a column, and the other way round', async () => {
    await page();
    await fireEvent.click(screen.getByRole('button', { name: '报告' }));
    const up = names();
    await fireEvent.click(screen.getByRole('button', { name: /^报告/ }));
    expect(names()).toEqual(up.toReversed());
    expect(screen.getByRole('columnheader', { name: /^报告/ }).getAttribute('aria-sort')).toBe('descending');
  });

  it('is narrowed by words and by a field, and grouped', async () => {
    await page();
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: '平湖 2022' } });
    expect(names()).toEqual(['平湖 2022']);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } });
    await fireEvent.change(screen.getByRole('combobox', { name: '分组' }), { target: { value: 'year' } });
    expect(
      screen.getAllByRole('row').filter((row) => row.classList.contains('group')).length,
    ).toBeGreaterThan(1);
    await fireEvent.change(screen.getByRole('combobox', { name: '按著录项筛选' }), {
      target: { value: 'period' },
    });
    await fireEvent.change(screen.getByRole('combobox', { name: '取值' }), { target: { value: '2022' } });
    expect(names().every((name) => name?.includes('2022'))).toBe(true);
  });

  it('takes over what was edited in a table, after showing it', async () => {
    const { library } = await page();
    const csv = '报告编号,题名,保管期限\npinghu-2022,为了一方安宁,永久\nnowhere,甲,\n';
    const picker = screen.getByTestId<HTMLInputElement>('catalogue-table');
    Object.defineProperty(picker, 'files', { value: [new File([csv], '著录.csv')] });
    await fireEvent.change(picker);
    const preview = within(await screen.findByRole('region', { name: '表格中的改动' }, { timeout: 15_000 }));
    expect(preview.getByText('第 3 行：没有编号为“nowhere”的报告')).toBeTruthy();
    await fireEvent.click(preview.getByRole('button', { name: '采用 2 处改动' }));
    const edited = () => library.list.find(({ reportId }) => reportId === 'pinghu-2022')!;
    await eventually(() =>
      expect(edited()).toMatchObject({ title: '为了一方安宁', fields: { retention: '永久' } }),
    );
    await eventually(() => expect(screen.queryByRole('region', { name: '表格中的改动' })).toBeNull());
  });

  it('shows the 归档文件目录 of ticked reports, to be printed or kept, and puts it away', async () => {
    await page();
    await fireEvent.click(screen.getByRole('checkbox', { name: /平湖 2022/ }));
    await fireEvent.click(screen.getByRole('button', { name: '归档文件目录' }));
    const shown = within(await screen.findByRole('region', { name: '归档文件目录' }, { timeout: 15_000 }));
    expect(shown.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '序号',
      '档号',
      '文号',
      '责任者',
      '题名',
      '日期',
      '密级',
      '页数',
      '备注',
    ]);
    expect(shown.getByRole('status').textContent).toBe('1 件');
    expect(shown.getByRole('cell', { name: '平湖市市场监督管理局' })).toBeTruthy();
    let printed = 0;
    vi.stubGlobal('print', () => (printed += 1));
    await fireEvent.click(shown.getByRole('button', { name: '打印' }));
    expect(printed).toBe(1);
    vi.unstubAllGlobals();
    await fireEvent.click(shown.getByRole('button', { name: '关闭' }));
    expect(screen.queryByRole('region', { name: '归档文件目录' })).toBeNull();
  });

  it('opens a bag: its originals go to the import, one with faults is refused by name', async () => {
    const { client, onfiles } = await page();
    const { contentBase64 } = await client.call('bags.make', {});
    const bytes = Uint8Array.from(atob(contentBase64), (one) => one.charCodeAt(0));
    const picker = screen.getByTestId<HTMLInputElement>('catalogue-table');
    const choose = async (content: Uint8Array<ArrayBuffer>): Promise<void> => {
      Object.defineProperty(picker, 'files', { value: [new File([content], '包.zip')], configurable: true });
      await fireEvent.change(picker);
    };
    await choose(bytes);
    expect(await screen.findByText(/改动 0 处/, {}, { timeout: 15_000 })).toBeTruthy();
    // The shipped archive keeps no sources.
    expect(onfiles).not.toHaveBeenCalled();
    const declaration = new TextEncoder().encode('BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n');
    await choose(writeZip(new Map([['bagit.txt', declaration]])));
    expect(await screen.findByText(/BagIt 版本不认识/, {}, { timeout: 15_000 })).toBeTruthy();
  });

  it('hands the notes of a bag on, and takes none in by itself', async () => {
    const { client, onnotes } = await page();
    await client.call('annotations.create', {
      kind: 'comment',
      body: '存疑',
      targets: [{ kind: 'report', reportId: 'pinghu-2022' }],
    });
    const { jsonLd } = await client.call('annotations.export', {});
    const { contentBase64 } = await client.call('bags.make', { notes: jsonLd });
    await client.call('notebook.undo', {});
    const bytes = Uint8Array.from(atob(contentBase64), (one) => one.charCodeAt(0));
    const picker = screen.getByTestId<HTMLInputElement>('catalogue-table');
    Object.defineProperty(picker, 'files', { value: [new File([bytes], '包.zip')] });
    await fireEvent.change(picker);
    expect(await screen.findByText(/改动 0 处/, {}, { timeout: 15_000 })).toBeTruthy();
    expect(onnotes).toHaveBeenCalledWith(jsonLd);
    expect(await client.call('annotations.list', {})).toEqual([]);
  });

  it('shows the four properties of the library, check by check', async () => {
    await page();
    await fireEvent.click(screen.getByRole('button', { name: '四性检测' }));
    const found = within(await screen.findByRole('region', { name: '四性检测' }, { timeout: 60_000 }));
    expect(found.getByRole('rowheader', { name: '2-4 元数据必填项' })).toBeTruthy();
    expect(found.getByText(/项不通过/)).toBeTruthy();
    expect(found.getByText('不通过与需留意的')).toBeTruthy();
    await fireEvent.click(found.getByRole('button', { name: '关闭' }));
    expect(screen.queryByRole('region', { name: '四性检测' })).toBeNull();
  });

  it('changes one field of all that are ticked, after showing it, as one step', async () => {
    const { library, notices } = await page();
    await fireEvent.click(screen.getByRole('checkbox', { name: '勾选全部列出的报告' }));
    const batch = within(screen.getByRole('form', { name: '成批修改' }));
    await fireEvent.change(batch.getByRole('combobox', { name: '著录项' }), {
      target: { value: 'retention' },
    });
    await fireEvent.change(batch.getByRole('combobox', { name: '改为' }), { target: { value: '永久' } });
    await fireEvent.click(batch.getByRole('button', { name: '预览' }));
    expect(batch.getByText(`将改动 ${library.list.length} 篇：`)).toBeTruthy();
    expect(library.list.every(({ fields }) => fields['retention'] === undefined)).toBe(true);
    await fireEvent.click(batch.getByRole('button', { name: `修改 ${library.list.length} 篇` }));
    await eventually(() =>
      expect(library.list.every(({ fields }) => fields['retention'] === '永久')).toBe(true),
    );
    notices.list.at(-1)!.action!.run();
    await eventually(() =>
      expect(library.list.every(({ fields }) => fields['retention'] === undefined)).toBe(true),
    );
  });

  it('lists nothing of the kept search before, and says where one cannot be asked', async () => {
    const { client, collections } = await page();
    await client.call('records.edit', {
      edits: [{ reportId: 'pinghu-2022', fields: { retention: { is: '永久' } } }],
    });
    await collections.showLiving(collections.living[0]!);
    await eventually(() => expect(names()).toEqual(['平湖 2022']));
    const broken = { query: 'AND (', exact: false, sort: 'nothing', filters: {} } as never;
    const showing = collections.showLiving({ name: '坏的', search: broken });
    expect([...collections.within!]).toEqual([]);
    await showing;
    expect(screen.queryByRole('button', { name: /^打开/ })).toBeNull();
    const refusal = await screen.findByRole('alert', {}, { timeout: 15_000 });
    await fireEvent.click(within(refusal).getByRole('button', { name: '重试' }));
    await collections.showLiving(collections.living[0]!);
    await eventually(() => expect(names()).toEqual(['平湖 2022']));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows a collection, which ticked and dragged reports are put into, and groups by it', async () => {
    const { library, collections, notices } = await page();
    await fireEvent.click(screen.getByRole('checkbox', { name: '勾选“平湖 2022”' }));
    await fireEvent.click(screen.getByRole('button', { name: '以勾选的 1 篇新建案卷' }));
    await fireEvent.input(screen.getByRole('textbox', { name: '案卷名称' }), { target: { value: '县级' } });
    await fireEvent.click(screen.getByRole('button', { name: '确定' }));
    await fireEvent.click(await screen.findByRole('button', { name: '县级，1 篇' }, { timeout: 15_000 }));
    expect(names()).toEqual(['平湖 2022']);

    await fireEvent.click(screen.getByRole('button', { name: /^全部报告/ }));
    await fireEvent.dragStart(screen.getByRole('button', { name: '打开“平湖 2020”' }));
    await fireEvent.drop(screen.getByRole('button', { name: '县级，1 篇' }));
    await screen.findByRole('button', { name: '县级，2 篇' }, { timeout: 15_000 });

    await fireEvent.click(screen.getByRole('checkbox', { name: '勾选全部列出的报告' }));
    await fireEvent.click(screen.getByRole('button', { name: /^放入案卷/ }));
    await fireEvent.click(screen.getByRole('menuitem', { name: '县级' }));
    await screen.findByRole('button', { name: `县级，${library.list.length} 篇` }, { timeout: 15_000 });
    notices.list.at(-1)!.action!.run();
    await screen.findByRole('button', { name: '县级，2 篇' }, { timeout: 15_000 });

    await fireEvent.change(screen.getByRole('combobox', { name: '分组' }), {
      target: { value: 'collection' },
    });
    await eventually(() => {
      const groups = screen.getAllByRole('row').filter((row) => row.classList.contains('group'));
      expect(groups.map((row) => row.textContent.trim())).toEqual([
        '县级 2 篇',
        `未入案卷 ${library.list.length - 2} 篇`,
      ]);
    });

    await fireEvent.click(screen.getByRole('button', { name: '案卷“县级”' }));
    await fireEvent.click(screen.getByRole('menuitem', { name: '删除案卷（报告不动）' }));
    await eventually(() => expect(collections.list).toEqual([]));
  });

  it('shows a kept search as a collection, which follows the records', async () => {
    const { client } = await page();
    await fireEvent.click(screen.getByRole('button', { name: '永久的' }));
    await eventually(() => expect(screen.queryAllByRole('button', { name: /^打开/ })).toEqual([]));
    await client.call('records.edit', {
      edits: [{ reportId: 'pinghu-2022', fields: { retention: { is: '永久' } } }],
    });
    await eventually(() => expect(names()).toEqual(['平湖 2022']));
  });
});
