import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { readTemplate, templateText, type RecordTemplate } from '../../data/contract/template-entry.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually, show } from '../shared/testing/show.ts';
import BatchEdit from './BatchEdit.svelte';
import { CatalogueState } from './catalogue.svelte.ts';
import RecordEditing from './RecordEditing.svelte';
import { RecordsState } from './records.svelte.ts';
import TemplatePanel from './TemplatePanel.svelte';

const PINGHU = 'pinghu-2022' as ReportId;
const COUNTY: RecordTemplate = {
  name: '县局总结',
  values: { fondsCode: 'X043', retention: '30年' },
  first: ['date', 'fondsCode'],
};

// The test's document has no top layer.
if (!('showPopover' in HTMLElement.prototype))
  Object.defineProperty(HTMLElement.prototype, 'showPopover', { value: () => undefined });

async function library(...templates: readonly RecordTemplate[]) {
  const client = sampleClient();
  for (const one of templates)
    await client.call('notebook.saveEntry', { kind: 'template', key: one.name, value: templateText(one) });
  const messages = new Messages();
  const reports = new LibraryReports(client, messages);
  await reports.load();
  const undo = (): void => void client.call('notebook.undo', {});
  const notices = new Notices();
  const records = new RecordsState({
    ...{ client, messages, notices, undo, kept: new KeptPreferences(client) },
    reports: () => reports.list,
    nameOf: (reportId) => reports.nameOf(reportId) ?? reportId,
  });
  await records.load();
  const kept = async () => (await client.call('notebook.entries', { kind: 'template' })).map(readTemplate);
  const catalogue = new CatalogueState(records, messages, () => reports.list);
  return { client, records, reports, catalogue, notices, kept };
}

const check = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const type = (name: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });

async function form() {
  await press('编辑“平湖 2022”的著录');
  return within(await screen.findByRole('form', { name: '“平湖 2022”的著录' }, { timeout: 15_000 }));
}

describe('a template made in the form of a record', () => {
  it('takes along what was typed, and what else is ticked', async () => {
    const { records, kept } = await library();
    show(RecordEditing, { records, reportId: PINGHU });
    const record = await form();
    await fireEvent.input(record.getByLabelText('全宗号'), { target: { value: 'X043' } });
    await press('存为模板');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '模板名称' }));
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存模板' });
    expect(save.disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '“存放位置”填值' }).disabled).toBe(true);
    await check('“文种”填值');
    await check('“日期”排前');
    await type('模板名称', ' 县局总结 ');
    await fireEvent.click(save);
    const made = { name: '县局总结', values: { genre: 'annual-review', fondsCode: 'X043' }, first: ['date'] };
    await eventually(async () => expect(await kept()).toEqual([made]));
    await eventually(() => expect(screen.queryByRole('form', { name: '新模板' })).toBeNull());
    expect(document.activeElement?.textContent).toBe('存为模板');
    // The record is still being edited, with what was typed.
    expect(record.getByLabelText<HTMLInputElement>('全宗号').value).toBe('X043');
  });

  it('puts its fields first, and fills in its values, which are saved when the person says so', async () => {
    const { records, reports } = await library(COUNTY);
    show(RecordEditing, { records, reportId: PINGHU });
    const record = await form();
    expect(record.getAllByRole('group').map((one) => one.querySelector('legend')?.textContent)).toEqual([
      '内容著录',
      '档案著录',
    ]);
    await fireEvent.change(record.getByRole('combobox', { name: '模板' }), { target: { value: '县局总结' } });
    const [first, ...others] = record.getAllByRole('group');
    expect([...first!.querySelectorAll('label')].map((one) => one.textContent.trim())).toEqual([
      '日期*',
      '全宗号',
    ]);
    expect(others.some((one) => within(one).queryByLabelText('全宗号'))).toBe(false);
    await press('填入模板“县局总结”的值');
    expect(record.getByLabelText<HTMLInputElement>('全宗号').value).toBe('X043');
    const report = () => reports.list.find(({ reportId }) => reportId === PINGHU)!;
    expect(report().fields.fondsCode).toBeUndefined();
    await press('保存著录');
    await eventually(() => expect(report().fields).toMatchObject(COUNTY.values));
  });
});

