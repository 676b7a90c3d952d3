import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { authorityText } from '../../data/contract/authority-entry.ts';
import type { ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually, show } from '../shared/testing/show.ts';
import AuthorityPanel from './AuthorityPanel.svelte';
import RecordEditing from './RecordEditing.svelte';
import { RecordsState } from './records.svelte.ts';

const PINGHU = 'pinghu-2022' as ReportId;

async function records(locale: 'zh' | 'en' = 'zh') {
  const client = sampleClient();
  const messages = new Messages();
  messages.locale = locale;
  const library = new LibraryReports(client, messages);
  await library.load();
  const state = new RecordsState({
    ...{ client, messages, notices: new Notices(), kept: new KeptPreferences(client) },
    reports: () => library.list,
    nameOf: (reportId) => library.nameOf(reportId) ?? reportId,
    undo: () => void client.call('notebook.undo', {}),
  });
  await state.load();
  const report = () => library.list.find(({ reportId }) => reportId === PINGHU)!;
  return { client, records: state, report };
}

describe('the list of authorised names', () => {
  it('takes a name with its former names and years, changes it in one step, and removes it', async () => {
    const { client, records: state } = await records();
    show(AuthorityPanel, { authorities: state.authorities });
    await fireEvent.click(screen.getByRole('button', { name: '添加机关' }));
    const type = (name: string, value: string) =>
      fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } });
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '保存' });
    expect(save.disabled).toBe(true);
    await type('规范名称', '临河县市场监督管理局');
    await fireEvent.click(screen.getByRole('button', { name: '再加一个名称' }));
    await type('曾用名或别名', '临河县工商局');
    await type('临河县工商局的始用年', '2014');
    await type('临河县工商局的末用年', '1985');
    expect(save.disabled).toBe(true);
    await type('临河县工商局的始用年', '1985');
    await type('临河县工商局的末用年', '2014年');
    await fireEvent.click(save);
    const list = within(screen.getByRole('list', { name: '机关' }));
    await eventually(() => expect(list.getByText('临河县市场监督管理局')).toBeTruthy());
    expect(list.getByText('1985—2014')).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('region', { name: '规范名称' }));

    await fireEvent.click(list.getByRole('button', { name: '修改“临河县市场监督管理局”' }));
    await type('规范名称', '临河县市监局');
    await fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await eventually(() => expect(list.getByText('临河县市监局')).toBeTruthy());
    await client.call('notebook.undo', {});
    await eventually(() => expect(list.getByText('临河县市场监督管理局')).toBeTruthy());
    expect(list.getAllByRole('listitem')).toHaveLength(1);

    await fireEvent.click(list.getByRole('button', { name: '删除“临河县市场监督管理局”' }));
    await eventually(() => expect(list.getByText('还没有。')).toBeTruthy());
  });

  it('keeps what was typed while another form is opened, until it is given up', async () => {
    const { records: state } = await records();
    show(AuthorityPanel, { authorities: state.authorities });
    const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: '规范名称' });
    await fireEvent.click(screen.getByRole('button', { name: '添加机关' }));
    await fireEvent.input(field(), { target: { value: '临河县市场监督管理局' } });
    await fireEvent.click(screen.getByRole('button', { name: '添加人员' }));
    expect(field().value).toBe('');
    await fireEvent.keyDown(field(), { key: 'Escape' });
    expect(screen.queryByRole('form')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: '添加机关' }));
    expect(field().value).toBe('临河县市场监督管理局');
    await fireEvent.keyDown(field(), { key: 'Escape' });
    await fireEvent.click(screen.getByRole('button', { name: '添加机关' }));
    expect(field().value).toBe('临河县市场监督管理局');
    await fireEvent.click(screen.getByRole('button', { name: '取消' }));
    await fireEvent.click(screen.getByRole('button', { name: '添加机关' }));
    expect(field().value).toBe('');
  });

  it('takes no authorised name twice, says so, and is left by Escape', async () => {
    const { client, records: state } = await records('en');
    const authorised = { name: '沈洁', from: null, to: null };
    const value = authorityText({ kind: 'person', authorised, others: [], note: '' });
    await client.call('notebook.saveEntry', { kind: 'authority', key: 'person 沈洁', value });
    show(AuthorityPanel, { authorities: state.authorities }, 'en');
    await eventually(() => expect(screen.getByText('沈洁')).toBeTruthy());
    await fireEvent.click(screen.getByRole('button', { name: 'Add a person' }));
    const name = screen.getByRole('textbox', { name: 'Authorised name' });
    await fireEvent.input(name, { target: { value: '沈洁' } });
    expect(screen.getByRole('status').textContent).toContain('there already');
    await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Add an agency' }));
    await fireEvent.keyDown(screen.getByRole('textbox', { name: 'Authorised name' }), { key: 'Escape' });
    expect(screen.queryByRole('form')).toBeNull();
  });
});

