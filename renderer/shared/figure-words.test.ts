import { describe, expect, it } from 'vitest';
import type { SeriesChange } from '../../data/contract/indicator-model.ts';
import type { IndicatorId, ReportId } from '../../data/contract/model.ts';
import { indicators } from '../messages/indicators.ts';
import { changeText, normalFigure, printedFigure, rivalWords } from './figure-words.ts';

const figure = (value: number, unit: string, qualifier: string | null = null) =>
  printedFigure({ value, unit, qualifier });

describe('a figure as printed', () => {
  it('puts 超 before the number, 余 before the unit and 以上 behind it', () => {
    expect(figure(8715, '户')).toBe('8715户');
    expect(figure(17.07, '亿元', '超')).toBe('超17.07亿元');
    expect(figure(717, '万元', '余')).toBe('717余万元');
    expect(figure(2, '万人次', '余')).toBe('2万余人次');
    expect(figure(1.5, '万户', '余')).toBe('1.5万余户');
    expect(figure(50, '%', '以上')).toBe('50%以上');
  });

  it('prints ranks and prizes in words', () => {
    expect(figure(10, '位')).toBe('第10位');
    expect(figure(1, '位', '第一')).toBe('第一');
    expect(figure(1, '等奖')).toBe('一等奖');
  });

  it('in base units is grouped', () => {
    expect(normalFigure({ valueSi: 1707000000, unitSi: '元' })).toBe('1,707,000,000 元');
    expect(normalFigure({ valueSi: 24.63, unitSi: '%' })).toBe('24.63%');
  });
});

describe('other values of a year', () => {
  const rival = {
    reportId: 'a' as ReportId,
    indicatorId: 'a:original:i1' as IndicatorId,
    unit: '件',
    qualifier: null,
  };

  it('are told as printed, and nothing where there are none', () => {
    const rivals = [2102, 2103].map((value) => ({ ...rival, value }));
    expect(rivalWords({ rivals }, indicators.zh)).toBe('另有文件载 2102件 / 2103件');
    expect(rivalWords({}, indicators.zh)).toBeNull();
  });
});

describe('a change', () => {
  const change = (more: Partial<SeriesChange>): SeriesChange => ({
    from: 2020,
    to: 2022,
    adjacent: true,
    grade: 'A',
    note: null,
    differenceSi: 1,
    percent: null,
    reason: null,
    ...more,
  });
  const text = (more: Partial<SeriesChange>) => changeText(change(more), indicators.zh);

  it('has two decimals, a real minus sign and no sign for nothing', () => {
    expect([4.9, -18.46, 0].map((percent) => text({ percent }).text)).toEqual(['+4.90%', '−18.46%', '0.00%']);
  });

  it('of a rate is told in points', () => {
    expect(text({ reason: 'rate', differenceSi: 41.15 }).text).toBe('+41.15 个百分点');
  });

  it('without a percentage says why, and never shows a number in its place', () => {
    for (const reason of ['rank', 'zero_base', 'units_differ'] as const) {
      expect(text({ reason })).toEqual({ text: '–', why: indicators.zh[reason] });
    }
    expect(text({ reason: 'grade_c', differenceSi: null }).text).toBe('不可比');
  });
});
