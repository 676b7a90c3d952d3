import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const units = (text: string): string[] => figuresOf(text).map(({ value, unit }) => `${value} ${unit}`);

describe('a density', () => {
  it.each([
    ['报告数达到800份/百万人，事故率0.08起/万台。', ['800 份/百万人', '0.08 起/万台']],
    [
      '评价成本8600元/件，抽检4.2批次/千人，死亡率0.6人/百亿元以下。',
      ['8600 元/件', '4.2 批次/千人', '0.6 人/百亿元'],
    ],
    ['编制费3万元/标段，补贴300元/人次的标准。', ['3 万元/标段', '300 元/人次']],
    ['提高到178元/月提高标准，检查300户/次。', ['178 元/月', '300 户/次']],
  ])('keeps what it is counted by: %s', (text, figures) => {
    expect(units(text)).toEqual(figures);
  });

  it('is no second thing behind a stroke', () => {
    expect(units('新增企业300家/个体户500户。')).toEqual(['300 家', '500 户']);
  });

  it('is of no concept that is counted plainly', () => {
    const concepts = [
      {
        concept: 'c',
        name: '不良反应报告',
        topic: null,
        unitSi: '份',
        isStock: false,
        aliases: ['不良反应报告数'],
      },
    ];
    const read = figuresOf('不良反应报告数达到800份/百万人，不良反应报告912份。', 'review', { concepts });
    expect(read.map(({ concept }) => concept)).toEqual([null, 'c']);
  });

  it.each([
    ['检查在用设备86台套，检定器具1.2万台件，登记设备35台/套。', ['86 台(套)', '1.2 万台(件)', '35 台(套)']],
    ['检查设备86台（套）、12件套。', ['86 台(套)', '12 件(套)']],
  ])('is no second counter: %s', (text, figures) => {
    expect(units(text)).toEqual(figures);
    expect(
      figuresOf(text)
        .map(({ subject }) => subject)
        .join(''),
    ).not.toMatch(/[套件]/u);
  });
});
