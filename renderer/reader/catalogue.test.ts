import { expect, test } from 'vitest';
import type { ReportSummary } from '../../data/contract/model.ts';
import { narrowed } from './catalogue.ts';
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
