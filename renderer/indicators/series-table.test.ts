import { describe, expect, it } from 'vitest';
import type { Series } from '../../data/contract/indicator-model.ts';
import type { ConceptId, IndicatorId, ReportId, SeriesId } from '../../data/contract/model.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { csvOf } from '../../data/plain/csv.ts';
import { seriesTable } from './series-table.ts';

const id = 'pinghu-2022:digest:i3' as IndicatorId;
const series: Series = {
  seriesId: 'consumer.loss@平湖市市场监督管理局' as SeriesId,
  concept: 'consumer.loss' as ConceptId,
  agency: '平湖市市场监督管理局',
  kind: '',
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

describe('the table of a chart', () => {
  const places = { codes: new Map([[id, 'LJ-7K2M-9QXD-4T1A']]), indicators: new Map() };
  const head = { fileName: '挽回损失', title: '挽回损失', about: [], aboutName: '来源' };
  const table = seriesTable([series], places, new Messages(), head);

  it('has one line per figure, with typed numbers and the evidence code', () => {
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]).toHaveLength(table.columns.length);
    expect(table.rows[0]!.filter((cell) => typeof cell === 'number')).toEqual([2022, 382.56, 3825600]);
    expect(table.rows[0]).toContain('LJ-7K2M-9QXD-4T1A');
  });

  it('says what another document states for the same year', () => {
    const rival = {
      reportId: 'pinghu-2022-2' as ReportId,
      indicatorId: 'pinghu-2022-2:original:i1' as IndicatorId,
      value: 383,
      unit: '万元',
      qualifier: '余',
    };
    const points = series.points.map((point) => ({ ...point, rivals: [rival] }));
    const { rows } = seriesTable([{ ...series, points }], places, new Messages(), head);
    expect(rows[0]).toContain('另有文件载 383余万元');
  });

  it('doubles quotes as CSV, and lets no text become a formula', () => {
    const csv = csvOf(table.rows);
    expect(csv).toContain('"挽回“损失”，含""折算"""');
    expect(csv).toContain(`,'=1+1,`);
  });
});
