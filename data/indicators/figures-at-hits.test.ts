import { afterAll, describe, expect, it } from 'vitest';
import { clauseOf } from '../contract/figure-clause.ts';
import type { PassageId } from '../contract/model.ts';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import { figuresAtHits } from './figures-at-hits.ts';
import { listIndicators } from './list-indicators.ts';

const set = openSampleSet();
afterAll(() => closeSample(set));

describe('the clause of a figure', () => {
  const text = '这一年新增市场主体8715户，比上年增长两成。年底在册市场主体60259户，𠮷祥街新增8715户。';
  const at = (words: string, from = 0) => {
    const start = [...text.slice(0, text.indexOf(words, from))].length;
    return [start, start + [...words].length] as const;
  };

  it('is where its words stand, the one that holds the figure where they stand twice', () => {
    expect(clauseOf(at('8715户'), '新增市场主体8715户', text)).toEqual(at('新增市场主体8715户'));
    const second = text.lastIndexOf('新增');
    expect(clauseOf(at('8715户', second), '𠮷祥街新增8715户', text)).toEqual(at('𠮷祥街新增8715户'));
  });

  it('is the figure itself where the words are not of this text', () => {
    for (const quote of ['', '别处的话']) expect(clauseOf(at('60259户'), quote, text)).toEqual(at('60259户'));
  });
});

describe('figures at hits', () => {
  const figure = listIndicators(set).find(
    (one) => one.passageId !== null && one.range !== null && !one.minor,
  )!;
  const passageId = figure.passageId!;
  const [start, end] = figure.range!;
  const idsAt = (ranges: [number, number][]) =>
    figuresAtHits(set, [{ passageId, ranges }], []).map((one) => one.indicatorId);

  it('are those whose clause holds what was found', () => {
    expect(idsAt([[start, end]])).toContain(figure.indicatorId);
    expect(idsAt([[end + 500, end + 501]])).toEqual([]);
    expect(idsAt([])).toEqual([]);
  });

  it('are none for passages that no archive holds', () => {
    const unknown = 'nobody-2001:digest:1' as PassageId;
    expect(figuresAtHits(set, [{ passageId: unknown, ranges: [[0, 9]] }], [])).toEqual([]);
  });
});
