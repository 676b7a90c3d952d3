import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const periods = (text: string): readonly string[] => figuresOf(text).map((figure) => figure.period);

describe('a year that only says where a value has come from', () => {
  it.each([
    ['罚没款由2022年的56万元增至89万元，全年立案95件，抽检300批次。', ['2022', '2023', '2023', '2023']],
    ['网办率从2021年的61%、2022年的72%提高到86%，办件量120件。', ['2021', '2022', '2023', '2023']],
    ['环节从2020年的9个优化为3个；新增商户300户。', ['2020', '2023', '2023']],
    ['从2022年1月至3月，检查商户30家。', ['2022-Q1']],
    ['2022年，罚没款由56万元增至89万元，立案95件。', ['2021', '2022', '2022']],
  ])('is not the year of what follows: %s', (text, found) => {
    expect(periods(text)).toEqual(found);
  });
});

describe('今年 behind another year', () => {
  it.each([
    ['2022年立案82件，今年立案95件。', ['2022', '2023']],
    ['2022年立案82件，本年度立案95件，罚没款120万元。', ['2022', '2023', '2023']],
    ['2022年底存案12件，当年收案95件。', ['2022', '2023']],
    ['2021年设立基金，当年投放300万元。', ['2021']],
  ])('is the year covered: %s', (text, found) => {
    expect(periods(text)).toEqual(found);
  });
});
