import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../contract/code-points.ts';
import { OffsetMap } from '../../text/offset-map.ts';
import { extractFigures } from './extract-figures.ts';
import { figuresOf, SAMPLE_CONTEXT, sampleSection, written } from './figures-of.ts';

describe('the numbers of a report', () => {
  it('are read with their unit, and 万 and 亿 are resolved', () => {
    const figures = figuresOf('为商户减负3.85亿元，出动人员2万余人次，巡查门店8千多家，登记企业3,412户。');
    expect(written(figures)).toEqual([
      '3.85亿元 = 385000000元',
      '余 2万人次 = 20000人次',
      '多 8千家 = 8000家',
      '3412户',
    ]);
  });

  it('are read in Chinese where they count', () => {
    const figures = figuresOf(
      '隐患五百余处已消除，减免近六百万元，覆盖近千户商铺，万余家门店参加，办证不到两个小时。',
    );
    expect(written(figures)).toEqual([
      '余 500处',
      '近 600万元 = 6000000元',
      '近 1000户',
      '余 1万家 = 10000家',
      '不到 2个小时',
    ]);
  });

  it('know percentages, percentage points and words for them', () => {
    const figures = figuresOf(
      '合格率98.9%，提高0.4个百分点，处置率百分之百，半数以上商户签约，流程百分百上网。',
    );
    expect(written(figures)).toEqual(['98.9%', '0.4个百分点', '100%', '以上 50%', '100%']);
  });

  it('know durations, densities and counters with a second counter', () => {
    const figures = figuresOf('登记最快3分53秒，平均0.5天办结，抽检量4批次/千人，校准器具2420台(件)。');
    expect(written(figures)).toEqual(['233秒', '0.5天', '4批次/千人', '2420台(件)']);
  });

  it('say on which side of the number the truth lies', () => {
    const bounds = figuresOf('培训超2000人次，约谈近30家，走访100余户，办理不足5天，检查12家以上。').map(
      (f) => f.bound,
    );
    expect(bounds).toEqual(['lower', 'upper', 'lower', 'upper', 'lower']);
  });

  it('are times within which something is done, 内 being no part of what is done', () => {
    const read = (text: string): readonly string[] =>
      figuresOf(text).map(
        ({ subject, qualifier, value, unit, bound }) => `${subject} ${qualifier} ${value}${unit} ${bound}`,
      );
    expect(read('企业开办时间压缩至1个工作日内。投诉24小时内响应率98%。')).toEqual([
      '企业开办时间 内 1个工作日 upper',
      '投诉响应率 内 24小时 upper',
      '投诉响应率 null 98% null',
    ]);
    expect(read('2小时内部署到位。辖区3家内设机构。').map((one) => one.split(' ')[1])).toEqual([
      'null',
      'null',
    ]);
  });

  it('are ranks where an order is spoken of', () => {
    const figures = figuresOf(
      '绩效考核居全省第三，年报率列全市第10位，创建数量居全国首位，技能竞赛获一等奖，质量考核连续7年为A级。',
    );
    expect(written(figures)).toEqual(['3位', '10位', '1位', '1等奖', '7年']);
  });

  it('count trains, standard containers, years of life and what the air holds', () => {
    const figures = figuresOf(
      '货运班列214列，码头装卸3.7万标准箱，人均预期寿命提高到76.4岁，细颗粒物浓度均值为31.5微克/立方米。',
    );
    expect(figures.map(({ subject, value, unit }) => `${subject} ${value}${unit}`)).toEqual([
      '货运班列 214列',
      '码头装卸 3.7万标准箱',
      '人均预期寿命 76.4岁',
      '细颗粒物浓度均值 31.5微克/立方米',
    ]);
  });

  it('end where another begins, and phases are counted only where they are held', () => {
    expect(
      written(figuresOf('总量先后迈过3万亿、4万亿、5万亿三个台阶。举办培训班三期，开展两期讲座。')),
    ).toEqual(['3万亿 = 3000000000000', '4万亿 = 4000000000000', '3期', '2期']);
  });

  it('are zero where nothing happened', () => {
    expect(written(figuresOf('全年未发生一起电梯安全事故，供餐实现“零事故”。'))).toEqual(['0起', '0起']);
    expect(written(figuresOf('蜂蜜抽检52批次，未检出不合格样品。'))).toEqual(['52批次', '0批次']);
  });
});

