import { describe, expect, it } from 'vitest';
import type { Passage, PassageId, Section } from '../../data/contract/model.ts';
import { turnsOf } from './marks-in-turn.ts';

// Literals of the form that passage ids have.
const id = (n: number): PassageId => `linhe-2024:digest:${n}` as PassageId;

/** Twelve passages of 100 characters in sections of three, each section with a heading of ten. */
function sampleSections(): Section[] {
  const passage = (n: number, text: string): Passage => ({ passageId: id(n), text, rawStart: 0, rawEnd: 0 });
  return [0, 4, 8].map((n) => ({
    role: 'digest',
    kind: 'review',
    year: 2024,
    level: 1,
    heading: '消费维权',
    headingPassage: passage(n, '二〇二四年消费维权。'),
    topic: null,
    passages: [1, 2, 3].map((more) => passage(n + more, '街'.repeat(100))),
  }));
}
const ALL = Array.from({ length: 12 }, (_, n) => id(n));

describe('the order in which marks are drawn', () => {
  it('begins with what a text that opens at its beginning shows', () => {
    const { first, others } = turnsOf(sampleSections(), null, 150);
    expect([...first]).toEqual(ALL.slice(0, 3));
    expect(others).toEqual(ALL.slice(3));
  });

  it('begins around the place that is gone to, and goes on from there', () => {
    const { first, others } = turnsOf(sampleSections(), id(6), 150);
    expect([...first].sort()).toEqual([id(3), id(4), id(5), id(6), id(7)]);
    expect(others).toEqual([id(8), id(9), id(10), id(11), id(2), id(1), id(0)]);
  });

  it('has every passage exactly once, wherever the text opens', () => {
    for (const start of [...ALL, null, 'linhe-2023:digest:0' as PassageId]) {
      for (const reach of [0, 90, 400, 5000]) {
        const { first, others } = turnsOf(sampleSections(), start, reach);
        expect([...first, ...others].sort(), `${start} ${reach}`).toEqual([...ALL].sort());
      }
    }
  });
});
