/** Forms of tables beside the statutory ones: what their figures say. */
import { describe, expect, it } from 'vitest';
import { figuresOfTable } from './figures-of-table.ts';

describe('the figures of a table', () => {
  it('are named by the words behind a column that only numbers the rows', () => {
    const rows = [
      ['序号', '设备种类', '数量（台）', '定检率（%）'],
      ['1', '锅炉', '88', '100'],
      ['2', '电梯', '2170', '99.8'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '锅炉·数量 88台 actual 2023',
      '锅炉·定检率 100% actual 2023',
      '电梯·数量 2170台 actual 2023',
      '电梯·定检率 99.8% actual 2023',
    ]);
  });

  it('tell how things stand on the day that the caption names, but for rates', () => {
    const rows = [
      ['种类', '数量（台）', '定检率（%）'],
      ['锅炉', '88', '100'],
    ];
    expect(figuresOfTable(rows, '表1　特种设备数量统计表（截至12月31日）')).toEqual([
      '锅炉·数量 88台 stock 2023',
      '锅炉·定检率 100% actual 2023',
    ]);
  });

  it('of the disclosure form of 2019 and 2020 count items, those of the year before in their year', () => {
    const rows = [
      ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
      ['行政许可', '36', '-4', '8214'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '行政许可·上一年项目数量 36项 actual 2022',
      '行政许可·本年增/减 -4项 actual 2023',
      '行政许可·处理决定数量 8214件 actual 2023',
    ]);
  });

  it('are counted in the one or the other of two units of the caption: money as money', () => {
    const rows = [
      ['指标', '2022年', '2023年'],
      ['罚没款', '120.5', '131.6'],
      ['案值', '300', '310'],
      ['办结案件', '410', '452'],
    ];
    expect(figuresOfTable(rows, '（单位：万元、件）')).toEqual([
      '罚没款 120.5万元 actual 2022',
      '罚没款 131.6万元 actual 2023',
      '案值 300万元 actual 2022',
      '案值 310万元 actual 2023',
      '办结案件 410件 actual 2022',
      '办结案件 452件 actual 2023',
    ]);
  });

  it('have spaces between their thousands, and are no number where these part otherwise', () => {
    const rows = [
      ['指标', '数量（件）', '金额（万元）'],
      ['受理投诉', '98 000', '1\u2009203.5'],
      ['办结案件', '98 00', '6\u00a0800万元'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '受理投诉·数量 98000件 actual 2023',
      '受理投诉·金额 1203.5万元 actual 2023',
      '办结案件·金额 6800万元 actual 2023',
    ]);
  });

  it('rise and fall by arrows; a black triangle is a loss where no other says so', () => {
    const change = (cells: readonly string[]): readonly string[] =>
      figuresOfTable([['指标', '同比（%）'], ...cells.map((cell, i) => [`指数${'甲乙丙丁'[i]!}`, cell])]).map(
        (figure) => /-?[\d.]+%/.exec(figure)?.[0] ?? figure,
      );
    expect(change(['↑7.66', '↓3.2', '5.1↓', '2.5%↑'])).toEqual(['7.66%', '-3.2%', '-5.1%', '2.5%']);
    expect(change(['▲7.66', '▼3.2'])).toEqual(['7.66%', '-3.2%']);
    expect(change(['▲7.66', '3.2'])).toEqual(['-7.66%', '3.2%']);
  });

  it('are money where something is taken, paid or lost, and not where its cases are counted', () => {
    const rows = [
      ['项目', '本年数', '上年数'],
      ['没收违法所得', '12.5', '10'],
      ['没收物品', '30', '20'],
      ['罚款案件', '45', '40'],
    ];
    expect(figuresOfTable(rows, '（单位：宗、元）')).toEqual([
      '没收违法所得 12.5元 actual 2023',
      '没收违法所得 10元 actual 2022',
      '没收物品 30宗 actual 2023',
      '没收物品 20宗 actual 2022',
      '罚款案件 45宗 actual 2023',
      '罚款案件 40宗 actual 2022',
    ]);
  });

  it('are counted in whatever sentences are counted in', () => {
    const rows = [
      ['单位', '隐患（处）', '树木（株）', '床位（张）'],
      ['城关所', '36', '1200', '85'],
      ['东风所', '12', '900', '60'],
    ];
    expect(figuresOfTable(rows).slice(0, 3)).toEqual([
      '城关所·隐患 36处 actual 2023',
      '城关所·树木 1200株 actual 2023',
      '城关所·床位 85张 actual 2023',
    ]);
  });

  it('are of the year that the caption or the band over them names, where no heading of theirs does', () => {
    const rows = [
      ['项目', '数量（件）', '比上年增减'],
      ['受理投诉', '980', '12%'],
    ];
    expect(figuresOfTable(rows, '表2　2022年度受理情况表')).toEqual([
      '受理投诉·数量 980件 actual 2022',
      '受理投诉·比上年增减 12% actual 2022',
    ]);
    const banded = [
      [{ text: '2021年', columns: 2 }],
      ['项目', '数量（件）'],
      ['受理投诉', '980'],
      [{ text: '2022年', columns: 2 }],
      ['项目', '数量（件）'],
      ['受理投诉', '1020'],
    ];
    expect(figuresOfTable(banded)).toEqual([
      '受理投诉·数量 980件 actual 2021',
      '受理投诉·数量 1020件 actual 2022',
    ]);
  });

  it('are of the year covered where a caption compares with a year or numbers a paper, and of the span that it names', () => {
    const rows = [
      ['项目', '数量（件）'],
      ['受理投诉', '980'],
    ];
    for (const caption of [
      '表1　2021年、2022年、2023年受理情况表',
      '表1　受理情况表（与2022年相比）',
      '表1　市政发〔2021〕3号任务完成情况表',
    ])
      expect(figuresOfTable(rows, caption), caption).toEqual(['受理投诉·数量 980件 actual 2023']);
    expect(figuresOfTable(rows, '表1　2021年至2023年受理情况表')).toEqual([
      '受理投诉·数量 980件 actual 2021-2023',
    ]);
  });

  it('are of the part of the year that a heading or the caption names', () => {
    const rows = [
      ['项目', '上半年（件）', '第三季度（件）', '10月（件）', '1-11月（件）', '全年（件）'],
      ['受理投诉', '400', '300', '90', '880', '980'],
    ];
    const periods = (figures: readonly string[]): readonly string[] =>
      figures.map((figure) => figure.split(' ').at(-1)!);
    const named = ['2023-H1', '2023-Q3', '2023-10', '2023-01/2023-11', '2023'];
    expect(periods(figuresOfTable(rows))).toEqual(named);
    expect(periods(figuresOfTable(rows, '表1　2022年受理情况表'))).toEqual(
      named.map((period) => period.replaceAll('2023', '2022')),
    );
    const plain = [
      ['项目', '数量（件）', '上年同期（件）', '全年计划（件）'],
      ['受理投诉', '400', '380', '900'],
    ];
    expect(periods(figuresOfTable(plain, '表1　上半年受理情况表'))).toEqual(['2023-H1', '2022-H1', '2023']);
    expect(periods(figuresOfTable(plain, '', { period: '2023-H1' }))).toEqual(['2023-H1', '2022-H1', '2023']);
    expect(periods(figuresOfTable(plain, '', { period: '2021/2023' }))).toEqual([
      '2021-2023',
      '2022',
      '2023',
    ]);
  });

  it('are numbers that could be years, where they stand below what is counted', () => {
    const rows = [
      ['项目', '本年数（件）', '上年数（件）'],
      ['受理投诉', '2013', '1988'],
      ['办结案件', '305', '2001'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '受理投诉 2013件 actual 2023',
      '受理投诉 1988件 actual 2022',
      '办结案件 305件 actual 2023',
      '办结案件 2001件 actual 2022',
    ]);
    const founded = [
      ['名称', '成立年份', '人数（人）'],
      ['城关所', '2013', '12'],
      ['东风所', '1998', '9'],
    ];
    expect(figuresOfTable(founded)).toEqual(['城关所·人数 12人 actual 2023', '东风所·人数 9人 actual 2023']);
  });

  it('are counted in 项, 条 and 期 where these stand behind the number', () => {
    const rows = [
      ['内容', '数量'],
      ['修订制度', '12项'],
      ['收到意见', '45条'],
      ['举办培训', '8期'],
      ['依据', '第3条'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '修订制度·数量 12项 actual 2023',
      '收到意见·数量 45条 actual 2023',
      '举办培训·数量 8期 actual 2023',
    ]);
  });

  it('of two lists side by side are named by the words of their own list', () => {
    const rows = [
      ['项目', '数量（件）', '项目', '数量（件）'],
      ['受理投诉', '980', '受理举报', '120'],
      ['办结投诉', '975', '办结举报', '118'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '受理投诉·数量 980件 actual 2023',
      '受理举报·数量 120件 actual 2023',
      '办结投诉·数量 975件 actual 2023',
      '办结举报·数量 118件 actual 2023',
    ]);
    const withDuty = [
      ['项目', '数量（件）', '责任单位', '办结率（%）'],
      ['受理投诉', '980', '城关所', '99'],
    ];
    expect(figuresOfTable(withDuty)).toEqual([
      '受理投诉·数量 980件 actual 2023',
      '受理投诉·办结率 99% actual 2023',
    ]);
  });
});
