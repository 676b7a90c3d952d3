import { afterAll, describe, expect, it } from 'vitest';
import type { ReportId } from '../contract/model.ts';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import { listIndicators } from './list-indicators.ts';
import { listProgrammes } from './list-programmes.ts';
import { listSeries } from './list-series.ts';
import { changesOf } from './series-changes.ts';

const set = openSampleSet();
afterAll(() => closeSample(set));

const AGENCY = '清河市市场监督管理局';
const series = listSeries(set);
const find = (concept: string, agency = AGENCY) =>
  series.find((one) => one.seriesId === `${concept}@${agency}`)!;

describe('the series of an agency', () => {
  it('join the years of one concept with exact differences and percentages rounded half up', () => {
    expect(find('market.registered').changes).toMatchObject([
      { from: 2020, to: 2022, adjacent: true, differenceSi: 8697, percent: 16.63, reason: null },
      { from: 2022, to: 2024, adjacent: true, differenceSi: 16166, percent: 26.5, reason: null },
      { from: 2020, to: 2024, adjacent: false, differenceSi: 24863, percent: 47.53, reason: null },
    ]);
  });

  it('take the whole area before a part of it', () => {
    expect(find('market.new').points.map((point) => [point.year, point.valueSi])).toEqual([
      [2020, 8400],
      [2022, 9158],
      [2024, 7072],
    ]);
  });

  it('say the term of each year and the judged reason for caution', () => {
    const { points, grade, note } = find('market.new');
    expect(points.map((point) => point.term)).toEqual(['新增市场主体', '新增经营主体', '新增经营主体']);
    expect([grade, note]).toEqual(['B', '2020—2022：2022年起改称经营主体']);
  });

  it('are graded B without a judgement where the wording differs, and A where nothing does', () => {
    expect(find('market.registered')).toMatchObject({
      grade: 'B',
      note: '2020—2022：名称不同（“在册市场主体”与“在册经营主体”）',
    });
    expect(find('product.fail_rate')).toMatchObject({ grade: 'A', note: null });
  });

  it('are not joined over a step of grade C, and name the reason', () => {
    const { changes, grade } = find('consumer.recovered');
    expect(grade).toBe('A');
    expect(changes.map((one) => [one.from, one.to, one.differenceSi, one.percent, one.reason])).toEqual([
      [2020, 2022, 793800, 26.18, null],
      [2022, 2024, null, null, 'grade_c'],
      [2020, 2024, null, null, 'grade_c'],
    ]);
  });

  it('give rates in points, ranks without a percentage, and a zero base its reason', () => {
    expect(find('product.fail_rate').changes).toMatchObject([
      { differenceSi: 3.8, percent: null, reason: 'rate' },
    ]);
    expect(find('honor.rank').changes).toMatchObject([{ differenceSi: -2, percent: null, reason: 'rank' }]);
    expect(find('equip.accidents').changes).toMatchObject([
      { differenceSi: 2, percent: null, reason: 'zero_base' },
    ]);
  });

  it('count in any counting word, but tell persons and occasions from things', () => {
    const [from, to] = find('market.new').points;
    const change = (unitSi: string, isJudged: boolean) =>
      changesOf([from!, { ...to!, unitSi }], undefined, () =>
        isJudged ? { grade: 'B', note: null } : undefined,
      )[0];
    expect(change('家', false)).toMatchObject({ differenceSi: 758, percent: 9.02 });
    expect(change('人', false)).toMatchObject({ differenceSi: null, reason: 'units_differ' });
    expect(change('户次', true)).toMatchObject({ differenceSi: 758 });
    expect(change('元', true)).toMatchObject({ differenceSi: null, reason: 'units_differ' });
  });

  it('never join look-alikes', () => {
    expect(find('ip.per_10k').points.map((point) => point.year)).toEqual([2020]);
    expect(find('ip.high_value_per_10k').points.map((point) => point.year)).toEqual([2022, 2024]);
  });

  it('list the years in which the agency is silent', () => {
    expect(find('equip.accidents').silences).toEqual([2024]);
    expect(find('market.new').silences).toEqual([]);
  });

  it('keep targets apart from results', () => {
    expect(find('civic.markets')).toMatchObject({
      points: [],
      targets: [{ year: 2021, valueSi: 6, kind: 'target' }],
      silences: [2020, 2022, 2024],
      changes: [],
    });
  });

  it('include a single year, so that agencies can be put side by side', () => {
    expect(find('market.new', '白石县市场监督管理局')).toMatchObject({
      grade: 'A',
      changes: [],
      points: [{ valueSi: 2031 }],
    });
  });

  it('can be asked for one agency', () => {
    const own = listSeries(set, { agency: '白石县市场监督管理局' });
    expect(own.map((one) => one.concept)).toEqual(['market.new']);
    expect(listSeries(set, { agency: '没有这个局' })).toEqual([]);
  });
});

describe('the list of indicators', () => {
  it('gives every figure its place in the passage and in the source', () => {
    const [first] = listIndicators(set, { reportId: 'baishi-2022' as ReportId });
    expect(first).toMatchObject({
      indicatorId: 'baishi-2022:digest:i0',
      passageId: 'baishi-2022:digest:1',
      range: [8, 13],
      quote: '新设市场主体2031户',
      seriesId: 'market.new@白石县市场监督管理局',
      verified: false,
    });
    expect(first!.rawEnd! - first!.rawStart!).toBe(4);
  });

  it('holds all reports when none is named, and says when one is unknown', () => {
    expect(new Set(listIndicators(set).map((one) => one.reportId)).size).toBe(4);
    expect(() => listIndicators(set, { reportId: 'qinghe-1999' as ReportId })).toThrow(
      'unknown report "qinghe-1999"',
    );
  });
});

describe('the list of programmes', () => {
  it('joins the variants of a name and lists its years with their passages', () => {
    const programmes = listProgrammes(set);
    expect(programmes.map((programme) => programme.name)).toEqual(['放心消费', '铁拳']);
    const years = programmes[0]!.years.map(({ year, reportId, passages }) => [
      year,
      reportId,
      passages.length,
    ]);
    expect(years).toEqual([
      [2020, 'qinghe-2020', 1],
      [2022, 'baishi-2022', 1],
      [2022, 'qinghe-2022', 1],
    ]);
  });

  it('says where the name or its variant is printed, in characters of the passage', () => {
    const [recorded] = listProgrammes(set).flatMap((programme) =>
      programme.years.filter((year) => year.reportId === 'baishi-2022'),
    );
    const place = recorded!.places[0]!;
    const text = set.archives[0]!.database.prepare<[string], string>(
      'SELECT text FROM passages WHERE passage_id = ?',
    )
      .pluck()
      .get(place.passageId)!;
    expect([...text].slice(...place.range).join('')).toBe('放心消费行动');
  });
});

describe('the series of a concept', () => {
  it('are those of all agencies, and no others', () => {
    const concept = listSeries(set)[0]!.concept;
    const all = listSeries(set).filter((series) => series.concept === concept);
    expect(listSeries(set, { concept })).toEqual(all);
    expect(listSeries(set, { concept, agency: all[0]!.agency })).toEqual([all[0]]);
  });
});
