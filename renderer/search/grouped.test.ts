import { describe, expect, it } from 'vitest';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import type { Hit } from '../../data/contract/search-model.ts';
import { clientOver } from '../archive-client.ts';
import { GroupedHits, inOrder, rowsOf } from './grouped.svelte.ts';

// Ids as the archive makes them.
const id = (text: string) => text as ReportId;
const GROUPS = [
  { reportId: id('pinghu-2020'), count: 30 },
  { reportId: id('pinghu-2025'), count: 4 },
  { reportId: id('zhejiang-2023'), count: 2 },
];
const ASKED = { query: '电梯', exact: false, sort: 'relevance', filters: {} } as const;

describe('hits report by report', () => {
  it('are in the order of their number, or of the years where the list is sorted so', () => {
    const reports = GROUPS.map(
      ({ reportId }) => ({ reportId, yearCovered: Number(reportId.slice(-4)) }) as ReportSummary, // all that the order reads
    );
    const years = (sort: 'relevance' | 'newest' | 'oldest') =>
      inOrder(GROUPS, sort, reports).map(({ reportId }) => reportId.slice(-4));
    expect(years('relevance')).toEqual(['2020', '2025', '2023']);
    expect(years('newest')).toEqual(['2025', '2023', '2020']);
    expect(years('oldest')).toEqual(['2020', '2023', '2025']);
  });

  it('are a line for each report, its hits where it stands open, and the way to the rest', () => {
    const rows = rowsOf(
      GROUPS,
      (reportId) => reportId === 'pinghu-2020',
      () => 2,
    );
    expect(rows.map((row) => row.kind)).toEqual(['report', 'hit', 'hit', 'more', 'report', 'report']);
    expect(rows[3]).toMatchObject({ left: 28 });
  });

  it('are asked for once per page, of that report only, and dropped when the query has changed', async () => {
    const asked: unknown[] = [];
    const answers: ((hits: readonly Partial<Hit>[]) => void)[] = [];
    const groups = new GroupedHits(
      clientOver((_method, request) => {
        asked.push(request);
        return new Promise((resolve) => answers.push((hits) => resolve({ ok: true, value: { hits } })));
      }),
    );
    groups.start(ASKED, GROUPS);
    groups.need(id('pinghu-2020'), 0);
    groups.need(id('pinghu-2020'), 1);
    groups.need(id('pinghu-2020'), 25);
    expect(asked).toMatchObject([
      { query: '电梯', reportId: 'pinghu-2020', offset: 0, limit: 20 },
      { reportId: 'pinghu-2020', offset: 20 },
    ]);
    answers[0]!([{ text: '电梯维保' }]);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(groups.hitAt(id('pinghu-2020'), 0)).toMatchObject({ text: '电梯维保' });
    groups.start({ ...ASKED, query: '气瓶' }, GROUPS);
    answers[1]!([{ text: '电梯' }]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(groups.hitAt(id('pinghu-2020'), 0)).toBeUndefined();
    expect(groups.hitAt(id('pinghu-2020'), 20)).toBeUndefined();
  });
});
