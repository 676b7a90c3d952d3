import { describe, expect, it } from 'vitest';
import type { Column, PlanPromise } from '../../data/contract/comparison-model.ts';
import type { PassageId, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { tellingHost } from '../shared/testing/telling-host.ts';
import { KeptEntries } from './kept-entries.ts';
import { passesPromise, promisePairs } from './promise-rows.ts';
import { PromisesState } from './promises.svelte.ts';

const column = (id: string): Column => ({ reportId: id as ReportId, edition: 'digest' });

function report(reportId: string, agency: string, yearCovered: number): ReportSummary {
  // What the pairs look at.
  return {
    reportId,
    agency,
    yearCovered,
    genre: 'annual-review',
    period: String(yearCovered),
    editions: ['digest'],
  } as unknown as ReportSummary;
}

const REPORTS = [
  report('pinghu-2020', '平湖市市场监督管理局', 2020),
  report('pinghu-2022', '平湖市市场监督管理局', 2022),
  report('pinghu-2025', '平湖市市场监督管理局', 2025),
  report('zhejiang-2023', '浙江省市场监督管理局', 2023),
];

function promise(text: string, answers = 0): PlanPromise {
  const passageId = `pinghu-2020:digest:${text.length}` as PassageId;
  const sentence = { passageId, start: 0, end: text.length, text, isHeading: false, heading: null };
  const candidate = { kind: 'wording' as const, sentence, score: 0.3, promised: null, reported: null };
  return { sentence, topic: 'civic', candidates: Array.from({ length: answers }, () => candidate) };
}

/** A notebook in memory and an archive with the promises given. */
function host(promises: readonly PlanPromise[]) {
  const entries = new Map<string, string>();
  const client = tellingHost((method, request) => {
    // The state asks for these methods only, in the forms of the contract.
    const { key, value } = request as { key: string; value: string };
    const answer = (): unknown => {
      switch (method) {
        case 'compare.promises':
          return { ...(request as object), promises };
        case 'notebook.entries':
          return [...entries].map(([one, own]) => ({ kind: 'alignment', key: one, value: own, rivals: [] }));
        case 'notebook.saveEntry':
          entries.set(key, value);
          return { kind: 'alignment', key, value };
        case 'notebook.removeEntry': {
          const before = { kind: 'alignment', key, value: entries.get(key) };
          entries.delete(key);
          return before;
        }
        default:
          return [];
      }
    };
    return answer();
  });
  return { entries, client, state: new PromisesState(client, new KeptEntries(client)) };
}

const PLANS = [promise('计划改造农贸市场六家。', 2), promise('拟办青年讲堂。')];
const BOTH = [column('pinghu-2020'), column('pinghu-2022')];

describe('the years of a promise', () => {
  it('are each column and the nearest later column of its agency', () => {
    const columns = ['pinghu-2020', 'pinghu-2025', 'pinghu-2022'].map(column);
    expect(promisePairs(columns, REPORTS).map(({ from, to }) => [from.reportId, to.reportId])).toEqual([
      ['pinghu-2020', 'pinghu-2022'],
      ['pinghu-2022', 'pinghu-2025'],
    ]);
  });

  it('reach for the next report that the library holds where no later column is chosen', () => {
    const pairs = promisePairs([column('pinghu-2022'), column('zhejiang-2023')], REPORTS);
    expect(pairs.map(({ from, to }) => [from.reportId, to.reportId])).toEqual([
      ['pinghu-2022', 'pinghu-2025'],
    ]);
    expect(promisePairs([column('nobody-2001')], REPORTS)).toEqual([]);
  });
});

describe('the judgement of a promise', () => {
  it('is kept in the notebook and can be taken back, step by step', async () => {
    const { entries, state } = host(PLANS);
    await state.load(BOTH, REPORTS);
    const first = await state.judge(state.rows[0]!, { verdict: 'kept', remark: '' });
    const second = await state.judge(state.rows[0]!, { verdict: 'kept', remark: '次年二月完工' });
    expect(state.rows[0]!.judged).toMatchObject({ verdict: 'kept', remark: '次年二月完工' });
    await second();
    expect(state.rows[0]!.judged).toMatchObject({ verdict: 'kept', remark: '' });
    await first();
    expect(state.rows[0]!.judged).toBeNull();
    expect(entries.size).toBe(0);
  });

  it('that says nothing any more leaves no entry behind', async () => {
    const { entries, state } = host(PLANS);
    await state.load(BOTH, REPORTS);
    await state.judge(state.rows[1]!, { verdict: 'notFound', remark: '' });
    await state.judge(state.rows[1]!, { verdict: null, remark: '' });
    expect(entries.size).toBe(0);
    await state.judge(state.rows[1]!, { verdict: null, remark: '' });
    expect(entries.size).toBe(0);
  });

  it('keeps a verdict that is still on its way when a remark is written', async () => {
    const { state } = host(PLANS);
    await state.load(BOTH, REPORTS);
    const row = state.rows[0]!;
    await Promise.all([
      state.judge(row, { verdict: 'partly' }),
      state.judge(row, { remark: '次年二月完工' }),
    ]);
    expect(state.rows[0]!.judged).toMatchObject({ verdict: 'partly', remark: '次年二月完工' });
  });

  it('stays in sight where its sentence has changed, until a person removes it', async () => {
    const { entries, client, state } = host(PLANS);
    await state.load(BOTH, REPORTS);
    await state.judge(state.rows[0]!, { verdict: 'partly', remark: '' });
    const [[key, value]] = [...entries] as [[string, string]];
    entries.clear();
    entries.set(`${key} older`, value.replace('六家', '五家'));
    // Somebody else has changed the plan.
    client.changes.tell(['alignments']);
    await state.load(BOTH, REPORTS);
    expect(state.rows[0]!.judged).toBeNull();
    expect(state.lost.map((one) => one.judged.from.text)).toEqual(['计划改造农贸市场五家。']);
    await state.forget(state.lost[0]!.key);
    expect(state.lost).toEqual([]);
  });

  it('decides which promises a filter shows', async () => {
    const { state } = host(PLANS);
    await state.load(BOTH, REPORTS);
    await state.judge(state.rows[0]!, { verdict: 'kept', remark: '' });
    const shown = (filter: Parameters<typeof passesPromise>[1]) =>
      state.rows.filter((row) => passesPromise(row, filter)).length;
    expect([shown('all'), shown('open'), shown('kept'), shown('partly'), shown('silent')]).toEqual([
      2, 1, 1, 0, 1,
    ]);
  });
});