describe('what is no quantity', () => {
  it.each([
    '落实市委九届七次、八次全会要求，推进机场二期、电厂三期等项目，完成二轮土地承包。',
    '举办青年50人论坛、三人篮球赛，0—6岁儿童和35岁以下职工参加，启动0.3微克攻坚行动。',
    '2022年11月15日14时30分，3月中旬，2016-2020年，2023年度。',
    '拨打12315热线，84消毒液，G20峰会，GM2D平台，5G网络，3C认证，“3·15”活动。',
    '第1时间响应，第51个世界标准日，第二十三届，党的二十大，十九届五中全会，第一批，第一个。',
    '104组队员，20号楼，世界500强，3.0版，成立100周年，35岁，15分钟服务圈，24小时药房。',
    '落实两个责任，建立一张网络，开展三级联动，加强四大安全监管，“1+1+N”模式，“双五”竞赛。',
    '三年行动计划，近五年来，新三年规划，“十四五”规划，一批一策，千亿集群，百强市场。',
    '实现时间过半、任务过半，确保“双过半”，1类新药，2022.11。',
    '首个试点，首批名单，位居前列，数十家单位，连续数月，安全第一，把企业评价作为第一评价。',
  ])('stays out: %s', (text) => {
    expect(written(figuresOf(text))).toEqual([]);
  });

  it.each([
    ['罚没款超百万元案件5件，案值逾千万元的案件3起。', ['5件', '3起']],
    ['货值超过50万元以上的大案12件，逾百万元大要案有6起。', ['12件', '6起']],
    ['罚没款超百万元，办结案件5件。', ['超 100万元 = 1000000元', '5件']],
    ['减免费用超100万元惠及企业300家。', ['超 100万元 = 1000000元', '300家']],
  ])('is a threshold in the name of what is counted: %s', (text, figures) => {
    expect(written(figuresOf(text))).toEqual(figures);
  });

  it('is a thing said twice in one sentence', () => {
    expect(written(figuresOf('结业时向6个小组赠书，6个小组齐声宣誓。'))).toEqual(['6个']);
  });
});

describe('when a figure was counted', () => {
  const times = (text: string, kind?: 'plan'): string[] =>
    figuresOf(text, kind).map((figure) => `${figure.period} ${figure.kind}`);

  it('is the year covered, unless the sentence opens a window', () => {
    expect(times('去年查办案件312件。')).toEqual(['2023 actual']);
    expect(times('五年来，商标增加1.1万件。')).toEqual(['2019-2023 actual']);
    expect(times('2021年以来，共抽检3260批次，合格率98%。')).toEqual([
      '2021-2023 actual',
      '2021-2023 actual',
    ]);
    expect(times('2022年全年立案310件，2023年立案356件。')).toEqual(['2022 actual', '2023 actual']);
    expect(times('2022年5月，首家门店开业，当年销售86万元。')).toEqual(['2022 actual']);
  });

  it('is next year in a plan, where nothing is said to exist already', () => {
    expect(times('依托7家药事服务站，服务3.5万人次。', 'plan')).toEqual(['2023 stock', '2024 target']);
    expect(times('回顾2023年，办结案件940件。', 'plan')).toEqual(['2023 actual']);
  });

  it('is next year where a review looks ahead', () => {
    expect(times('2024年，将改造老旧电梯120部，力争新增企业3000户。')).toEqual([
      '2024 target',
      '2024 target',
    ]);
  });

  it('tells how things stand where the words say so, and for the list that follows', () => {
    expect(times('全县在册经营主体5200户，其中企业1800户、个体工商户3400户，注销75户。')).toEqual([
      '2023 stock',
      '2023 stock',
      '2023 stock',
      '2023 actual',
    ]);
  });
});

