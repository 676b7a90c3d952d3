import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS } from '../../data/contract/search-model.ts';
import {
  addressIn,
  searchIn,
  SORTS,
  withSearch,
  type SearchStatement,
  type Filters,
} from './search-statement.ts';

const value = fc.string({ minLength: 1, unit: 'grapheme' });
const values = fc.uniqueArray(value, { maxLength: 3 });
const filters: fc.Arbitrary<Filters> = fc
  .dictionary(fc.constantFrom(...FACETS), fc.record({ include: values, exclude: values }), { maxKeys: 3 })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([facet, one]) =>
        one.include.length + one.exclude.length > 0 ? [[facet, one]] : [],
      ),
    ),
  );
const searches: fc.Arbitrary<SearchStatement> = fc.record({
  query: fc
    .oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom('放心消费', '年度:2020..2025 “沙盒监管”', '/a?b&c=#/'),
    )
    .filter((text) => text.trim() !== ''),
  exact: fc.boolean(),
  sort: fc.constantFrom(...SORTS),
  filters,
});

describe('the address of a search', () => {
  it('leads back to the search it was made from, whatever the view', () => {
    fc.assert(
      fc.property(
        searches,
        fc.constantFrom('#/read/pinghu-2022?at=x', '#/search/years', '#/read'),
        (statement, view) => {
          expect(searchIn(withSearch(view, statement))).toEqual(statement);
        },
      ),
    );
  });

  it('replaces an older search and keeps the place', () => {
    const statement: SearchStatement = { query: '电梯', exact: false, sort: 'relevance', filters: {} };
    const twice = withSearch(
      withSearch('#/read/pinghu-2022?at=p:1', { ...statement, query: '旧', exact: true }),
      statement,
    );
    expect(twice).toBe(withSearch('#/read/pinghu-2022?at=p:1', statement));
    expect(twice).toContain('at=p');
  });

  it('of an empty query is the address of the view', () => {
    expect(withSearch('#/notes', { query: ' ', exact: true, sort: 'place', filters: {} })).toBe('#/notes');
    expect(searchIn('#/notes')).toBeNull();
  });

  it('is found in what somebody pastes', () => {
    expect(addressIn('见 http://127.0.0.1:4000/#/read/pinghu-2022?q=%E7%94%B5 一段')).toBe(
      '#/read/pinghu-2022?q=%E7%94%B5',
    );
    expect(addressIn('#/search/years')).toBe('#/search/years');
    expect(addressIn('https://example.org/#/readme')).toBeNull();
    expect(addressIn('放心消费')).toBeNull();
  });
});
