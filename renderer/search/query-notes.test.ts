import { describe, expect, it } from 'vitest';
import type { QueryPart } from '../../data/contract/search-model.ts';
import { search } from '../messages/search.ts';
import { PART_NAMES, partsToExplain } from './query-notes.ts';

const part = (kind: QueryPart['kind'], note: string | null = null): QueryPart => ({
  range: [0, 1],
  kind,
  note,
});

describe('how a query was read', () => {
  it('is told for everything but plain words and brackets', () => {
    const parts = [part('word'), part('field'), part('group'), part('operator'), part('word', 'unclosed')];
    expect(partsToExplain(parts)).toEqual([parts[1], parts[3], parts[4]]);
  });

  it('has a name for every kind of part', () => {
    for (const key of Object.values(PART_NAMES)) expect(search.zh[key]).not.toBe('');
  });
});