describe('a template and the ticked reports', () => {
  it('is applied to all of them after a preview, as one step of undo', async () => {
    const { catalogue, reports, notices } = await library(COUNTY);
    const [one, other] = reports.list.map(({ reportId }) => reportId) as [ReportId, ReportId];
    for (const reportId of [one, other]) catalogue.tick(reportId, true);
    show(BatchEdit, { catalogue });
    await fireEvent.change(screen.getByRole('combobox', { name: '套用模板' }), {
      target: { value: '县局总结' },
    });
    expect(screen.queryByRole('combobox', { name: '著录项' })).toBeNull();
    await press('预览');
    expect(screen.getAllByText(/全宗号/).length).toBe(2);
    const said = () =>
      reports.list.filter(({ fields }) => fields.fondsCode === 'X043' && fields.retention === '30年');
    await press('修改 2 篇');
    await eventually(() => expect(said().map(({ reportId }) => reportId)).toEqual([one, other]));
    // One offer to undo at a time: an older one would take back this step.
    await catalogue.apply(new Map([['location', '甲库']]));
    expect(notices.list).toHaveLength(1);
    notices.list.at(-1)!.action!.run();
    await eventually(() => expect(reports.list.some(({ fields }) => fields.location)).toBe(false));
    expect(said()).toHaveLength(2);
    notices.list.at(-1)!.action!.run();
    await eventually(() => expect(reports.list.every(({ fields }) => !fields.retention)).toBe(true));
    expect(said()).toEqual([]);
  });

  it('is made of the field in the form and of what all say alike; one of the same name is extended', async () => {
    const { catalogue, reports, kept } = await library(COUNTY);
    for (const { reportId } of reports.list) catalogue.tick(reportId, true);
    const genres = new Set(reports.list.map(({ genre }) => genre));
    show(BatchEdit, { catalogue });
    await fireEvent.change(screen.getByRole('combobox', { name: '著录项' }), {
      target: { value: 'location' },
    });
    await fireEvent.input(screen.getByRole('combobox', { name: '改为' }), { target: { value: '甲库' } });
    await press('存为模板');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '“文种”填值' }).disabled).toBe(
      genres.size > 1,
    );
    await type('模板名称', '县局总结');
    expect(screen.getByText('已有此模板，所选各项并入其中。')).toBeTruthy();
    await press('保存模板');
    await eventually(async () =>
      expect(await kept()).toEqual([{ ...COUNTY, values: { ...COUNTY.values, location: '甲库' } }]),
    );
  });
});

describe('the list of templates', () => {
  it('says what each does, renames in one step, not to a name that is taken, and removes', async () => {
    const { client, records, kept, notices } = await library(COUNTY, { ...COUNTY, name: '市局总结' });
    show(TemplatePanel, { templates: records.templates });
    expect(screen.getAllByText('保管期限：30年')).toHaveLength(2);
    expect(screen.getAllByText('排前：日期 · 全宗号')).toHaveLength(2);
    const rename = async (name: string): Promise<void> => {
      await press('模板“县局总结”');
      await fireEvent.click(screen.getByRole('menuitem', { name: '改名' }));
      await type('“县局总结”改名为', name);
      await press('确定');
    };
    await rename('市局总结');
    await eventually(() => expect(notices.list.at(-1)?.text).toBe('已有名为“市局总结”的模板。'));
    await type('“县局总结”改名为', '县局年度总结');
    await press('确定');
    const names = async () => (await kept()).map((one) => one?.name).sort();
    await eventually(async () => expect(await names()).toEqual(['县局年度总结', '市局总结'].sort()));
    await client.call('notebook.undo', {});
    await eventually(() => expect(screen.getByText('县局总结')).toBeTruthy());
    await press('模板“县局总结”');
    await fireEvent.click(screen.getByRole('menuitem', { name: '删除模板（著录不动）' }));
    await eventually(async () => expect(await names()).toEqual(['市局总结']));
  });
});
