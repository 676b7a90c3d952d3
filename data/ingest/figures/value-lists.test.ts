import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const told = (text: string): string[] =>
  figuresOf(text).map(
    ({ subject, value, unit, qualifier }) => `${subject} ${qualifier ?? ''}${value}${unit}`,
  );

describe('values dealt out to their subjects', () => {
  it.each([
    ['肉牛、肉羊存栏分别达到18.4万头、62.3万只。', ['肉牛存栏 18.4万头', '肉羊存栏 62.3万只']],
    [
      '纤维、器械、修理的调解成功率分别增长15.51、13.15、12.26个百分点。',
      [
        '纤维的调解成功率增长 15.51个百分点',
        '器械的调解成功率增长 13.15个百分点',
        '修理的调解成功率增长 12.26个百分点',
      ],
    ],
    ['体验中心、检测基地分别达到23家、41家。', ['体验中心 23家', '检测基地 41家']],
    ['固定资产投资、工业增加值分别增长11.5%、13.2%。', ['固定资产投资增长 11.5%', '工业增加值增长 13.2%']],
    [
      '城镇、农村居民人均可支配收入分别增长6%和7.5%。',
      ['城镇居民人均可支配收入增长 6%', '农村居民人均可支配收入增长 7.5%'],
    ],
    [
      '食品、药品、医疗器械抽检合格率分别达98.5%、99%以上和100%。',
      ['食品抽检合格率 98.5%', '药品抽检合格率 以上99%', '医疗器械抽检合格率 100%'],
    ],
    [
      '帮扶门店新增58家，体验中心、检测基地分别达到23家、41家，76人取得证书。',
      ['帮扶门店新增 58家', '体验中心 23家', '检测基地 41家', '取得证书 76人'],
    ],
    [
      '示范门店、联络站点分别从35家、18家增加到52家、27家。',
      ['示范门店 35家', '联络站点 18家', '示范门店 52家', '联络站点 27家'],
    ],
    [
      '“甲标准”、“乙名录”分别新增7项和15项，累计分别达到31项和90项。',
      ['甲标准新增 7项', '乙名录新增 15项', '甲标准 31项', '乙名录 90项'],
    ],
    ['民生、广告案件分别下降21.4%、8.2%。', ['民生案件下降 21.4%', '广告案件下降 8.2%']],
    [
      '商贸、餐饮业、商贸技改投资分别增长3.2%、5.1%、7.4%。',
      ['商贸投资增长 3.2%', '餐饮业投资增长 5.1%', '商贸技改投资增长 7.4%'],
    ],
    [
      '零售业、住宿和餐饮服务业增加值分别增长4.3%、6.8%。',
      ['零售业增加值增长 4.3%', '住宿和餐饮服务业增加值增长 6.8%'],
    ],
    ['食品、消费投诉办结率分别为98%、99%。', ['食品投诉办结率 98%', '消费投诉办结率 99%']],
  ])('are read: %s', (text, figures) => {
    expect(told(text)).toEqual(figures);
  });

  it('carry the bound that is printed once', () => {
    expect(told('自来水、燃气普及率超过98%、85%。')).toEqual(['自来水普及率 超过98%', '燃气普及率 超过85%']);
    expect(told('初检、复检合格率分别为80%、90%以上。')).toEqual([
      '初检合格率 以上80%',
      '复检合格率 以上90%',
    ]);
  });

  it('answer the figures before them, in order', () => {
    expect(told('企业22774家、个体户28858家，分别比去年同期增长9.09%和9.28%。')).toEqual([
      '企业 22774家',
      '个体户 28858家',
      '企业比去年同期增长 9.09%',
      '个体户比去年同期增长 9.28%',
    ]);
    expect(told('商品类投诉3804件、服务类投诉2414件，分别占61.2%、38.8%。').slice(2)).toEqual([
      '商品类投诉占比 61.2%',
      '服务类投诉占比 38.8%',
    ]);
    expect(told('调解成功率86.5%、仲裁结案率98.1%，比上年分别提高3.2个和1.1个百分点。').slice(2)).toEqual([
      '调解成功率比上年提高 3.2个百分点',
      '仲裁结案率比上年提高 1.1个百分点',
    ]);
  });

  it('are not dealt out where there are more values than subjects, or the other way round', () => {
    expect(
      told('食品、药品抽检分别完成3000批次、200批次、50批次。').some((one) => one.startsWith('药品抽检 200')),
    ).toBe(false);
    expect(told('检查商场、超市、集市300家次。')).toEqual(['检查商场、超市、集市 300家次']);
  });
});

describe('numbers in other writing', () => {
  it.each([
    ['授信额度高达3个亿。', ['授信额度 高达3亿元']],
    ['投资两个多亿，建成园区。', ['投资 多2亿元']],
    ['打造3个亿元村。', ['亿元村 3个']],
    ['已通知两千肆佰余户换证。', ['通知换证 余2400户']],
    ['受理投诉６，２１８件，增长１２．４％。', ['受理投诉 6218件', '受理投诉增长 12.4%']],
    ['使13万群众受益。', ['群众受益 13万人']],
    ['把安全放在首位。', []],
    ['组织税费收入268.4亿元。', ['税费收入 268.4亿元']],
  ])('%s', (text, figures) => {
    const wide = text.normalize('NFC').replaceAll(/[０-９％]/gu, (one) => one.normalize('NFKC'));
    const found = figuresOf(wide);
    expect(found.map(({ value, unit, qualifier }) => `${qualifier ?? ''}${value}${unit}`)).toEqual(
      figures.map((figure) => figure.split(' ')[1]),
    );
  });

  it('have their value to the last figure', () => {
    expect(figuresOf('组织税费收入268.4亿元。')[0]!.valueSi).toBe(26_840_000_000);
    expect(figuresOf('授信额度高达3个亿。')[0]).toMatchObject({ valueSi: 300_000_000, unitSi: '元' });
  });
});

describe('words of traditional writing', () => {
  it('are read and named in simplified characters, and quoted as printed', () => {
    const [figure] = figuresOf('全年共受理消費者投訴6218件，辦結6187件。');
    expect(figure).toMatchObject({
      subject: '受理消费者投诉',
      value: 6218,
      quote: '全年共受理消費者投訴6218件',
    });
  });
});
