import { describe, expect, it } from 'vitest';
import { extractFigures } from './extract-figures.ts';
import { figuresOf, SAMPLE_CONTEXT, sampleSection, written } from './figures-of.ts';

describe('how things stand and when', () => {
  const kinds = (text: string): readonly string[] => figuresOf(text).map((figure) => figure.kind);
  const periods = (text: string): readonly string[] => figuresOf(text).map((figure) => figure.period);

  it('is told by 实有, 在用 and 如今, and by what was added up without work', () => {
    expect(kinds('实有个体户3.2万户。全县在用电梯1200台。如今，城乡有便民点86个。')).toEqual([
      'stock',
      'stock',
      'stock',
    ]);
    expect(kinds('诚信店铺累计达到230家。走访商户累计达到450户。')).toEqual(['stock', 'actual']);
  });

  it('is told of what has grown to a number, and of what it has grown from, but not of cases and times', () => {
    expect(kinds('示范门店发展到460家。持证员工由9名增加到15名。投诉由20件增加到31件。')).toEqual([
      'stock',
      'stock',
      'stock',
      'actual',
      'actual',
    ]);
    expect(kinds('诚信门店累计460家。全区累计布设监测点75处。订单累计120万件。')).toEqual([
      'stock',
      'stock',
      'actual',
    ]);
  });

  it('is what opens the sentence behind its semicolons too, and for a sentence that begins with 其中', () => {
    expect(periods('2017年，检查锅炉30台；全年新增名牌18项；排查隐患20处。检查电梯5台。')).toEqual([
      '2017',
      '2017',
      '2017',
      '2023',
    ]);
    expect(periods('前三季度，检查门店30家，立案6件；结案4件。其中，大案1件；罚款2万元。')).toEqual(
      Array<string>(5).fill('2023-01/2023-09'),
    );
    expect(periods('上半年，检查门店30家；全年立案6件；截至12月底，结案4件。其中大案1件。')).toEqual([
      '2023-H1',
      '2023',
      '2023',
      '2023',
    ]);
    expect(periods('1至8月，检查门店30家；立案6件。')).toEqual(['2023-01/2023-08', '2023-01/2023-08']);
  });

  it('is the stretch that a paragraph opens with, until another time is named', () => {
    const text =
      '“十四五”时期，各项工作再上台阶。这五年，能力明显增强。总产值从3.2亿元增加到4.9亿元，新增点位260个。去年，检查门店30家。';
    expect(periods(text)).toEqual(['2018', '2023', '2019-2023', '2023']);
    expect(periods('检查门店30家，是五年来最多的。新增床位20张。')).toEqual(['2023', '2023']);
  });

  it('is that of the whole for a part behind 其中, also when 其中 begins a sentence', () => {
    expect(kinds('实有商户43万户，同比增长6%。其中企业13万户、合作社2万户。')).toEqual([
      'stock',
      'actual',
      'stock',
      'stock',
    ]);
    expect(kinds('截至12月20日，立案604件，结案571件，其中大案19件。')).toEqual([
      'actual',
      'actual',
      'actual',
    ]);
  });

  it('is not that of stock which is only looked through', () => {
    expect(kinds('抽查存量文件120份，废止11份。存量文件120份。')).toEqual(['actual', 'actual', 'stock']);
  });

  it('goes on behind a rank between two states', () => {
    expect(kinds('拥有老字号45件，居全国第二，地理标志38件。')).toEqual(['stock', 'actual', 'stock']);
  });

  it('is told of those that there are, of who holds a paper, and never of a rate', () => {
    expect(kinds('全县276家药企中，持有高级证的仅19人。新增商标2件，累计15件。')).toEqual([
      'stock',
      'stock',
      'actual',
      'stock',
    ]);
    expect(kinds('常住人口城镇化率52%，占样品总量的38%。')).toEqual(['actual', 'actual']);
  });

  it('is what was done, though it is added up over several years', () => {
    expect(kinds('五年来，累计注册商户376户。累计减贫2万户、10.8万人。')).toEqual([
      'actual',
      'actual',
      'actual',
    ]);
  });

  it('of a value that has come from somewhere over some years is the year before these', () => {
    expect(periods('五年来，网办率从31%提高到87%。三年来，环节由7个整合为2个。')).toEqual([
      '2018',
      '2023',
      '2020',
      '2023',
    ]);
  });

  it('is the year before for what 上年 and 去年 tell in a report on the first half of a year', () => {
    const half = { period: '2023-H1', yearCovered: 2023, yearPublished: 2023 };
    const read = (text: string): readonly string[] =>
      figuresOf(text, 'review', half).map(({ subject, period }) => `${subject} ${period}`);
    expect(read('上半年检查门店603家，比上年同期增加45家，上年全年检查1203家。')).toEqual([
      '检查门店 2023-H1',
      '检查门店比上年同期增加 2023-H1',
      '检查 2022',
    ]);
    expect(read('去年受理投诉300件，去年同期受理140件，今年受理160件。')).toEqual([
      '受理投诉 2022',
      '受理 2022-H1',
      '受理 2023-H1',
    ]);
    expect(periods('收到申请40件，上年结转4件。上年度检查门店20家。')).toEqual(['2023', '2023', '2022']);
  });

  it('of what is planned for the last quarter of a year that is not over is that quarter', () => {
    const context = { period: '2023-01/2023-09', yearCovered: 2023, yearPublished: 2023 };
    expect(figuresOf('四季度，抽检食品4000批次。', 'plan', context).map(({ period }) => period)).toEqual([
      '2023-Q4',
    ]);
  });

  it('of parts that add up to a whole is that of the whole', () => {
    expect(periods('三次产业结构由上年的8.3:40.1:51.6调整为8.1:39.7:52.2。')).toEqual([
      ...Array<string>(3).fill('2022'),
      ...Array<string>(3).fill('2023'),
    ]);
    expect(periods('三次产业结构由2022年的8.3:40.1:51.6调整为2023年的8.1:39.7:52.2。')).toEqual([
      ...Array<string>(3).fill('2022'),
      ...Array<string>(3).fill('2023'),
    ]);
  });

  it('is the year named behind years that are only looked into, and of so many times 上年 its own', () => {
    expect(periods('对2019至2021年度资金开展审计，2023年共完成项目38个，查出资金2.9亿元。')).toEqual([
      '2023',
      '2023',
    ]);
    expect(periods('罚没85万元，是上年的1.3倍。')).toEqual(['2023', '2023']);
  });

  it('is one year or quarter for each of as many values, wherever in the sentence they are named', () => {
    expect(periods('2021年、2022年、2023年，全县分别新增岗位310个、340个、360个。')).toEqual([
      '2021',
      '2022',
      '2023',
    ]);
    expect(periods('一季度、二季度分别增长4.1%、4.6%。')).toEqual(['2023-Q1', '2023-Q2']);
  });

  it('is the months that are named, and no year', () => {
    expect(periods('1—11月，实现利润32亿元。前三季度，实现增加值410亿元。全年办结案件95件。')).toEqual([
      '2023-01/2023-11',
      '2023-01/2023-09',
      '2023',
    ]);
    const context = { period: '2023-01/2023-09', yearCovered: 2023, yearPublished: 2023 };
    expect(figuresOf('检查门店603家。', 'review', context).map(({ period }) => period)).toEqual([
      '2023-01/2023-09',
    ]);
  });

  it('is one year for each of as many values', () => {
    expect(periods('2021年、2022年和2023年合格率分别为97%、98%、99%。')).toEqual(['2021', '2022', '2023']);
  });

  it('is no year that something is compared with', () => {
    expect(periods('与2019年相比，事故减少2起、下降33%。发明专利40件，是“十三五”末的4.6倍。')).toEqual([
      '2023',
      '2023',
      '2023',
      '2023',
    ]);
  });

  it('of a report on several years is those years, but of how things stand their end', () => {
    const read = figuresOf('立案2043件，在册商户3.2万户。2022年立案812件。', 'review', {
      period: '2021/2023',
    });
    expect(read.map(({ period }) => period)).toEqual(['2021-2023', '2023', '2022']);
  });

  it('of a part on some past years is told by its heading', () => {
    const section = sampleSection('立案687件。2023年底，在册商户3.2万户。');
    const heading = { ...sampleSection('一、过去五年的工作回顾').passages[0]!, kind: 'heading' as const };
    const read = extractFigures([{ ...section, heading }], SAMPLE_CONTEXT);
    expect(read.map(({ period }) => period)).toEqual(['2019-2023', '2023']);
  });

  it('of what is planned for some years to come is those years', () => {
    const planned = figuresOf('今后五年，产值年均增长7.5%，到2028年突破300亿元。', 'plan');
    expect(planned.map(({ period, subject }) => [period, subject])).toEqual([
      ['2024-2028', '产值年均增长'],
      ['2028', '产值'],
    ]);
  });

  it('is a window of years up to where a single year is named', () => {
    expect(periods('五年来，净增商户31万户，2023年底总量达到67万户，年均增长13%。')).toEqual([
      '2019-2023',
      '2023',
      '2019-2023',
    ]);
    expect(periods('2019年至2023年，抽检食品2万批次，2023年合格率为98%；查办案件523件。')).toEqual([
      '2019-2023',
      '2023',
      '2019-2023',
    ]);
  });

  it('is the end of a way from one year to now', () => {
    expect(periods('办照时间由2018年的22天压缩至1天。')).toEqual(['2018', '2023']);
    expect(periods('办照用时由去年的8天缩短至3天，材料从6份减少到2份。')).toEqual([
      '2022',
      '2023',
      '2022',
      '2023',
    ]);
    expect(periods('拥有量由“十三五”末的3.05件跃升至8.86件。')).toEqual(['2020', '2023']);
  });

  it('is a year in Chinese numerals, formal ones as well', () => {
    expect(periods('二〇二二年，全县查办案件120件。')).toEqual(['2022']);
    expect(periods('贰零贰贰年，全县查办案件120件。')).toEqual(['2022']);
    expect(periods('二〇一九年至二〇二三年，查办案件1200件。')).toEqual(['2019-2023']);
  });

  it('is the years that 近五年 counts back, which are no part of the subject; 五年来年均 looks to no next year', () => {
    const read = (text: string) =>
      figuresOf(text).map(({ subject, period, kind }) => `${subject} ${period} ${kind}`);
    expect(read('近五年累计查办案件1200件，罚没款300万元。')).toEqual([
      '查办案件 2019-2023 actual',
      '罚没款 2019-2023 actual',
    ]);
    expect(read('近年来查办案件1200件。')).toEqual(['查办案件 2023 actual']);
    expect(read('上年查办案件100件，近五年来年均增长5%。')).toEqual([
      '查办案件 2022 actual',
      '查办案件年均增长 2019-2023 actual',
    ]);
  });

  it('is the year before for 去年同期 that stands beside its own value, and not where so much of it is told', () => {
    expect(periods('今年以来，查办案件452件，去年同期410件。')).toEqual(['2023', '2022']);
    expect(periods('案件数、罚没额分别是去年同期的1.3倍和1.8倍。')).toEqual(['2023', '2023']);
  });

  it('is that of each value of one thing, whose name stays whole', () => {
    const text = '罚没款由2021年的120万元、2022年的135.5万元增长到2023年的160万元。';
    expect(figuresOf(text).map(({ subject, value, period }) => [subject, value, period])).toEqual([
      ['罚没款', 120, '2021'],
      ['罚没款', 135.5, '2022'],
      ['罚没款', 160, '2023'],
    ]);
  });
});

