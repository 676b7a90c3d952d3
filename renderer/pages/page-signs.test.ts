import { describe, expect, it } from 'vitest';
import type { PassageId } from '../../data/contract/model.ts';
import type { PrintedLine } from '../../data/contract/page-model.ts';
import type { Mark } from '../shared/marks.ts';
import { signsByPage } from './page-signs.ts';

/** Ten characters a line, two lines a page. */
function linesOf(passage: string, first: number, count: number): PrintedLine[] {
  return Array.from({ length: count }, (_, i) => ({
    passageId: passage as PassageId,
    start: i * 10,
    end: i * 10 + 10,
    page: Math.floor((first + i) / 2) + 1,
    ...{ x: 0, y: 0, width: 100, height: 10, isCell: false },
  }));
}

function signs(lines: readonly PrintedLine[], marks: Readonly<Record<string, readonly Mark[]>>) {
  const byPassage = Map.groupBy(lines, (line) => line.passageId);
  return Object.fromEntries(signsByPage(byPassage, (passageId) => marks[passageId] ?? []));
}

describe('what the pages of a list hold', () => {
  it('counts hits, notes and characters in doubt on the pages on which they are printed', () => {
    const found = signs([...linesOf('a', 0, 2), ...linesOf('b', 2, 4)], {
      a: [
        { start: 0, end: 2, kind: 'hit' },
        { start: 4, end: 6, kind: 'hit current' },
        { start: 8, end: 9, kind: 'unsure', title: '也可能是“3”' },
      ],
      b: [
        { start: 0, end: 2, kind: 'expanded' },
        { start: 25, end: 28, kind: 'note-green', id: 'one' },
        { start: 31, end: 33, kind: 'underline line-blue selected', id: 'two' },
      ],
    });
    expect(found).toEqual({
      1: { hits: 2, notes: 0, unsure: 1 },
      2: { hits: 1, notes: 0, unsure: 0 },
      3: { hits: 0, notes: 2, unsure: 0 },
    });
  });

  it('counts a mark that runs on to the next page on both', () => {
    const found = signs(linesOf('a', 0, 4), { a: [{ start: 18, end: 22, kind: 'hit' }] });
    expect(Object.entries(found).map(([page, { hits }]) => [page, hits])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('counts a note once on a page, however many stretches it has there', () => {
    const marks = [0, 4, 12].map((start) => ({ start, end: start + 2, kind: 'note-pink', id: 'one' }));
    expect(signs(linesOf('a', 0, 2), { a: marks })).toEqual({ 1: { hits: 0, notes: 1, unsure: 0 } });
  });

  it('counts neither what is being written nor what only shows the way', () => {
    const marks: Mark[] = [
      { start: 0, end: 2, kind: 'note-yellow selected' },
      { start: 0, end: 2, kind: 'chosen' },
      { start: 3, end: 5, kind: 'focus' },
      { start: 3, end: 5, kind: 'figure', id: 'figure:1' },
      { start: 6, end: 7, kind: 'repair' },
    ];
    expect(signs(linesOf('a', 0, 2), { a: marks })).toEqual({});
  });

  it('leaves out what is printed nowhere', () => {
    expect(signs(linesOf('a', 0, 1), { a: [{ start: 30, end: 32, kind: 'hit' }] })).toEqual({});
  });
});
