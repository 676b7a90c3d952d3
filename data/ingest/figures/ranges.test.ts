import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const told = (text: string): string[] =>
  figuresOf(text).map(({ valueSi, unitSi, bound }) => `${valueSi}${unitSi} ${bound}`);

describe('a range', () => {
  it.each([
    ['服务8000至1.2万户次，奖励5000—1.5万元。', ['8000户次 lower', '5000元 lower']],
    ['保障15至16万人次，培训0.9万至1.2万人，抽查3—5个。', ['150000人次 lower', '9000人 lower', '3个 lower']],
    ['合格率98%~99%，占比30%-50%，让利3%—5%。', ['98% lower', '30% lower', '3% lower']],
    ['奖补1.2亿元至1.5亿元，用时3天至5天，整改3～5天以内。', ['120000000元 lower', '3天 lower', '3天 lower']],
    ['每站建成3个到5个。', ['3个 lower']],
    ['每站建成三至五家，用时两到三个小时。', ['3家 lower', '2个小时 lower']],
    ['占比百分之三十至百分之五十。', ['30% lower']],
  ])('is one figure, no less than its low end: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it.each([
    [
      '罚没款从1.2亿元到1.5亿元，环节由9个至3个。',
      ['120000000元 null', '150000000元 null', '9个 null', '3个 null'],
    ],
    ['补贴提高80元至120元。', ['80元 null', '120元 null']],
    ['占比从百分之三十到百分之五十，前三至五名。', ['30% null', '50% null', '5名 null']],
    ['检查商户300家，罚款5%—3万元。', ['300家 null', '5% null', '30000元 null']],
  ])('is no change and no two things: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });
});
