import { describe, expect, it } from 'vitest';
import type { Series } from '../../data/contract/indicator-model.ts';
import type { ConceptId, IndicatorId, ReportId, SeriesId } from '../../data/contract/model.ts';
import { seriesCsv } from './series-csv.ts';

const id = 'pinghu-2022:digest:i3' as IndicatorId;
const series: Series = {
  seriesId: 'consumer.loss@平湖市市场监督管理局' as SeriesId,
  concept: 'consumer.loss' as ConceptId,
  agency: '平湖市市场监督管理局',
  name: '挽回“损失”，含"折算"',
  topic: 'consumer',
  grade: 'A',
  note: null,
  points: [
    {
      year: 2022,
      reportId: 'pinghu-2022' as ReportId,
      value: 382.56,
      unit: '万元',
      valueSi: 3825600,
      unitSi: '元',
      qualifier: null,
      term: '=1+1',
      kind: 'actual',
      indicatorId: id,
      otherIndicatorId: null,
    },
  ],
  targets: [],
  silences: [],
  changes: [],
};

describe('the table of a chart as CSV', () => {
  const csv = seriesCsv([series], ['机关', '年度'], new Map([[id, 'LJ-7K2M-9QXD-4T1A']]), () => '当期');

  it('opens as UTF-8 with one line per figure and its evidence code', () => {
    expect(csv.startsWith('\uFEFF"机关","年度"\r\n')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('3825600,"元"');
    expect(csv).toContain('"LJ-7K2M-9QXD-4T1A"');
  });

  it('doubles quotes, and lets no text become a formula', () => {
    expect(csv).toContain('"挽回“损失”，含""折算"""');
    expect(csv).toContain(`"'=1+1"`);
  });
});
