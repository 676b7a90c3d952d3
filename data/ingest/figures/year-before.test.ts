import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const read = (text: string, context: Parameters<typeof figuresOf>[2] = {}): readonly string[] =>
  figuresOf(text, 'review', context).map(
    ({ subject, value, unit, period }) => `${subject} ${value}${unit} ${period}`,
  );

describe('a value that another is compared with', () => {
  it.each(['比2022年的', '较2022年', '比上年的', '较去年', '比上年度的', '比2022年全年的'])(
    'is of the year that is named and of what was told before: %s',
    (words) => {
      expect(read(`办结案件386件，${words}412件下降6.3%。`)).toEqual([
        '办结案件 386件 2023',
        '办结案件 412件 2022',
        '办结案件下降 6.3% 2023',
      ]);
    },
  );

  it('may be called a level or stand before 相比', () => {
    expect(read('罚没款480万元，与去年的500万元相比下降4%。').slice(1)).toEqual([
      '罚没款 500万元 2022',
      '罚没款下降 4% 2023',
    ]);
    expect(read('新登记商户3200户，比2022年3100户的水平增长3.2%。').slice(1)).toEqual([
      '新登记商户 3100户 2022',
      '新登记商户增长 3.2% 2023',
    ]);
    expect(read('抽检合格率98.6%，比上年的97.9%提高0.7个百分点。').slice(1)).toEqual([
      '抽检合格率 97.9% 2022',
      '抽检合格率提高 0.7个百分点 2023',
    ]);
  });

  it('is of the same part of the year before in a report on a part of a year', () => {
    const half = { period: '2023-H1', yearCovered: 2023, yearPublished: 2023 };
    expect(read('受理投诉160件，较上年同期的140件增加20件。', half)).toEqual([
      '受理投诉 160件 2023-H1',
      '受理投诉 140件 2022-H1',
      '受理投诉增加 20件 2023-H1',
    ]);
  });

  it('is a state where what it is compared with is one', () => {
    const figures = figuresOf('年末实有商户3.2万户，比2022年底的3.1万户增加1000户。');
    expect(figures.map(({ period, kind }) => `${period} ${kind}`)).toEqual([
      '2023 stock',
      '2022 stock',
      '2023 actual',
    ]);
  });

  it('is of the year covered in a plan for the next', () => {
    const figures = figuresOf('办结案件450件，比上年的412件增加38件。', 'plan');
    expect(figures.map(({ period, kind }) => `${period} ${kind}`)).toEqual([
      '2024 target',
      '2023 actual',
      '2024 target',
    ]);
  });

  it('is none where only the change is told', () => {
    expect(read('办结案件386件，比上年增加26件，较2022年下降6.3%。')).toEqual([
      '办结案件 386件 2023',
      '办结案件比上年增加 26件 2023',
      '办结案件较2022年下降 6.3% 2023',
    ]);
  });
});

describe('去年 in a paper that came out later', () => {
  it('is the year before the one covered in brackets behind a figure', () => {
    expect(read('办结案件386件（去年412件）。')).toEqual(['办结案件 386件 2023', '办结案件 412件 2022']);
  });

  it.each(['今年', '本年'])('is so beside %s', (thisYear) => {
    expect(read(`去年罚没款500万元，${thisYear}为480万元。`)).toEqual([
      '罚没款 500万元 2022',
      '罚没款 480万元 2023',
    ]);
    expect(read(`${thisYear}罚没款480万元，去年为500万元。`)).toEqual([
      '罚没款 480万元 2023',
      '罚没款 500万元 2022',
    ]);
    expect(read(`去年，全局罚没款500万元，${thisYear}为480万元。`)).toEqual([
      '罚没款 500万元 2022',
      '罚没款 480万元 2023',
    ]);
  });

  it('is the year covered else, and beside what this year sets out to do', () => {
    expect(read('去年罚没款500万元。')).toEqual(['罚没款 500万元 2023']);
    expect(read('去年罚没款500万元，今年力争不低于480万元。')[0]).toBe('罚没款 500万元 2023');
  });
});
