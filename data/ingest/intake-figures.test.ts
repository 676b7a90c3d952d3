import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ParsedIndicator } from '../schema/parsed-report.ts';
import { extractFigures } from './figures/extract-figures.ts';
import { parseOriginal } from './parse-original.ts';
import { readHtml } from './readers/read-html.ts';

const folder = path.resolve(import.meta.dirname, '../testing/intake');

function figuresIn(name: string): ParsedIndicator[] {
  const source = readFileSync(path.join(folder, name), 'utf8');
  const { text, layout } = name.endsWith('.html') ? readHtml(source) : { text: source, layout: undefined };
  const { draft, sections } = parseOriginal(text, {}, layout);
  return extractFigures(sections, {
    concepts: [],
    programmes: [],
    yearCovered: draft.yearCovered ?? 0,
    yearPublished: draft.yearPublished,
    agency: draft.agency ?? '',
    agencyLabel: draft.agencyLabel ?? '',
    region: draft.region,
  });
}

const written = (name: string): string[] =>
  figuresIn(name).map(
    ({ subject, valueSi, unitSi, kind, period }) => `${subject} ${valueSi}${unitSi} ${kind} ${period}`,
  );

describe('the figures of a paper', () => {
  it('are of the year looked back on, or aims of the year planned, in a speech', () => {
    expect(written('07-title-names-year-of-speech.txt')).toEqual([
      '新登记经营主体 510000户 actual 2025',
      '查办案件 12000件 actual 2025',
      '新登记经营主体 550000户 target 2026',
      '查办案件 13000件 target 2026',
    ]);
  });

  it('are of the half-year that their sentence names', () => {
    expect(written('08-half-year.txt')).toEqual(['检查门店 603家 actual 2021-H1']);
  });

  it('are dealt out, bounded and counted in every way of writing', () => {
    expect(written('10-figures.txt')).toEqual([
      '授信额度 300000000元 actual 2018-2020',
      '商标质押融资 56500000元 actual 2020',
      '商标质押融资比去年同期增加 1200000元 actual 2020',
      '纤维的调解成功率增长 15.51个百分点 actual 2020',
      '器械的调解成功率增长 13.15个百分点 actual 2020',
      '修理的调解成功率增长 12.26个百分点 actual 2020',
      '体验中心 69家 actual 2020',
      '检测基地 107家 actual 2020',
      '自来水普及率 98% actual 2020',
      '燃气普及率 85% actual 2020',
      '通知换证 2400户 actual 2020',
      '市场主体 51000户 actual 2020',
      '企业 22774家 actual 2020',
      '个体户 28858家 actual 2020',
      '企业比去年同期增长 9.09% actual 2020',
      '个体户比去年同期增长 9.28% actual 2020',
      '新增经营主体 3000户 target 2021',
    ]);
    const bounds = figuresIn('10-figures.txt').flatMap(({ qualifier, bound }) =>
      bound ? [`${qualifier} ${bound}`] : [],
    );
    expect(bounds).toEqual(['超过 lower', '超过 lower', '余 lower']);
  });

  it('of five years past are no aims', () => {
    expect(
      figuresIn('15b-buttons-make-review-a-plan.txt').filter(({ kind }) => kind === 'target'),
    ).toMatchObject([{ subject: '新建农贸市场', valueSi: 75, period: '2026' }]);
  });

  it('of a page are those that can be seen', () => {
    expect(written('03-nav-before-h1.html')).toEqual([
      '检查门店 1203家 actual 2021',
      '立案 36件 actual 2021',
      '办理投诉 318件 actual 2021',
    ]);
    expect(written('04-hidden.html')).toEqual(['检查门店 1203家 actual 2021']);
  });
});
