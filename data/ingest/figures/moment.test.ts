import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const concepts = [
  { concept: 'c', name: '立案', topic: null, unitSi: '件', isStock: false, aliases: [] },
  { concept: 's', name: '在册商户', topic: null, unitSi: '户', isStock: true, aliases: [] },
  { concept: 't', name: '市场年成交额', topic: null, unitSi: '元', isStock: false, aliases: [] },
];
const told = (text: string, period: string | null = null): string[] =>
  figuresOf(text, 'review', { concepts, period }).map(({ value, concept }) => `${value} ${concept}`);

describe('what was counted in a month, on a day or on some days', () => {
  it.each([
    ['3月，开展专项检查，立案12件，抽检30批次。', ['12 null', '30 null']],
    ['2023年11月份，立案12件。今年三月中旬，立案9件。', ['12 null', '9 null']],
    ['3月15日当天，立案12件。2022年12月，立案9件。', ['12 null', '9 null']],
    ['春节期间，立案12件。“3·15”期间，立案9件。', ['12 null', '9 null']],
  ])('is no figure of the year: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it.each([
    ['截至11月底，立案12件。自3月起，立案12件。3月底前，立案12件。', ['12 c', '12 c', '12 c']],
    ['3月，召开会议12次，全年，立案95件。', ['12 null', '95 c']],
    ['7月以来，立案12件。1至3月，立案9件。3月、9月，立案2件。', ['12 c', '9 c', '2 c']],
    ['“十三五”期间，立案95件。2021—2023年期间，立案99件。', ['95 c', '99 c']],
    ['11月8日，展会开幕，市场年成交额3亿元。', ['3 t']],
    ['3月15日，在册商户1203户。', ['1203 s']],
  ])('is told apart from other times: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it('is the figure of a report on that month', () => {
    expect(told('3月，立案12件。3月15日，立案9件。', '2023-03')).toEqual(['12 c', '9 null']);
  });
});
