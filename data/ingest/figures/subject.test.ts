import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

describe('the subject of a figure', () => {
  const subjects = (text: string): string[] => figuresOf(text).map((figure) => figure.subject);

  it('stands before the number, without what only leads up to it', () => {
    expect(subjects('去年，全县共发放贷款3525户，处理投诉举报达到4176件。')).toEqual([
      '发放贷款',
      '处理投诉举报',
    ]);
  });

  it('keeps a word of which only the beginning leads up to it elsewhere', () => {
    expect(subjects('有效期内电梯检验员310人。')).toEqual(['有效期内电梯检验员']);
    expect(subjects('有效发放补贴25万元。')).toEqual(['发放补贴']);
  });

  it('begins and ends with whole words', () => {
    expect(subjects('查处广告违法行为32件。对外投资增长4%。以上指标28项。对外签署15份多边协定。')).toEqual([
      '查处广告违法行为',
      '对外投资增长',
      '以上指标',
      '对外签署多边协定',
    ]);
    // Longer than a subject: what is left out begins or ends between words.
    expect(
      subjects(
        '全面清理并调整了涉及违反公平竞争审查制度的90份文件。获证组织突破10万家。满意度进一步提升至81分。',
      ),
    ).toEqual(['违反公平竞争审查制度的文件', '获证组织', '满意度']);
    expect(subjects('市局完成的68批次抽检中，覆盖24个省（区、市）的28个机构。')).toEqual([
      '抽检',
      '省',
      '机构',
    ]);
  });

  it('is a share of what stands before it, or was told before', () => {
    expect(
      subjects('共有发明专利30万件，占全省总量的65%，比重提高0.5个百分点。云州企业货值占全线货值的6%。'),
    ).toEqual(['发明专利', '发明专利占全省总量', '发明专利占全省总量比重提高', '云州企业货值占全线货值']);
  });

  it('stands behind the number where the number comes first', () => {
    expect(subjects('拥有1个中国质量奖、4个省长质量奖和12个老字号。')).toEqual([
      '中国质量奖',
      '省长质量奖',
      '老字号',
    ]);
  });

  it('is that of what was said before for 人均 and 累计, and for what grew', () => {
    expect(subjects('发放救助金385万元，人均1.18万元。新增示范店2家，累计5家。')).toEqual([
      '发放救助金',
      '发放救助金人均',
      '新增示范店',
      '示范店',
    ]);
    expect(subjects('返修率平均为1.6%。满意率提升至97.35%。在册商户从312户增至458户。')).toEqual([
      '返修率',
      '满意率',
      '在册商户',
      '在册商户',
    ]);
    expect(subjects('人均预期寿命预计77岁。三次产业结构由6.1∶33.5∶60.4调整为5.8∶32.9∶61.3。')).toEqual([
      '人均预期寿命',
      ...Array<string>(6).fill('三次产业结构'),
    ]);
    expect(subjects('审理周期143天，较2021年缩短18天。粮食产量723万吨，比上年增产5万吨。')).toEqual([
      '审理周期',
      '审理周期较2021年缩短',
      '粮食产量',
      '粮食产量比上年增产',
    ]);
  });

  it('is each of the three before, with the quantity that is told of all', () => {
    expect(subjects('抽检药品30批次、器械20批次，总体合格率分别为99%和97%。')).toEqual([
      '抽检药品',
      '器械',
      '抽检药品总体合格率',
      '器械总体合格率',
    ]);
  });

  it('is read in a box of figures, before or behind the number', () => {
    expect(subjects('2.3万户 新设企业；98.6% 抽检合格率；（一）药品抽检：860批次')).toEqual([
      '新设企业',
      '抽检合格率',
      '药品抽检',
    ]);
  });

  it('is taken over where only the unit changes', () => {
    expect(subjects('知识产权质押融资28笔、5.6亿元。')).toEqual(['知识产权质押融资', '知识产权质押融资']);
  });

  it('names what a share or a growth belongs to', () => {
    expect(subjects('抽检食品3260批次，合格率98.9%，同比提高0.4个百分点。')).toEqual([
      '抽检食品',
      '抽检食品合格率',
      '抽检食品合格率同比提高',
    ]);
  });

  it('gets its theme from the sentence where it says nothing alone', () => {
    expect(subjects('特种设备方面，下达指令书165份，立案85起。')).toEqual(['特种设备指令书', '特种设备立案']);
  });

  it('of a change or a share of a plan is what was counted, told once', () => {
    expect(subjects('财政收入36亿元，为年初预算的103%，同比增长4%。')).toEqual([
      '财政收入',
      '财政收入占年初预算',
      '财政收入同比增长',
    ]);
    expect(subjects('粮食产量41万吨，比上年增产1.2万吨，增长3%；新增贷款9亿元，同比多增2亿元。')).toEqual([
      '粮食产量',
      '粮食产量比上年增产',
      '粮食产量增长',
      '新增贷款',
      '新增贷款同比多增',
    ]);
    expect(subjects('执行率为61%，较全省平均水平低3.2个百分点。不合格17批次，不合格发现率2.9%。')).toEqual([
      '执行率',
      '执行率较全省平均水平低',
      '不合格',
      '不合格发现率',
    ]);
  });

  it('keeps words that only look like one that leads up to a number', () => {
    expect(subjects('检查商超640家，在编人员51人，覆盖面达92%。涉案人员23人次被移送。')).toEqual([
      '检查商超',
      '在编人员',
      '覆盖面',
      '涉案人员被移送',
    ]);
    expect(subjects('零售额突破600亿元大关。')).toEqual(['零售额']);
  });
});
