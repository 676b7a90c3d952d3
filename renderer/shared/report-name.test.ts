import { describe, expect, it } from 'vitest';
import type { NamedReport, ReportId } from '../../data/contract/model.ts';
import { reportName } from './report-name.ts';

const report = (id: string, genre: NamedReport['genre']): NamedReport => ({
  reportId: id as ReportId, // an id of this test
  agency: '平湖市市场监督管理局',
  agencyLabel: '平湖',
  yearCovered: 2022,
  genre,
  period: '2022',
  title: null,
  sourceFile: null,
});

describe('the name of a report', () => {
  it('has its genre in the language of the interface', () => {
    const list = [report('a', 'annual-review'), report('b', 'disclosure')];
    const names = (locale: 'zh' | 'en') => list.map(({ reportId }) => reportName(list, reportId, locale));
    expect(names('zh')).toEqual(['平湖 2022 年度总结', '平湖 2022 信息公开年报']);
    expect(names('en')).toEqual(['平湖 2022 Yearly review', '平湖 2022 Information disclosure']);
    expect(reportName(list, 'c' as ReportId, 'en')).toBeNull();
  });
});
