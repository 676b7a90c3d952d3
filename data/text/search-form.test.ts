import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../contract/code-points.ts';
import { RANDOM_WORDS } from '../testing/random-archive.ts';
import { plainNumbers } from './bound-numbers.ts';
import { BARRIER, searchForm } from './search-form.ts';
import { indexGrams, phraseExpression } from './search-grams.ts';
import { occurrences } from './search-match.ts';

const unitsOf = (text: string): string => searchForm(text).units;

describe('searchForm', () => {
  it('is the same for what a reader calls the same writing', () => {
    expect(unitsOf('守合同、重信用')).toBe(unitsOf('守合同重信用'));
    expect(unitsOf('市場主體')).toBe(unitsOf('市场主体'));
    expect(unitsOf('９１５８户')).toBe(unitsOf('9,158户'));
    expect(unitsOf('7072⼾，同⽐增⻓')).toBe(unitsOf('7072户同比增长'));
    expect(unitsOf('ＧＭ２Ｄ')).toBe(unitsOf('gm2d'));
    expect(unitsOf('二○二一年')).toBe(unitsOf('二〇二一年'));
    expect(unitsOf('50㎡')).toBe(unitsOf('50m²'));
  });

  it('keeps sentences and neighbouring numbers apart', () => {
    expect(unitsOf('放心。消费')).toBe(`放心${BARRIER}消费`);
    expect(unitsOf('合计\t本年')).toBe(`合计${BARRIER}本年`);
    expect(unitsOf('2020-2021年')).toBe(`2020${BARRIER}2021年`);
    expect(unitsOf('2020、2021')).toBe(`2020${BARRIER}2021`);
    expect(unitsOf('382.56万元')).toBe('382.56万元');
    expect(unitsOf('1,034,040')).toBe('1034040');
    expect(unitsOf('９，１５８')).toBe('9158');
    expect(unitsOf('35，120家')).toBe(`35${BARRIER}120家`);
    expect(unitsOf('12,34')).toBe(`12${BARRIER}34`);
    expect(unitsOf('2020,202户')).toBe(`2020${BARRIER}202户`);
    expect(unitsOf('检查单位,9,158家次')).toBe('检查单位9158家次');
    expect(unitsOf('1,2,345')).toBe(`1${BARRIER}2${BARRIER}345`);
    expect(unitsOf('表示……监管')).toBe(`表示${BARRIER}监管`);
    expect(unitsOf('群众…效能')).toBe(`群众${BARRIER}效能`);
  });

  it.each([
    ['12345APP', '12345app'],
    ['KTV 36家', 'ktv36家'],
    ['KTV5家', 'ktv5家'],
    ['GDP1034.5亿元', 'gdp1034.5亿元'],
    ['3kg', '3kg'],
    ['5t', '5t'],
    ['C 3', 'c3'],
    ['GM2D', 'gm２d'],
    ['3+N', '３n'],
    ['C3', 'c３'],
    ['5G', '５g'],
    ['15G', '15g'],
    ['i18n', 'i１８n'],
    ['A2.5B', 'a２．５b'],
    ['②2020年', `２${BARRIER}2020年`],
    ['⒈2019年', `１${BARRIER}2019年`],
    ['⒈.市场', '１市场'],
    ['10²', `10${BARRIER}２`],
    ['5㎡', '5m２'],
  ])('judges on the printed text whether a number is one of its own: %s', (text, units) => {
    expect(unitsOf(text)).toBe(units);
  });

  it('knows for every unit the character that it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { units, offsets } = searchForm(text);
        expect(offsets.length).toBe(units.length);
        const length = codePointLength(text);
        offsets.forEach((offset, i) => {
          expect(offset).toBeGreaterThanOrEqual(offsets[i - 1] ?? 0);
          expect(offset).toBeLessThan(length);
        });
      }),
    );
  });

  it.each(['½', '合½', '1½', '⅒'])('knows it where one sign is two numbers: %s', (text) => {
    const { offsets } = searchForm(text);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(offsets[0]).toBe(0);
  });

  it('does not change what it has made', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RANDOM_WORDS, '，', '。', '1,234')), (words) => {
        const { units } = searchForm(words.join(''));
        for (const part of units.split(BARRIER)) expect(plainNumbers(unitsOf(part))).toBe(plainNumbers(part));
      }),
    );
  });
});

describe('indexGrams and phraseExpression', () => {
  it('make one token of a number and pairs of everything else', () => {
    expect(indexGrams('共查35项。放心')).toBe('共查 查¤ ¤35 ¤项 项 放心 心');
    expect(phraseExpression('查35项')).toBe('"查¤ ¤35 ¤项"');
    expect(phraseExpression('35')).toBe('"¤35"');
    expect(phraseExpression('91', true)).toBe('"¤91" *');
    expect(phraseExpression('费')).toBe('"费" *');
    expect(phraseExpression('')).toBeNull();
    expect(indexGrams('用GM2D码')).toBe('用g gm m¤ ¤２ ¤d d码 码');
    expect(phraseExpression('gm2')).toBe('("gm m¤ ¤2" OR "gm m¤ ¤２")');
  });
});

describe('occurrences', () => {
  it('takes a number as a whole', () => {
    const places = (text: string, units: string, open = false): number =>
      occurrences(searchForm(text), { units, open }).length;
    expect(places('新增9158户', '158')).toBe(0);
    expect(places('共135项', '35项')).toBe(0);
    expect(places('共35项', '35项')).toBe(1);
    expect(places('损失382.56万元', '382')).toBe(0);
    expect(places('新增9158户', '91', true)).toBe(1);
    expect(places('使用GM2D码', 'gm2')).toBe(1);
    expect(places('使用GM2D码', '2')).toBe(0);
    expect(places('发放13kg样品', '3kg')).toBe(0);
    expect(places('发放3kg样品', '3kg')).toBe(1);
    expect(places('通过ISO 9002认证', 'iso9002')).toBe(1);
    expect(places('②2020年', '2')).toBe(0);
    expect(places('GDP1034.5亿元', '1034.5亿')).toBe(1);
  });
});
