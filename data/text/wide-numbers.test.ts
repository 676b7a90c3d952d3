import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise.ts';

describe('a full-width number', () => {
  it.each([
    ['新增市场主体１，０３４户', '新增市场主体1,034户'],
    ['罚没１２．５万元', '罚没12.5万元'],
    ['共１，０３４，０４０．５元', '共1,034,040.5元'],
    ['同比增长－３．５％', '同比增长-3.5%'],
    ['版本１４．２．１．０', '版本14.2.1.0'],
    ['ＧＤＰ１０３４．５亿元', 'GDP1034.5亿元'],
    // Not inside a number: punctuation.
    ['第１０，２０条', '第10，20条'],
    ['２０１９－２０２１年', '2019－2021年'],
    ['共３５家，１２家', '共35家，12家'],
    ['１，０３４５户', '1，0345户'],
    ['２０２０，２０２户', '2020，202户'],
    ['一是３．全面', '一是3．全面'],
    ['1，034户', '1，034户'],
  ])('is repaired whole or not at all: %s', (printed, shown) => {
    expect(normaliseText(printed).text.text).toBe(shown);
  });

  it('is one repair', () => {
    const { defects } = normaliseText('新增１，０３４户');
    expect(defects).toEqual([
      { kind: 'width', rawStart: 2, rawEnd: 7, before: '１，０３４', after: '1,034' },
    ]);
  });
});
