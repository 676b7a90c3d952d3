import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_KINDS } from '../../data/contract/comparison-model.ts';
import { TOPICS, type ReportId } from '../../data/contract/model.ts';
import { formatRoute, parseRoute } from '../shared/route.ts';
import { FIRST_LOOK, readLook, writeLook, type Look } from './compare-choices.ts';
import { FIGURE_FILTERS } from './figure-rows.ts';
import { PROMISE_FILTERS } from './promise-rows.ts';

const looks: fc.Arbitrary<Look> = fc.record({
  way: fc.constantFrom('topics', 'sentences'),
  // They are of the way that shows them; how they are written is tested beside pages-look.ts.
  pages: fc.constant(FIRST_LOOK.pages),
  hidden: fc.subarray([...ROW_KINDS]),
  topic: fc.option(fc.constantFrom(...TOPICS)),
  figures: fc.constantFrom(...FIGURE_FILTERS),
  words: fc.string({ unit: 'grapheme' }),
  normalUnits: fc.boolean(),
  // Any slug will do.
  pinned: fc.option(fc.constantFrom('pinghu-2020' as ReportId, 'zhuzhou-2020' as ReportId)),
  pair: fc.nat(4),
  promises: fc.constantFrom(...PROMISE_FILTERS),
});

describe('the look of a comparison', () => {
  it('comes back from the address that it was written into', () => {
    fc.assert(
      fc.property(looks, (look) => {
        const address = formatRoute({ view: 'compare', columns: [], mode: 'text', choices: writeLook(look) });
        const route = parseRoute(address);
        expect(readLook((route.view === 'compare' && route.choices) || {})).toEqual(look);
      }),
    );
  });

  it('is the first one where an address says nothing, or nothing that makes sense', () => {
    expect(writeLook(FIRST_LOOK)).toEqual({});
    expect(readLook({})).toEqual(FIRST_LOOK);
    expect(readLook({ way: 'sideways', hide: 'none', topic: '?', pair: '-1', units: 'SI' })).toEqual(
      FIRST_LOOK,
    );
  });
});
