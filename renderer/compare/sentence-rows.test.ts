import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ROW_KINDS,
  type ComparedRow,
  type ComparedSentence,
  type RowKind,
} from '../../data/contract/comparison-model.ts';
import type { PassageId } from '../../data/contract/model.ts';
import {
  countKinds,
  keptRows,
  marksInSentence,
  nextDifference,
  rowKeys,
  stretchesOf,
  visibleRows,
} from './sentence-rows.ts';

const sentence: ComparedSentence = {
  passageId: 'pinghu-2022:digest:7' as PassageId,
  start: 10,
  end: 22,
  text: '全年办理投诉三千余件。',
  isHeading: false,
  heading: '消费维权',
};
const row = (kind: RowKind, topic: ComparedRow['topic'] = 'consumer'): ComparedRow => ({
  kind,
  left: kind === 'new' ? null : sentence,
  right: kind === 'dropped' ? null : sentence,
  topic,
  score: 1,
  wording: null,
  related: null,
  decision: null,
  leftChanges: [],
  rightChanges: [],
});
const rows = fc.array(
  fc.constantFrom(...ROW_KINDS).map((kind) => row(kind)),
  { maxLength: 40 },
);

describe('stepping through differences', () => {
  it('goes round through every row that differs, once, and never stops at one that is the same', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom<1 | -1>(1, -1), (list, by) => {
        const differing = list.flatMap((one, i) => (one.kind === 'same' ? [] : [i]));
        const visited: number[] = [];
        let at = -1;
        for (const _ of differing) visited.push((at = nextDifference(list, at, by)));
        expect(visited).toEqual(by === 1 ? differing : differing.toReversed());
        expect(nextDifference(list, at, by)).toBe((by === 1 ? differing[0] : differing.at(-1)) ?? -1);
      }),
    );
  });
});

describe('the overview', () => {
  it('covers the whole height, in order, without two neighbours of one kind', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const stretches = stretchesOf(list);
        expect(stretches.reduce((sum, one) => sum + one.size, 0)).toBeCloseTo(list.length === 0 ? 0 : 1);
        stretches.slice(1).forEach((one, i) => {
          const before = stretches[i]!;
          expect(one.start).toBeCloseTo(before.start + before.size);
          expect(one.kind).not.toBe(before.kind);
        });
      }),
    );
  });
});

describe('filters', () => {
  it('by kind and topic keep the order and what they count', () => {
    const list = [row('same'), row('new', 'food'), row('figure'), row('new'), row('dropped', null)];
    expect(visibleRows(list, { kinds: new Set(['new', 'figure']), topic: null })).toEqual([
      list[1],
      list[2],
      list[3],
    ]);
    expect(visibleRows(list, { kinds: new Set(ROW_KINDS), topic: 'food' })).toEqual([list[1]]);
    expect([...countKinds(list)]).toEqual([
      ['same', 1],
      ['new', 2],
      ['figure', 1],
      ['dropped', 1],
    ]);
  });
});

describe('marks inside a sentence', () => {
  it('count from the sentence, not from its passage, and stay inside it', () => {
    expect(
      marksInSentence(
        sentence,
        [
          [16, 18],
          [4, 11],
          [30, 40],
        ],
        'added',
      ),
    ).toEqual([
      { start: 6, end: 8, kind: 'added' },
      { start: 0, end: 1, kind: 'added' },
    ]);
  });
});

describe('rows that come again', () => {
  it('have a key each, also where they hold the same sentences', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(new Set(rowKeys(list)).size).toBe(list.length);
      }),
    );
  });

  it('are the very same where they say the same, wherever they stand now', () => {
    const other: ComparedRow = { ...row('same'), left: { ...sentence, start: 40 } };
    const [first, second] = [row('same'), other];
    const now = keptRows(
      [first, second],
      [structuredClone(second), { ...structuredClone(first), score: 0.5 }],
    );
    expect(now[0]).toBe(second);
    expect(now[1]).toMatchObject({ score: 0.5 });
  });
});
