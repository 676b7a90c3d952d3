import { expect, it } from 'vitest';
import { clientOver } from '../archive-client.ts';
import type { EditionName, ReportId, ReportSummary } from '../../data/contract/model.ts';
import type { Hit } from '../../data/contract/search-model.ts';
import { HitWalk } from './hit-walk.ts';
import { FULLEST, type Filters } from './search-statement.ts';

/** Hits by text, most in a report first. */
const HITS = [
  ['pinghu-2022', 'original', 3],
  ['pinghu-2022', 'digest', 1],
  ['yuxi-2020', 'digest', 2],
  ['pinghu-2020', 'digest', 1],
] as const;

interface Asked {
  readonly reportId?: string;
  readonly offset: number;
  readonly filters: Filters;
}

/** Answers as the archive does: filters, counts per report, the page asked for. */
const host = clientOver((_method, request) => {
  // The walk asks for searches only.
  const { reportId, offset, filters } = request as Asked;
  const isWanted = (edition: string): boolean =>
    (filters.edition?.include ?? [edition]).includes(edition) &&
    !(filters.fullness && edition === 'digest' && reportId === 'pinghu-2022');
  const hits = HITS.filter(([id, edition]) => (reportId ?? id) === id && isWanted(edition)).flatMap(
    ([id, edition, count]) =>
      Array.from({ length: count }, (_, i) => ({
        reportId: id,
        edition,
        passageId: `${id}:${edition}:${i}`,
      })),
  );
  const value = {
    total: hits.length,
    hits: hits.slice(offset, offset + 1),
    reports: [...new Set(HITS.map(([id]) => id))].map((id) => ({ reportId: id })),
    facets: { edition: [{ value: 'digest' }, { value: 'original' }] },
  };
  return Promise.resolve({ ok: true, value });
});

const walk = new HitWalk(host);
const statement = { query: '电梯', exact: false, sort: 'relevance', filters: {} } as const;
const open = (reportId: string, edition: EditionName) => ({ reportId: reportId as ReportId, edition });
/** The catalogue, as far as the order reads it. */
const reports = ['pinghu-2022', 'yuxi-2020', 'pinghu-2020'].map(
  (reportId) => ({ reportId, yearCovered: Number(reportId.slice(-4)) }) as unknown as ReportSummary,
);
const told = (stop: { hit: Hit; isWrapped: boolean } | null) =>
  stop && `${stop.hit.passageId}${stop.isWrapped ? ' again' : ''}`;

it('goes from the last hit of a text to the first of the next, over all reports, and says where it begins again', async () => {
  expect(told(await walk.next(null, 1, statement, reports))).toBe('pinghu-2022:original:0');
  expect(told(await walk.next(open('pinghu-2022', 'original'), 1, statement, reports))).toBe(
    'pinghu-2022:digest:0',
  );
  expect(told(await walk.next(open('pinghu-2022', 'digest'), 1, statement, reports))).toBe(
    'yuxi-2020:digest:0',
  );
  expect(told(await walk.next(open('pinghu-2020', 'digest'), 1, statement, reports))).toBe(
    'pinghu-2022:original:0 again',
  );
});

it('goes back to the last hit of the text before', async () => {
  expect(told(await walk.next(open('pinghu-2020', 'digest'), -1, statement, reports))).toBe(
    'yuxi-2020:digest:1',
  );
  expect(told(await walk.next(open('pinghu-2022', 'original'), -1, statement, reports))).toBe(
    'pinghu-2020:digest:0 again',
  );
});

it('passes by what the filters leave out', async () => {
  const fullest = { ...statement, filters: FULLEST };
  expect(told(await walk.next(open('pinghu-2022', 'original'), 1, fullest, reports))).toBe(
    'yuxi-2020:digest:0',
  );
  const originals = { ...statement, filters: { edition: { include: ['original'], exclude: [] } } };
  expect(told(await walk.next(open('pinghu-2022', 'original'), 1, originals, reports))).toBe(
    'pinghu-2022:original:0 again',
  );
});

it('goes from report to report as they are listed, by year where the list is sorted so', async () => {
  const oldest = { ...statement, sort: 'oldest' } as const;
  expect(told(await walk.next(null, 1, oldest, reports))).toBe('yuxi-2020:digest:0');
  expect(told(await walk.next(open('yuxi-2020', 'digest'), 1, oldest, reports))).toBe('pinghu-2020:digest:0');
  expect(told(await walk.next(open('pinghu-2020', 'digest'), 1, oldest, reports))).toBe(
    'pinghu-2022:original:0',
  );
  expect(told(await walk.next(open('yuxi-2020', 'digest'), -1, oldest, reports))).toBe(
    'pinghu-2022:digest:0 again',
  );
});
