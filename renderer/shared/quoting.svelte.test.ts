import { describe, expect, it, vi } from 'vitest';
import type { ArchiveClient } from '../../data/contract/api.ts';
import type { IndicatorId, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { Quoting } from './quoting.svelte.ts';

const reportId = 'hongyan-2023-h1' as ReportId;
const indicatorId = `${reportId}:original:i1` as IndicatorId;
/** As evidence.of answers, as far as quoting reads it. */
const EVIDENCE = {
  ...{ code: 'LJ-7K2M-9QXD-4T1A', title: '2023年上半年工作总结', subtitle: null, section: null },
  ...{ yearCovered: 2023, yearPublished: null, passage: '办结近3000件。' },
  indicator: {
    ...{ indicatorId, reportId, edition: 'original', agency: '红岩县市场监督管理局', sourceFile: null },
    ...{ subject: '办结', value: 3000, unit: '件', qualifier: '近', kind: 'target', period: '2023-H1' },
    ...{ quote: '办结近3000件', passageId: `${reportId}:original:1`, range: [0, 8] },
  },
};

describe('a figure that is taken along', () => {
  const call = vi.fn((method: string, _request?: unknown) =>
    Promise.resolve(method === 'evidence.of' ? EVIDENCE : null),
  );
  const report = { reportId, period: '2023-H1' } as ReportSummary; // Asked for these alone.
  const quoting = new Quoting({
    client: { call } as unknown as ArchiveClient, // These two methods alone are called.
    messages: new Messages(),
    library: { list: [report], sharedGenreOf: () => null },
    tell: () => undefined,
    tellClipped: () => undefined,
    fail: (error) => {
      throw error;
    },
    collected: { count: () => 0, page: () => Promise.reject(new Error('not asked for')) },
  });

  it('keeps what makes its number another one, and the part of the year that its paper is about', async () => {
    const [quoted] = await quoting.quotesOf([{ kind: 'figure', indicatorId }]);
    expect(quoted?.figure).toMatchObject({ value: 3000, qualifier: '近', kind: 'target' });
    expect(quoted?.cited.period).toBe('2023-H1');
  });

  it('does so in the 材料夹', async () => {
    await quoting.clip([{ kind: 'figure', indicatorId }]);
    const clipped = call.mock.calls.find(([method]) => method === 'notebook.clip')?.[1];
    expect(clipped).toMatchObject({
      content: { figure: { qualifier: '近', kind: 'target' }, cited: { period: '2023-H1' } },
    });
  });
});
