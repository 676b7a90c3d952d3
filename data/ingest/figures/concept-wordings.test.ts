import { describe, expect, it } from 'vitest';
import type { ConceptEntry } from './figure-context.ts';
import { figuresOf } from './figures-of.ts';

const concept = (id: string, topic: ConceptEntry['topic'], unitSi: string, names: string): ConceptEntry => ({
  concept: id,
  topic,
  unitSi,
  isStock: names.startsWith('在册'),
  name: names.split('|')[0]!,
  aliases: names.split('|').slice(1),
});

const CONCEPTS: readonly ConceptEntry[] = [
  concept('enforce.cases-closed', 'enforce', '件', '办结案件|办结各类案件'),
  concept('enforce.cases-filed', 'enforce', '件', '立案案件|立案'),
  concept('enforce.fines', 'enforce', '元', '罚没款|罚没金额'),
  concept('enforce.typical-cases', 'enforce', '件', '入选典型案例'),
  concept('food.fines', 'food', '元', '食品安全罚没款|食品安全罚没金额'),
  concept('equip.hazards', 'equip', '个', '特种设备安全隐患'),
  concept('equip.accidents', 'equip', '起', '特种设备事故'),
  concept('drug.services', 'drug', '人次', '药事服务|提供药事服务'),
  concept('drug.services-total', 'drug', '人次', '累计药事服务|累计提供药事服务'),
  concept('quality.brand', 'quality', '家', '通过“品字标”认证企业'),
  concept('quality.award', 'quality', '家', '获县长质量奖企业'),
  concept('product.handled', 'product', '%', '产品不合格后处理率|不合格后处理'),
  concept('market.registered', 'market', '户', '在册市场主体|市场主体总数|市场主体总量'),
  concept('market.individuals', 'market', '户', '在册个体工商户|个体工商户总数'),
  concept('market.new', 'market', '户', '新增市场主体'),
  concept('credit.risk', 'credit', '%', '信用风险应用率'),
];

const conceptsIn = (text: string): (string | null)[] =>
  figuresOf(text, 'review', { concepts: CONCEPTS }).map((figure) => figure.concept);

describe('what a figure measures', () => {
  it.each([
    ['全县排查特种设备单位，发现安全隐患216个。', ['equip.hazards']],
    ['6家企业通过“品字标”认证。', ['quality.brand']],
    ['3家企业获清源县县长质量奖。', ['quality.award']],
    ['重点产品抽检后，不合格后处理达100%。', ['product.handled']],
    ['亮码率、扫码率、信用风险应用率均为100%。', ['credit.risk']],
    ['12个案件被省局评为年度典型案例。', ['enforce.typical-cases']],
    ['查办案件入选省市典型案例9件。', ['enforce.typical-cases']],
    ['强化药品、特种设备监管，实现全年“零事故”。', ['equip.accidents']],
  ])('is told by the words around it: %s', (text, expected) => {
    expect(conceptsIn(text)).toEqual(expected);
  });

  it('is no figure of the whole agency in a sentence about one field', () => {
    expect(conceptsIn('开展校园食品专项行动，检查2310家次、办结案件86起。')).toEqual([null, null]);
    expect(conceptsIn('整治网络直播乱象，立案36件，罚没款24.6万元。')).toEqual([null, null]);
  });

  it('is one of the whole agency where the sentence says so, whatever fields it names', () => {
    expect(conceptsIn('严查食品、商标违法，办结各类案件912起，罚没款530万元。')).toEqual([
      'enforce.cases-closed',
      'enforce.fines',
    ]);
    expect(conceptsIn('加大打击力度，全年立案840件。')).toEqual(['enforce.cases-filed']);
  });

  it('is no state where it came up in the year', () => {
    expect(conceptsIn('新增市场主体1.6万户，其中企业4300户，个体工商户1.1万户。')).toEqual([
      'market.new',
      null,
      null,
    ]);
    for (const joint of ['。其中', '；其中', '。其中，'])
      expect(conceptsIn(`新增市场主体1.6万户${joint}企业4300户，个体工商户1.1万户。`)).toEqual([
        'market.new',
        null,
        null,
      ]);
    expect(conceptsIn('新登记市场主体1.6万户。总量达16万户。其中个体工商户11万户。').at(-1)).toBe(
      'market.individuals',
    );
    expect(conceptsIn('市场主体总量达16万户，其中个体工商户11万户。')).toEqual([
      'market.registered',
      'market.individuals',
    ]);
    expect(conceptsIn('新登记市场主体1.6万户，总量达16万户，其中个体工商户11万户。').at(-1)).toBe(
      'market.individuals',
    );
    expect(conceptsIn('注销市场主体1200户，其中个体工商户900户。')).toEqual([null, null]);
    expect(conceptsIn('力争到2025年个体工商户总数达到12万户。')).toEqual(['market.individuals']);
  });

  it('is not what the name of what is counted tells', () => {
    expect(conceptsIn('罚没款超百万元案件5件。')).toEqual([null]);
  });

  it('belongs to the field where the field has a concept of its own', () => {
    expect(conceptsIn('全力守护食品安全，查处违法行为，罚没金额38万元。')).toEqual(['food.fines']);
  });

  it('is a sum of years only where the text says 累计', () => {
    expect(conceptsIn('站点增加，累计提供药事服务13.3万人次。')).toEqual(['drug.services-total']);
    expect(conceptsIn('全年提供药事服务3.5万人次。')).toEqual(['drug.services']);
  });
});
