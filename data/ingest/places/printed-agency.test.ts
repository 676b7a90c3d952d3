import { describe, expect, it } from 'vitest';
import { findAgency } from './find-agency.ts';

const told = (strong: readonly string[], body: string): readonly (string | null)[] => {
  const found = findAgency({ strong, body });
  return [found?.agency ?? null, found?.level ?? null, found?.region ?? null, found?.label ?? null];
};

describe('an agency of a place that no table knows', () => {
  it('is recognised from its title; its name tells that it is a county, nothing tells the region', () => {
    expect(
      told(['——临河县市场监督管理局2024年工作纪实'], '临河县市场监管局连夜出动，检查农贸市场。'),
    ).toEqual(['临河县市场监督管理局', 'county', null, '临河']);
  });

  it('begins behind the year that stands before it', () => {
    expect(told(['2023年度清源县市场监督管理局政府信息公开工作年度报告'], '')[0]).toBe(
      '清源县市场监督管理局',
    );
  });

  it('may be a division or a zone that has brackets in its name', () => {
    expect(told(['新疆生产建设兵团第八师市场监督管理局2022年工作总结'], '')[0]).toBe(
      '新疆生产建设兵团第八师市场监督管理局',
    );
    expect(told(['中国（上海）自由贸易试验区市场监督管理局2020年工作报告'], '')[0]).toBe(
      '中国（上海）自由贸易试验区市场监督管理局',
    );
  });

  it('is recognised from the source line of a web page', () => {
    expect(told(['湖滨新区市场监督管理局'], '这一年，全区市场平稳。')).toEqual([
      '湖滨新区市场监督管理局',
      null,
      null,
      '湖滨',
    ]);
  });

  it('is recognised where only the body names it, again and again, in sentences of all kinds', () => {
    const body =
      '近日，记者走进临河县市场监督管理局。在临河县市场监管局的大厅里，人来人往。临河县市场监督管理局有关负责人介绍，' +
      '今年的检查还将继续。';
    expect(told([], body)[0]).toBe('临河县市场监督管理局');
  });

  it('is recognised where the body names it once and the title speaks of its work', () => {
    const body = '站在新的起点上，临河市市场监管局将继续前行。';
    expect(told(['2021临河市场监管工作巡礼'], body)[0]).toBe('临河市市场监督管理局');
    expect(told(['2021市场监管工作巡礼'], body)[0]).toBeNull();
  });

  it('stays unknown where the body names it once, or two such places as often', () => {
    expect(told([], '考察团来自临河县市场监督管理局。')[0]).toBeNull();
    const both = '临河县市场监督管理局来了，云溪县市场监督管理局也来了。'.repeat(3);
    expect(told([], both)[0]).toBeNull();
  });

  it('stays unknown where the text says only 全市, 我县 or 市市场监管局', () => {
    expect(
      told(['我县市场监督管理局2023年总结'], '全市市场监管局系统；县市场监管局；市市场监管局。')[0],
    ).toBeNull();
  });

  it('has the region of a known place that is printed before it', () => {
    expect(told(['湖州市临河县市场监督管理局2023年工作总结'], '')).toEqual([
      '湖州市临河县市场监督管理局',
      'county',
      '浙江省湖州市临河县',
      '临河',
    ]);
  });

  it.each([
    ['长沙市市场监督管理局高新区分局', '长沙高新区分局'],
    ['云岭市市场监督管理局经济技术开发区分局', '云岭经济技术开发区分局'],
  ])('may be a branch in a zone: %s, whose level is not claimed', (agency, label) => {
    expect(told([`${agency}2023年工作情况`], '长沙、云岭的企业越来越多。')).toEqual([
      agency,
      null,
      null,
      label,
    ]);
  });

  it.each(['云岭工业园区', '青云经济技术开发区', '云岭航空港经济综合实验区'])(
    'may be that of a zone: %s',
    (zone) => {
      const [agency, level] = told([`${zone}市场监督管理局2023年工作总结`], '苏州、郑州的企业来这里参观。');
      expect([agency, level]).toEqual([`${zone}市场监督管理局`, null]);
    },
  );

  it('does not hide an agency of the table: its branches are named, but do not speak', () => {
    const body = '平湖市市场监督管理局独山港分局的执法人员赶到现场。'.repeat(4);
    expect(told(['平湖市市场监督管理局2023年工作回眸'], body)[0]).toBe('平湖市市场监督管理局');
  });

  it('keeps the city before a district, for districts of several cities share a name', () => {
    expect(told(['南京市鼓楼区市场监督管理局2023年工作总结'], '')[0]).toBe('南京市鼓楼区市场监督管理局');
  });
});