describe('what surrounds a figure', () => {
  it('gives a topic, a scope that is not the agency’s own, a programme and a concept', () => {
    const context = {
      programmes: [{ name: '亮剑', variants: ['“亮剑”行动'] }],
      concepts: [
        {
          concept: 'enforce.cases',
          name: '办结案件',
          topic: 'enforce' as const,
          unitSi: '件',
          isStock: false,
          aliases: ['查办案件'],
        },
      ],
    };
    const [figure] = figuresOf('在“亮剑”行动中，白沙市完成整改，共查办案件39起。', 'review', context);
    expect(figure).toMatchObject({ concept: 'enforce.cases', topic: 'enforce', scope: '白沙市' });
    expect(figuresOf('“亮剑”行动查办案件39起。', 'review', context)[0]?.programme).toBe('亮剑');
  });

  it('is quoted with the exact place of the number in passage and source', () => {
    const text = '𠮷祥街道发放补贴912万余元。';
    const map = new OffsetMap([
      [0, 40, 4],
      [4, 50, [...text].length - 4],
    ]);
    const section = { ...sampleSection(text), passages: [{ kind: 'text' as const, text, map }] };
    const [figure] = extractFigures([section], SAMPLE_CONTEXT);
    expect(sliceCodePoints(text, figure!.start!, figure!.end!)).toBe('912万余元');
    expect([figure!.rawStart, figure!.rawEnd]).toEqual([54, 57]);
    expect(figure!.quote).toBe('𠮷祥街道发放补贴912万余元');
  });

  it('counts passages over headings and titles', () => {
    const heading = { kind: 'heading' as const, text: '强化监管', map: new OffsetMap([[0, 0, 4]]) };
    const sections = [{ ...sampleSection('概况。'), heading }, sampleSection('立案36件。')];
    expect(extractFigures(sections, SAMPLE_CONTEXT)[0]?.passage).toBe(2);
  });
});

describe('any text', () => {
  const PIECES = [
    '3',
    '85',
    '.',
    '%',
    '万',
    '亿',
    '元',
    '家',
    '次',
    '第',
    '一',
    '两',
    '十',
    '年',
    '“',
    '”',
    '，',
    '、',
    '。',
    '余',
    '近',
    '食品',
    '累计',
    '(',
    ')',
    ' ',
    '𠮷',
    '《',
    'A',
    '-',
    '月',
  ];

  it('gives figures that lie in it, in order, apart from each other, and never breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let reached = 0;
        for (const figure of figuresOf(text)) {
          expect(figure.start!).toBeGreaterThanOrEqual(reached);
          expect(figure.end!).toBeGreaterThan(figure.start!);
          expect(figure.end!).toBeLessThanOrEqual([...text].length);
          expect(Number.isFinite(figure.valueSi)).toBe(true);
          expect(figure.subject).not.toBe('');
          reached = figure.end!;
        }
      }),
    );
  });

  it('of one clause gives back the number and the unit that were written into it', () => {
    const unit = fc.constantFrom('家', '件', '户次', '亿元', '万元', '%', '批次', '台');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999999 }), unit, (value, printed) => {
        const [figure] = figuresOf(`本年检查各类门店${value}${printed}。`);
        expect([figure?.value, figure?.unit]).toEqual([value, printed]);
        expect(figure?.valueSi).toBe(
          value * (printed.startsWith('亿') ? 1e8 : printed.startsWith('万') ? 1e4 : 1),
        );
      }),
    );
  });
});

describe('what is only named behind a semicolon', () => {
  it('stands like what was told before it, unless something was done', () => {
    const kinds = (text: string): string[] => figuresOf(text).map(({ kind }) => kind);
    expect(kinds('实有企业640户，个体户4100户；合作社95户。')).toEqual(['stock', 'stock', 'stock']);
    expect(kinds('实有企业640户；检查企业86户；罚没款12万元。')).toEqual(['stock', 'actual', 'actual']);
  });
});
