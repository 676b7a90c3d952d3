import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FACETS, type Hit, type SearchResult } from '../../data/contract/search-model.ts';
import { clientOver } from '../archive-client.ts';
import { FULLEST } from './search-statement.ts';
import { SearchState } from './search.svelte.ts';

/** A host whose replies are given by hand, in any order. */
class SlowHost {
  readonly asked: {
    readonly request: Record<string, unknown>;
    readonly answer: (total: number) => void;
    readonly refuse: () => void;
  }[] = [];
  readonly client = clientOver((method, request) => {
    if (method !== 'search.run') return Promise.resolve({ ok: true, value: [] });
    return new Promise((resolve) => {
      this.asked.push({
        // The state sends an object; this test only looks into it.
        request: request as Record<string, unknown>,
        answer: (total) => resolve({ ok: true, value: resultOf(total) }),
        refuse: () => resolve({ ok: false, error: { code: 'unreachable', detail: '' } }),
      });
    });
  });
}

function resultOf(total: number): SearchResult {
  // Facets are filled by name below; hits hold what the list reads.
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as SearchResult['facets'];
  const hits = Array.from(
    { length: Math.min(25, total) },
    (_, i) => ({ passageId: `p${total}-${i}` }) as Hit,
  );
  return {
    total,
    reportCount: total,
    reports: [],
    facets,
    hits,
    expansions: [],
    parts: [],
    didYouMean: [],
    searched: { archives: 1, reports: 5, passages: 300 },
    index: 'ok',
  };
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(500);

describe('the search field', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('asks for the first key, and once for all that follow it without a pause', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    for (const text of ['放', '放心', '放心消', '放心消费']) search.type(text);
    await settle();
    expect(host.asked.map(({ request }) => request['query'])).toEqual(['放', '放心消费']);
  });

  it('asks at once for a word that comes after a rest, and waits for the next of keys that follow one another', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    expect(host.asked.map(({ request }) => request['query'])).toEqual(['电梯']);
    await vi.advanceTimersByTimeAsync(50);
    search.type('电梯维');
    await vi.advanceTimersByTimeAsync(50);
    search.type('电梯维保');
    await vi.advanceTimersByTimeAsync(50);
    expect(host.asked).toHaveLength(1);
    await settle();
    expect(host.asked.map(({ request }) => request['query'])).toEqual(['电梯', '电梯维保']);
  });

  it('asks for all reports of its hits only where these are shown report by report', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    await settle();
    host.asked[0]!.answer(9);
    await settle();
    expect(host.asked.map(({ request }) => request['mostReports'])).toEqual([20]);
    search.needReports();
    await settle();
    expect(host.asked.map(({ request }) => request['mostReports'])).toEqual([20, undefined]);
  });

  it('asks nothing while a word is being composed, and asks when it is done', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.startComposing();
    search.type('fang');
    search.type('fang xin');
    await settle();
    expect(host.asked).toHaveLength(0);
    search.endComposing('放心');
    await settle();
    expect(host.asked.map(({ request }) => request['query'])).toEqual(['放心']);
  });

  it('drops a reply that a newer query has overtaken', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    await settle();
    search.type('电梯维保');
    await settle();
    host.asked[1]!.answer(2);
    await settle();
    host.asked[0]!.answer(99);
    await settle();
    expect(search.result?.total).toBe(2);
  });

  it('shows nothing of the old query once the field is empty', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    await settle();
    search.clear();
    host.asked[0]!.answer(9);
    await settle();
    expect(search.result).toBeNull();
  });

  it('sends included and excluded facet values, and takes back one that is chosen again', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    await settle();
    search.choose('year', '2022', 'include');
    search.choose('agency', '株洲市市场监督管理局', 'exclude');
    expect(host.asked.at(-1)!.request['filters']).toEqual({
      ...FULLEST,
      year: { include: ['2022'], exclude: [] },
      agency: { include: [], exclude: ['株洲市市场监督管理局'] },
    });
    search.choose('year', '2022', 'include');
    search.countFullest(false);
    expect(host.asked.at(-1)!.request['filters']).toEqual({
      agency: { include: [], exclude: ['株洲市市场监督管理局'] },
    });
  });

  it('keeps what was found last for a list that is put aside, and shows it for no other words', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    expect(search.hasComeUp).toBe(false);
    search.type('电梯');
    expect(search.hasComeUp).toBe(false);
    host.asked[0]!.answer(3);
    await settle();
    expect([search.hasComeUp, search.result?.total]).toEqual([true, 3]);
    search.clear();
    await settle();
    expect([search.hasComeUp, search.result, search.meant, search.answered]).toEqual([false, null, null, '']);
    expect([search.last?.query, search.hitAt(0)]).toEqual(['电梯', expect.anything()]);
    search.type('放心消费');
    expect([search.hasComeUp, search.result]).toEqual([false, null]);
    host.asked[1]!.answer(7);
    await settle();
    expect([search.hasComeUp, search.result?.total]).toEqual([true, 7]);
  });

  it('asks nothing of the host for words whose hits it still has', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    host.asked[0]!.answer(3);
    await settle();
    search.clear();
    await settle();
    search.type('电梯');
    await settle();
    expect([host.asked.length, search.hasComeUp, search.result?.total]).toEqual([1, true, 3]);
  });

  it('comes up without hits where they are long in coming, or do not come', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    await vi.advanceTimersByTimeAsync(200);
    expect([search.hasComeUp, search.isSlow, search.result]).toEqual([true, true, null]);
    const failing = new SearchState(clientOver(() => Promise.reject(new Error('socket closed'))));
    failing.type('电梯');
    await settle();
    expect(failing.hasComeUp).toBe(true);
    failing.clear();
    expect([failing.hasComeUp, failing.error]).toEqual([false, null]);
  });

  it('asks for completions and own notes behind the hits, and for none of words that were typed over', async () => {
    const asked: string[] = [];
    let answer: (() => void) | undefined;
    const client = clientOver((method, request) => {
      // Notes and completions are asked for by their text, hits by their query.
      const { query, text } = request as { readonly query?: string; readonly text?: string };
      asked.push(`${method} ${query ?? text}`);
      if (method !== 'search.run') return Promise.resolve({ ok: true, value: [] });
      return new Promise((resolve) => (answer = () => resolve({ ok: true, value: resultOf(1) })));
    });
    const search = new SearchState(client);
    search.type('电梯');
    await vi.advanceTimersByTimeAsync(50);
    expect(asked).toEqual(['search.run 电梯']);
    answer!();
    await vi.advanceTimersByTimeAsync(5);
    search.type('电梯维保');
    await vi.advanceTimersByTimeAsync(100);
    answer!();
    await settle();
    expect(asked.slice(1).toSorted()).toEqual([
      'annotations.list 电梯维保',
      'search.run 电梯维保',
      'search.suggest 电梯维保',
    ]);
  });

  it('fetches a page of hits when a row of it comes into view, once', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('的');
    await settle();
    host.asked[0]!.answer(5000);
    await settle();
    expect([search.hitAt(24), search.hitAt(25)]).toEqual([expect.anything(), undefined]);
    expect(search.hitAt(1234)).toBeUndefined();
    search.need(1234);
    search.need(1240);
    expect(host.asked).toHaveLength(2);
    expect(host.asked[1]!.request['offset']).toBe(1225);
    host.asked[1]!.answer(5000);
    await settle();
    expect(search.hitAt(1234)).toBeDefined();
  });

  it('fetches further hits of the search that is listed, whatever is typed meanwhile', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    host.asked[0]!.answer(60);
    await settle();
    search.startComposing();
    search.type('电梯w');
    search.need(30);
    search.needReports();
    expect(host.asked.slice(1).map(({ request }) => request['query'])).toEqual(['电梯', '电梯']);
    expect(search.statement.query).toBe('电梯');
  });

  it('tells that further reports of the hits did not come, and asks for them once more', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    search.type('电梯');
    host.asked[0]!.answer(60);
    await settle();
    search.needReports();
    host.asked[1]!.refuse();
    await settle();
    expect(search.error).toMatchObject({ code: 'unreachable' });
    await search.again();
    expect(search.error).toBeNull();
    search.needReports();
    search.need(30);
    expect(host.asked).toHaveLength(4);
    host.asked[3]!.refuse();
    await settle();
    expect(search.error).toMatchObject({ code: 'unreachable' });
    await search.again();
    search.need(30);
    expect([search.error, host.asked.length]).toEqual([null, 5]);
  });

  it('says that it is running only when it takes longer than a moment', async () => {
    const host = new SlowHost();
    const search = new SearchState(host.client);
    void search.run();
    search.text = '电梯';
    void search.run();
    await vi.advanceTimersByTimeAsync(100);
    expect(search.isSlow).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(search.isSlow).toBe(true);
    host.asked[0]!.answer(1);
    await settle();
    expect(search.isSlow).toBe(false);
  });

  it('keeps the failure for the person to see', async () => {
    const search = new SearchState(clientOver(() => Promise.reject(new Error('socket closed'))));
    search.text = '电梯';
    await search.run();
    expect(search.error).toMatchObject({ code: 'unreachable' });
  });
});
