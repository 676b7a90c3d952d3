import { expect, test } from 'vitest';
import type { ReportId, ReportSummary } from '../../data/contract/model.ts';
import { distinctionOf, narrowed } from './catalogue.ts';
import { reportSummary } from '../shared/testing/report-summary.ts';

const report = (agency: string, region: string, yearCovered: number, title: string): ReportSummary =>
  reportSummary(`r-${agency}-${yearCovered}`, yearCovered, {
    agency,
    agencyLabel: agency.slice(0, 2),
    region,
    level: 'county',
    title,
  });
const reports = [
  report('海宁市市场监督管理局', '浙江省嘉兴市海宁市', 2021, '护航 GM2D 试点'),
  report('海宁市市场监督管理局', '浙江省嘉兴市海宁市', 2022, '实干的一年'),
  report('醴陵市市场监督管理局', '湖南省株洲市醴陵市', 2021, '为民守安'),
];
const found = (words: string): readonly string[] =>
  narrowed(reports, words).map(({ agencyLabel, yearCovered }) => `${agencyLabel} ${yearCovered}`);

test('a catalogue is narrowed by every word, wherever it stands', () => {
  expect(found('')).toHaveLength(3);
  expect(found('海宁')).toEqual(['海宁 2021', '海宁 2022']);
  expect(found('2021 湖南')).toEqual(['醴陵 2021']);
  expect(found('ｇｍ2d')).toEqual(['海宁 2021']);
  expect(found('海宁 2019')).toEqual([]);
});

test('reports of one agency and year are told apart by genre, and by file where that is the same', () => {
  const review = report('海宁市市场监督管理局', '浙江省嘉兴市海宁市', 2023, '2023年工作总结');
  const half: ReportSummary = {
    ...review,
    genre: 'interim-review',
    period: '2023-H1',
    title: '2023年上半年工作总结',
  };
  const again: ReportSummary = { ...review, reportId: 'again' as ReportId, sourceFile: '总结(1).docx' };
  expect(distinctionOf(review, reports, 'zh')).toEqual({ genre: null, file: null });
  expect(distinctionOf(review, [review, half], 'zh')).toEqual({ genre: '年度总结', file: null });
  expect(distinctionOf(half, [review, half], 'zh').genre).toBe('上半年总结');
  expect(distinctionOf(again, [review, half, again], 'zh').file).toBe('总结(1).docx');
});
