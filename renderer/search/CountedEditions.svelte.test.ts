import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { tellingHost } from '../shared/testing/telling-host.ts';
import { eventually, show } from '../shared/testing/show.ts';
import CountedEditions from './CountedEditions.svelte';
import { SearchState } from './search.svelte.ts';

/** Thirteen passages of an original, and six of the 提要 beside it where that is asked for too. */
const host = tellingHost((method, request) => {
  if (method !== 'search.run') return [];
  // The method says what the request is.
  const { filters } = request as { readonly filters: { readonly fullness?: unknown } };
  const edition = [{ value: 'original', count: 13 }];
  if (!filters.fullness) edition.push({ value: 'digest', count: 6 });
  const facets = {
    edition,
    fullness: [
      { value: 'fullest', count: 13 },
      { value: 'beside', count: 6 },
    ],
  };
  const total = filters.fullness ? 13 : 19;
  return { total, facets, hits: [], reports: [], didYouMean: [] };
});

describe('the editions that are counted', () => {
  it('are named, and 提要 are counted besides where a person says so', async () => {
    const search = new SearchState(host);
    show(CountedEditions, {
      search,
      get result() {
        return search.result;
      },
    });
    await search.adopt({ ...search.statement, query: '放心消费' });
    const box = await eventually(() => screen.getByRole('checkbox', { name: '另计提要 6 段' }));
    expect(document.body.textContent).toContain('计：原文 13 段');
    expect(search.result?.total).toBe(13);
    await fireEvent.click(box);
    await eventually(() => expect(search.result?.total).toBe(19));
    await eventually(() => expect(document.body.textContent).toContain('原文 13 段，提要 6 段'));
  });
});
