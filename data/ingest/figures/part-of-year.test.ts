import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';
import { partNamed } from './part-of-year.ts';

describe('the part of a year that a text names', () => {
  it.each([
    ['上半年，检查门店603家', 'H1'],
    ['今年下半年', 'H2'],
    ['一季度', 'Q1'],
    ['第3季度', 'Q3'],
    ['1—6月，', 'H1'],
    ['1至3月，', 'Q1'],
    ['7月至9月，', 'Q3'],
    ['1—11月，', '01/11'],
    ['前三季度，', '01/09'],
    ['1—12月，', null],
    ['2月至3月5日', null],
    ['较上半年增长', null],
    ['上半年如此，全年', null],
    ['全市检查', null],
  ])('%s', (text, part) => {
    expect(partNamed(text)).toBe(part);
  });
});

describe('the period of a figure', () => {
  const periods = (text: string, period: string | null, kind: 'review' | 'plan' = 'review'): string[] =>
    figuresOf(text, kind, { period }).map((figure) => figure.period);

  it('is the part of the year that the report is about', () => {
    expect(periods('检查门店603家。', '2023-H1')).toEqual(['2023-H1']);
    expect(periods('检查门店603家。', '2023')).toEqual(['2023']);
  });

  it('is the part that its sentence names in a report on the year', () => {
    expect(periods('上半年检查门店603家，全年检查1203家。', null)).toEqual(['2023-H1', '2023']);
  });

  it('is the same stretch of the year before where a value came from it', () => {
    expect(periods('办税时间由去年同期的15分钟压缩到9分钟。', '2023-Q1')).toEqual(['2022-Q1', '2023-Q1']);
  });

  it('of a plan for the rest of the year lies in the same year', () => {
    expect(periods('下半年，计划检查门店4000家。', '2023-H1', 'plan')).toEqual(['2023-H2']);
  });
});
