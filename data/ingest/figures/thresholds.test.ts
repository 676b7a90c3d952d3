import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const told = (text: string): string[] =>
  figuresOf(text).map(({ subject, value, unit }) => `${subject} ${value}${unit}`);

describe('a threshold', () => {
  it.each([
    '对违法行为处50万元以下罚款，情节严重的，可处5万元以上20万元以下的罚款。',
    '并处货值金额10倍以上20倍以下罚款，最高可处50万元罚款。',
    '对注册资本1000万元以上的企业开展帮扶。',
    '工期30天以上的项目需备案，使用15年以上的老旧电梯列入名录。',
    '对从业人员300人以上的企业开展培训。',
    '处五千元以上五万元以下罚款，连续两年以上未经营的企业予以吊销。',
    '连续3年未报告的企业列入名录，对连续两年未年报的市场主体依法处置。',
  ])('is no figure: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each([
    ['为海拔1500米以上小学建设供暖设施的单位30家。', ['海拔1500米以上小学建设供暖设施的单位 30家']],
    ['使用15年以上的老旧电梯改造120台。', ['使用15年以上的老旧电梯改造 120台']],
    ['对连续3年未报告的120户企业予以吊销。', ['连续3年未报告的企业予以吊销 120户']],
  ])('stays in the name of what is counted: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it.each([
    ['新增就业45万人以上，新增50家以上智能工厂。', ['新增就业 45万人', '新增智能工厂 50家']],
    ['投入50万元以上企业帮扶资金，罚款20万元以上。', ['企业帮扶资金 50万元', '罚款 20万元']],
    ['办结时限压缩至5个工作日以内，新建10公里以上道路。', ['办结时限 5个工作日', '新建道路 10公里']],
    ['连续3年获评优秀。', ['获评优秀 3年']],
  ])('is not what was reached: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });
});