describe('records that still have a former name', () => {
  it('are listed under its authority, opened one by one, and put right in one step of undo', async () => {
    const { client, records: state, report } = await records();
    const written = report().agency!;
    const authority = (to: number) => ({
      kind: 'authority' as const,
      key: 'agency 甲',
      value: authorityText({
        kind: 'agency',
        authorised: { name: '平湖市新局', from: null, to: null },
        others: [{ kind: 'former', name: written, from: null, to }],
        note: '',
      }),
    });
    await client.call('notebook.saveEntry', authority(2030));
    show(AuthorityPanel, { authorities: state.authorities });
    await eventually(() => expect(screen.getByText('平湖市新局')).toBeTruthy());
    // In the years of its records it was their name.
    expect(screen.queryByRole('button', { name: /仍写曾用名$/ })).toBeNull();
    await client.call('notebook.saveEntry', authority(2021));
    await fireEvent.click(await screen.findByRole('button', { name: /^\d+ 篇著录仍写曾用名$/ }));
    const list = within(screen.getByRole('list', { name: '仍写“平湖市新局”曾用名的著录' }));
    await fireEvent.click(list.getByRole('button', { name: /编辑.*平湖 2022/ }));
    expect(state.editing).toBe(PINGHU);
    await fireEvent.click(screen.getByRole('button', { name: /^这 \d+ 篇都改用规范名称$/ }));
    await eventually(() => expect(report().agency).toBe('平湖市新局'));
    expect(screen.queryByRole('button', { name: /仍写曾用名$/ })).toBeNull();
    await client.call('notebook.undo', {});
    await eventually(() => expect(report().agency).toBe(written));
  });
});

describe('the form of a record', () => {
  it('points out a former name, saves it all the same, and takes the authorised one by one click', async () => {
    const { client, records: state, report } = await records();
    const value = authorityText({
      kind: 'agency',
      authorised: { name: '平湖市市场监管局', from: 2014, to: null },
      others: [{ kind: 'former', name: '平湖市工商局', from: null, to: 2014 }],
      note: '',
    });
    await client.call('notebook.saveEntry', { kind: 'authority', key: 'agency 甲', value });
    show(RecordEditing, { records: state, reportId: PINGHU });
    await fireEvent.click(screen.getByRole('button', { name: /^编辑/ }));
    const form = within(await screen.findByRole('form', {}, { timeout: 15_000 }));
    const agency = form.getByRole<HTMLInputElement>('combobox', { name: /^机关 ?\*?$/ });
    // The former name leads to the authorised one.
    await fireEvent.focus(agency);
    await fireEvent.input(agency, { target: { value: '平湖市工商' } });
    expect(within(form.getByRole('listbox')).getByRole('option').textContent).toBe(
      '平湖市市场监管局 ← 平湖市工商局',
    );
    await fireEvent.input(agency, { target: { value: '平湖市工商局' } });
    const warning = '“平湖市工商局”是曾用名（至 2014 年），规范名称为“平湖市市场监管局”';
    expect(form.getByText(warning)).toBeTruthy();
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(report().agency).toBe('平湖市工商局'));

    await fireEvent.click(await screen.findByRole('button', { name: /^编辑/ }));
    const again = within(await screen.findByRole('form', {}, { timeout: 15_000 }));
    await fireEvent.click(again.getByRole('button', { name: '改用“平湖市市场监管局”' }));
    expect(again.queryByText(warning)).toBeNull();
    await fireEvent.click(again.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(report().agency).toBe('平湖市市场监管局'));
  });
});
