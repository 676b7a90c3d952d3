import { describe, expect, it } from 'vitest';
import type { SeriesPoint } from '../contract/indicator-model.ts';
import type { IndicatorId, ReportId } from '../contract/model.ts';
import { judgeByWording } from './judge-by-wording.ts';

const point = (term: string, valueSi: number, more: Partial<SeriesPoint> = {}): SeriesPoint => ({
  year: 2020,
  // Ids of this test: any string will do.
  reportId: 'qinghe-2020' as ReportId,
  indicatorId: 'qinghe-2020.1' as IndicatorId,
  otherIndicatorId: null,
  value: valueSi,
  unit: '件',
  valueSi,
  unitSi: '件',
  qualifier: null,
  term,
  kind: 'actual',
  ...more,
});

describe('two years that nobody has judged', () => {
  it('are graded A in the same words, whatever counts them and however they are rounded', () => {
    expect(judgeByWording(point('办结案件', 1128), point('办结案件', 737), undefined)).toEqual({
      grade: 'A',
      note: null,
    });
    const other = point('办结各类案件', 737, { unit: '起', unitSi: '起', qualifier: '余' });
    expect(judgeByWording(point('办结案件', 1128), other, undefined)).toEqual({
      grade: 'A',
      note: '量词不同（件、起），带约数，差额亦为约数',
    });
  });

  it.each([
    ['处理投诉举报', '受理投诉举报', '名称不同（“处理投诉举报”与“受理投诉举报”）'],
    ['培育放心消费单位', '新培育放心消费单位', '范围可能不同（“培育放心消费单位”与“新培育放心消费单位”）'],
    ['国省市试点创建', '国、省试点', '级别不同（“国省市试点创建”与“国、省试点”）'],
  ])('are graded B where the words differ: %s, %s', (one, other, note) => {
    expect(judgeByWording(point(one, 10), point(other, 7), undefined)).toEqual({ grade: 'B', note });
    expect(judgeByWording(point(other, 10), point(one, 7), undefined).grade).toBe('B');
  });

  it('are graded C where one wording narrows the other and counts another order', () => {
    const money = { unit: '元', unitSi: '元' };
    const all = point('发放贷款', 9_000_000, money);
    const part = point('发放经营性贷款', 300_000, money);
    expect(judgeByWording(all, part, undefined)).toEqual({
      grade: 'C',
      note: '范围不同（“发放贷款”与“发放经营性贷款”），数值相差10倍以上',
    });
    expect(judgeByWording(part, all, undefined).grade).toBe('C');
    expect(judgeByWording(all, { ...part, valueSi: 3_000_000 }, undefined).grade).toBe('B');
  });

  it('are graded B where the kind differs, unless it is a rate', () => {
    const [flow, stock] = [point('覆盖率', 80), point('覆盖率', 90, { kind: 'stock' })];
    expect(judgeByWording(flow, stock, undefined).grade).toBe('B');
    // Of a concept only the measure is asked for.
    expect(judgeByWording(flow, stock, { measure: 'rate' } as never).grade).toBe('A');
  });
});
