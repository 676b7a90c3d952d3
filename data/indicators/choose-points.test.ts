import { describe, expect, it } from 'vitest';
import type { IndicatorId, ReportId } from '../contract/model.ts';
import { choosePoints } from './choose-points.ts';
import type { KnownIndicator } from './known-indicator.ts';
import type { Concept } from './thesaurus.ts';

const figure = (reportId: string, value: number, more: Partial<KnownIndicator> = {}): KnownIndicator => ({
  indicatorId: `${reportId}:original:${value}` as IndicatorId,
  reportId: reportId as ReportId,
  agency: '云溪县市场监督管理局',
  edition: 'original',
  sourceFile: null,
  subject: '办理投诉',
  concept: null,
  seriesId: null,
  value,
  unit: '件',
  valueSi: value,
  unitSi: '件',
  qualifier: null,
  bound: null,
  period: '2022',
  kind: 'actual',
  topic: null,
  scope: null,
  programme: null,
  quote: `办理投诉${value}件`,
  passageId: null,
  range: null,
  rawStart: null,
  rawEnd: null,
  verified: false,
  minor: false,
  note: null,
  yearCovered: 2022,
  curated: false,
  genre: 'annual-review',
  yearPublished: 2023,
  ...more,
});
const concept: Pick<Concept, 'measure' | 'unitSi' | 'name' | 'aliases'> = {
  measure: 'flow',
  unitSi: '件',
  name: '办理投诉',
  aliases: [],
};
const pointOf = (...figures: readonly KnownIndicator[]) => {
  // Only these fields of a concept are looked at.
  const both = [figures, figures.toReversed()].map((all) => choosePoints(all, concept as Concept, '').points);
  expect(both[0]).toEqual(both[1]);
  return both[0]![0]!;
};

describe('of two documents of one agency and year that state a figure differently', () => {
  it('the first id is taken where nothing else tells, not the larger value, and the other one is named', () => {
    expect(pointOf(figure('yunxi-2022', 2101), figure('yunxi-2022-2', 2102))).toMatchObject({
      value: 2101,
      rivals: [{ reportId: 'yunxi-2022-2', value: 2102, unit: '件' }],
    });
    expect(pointOf(figure('yunxi-2022', 2102), figure('yunxi-2022-2', 2101)).value).toBe(2102);
  });

  it('the one that came out later is taken', () => {
    const newer = figure('yunxi-2022-2', 2101, { yearPublished: 2024 });
    expect(pointOf(figure('yunxi-2022', 2102), newer)).toMatchObject({
      value: 2101,
      rivals: [{ value: 2102 }],
    });
  });

  it('the yearly review is taken before others', () => {
    const other = figure('yunxi-2022', 2102, { genre: 'work-plan', yearPublished: 2024 });
    expect(pointOf(other, figure('yunxi-2022-2', 2101)).value).toBe(2101);
  });

  it('a value that a person has seen is taken before all others', () => {
    expect(pointOf(figure('yunxi-2022', 2101), figure('yunxi-2022-2', 2102, { verified: true })).value).toBe(
      2102,
    );
  });
});

describe('no other value is stated', () => {
  it('by a part of it in the same document, where the whole is taken', () => {
    const point = pointOf(
      figure('yunxi-2022', 318),
      figure('yunxi-2022', 2101),
      figure('yunxi-2022-2', 2101),
    );
    expect(point).toMatchObject({ reportId: 'yunxi-2022', value: 2101 });
    expect(point).not.toHaveProperty('rivals');
  });

  it.each([
    ['of a part of the area', { scope: '云溪镇' }],
    ['of a programme', { programme: '铁拳' }],
    ["of another year's report", { yearCovered: 2023 }],
    ['that is rounded', { value: 0.21, valueSi: 2100, unit: '万件' }],
    ['that is a bound', { value: 2100, valueSi: 2100, qualifier: '余' }],
  ] as const)('by a figure %s', (_, more) => {
    expect(pointOf(figure('yunxi-2022', 2101), figure('yunxi-2022-2', 2000, more))).not.toHaveProperty(
      'rivals',
    );
  });
});
