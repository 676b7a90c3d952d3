import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './query-parser.ts';
import { recordTest } from './record-values.ts';
import { isPeriodIn, timeRange } from './time-range.ts';

/** The twin counts months from the year 0 and knows a point as the months that it covers. */
interface Point {
  readonly typed: readonly string[];
  readonly period: string;
  readonly months: readonly number[];
}

const countedFrom = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i);
const point: fc.Arbitrary<Point> = fc
  .record({ year: fc.integer({ min: 2015, max: 2024 }), kind: fc.nat({ max: 3 }), part: fc.nat({ max: 11 }) })
  .map(({ year, kind, part }) => {
    const [half, quarter, month] = [part % 2, part % 4, String(part + 1).padStart(2, '0')];
    if (kind === 0)
      return {
        typed: [`${year}`, `${year}年`, `${year}年度`],
        period: `${year}`,
        months: countedFrom(year * 12, 12),
      };
    if (kind === 1)
      return {
        typed: [`${year}-H${half + 1}`, `${year}年${'上下'[half]!}半年`],
        period: `${year}-H${half + 1}`,
        months: countedFrom(year * 12 + half * 6, 6),
      };
    if (kind === 2)
      return {
        typed: [
          `${year}-Q${quarter + 1}`,
          `${year}年第${'一二三四'[quarter]!}季度`,
          `${year}年${quarter + 1}季度`,
        ],
        period: `${year}-Q${quarter + 1}`,
        months: countedFrom(year * 12 + quarter * 3, 3),
      };
    return {
      typed: [`${year}-${month}`, `${year}年${part + 1}月`],
      period: `${year}-${month}`,
      months: [year * 12 + part],
    };
  });
const sign = fc.constantFrom('..', '至', '—', '~');

describe('a range of time', () => {
  it('holds the periods that share a month with it, however it is typed', () => {
    fc.assert(
      fc.property(point, point, point, sign, fc.nat(), (one, other, held, between, way) => {
        const [from, to] = one.months[0]! <= other.months[0]! ? [one, other] : [other, one];
        fc.pre(from.months[0]! !== to.months[0]!);
        const typed = one.typed[way % one.typed.length]! + between + other.typed[way % other.typed.length]!;
        const isShared = held.months.some((month) => month >= from.months[0]! && month <= to.months.at(-1)!);
        const range = timeRange(typed);
        expect([typed, range !== null]).toEqual([typed, true]);
        expect([typed, held.period, isPeriodIn(held.period, range!)]).toEqual([typed, held.period, isShared]);
      }),
    );
  });

  it('may be open, and holds spans by any part of them', () => {
    expect(isPeriodIn('2016/2020', timeRange('2019..')!)).toBe(true);
    expect(isPeriodIn('2016/2020', timeRange('2021至今')!)).toBe(false);
    expect(isPeriodIn('2021-07/2022-06', timeRange('..2021-06')!)).toBe(false);
    expect(timeRange('2022')).toBeNull();
    expect(timeRange('好..坏')).toBeNull();
    expect(timeRange('..')).toBeNull();
  });

  it('of days is asked of dates', () => {
    const holds = (date: string, typed: string): boolean => recordTest('date', [typed], () => false)(date);
    expect(holds('20230415', '2023-03..2023-06')).toBe(true);
    expect(holds('20230415', '2023年4月15日至2023年4月20日')).toBe(true);
    expect(holds('20230415', '20230416..20230430')).toBe(false);
    expect(holds('202304', '2023-04-20..2023-05')).toBe(true);
    expect(holds('2023', '2021..2022')).toBe(false);
    expect(holds('20230415', '..2023')).toBe(true);
  });

  it('is read as one value, spaces inside or not, and what is none is told', () => {
    const read = (query: string): unknown => {
      const { root, parts } = parseQuery(query);
      return [root?.kind === 'field' ? root.values : root?.kind, parts.map(({ note }) => note)];
    };
    expect(read('时段:2022-H1..2023-H2')).toEqual([['2022-H1..2023-H2'], [null]]);
    expect(read('日期:2023年3月 至 2023年6月')).toEqual([['2023年3月至2023年6月'], [null]]);
    expect(read('日期:2023-03..2023-06')).toEqual([['2023-03..2023-06'], [null]]);
    expect(read('年度:2022年度')).toEqual([['2022年度'], [null]]);
    expect(read('年度:二〇二二')).toEqual([['二〇二二'], [null]]);
    expect(read('年度:2020年度 至 2022年度')).toEqual([['2020年度至2022年度'], [null]]);
    expect(read('日期:昨天..今天')).toEqual([undefined, ['bad-value']]);
  });
});
