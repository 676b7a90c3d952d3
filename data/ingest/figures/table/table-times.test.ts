/** When the figures of a table were counted, and what of it is only aimed at. */
import { describe, expect, it } from 'vitest';
import { figuresOfTable } from './figures-of-table.ts';

describe('the time of a figure in a table', () => {
  it('is told by a head that begins with a year, whatever follows it', () => {
    const rows = [
      ['指标', '2021年末', '2022年底', '2022年同期', '2023年实际', '2023年累计', '2023年新增'],
      ['登记主体（户）', '410', '452', '430', '470', '900', '31'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '登记主体 410户 stock 2021',
      '登记主体 452户 stock 2022',
      '登记主体 430户 actual 2022',
      '登记主体 470户 actual 2023',
      '登记主体·2023年累计 900户 stock 2023',
      '登记主体·2023年新增 31户 actual 2023',
    ]);
  });

  it('lies ahead in a column of what is aimed at, and not in one of how much of that was done', () => {
    const rows = [
      ['指标', '2023年目标', '2023年完成', '目标完成率', '2024年计划'],
      ['办结案件（件）', '400', '452', '113%', '460'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '办结案件 400件 target 2023',
      '办结案件 452件 actual 2023',
      '办结案件·目标完成率 113% actual 2023',
      '办结案件 460件 target 2024',
    ]);
  });

  it('is told by rows that begin with a year', () => {
    const rows = [
      ['时间', '在册经营主体（户）'],
      ['2021年末', '310'],
      ['2022年末', '330'],
    ];
    expect(figuresOfTable(rows)).toEqual(['在册经营主体 310户 stock 2021', '在册经营主体 330户 stock 2022']);
  });

  it.each(['年份', '年度', '', '项目'])('is told by a first column of bare years under “%s”', (head) => {
    const rows = [
      [head, '立案（件）', '罚没款（万元）'],
      ['2021', '310', '20.5'],
      ['2022', '410', '—'],
      ['2023', '452', '31'],
    ];
    expect(figuresOfTable(rows)).toEqual([
      '立案 310件 actual 2021',
      '罚没款 20.5万元 actual 2021',
      '立案 410件 actual 2022',
      '立案 452件 actual 2023',
      '罚没款 31万元 actual 2023',
    ]);
  });

  it('is told by years behind names, and not by a value that looks like a year', () => {
    const named = [
      ['辖区', '年份', '立案（件）'],
      ['城关', '2021', '310'],
      ['东风', '2022', '120'],
    ];
    expect(figuresOfTable(named)).toEqual(['城关·立案 310件 actual 2021', '东风·立案 120件 actual 2022']);
    const counted = [
      ['辖区', '检查（户次）', '立案（件）'],
      ['城关', '2013', '310'],
    ];
    expect(figuresOfTable(counted)).toEqual([
      '城关·检查 2013户次 actual 2023',
      '城关·立案 310件 actual 2023',
    ]);
    const unnamed = [
      ['检查（户次）', '立案（件）'],
      ['2013', '310'],
    ];
    expect(figuresOfTable(unnamed)).toEqual(['检查 2013户次 actual 2023', '立案 310件 actual 2023']);
  });
});
