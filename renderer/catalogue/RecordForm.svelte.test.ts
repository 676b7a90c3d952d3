import { fireEvent, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { clientOver } from '../archive-client.ts';
import { Messages } from '../messages/messages.svelte.ts';
import type { WindowClient } from '../shared/changes.ts';
import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { sampleClient } from '../shared/testing/sample-library.ts';
import { eventually, show } from '../shared/testing/show.ts';
import RecordEditing from './RecordEditing.svelte';
import { RecordsState } from './records.svelte.ts';

const PINGHU = 'pinghu-2022' as ReportId;

function recordsOver(client: WindowClient, kept = new KeptPreferences(client)): RecordsState {
  const [messages, notices] = [new Messages(), new Notices()];
  return new RecordsState({
    ...{
      client,
      messages,
      notices,
      kept,
      reports: () => [],
      nameOf: (id) => id,
      undo: () => undefined,
    },
  });
}

async function recordsKeptBy(client: WindowClient): Promise<RecordsState> {
  const kept = new KeptPreferences(client);
  await kept.load();
  return recordsOver(client, kept);
}

async function opened() {
  const client = sampleClient();
  const messages = new Messages();
  const library = new LibraryReports(client, messages);
  await library.load();
  const notices = new Notices();
  const undo = vi.fn(() => void client.call('notebook.undo', {}));
  const records = new RecordsState({
    client,
    messages,
    notices,
    kept: new KeptPreferences(client),
    reports: () => library.list,
    nameOf: (reportId) => library.nameOf(reportId) ?? reportId,
    undo,
  });
  show(RecordEditing, { records, reportId: PINGHU });
  await fireEvent.click(screen.getByRole('button', { name: '编辑“平湖 2022”的著录' }));
  const form = within(await screen.findByRole('form', { name: '“平湖 2022”的著录' }, { timeout: 15_000 }));
  const type = (name: string, value: string) =>
    fireEvent.input(form.getByLabelText(new RegExp(`^${name} ?\\*?$`)), { target: { value } });
  const report = () => library.list.find(({ reportId }) => reportId === PINGHU)!;
  return { client, records, notices, undo, form, type, report };
}

describe('the form of a record', () => {
  it('keeps what was typed, and only that, and says so with a way back', async () => {
    const { form, type, report, notices, undo } = await opened();
    const before = report();
    await type('档号', 'X043-WS·2022-Y-0001');
    await type('日期', '2022年3月5日');
    await fireEvent.change(form.getByRole('combobox', { name: '保管期限' }), { target: { value: '30年' } });
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() =>
      expect(report()).toEqual({
        ...before,
        fields: { archivalCode: 'X043-WS·2022-Y-0001', date: '20220305', retention: '30年' },
      }),
    );
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    expect(notices.list.at(-1)?.text).toBe('已保存“平湖 2022”的著录。');
    notices.list.at(-1)!.action!.run();
    expect(undo).toHaveBeenCalled();
    await eventually(() => expect(report()).toEqual(before));
    await eventually(() => expect(document.activeElement?.textContent).toBe('编辑著录'));
  });

  it('warns of what is missing or cannot be read, and saves the rest', async () => {
    const { form, type, report, notices } = await opened();
    expect(form.getByLabelText(/^档号/).closest('.one')?.textContent).toContain('必著项');
    await type('发表年份', '去年');
    expect(form.getByText('写法不合此项要求，不会保存')).toBeTruthy();
    await type('题名', '');
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(report().title).toBeNull());
    expect(report().yearPublished).not.toBeNull();
    // What was not saved stays where it was typed, and is where the person goes on.
    expect(notices.list.at(-1)?.text).toBe('已保存“平湖 2022”的著录。发表年份的写法不合要求，没有保存。');
    const field = form.getByLabelText<HTMLInputElement>(/^发表年份/);
    await eventually(() => expect(document.activeElement).toBe(field));
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['去年', 'true']);
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(notices.list.at(-1)?.text).toBe('发表年份的写法不合要求，没有保存。'));
    expect(screen.queryByRole('form')).not.toBeNull();
  });

  it('keeps what was typed over the end of the window, until it is saved or given up', async () => {
    const { client, form, type, records } = await opened();
    await type('档号', 'X043');
    records.keepNow();
    await eventually(async () =>
      expect(Object.values(await client.call('preferences.read', {}))).toContainEqual(
        expect.stringContaining('X043'),
      ),
    );
    const next = await recordsKeptBy(client);
    expect(next.isAtWorkOn(PINGHU)).toBe(true);
    expect([...next.typedOf(PINGHU)]).toEqual([['archivalCode', { text: 'X043', before: null }]]);
    await fireEvent.click(form.getByRole('button', { name: '取消' }));
    await eventually(async () => expect((await recordsKeptBy(client)).isAtWorkOn(PINGHU)).toBe(false));
  });

  it('shows what the archive says beside what a person says, who changed it, and goes back', async () => {
    const { client, form, report } = await opened();
    const { title } = report();
    await client.call('records.edit', { edits: [{ reportId: PINGHU, fields: { title: { is: '甲' } } }] });
    await eventually(() => expect(form.getByText(`原著录：${title}`)).toBeTruthy());
    expect(form.getByText('修改记录（1）')).toBeTruthy();
    await fireEvent.click(form.getByRole('button', { name: '恢复“题名”的原著录' }));
    await eventually(() => expect(report().title).toBe(title));
    await eventually(() => expect(form.queryByText(`原著录：${title}`)).toBeNull());
  });

  it('is saved once where it is sent twice at once, and offers undo', async () => {
    const { form, type, report, notices } = await opened();
    await type('题名', '乙');
    await Promise.all([1, 2].map(() => fireEvent.click(form.getByRole('button', { name: '保存著录' }))));
    await eventually(() => expect(report().title).toBe('乙'));
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    expect(notices.list.map(({ action }) => action?.label)).toEqual(['撤销']);
  });

  it('closes on Escape where nothing was typed', async () => {
    const { form } = await opened();
    await fireEvent.keyDown(form.getByLabelText(/^题名/), { key: 'Escape' });
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('keeps what was typed on Escape, which leads to the button that gives it up', async () => {
    const { form, type, report, records } = await opened();
    const before = report();
    await type('题名', '乙');
    await fireEvent.keyDown(form.getByLabelText(/^题名/), { key: 'Escape' });
    expect(form.getByLabelText<HTMLInputElement>(/^题名/).value).toBe('乙');
    expect(document.activeElement?.textContent).toBe('取消');
    await fireEvent.click(document.activeElement!);
    expect(screen.queryByRole('form')).toBeNull();
    expect(report()).toBe(before);
    records.open(PINGHU);
    const again = within(await screen.findByRole('form', {}, { timeout: 15_000 }));
    expect(again.getByLabelText<HTMLInputElement>(/^题名/).value).toBe(before.title);
  });

  it('has what was typed when it is opened again after another', async () => {
    const { type, report, records, notices } = await opened();
    await type('题名', '乙');
    records.open('pinghu-2020' as ReportId);
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    await eventually(() => expect(records.details?.reportId).toBe('pinghu-2020'));
    records.open(PINGHU);
    const again = within(await screen.findByRole('form', {}, { timeout: 15_000 }));
    expect(again.getByLabelText<HTMLInputElement>(/^题名/).value).toBe('乙');
    await fireEvent.click(again.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(report().title).toBe('乙'));
    await eventually(() => expect(notices.list).toHaveLength(1));
    expect(records.typedOf(PINGHU).size).toBe(0);
  });

  it('stays with what was typed while it was being saved', async () => {
    const { form, type, report } = await opened();
    await type('题名', '乙');
    void fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await type('题名', '乙丙');
    await eventually(() => expect(report().title).toBe('乙'));
    expect(form.getByLabelText<HTMLInputElement>(/^题名/).value).toBe('乙丙');
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(report().title).toBe('乙丙'));
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('says where the record cannot be read, and tries again', async () => {
    const { carry } = openSampleLibrary(false);
    let isRefused = true;
    const records = recordsOver(
      clientOver((method, request) =>
        method === 'records.read' && isRefused
          ? Promise.resolve({ ok: false, error: { code: 'timed_out', detail: '' } })
          : carry(method, request),
      ),
    );
    show(RecordEditing, { records, reportId: PINGHU });
    await fireEvent.click(screen.getByRole('button', { name: /^编辑/ }));
    const refusal = within(await screen.findByRole('alert', {}, { timeout: 15_000 }));
    isRefused = false;
    await fireEvent.click(refusal.getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('form', {}, { timeout: 15_000 })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a field that was changed elsewhere while it was written', () => {
  /** 题名 was typed here, and set elsewhere meanwhile. */
  async function changedElsewhere() {
    const all = await opened();
    const { client, form, type } = all;
    await type('题名', '我的题名');
    await type('档号', 'X043-WS·2022-Y-0001');
    await client.call('records.edit', { edits: [{ reportId: PINGHU, fields: { title: { is: '别处的' } } }] });
    await eventually(() => expect(form.getByText(/^修改记录（1）/)).toBeTruthy());
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    const asked = within(await form.findByRole('alert'));
    return { ...all, asked };
  }

  it('is asked about before anything is saved, and saved as typed where that is wanted', async () => {
    const { report, asked } = await changedElsewhere();
    expect(asked.getByText(/填写期间/)).toBeTruthy();
    expect(report().fields).toEqual({});
    await fireEvent.click(asked.getByRole('button', { name: '仍按所填保存' }));
    await eventually(() =>
      expect(report()).toMatchObject({ title: '我的题名', fields: { archivalCode: 'X043-WS·2022-Y-0001' } }),
    );
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('is left as it was set there where that is wanted, and the others are saved', async () => {
    const { form, report, asked } = await changedElsewhere();
    await fireEvent.click(asked.getByRole('button', { name: '题名：改用“别处的”' }));
    expect(form.queryByRole('alert')).toBeNull();
    expect(form.getByLabelText<HTMLInputElement>(/^题名/).value).toBe('别处的');
    await eventually(() => expect(document.activeElement?.textContent).toBe('保存著录'));
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() =>
      expect(report()).toMatchObject({ title: '别处的', fields: { archivalCode: 'X043-WS·2022-Y-0001' } }),
    );
  });

  it('is not sent where what it said before was typed again', async () => {
    const { client, form, type, report } = await opened();
    const before = report().title!;
    await type('题名', '我的题名');
    await client.call('records.edit', { edits: [{ reportId: PINGHU, fields: { title: { is: '别处的' } } }] });
    await eventually(() => expect(report().title).toBe('别处的'));
    await type('题名', before);
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(screen.queryByRole('form')).toBeNull());
    expect(report().title).toBe('别处的');
  });

  it('keeps what was put there of a list, and what was taken off stays off', async () => {
    const { client, form, type, report } = await opened();
    // What the table of fields says of this one.
    const tags = () => (report().fields['tags'] ?? []) as readonly string[];
    await client.call('records.edit', { edits: [{ reportId: PINGHU, addTags: ['甲', '乙'] }] });
    await eventually(() => expect(form.getByLabelText<HTMLInputElement>(/^标签/).value).toMatch(/乙/));
    await type('标签', '乙；丙');
    await client.call('records.edit', { edits: [{ reportId: PINGHU, addTags: ['丁'] }] });
    await eventually(() => expect(tags()).toContain('丁'));
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect([...tags()].sort()).toEqual(['丁', '丙', '乙']));
  });

  it('is asked about, and keeps its tags, where it was empty and was typed on after it was set elsewhere', async () => {
    const { client, form, type, report } = await opened();
    const tags = (): readonly unknown[] => (report().fields['tags'] ?? []) as readonly unknown[];
    await type('档号', 'X');
    await type('标签', '甲');
    await client.call('records.edit', {
      edits: [{ reportId: PINGHU, fields: { archivalCode: { is: '别处的档号' } }, addTags: ['丁'] }],
    });
    await eventually(() => expect(form.getByText(/^修改记录（/)).toBeTruthy());
    await type('档号', 'XY');
    await type('标签', '甲乙');
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    const asked = within(await form.findByRole('alert'));
    expect(report().fields['archivalCode']).toBe('别处的档号');
    await fireEvent.click(asked.getByRole('button', { name: '仍按所填保存' }));
    await eventually(() => expect(report().fields['archivalCode']).toBe('XY'));
    expect([...tags()].sort()).toEqual(['丁', '甲乙']);
  });

  it('is none that was saved from this very form', async () => {
    const { form, type, report } = await opened();
    await type('题名', '乙');
    void fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await type('题名', '乙丙');
    await eventually(() => expect(report().title).toBe('乙'));
    await fireEvent.click(form.getByRole('button', { name: '保存著录' }));
    await eventually(() => expect(report().title).toBe('乙丙'));
    expect(form.queryByRole('alert')).toBeNull();
  });
});