describe('small numbers in Chinese', () => {
  it('count behind the thing at the end of a clause; sets of ideas stand before it', () => {
    expect(written(figuresOf('打造特色街区两条，新设便民驿站三个。'))).toEqual(['2条', '3个']);
    expect(figuresOf('落实两个责任，做到三个到位，一共分为两类。')).toEqual([]);
  });

  it('are the low end of a range whose unit stands behind the high one', () => {
    expect(written(figuresOf('抽查2—3轮，新增5至8家，保障15至16万人次。'))).toEqual([
      '2轮',
      '5家',
      '15万人次 = 150000人次',
    ]);
    expect(figuresOf('2021-2023年，值守9—12时。')).toEqual([]);
  });

  it('are shares and multiples in words and fractions', () => {
    const values = (text: string): readonly (readonly [number, string])[] =>
      figuresOf(text).map((figure) => [figure.valueSi, figure.unitSi]);
    expect(values('材料减少六成，老旧电梯占1/4，产值翻了一番。')).toEqual([
      [60, '%'],
      [25, '%'],
      [2, '倍'],
    ]);
    expect(values('冷链断链事件为零。钢材抽样216组，不合格18组。由第104组负责。')).toEqual([
      [0, '起'],
      [216, '组'],
      [18, '组'],
    ]);
    expect(figuresOf('谱写育苗、成林三部曲。')).toEqual([]);
  });

  it('are densities where 每千人 stands right before the number', () => {
    expect(written(figuresOf('抽检量保持每千人4批次，每千人拥有企业38户。'))).toEqual(['4批次/千人', '38户']);
  });
});
