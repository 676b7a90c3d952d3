/** What the search field suggests of a library whose names are still being catalogued. */
import { afterEach, expect, it, vi } from 'vitest';
import type { Thing } from './contract/touches.ts';
import { declarationOf } from './contract/requests.ts';
import { libraryForEach } from './testing/library-for-each.ts';

const here = libraryForEach(20);
afterEach(() => void vi.restoreAllMocks());

it('tells windows that names have come where it has answered from a part of them', () => {
  const told: Thing[] = [];
  here.library.changes.onElsewhere((things) => told.push(...things));
  const request = { text: '监管', limit: 50 };
  // As on a machine where whatever is done takes longer than anybody waits.
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const before = here.archive['search.suggest'](request);
  expect(told).toEqual([]);
  while (here.library.warmUp());
  expect(told).toEqual(['names']);
  expect(here.archive['search.suggest'](request).length).toBeGreaterThan(before.length);
  expect(declarationOf('search.suggest').dependsOn).toContain('names');
});
