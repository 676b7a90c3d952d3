import { screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Messages } from '../messages/messages.svelte.ts';
import { KeptPreferences } from '../shared/kept-preferences.svelte.ts';
import { LibraryReports } from '../shared/library-reports.svelte.ts';
import { Notices } from '../shared/notices.svelte.ts';
import { eventually, show } from '../shared/testing/show.ts';
import { tellingHost } from '../shared/testing/telling-host.ts';
import ConcordanceView from './ConcordanceView.svelte';
import { countRows } from './list-check.svelte.ts';
import ReceiptView from './ReceiptView.svelte';
import { SearchState } from './search.svelte.ts';
import { SearchTools } from './search-tools.svelte.ts';
import TermTable from './TermTable.svelte';
import YearsView from './YearsView.svelte';

const SENTENCE = '正则扫描超过时限，结果可能不全';
const STATEMENT = { query: '/[0-9]+%/', exact: false, sort: 'place', filters: {} } as const;
const TERM = { term: '/[0-9]+%/', total: 3, reports: 1, byYear: { '2022': 3 } };
const RECEIPT = { query: '/[0-9]+%/', made: '2026-03-01T00:00:00Z', total: 3 };

/** A library that counts three of whatever is asked. */
function desk(complete: boolean) {
  const answers: Readonly<Record<string, unknown>> = {
    'search.concordance': { total: 3, lines: [], remaining: 0, complete },
    'search.frequency': {
      years: [{ year: 2022, reports: 1, passages: 3, occurrences: 3, passagesInYear: 9 }],
      undated: null,
      remaining: 0,
      complete,
    },
    'search.export': { fileName: 'a.csv', mediaType: 'text/csv', contentBase64: '', count: 3, complete },
    'search.receipt': { ...RECEIPT, complete },
    'search.verifyReceipt': { state: 'same', differences: [] },
  };
  const client = tellingHost((method) => answers[method] ?? []);
  const [messages, notices] = [new Messages(), new Notices()];
  const library = new LibraryReports(client, messages);
  const kept = new KeptPreferences(client);
  const parts = { client, messages, notices, library, kept, isShown: () => true };
  return { search: new SearchState(client), tools: new SearchTools(parts), notices };
}

describe.each([true, false])('what was counted, all of it being read: %s', (complete) => {
  const expectSaid = (): void => expect(screen.queryAllByText(SENTENCE)).toHaveLength(complete ? 0 : 1);

  beforeEach(() => {
    // A file that is saved is a link that is clicked.
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  });

  it('says it above the concordance, and in its table', async () => {
    const { search, tools } = desk(complete);
    show(ConcordanceView, { search, tools, online: () => undefined });
    await tools.analysis.showContext(STATEMENT);
    await eventually(() => expect(screen.getByText('3 处')).toBeTruthy());
    expectSaid();
    const csv = await tools.analysis.contextCsv(['年度'], () => [], SENTENCE);
    expect(csv.includes(SENTENCE)).toBe(!complete);
  });

  it('says it above the figures by year', async () => {
    const { search, tools } = desk(complete);
    show(YearsView, { search, tools });
    await tools.analysis.showYears(STATEMENT);
    await eventually(() => expect(screen.getByRole('rowheader', { name: '2022' })).toBeTruthy());
    expectSaid();
  });

  it('says it beside the term of a list, and in its table', () => {
    const counts = { years: [2022], rows: [{ ...TERM, complete }] };
    show(TermTable, { counts, onterm: () => undefined });
    expectSaid();
    expect(countRows(counts, ['词语', '合计', '报告'], SENTENCE).flat().includes(SENTENCE)).toBe(!complete);
  });

  it('says it of a receipt that is verified', async () => {
    const { search, tools } = desk(complete);
    show(ReceiptView, { search, tools });
    await tools.verifyReceipt(new File([JSON.stringify({ ...RECEIPT, complete })], 'a.json'));
    await eventually(() => expect(screen.getByText('与回执一致')).toBeTruthy());
    expectSaid();
  });

  it('says it when hits were exported and when a receipt was made', async () => {
    const { tools, notices } = desk(complete);
    await tools.exportHits(STATEMENT, 'csv');
    await tools.makeReceipt(STATEMENT);
    const said = notices.list.map(({ text }) => text.includes(SENTENCE));
    expect(said).toEqual([!complete, !complete]);
  });
});
