import { describe, expect, it } from 'vitest';
import type { NamedReport, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { distinctionOf, reportName } from './report-name.ts';
import { reportSummary } from './testing/report-summary.ts';

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

describe('a report beside others of its agency and year', () => {
  const agency = '海宁市市场监督管理局';
  const review = reportSummary('a', 2023, { agency, title: '2023年工作总结' });
  const half: ReportSummary = {
    ...review,
    genre: 'interim-review',
    period: '2023-H1',
    title: '2023年上半年工作总结',
  };
  const again: ReportSummary = { ...review, reportId: 'again' as ReportId, sourceFile: '总结(1).docx' };
  const before = reportSummary('b', 2022, { agency, title: '实干的一年' });

  it('is told from them by its genre, and by its file where title and genre are the same', () => {
    expect(distinctionOf(review, [review, before], 'zh')).toEqual({ genre: null, file: null });
    expect(distinctionOf(review, [review, half], 'zh')).toEqual({ genre: '年度总结', file: null });
    expect(distinctionOf(half, [review, half], 'zh').genre).toBe('上半年总结');
    expect(distinctionOf(again, [review, half, again], 'zh').file).toBe('总结(1).docx');
  });
});
