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
});
