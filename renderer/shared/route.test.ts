import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDITIONS, type PassageId, type ReportId } from '../../data/contract/model.ts';
import { COMPARE_MODES, formatRoute, HOME, parseRoute, SEARCH_TABS, type Route } from './route.ts';

const reportId = fc.stringMatching(/^[a-z]{2,8}-20\d\d$/).map((id) => id as ReportId);
const passageId = fc.tuple(reportId, fc.nat()).map(([id, n]) => `${id}:digest:${n}` as PassageId);
const edition = fc.constantFrom(...EDITIONS);
const range = fc.tuple(fc.nat(500), fc.nat(50)).map(([start, length]) => [start, start + length] as const);
const place = fc.record({ passageId, range: fc.option(range) });

/** Names are those of our pages; values are whatever a person types. */
const choices = fc.dictionary(
  fc.constantFrom('way', 'hide', 'topic', 'words', 'concept', 'year', 'sort'),
  fc.string({ unit: fc.constantFrom('电', '梯', '&', '=', '%', '+', ' ', '#', 'a') }),
);

const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    view: fc.constant('read' as const),
    reportId,
    edition: fc.option(edition),
    place: fc.option(place),
    choices: fc.constantFrom(undefined, { side: 'notes' }),
  }),
  fc.record({ view: fc.constant('search' as const), tab: fc.constantFrom(...SEARCH_TABS) }),
  fc.record({
    view: fc.constant('compare' as const),
    columns: fc.array(fc.record({ reportId, edition }), { maxLength: 5 }),
    mode: fc.constantFrom(...COMPARE_MODES),
    choices,
  }),
  fc.record({
    view: fc.constant('indicators' as const),
    agency: fc.option(fc.constant('平湖市市场监督管理局')),
    choices,
  }),
  fc.record({
    view: fc.constant('programmes' as const),
    name: fc.option(fc.constantFrom('浙食链', 'GM2D & 100%')),
    choices,
  }),
  fc.record({
    view: fc.constant('notes' as const),
    choices: fc.constantFrom(undefined, { tag: '待核 & 100%' }),
  }),
  fc.constantFrom<Route>({ view: 'library' }, { view: 'catalogue' }),
);

describe('an address', () => {
  it('leads back to the view it was made from', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
    );
  });

  it('of any other kind leads home and never fails', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRoute(`#/nowhere/${text}`)).toEqual(HOME);
      }),
    );
    expect(parseRoute('#/read/%E0%A4%A')).toMatchObject({ view: 'read' });
  });
});
