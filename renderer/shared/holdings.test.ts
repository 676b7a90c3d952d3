import { describe, expect, it } from 'vitest';
import type { ReportId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { HoldingsState } from './holdings.svelte.ts';
import { LibraryReports } from './library-reports.svelte.ts';
import { Notices } from './notices.svelte.ts';
import { tellingHost } from './testing/telling-host.ts';

const named = (reportId: string, title: string) => ({
  // An id of this test; any string will do.
  reportId: reportId as ReportId,
  agency: null,
  agencyLabel: null,
  yearCovered: null,
  genre: null,
  period: null,
  title,
  sourceFile: `${reportId}.txt`,
});
const version = (number: number, isChosen: boolean) => ({
  version: number,
  edition: 'original',
  isChosen,
  sourceFile: `${number}.txt`,
});

/** Holdings of two reports in memory. */
function shelf(shared: object = {}) {
  let trash: readonly string[] = [];
  let chosen = 2;
  const asked: string[] = [];
  const reports = [named('a', '甲'), named('b', '乙')].map((one) => ({ ...one, ...shared }));
  const of = (isGone: boolean) => reports.filter(({ reportId }) => trash.includes(reportId) === isGone);
  const client = tellingHost((method, request) => {
    asked.push(method);
    const { reportId = '', version: wanted = 0 } = request as { reportId?: string; version?: number };
    if (method === 'reports.remove') trash = [...trash, reportId];
    if (method === 'reports.restore') trash = trash.filter((one) => one !== reportId);
    if (method === 'reports.chooseVersion') chosen = wanted;
    if (method === 'reports.undo') {
      trash = [];
      return { action: 'remove', reportId: 'a' };
    }
    if (method === 'reports.list') return of(false);
    if (method === 'reports.versions') return [version(2, chosen === 2), version(1, chosen === 1)];
    if (method !== 'reports.holdings') return of(true);
    return {
      reports: of(false).map((one) => ({ ...one, versions: 2 })),
      sources: { count: 0, bytes: 0 },
      undo: null,
      redo: null,
    };
  });
  const notices = new Notices();
  const failures: unknown[] = [];
  const state = new HoldingsState({
    client,
    messages: new Messages(),
    notices,
    library: new LibraryReports(client, new Messages()),
    fail: (error) => failures.push(error),
    isShown: () => true,
  });
  const held = () => state.held?.reports.map(({ title }) => title);
  return { state, notices, held, asked, failures };
}
// The ids of this test.
const A = 'a' as ReportId;

describe('the reports of one’s own', () => {
  it('leave the list when they are removed, and the notice brings them back', async () => {
    const { state, notices, held } = shelf();
    await state.load();
    await state.remove(A);
    await state.settled();
    expect([held(), state.trash.map(({ title }) => title)]).toEqual([['乙'], ['甲']]);
    const [notice] = notices.list;
    expect(notice?.text).toContain('“甲”');
    notice?.action?.run();
    await new Promise((resolve) => setTimeout(resolve));
    await state.settled();
    expect([held(), state.trash]).toEqual([['甲', '乙'], []]);
    expect(notices.list.map(({ text }) => text)).toEqual(['已恢复“甲”。']);
  });

  it('are told from those in the trash that share agency and year', async () => {
    const { state } = shelf({ agency: '平湖市市场监督管理局', agencyLabel: '平湖', yearCovered: 2023 });
    await state.load();
    expect(['a', 'b'].map((id) => state.nameOf(id as ReportId))).toEqual(['平湖 2023 甲', '平湖 2023 乙']);
    await state.remove(A);
    await state.settled();
    expect(['a', 'b'].map((id) => state.nameOf(id as ReportId))).toEqual(['平湖 2023 甲', '平湖 2023 乙']);
  });

  it('say what was taken back, by its name', async () => {
    const { state, notices, held } = shelf();
    await state.load();
    await state.remove(A);
    await state.turn('undo');
    await state.settled();
    expect(held()).toEqual(['甲', '乙']);
    expect(notices.list.map(({ text }) => text)).toEqual(['已撤销：移出“甲”']);
  });

  it('use another text, and the notice uses the one before again', async () => {
    const { state, notices } = shelf();
    await state.load();
    state.needVersions(A);
    await new Promise((resolve) => setTimeout(resolve));
    const current = () => state.versionsOf(A)?.find(({ isChosen }) => isChosen)?.version;
    expect(current()).toBe(2);
    await state.choose(A, state.versionsOf(A)![1]!);
    await new Promise((resolve) => setTimeout(resolve));
    expect([current(), notices.list.at(-1)?.text]).toEqual([1, '“甲”现用的是《1.txt》。']);
    notices.list.at(-1)?.action?.run();
    await new Promise((resolve) => setTimeout(resolve));
    expect(current()).toBe(2);
  });
});
