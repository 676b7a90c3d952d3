import type { FigureFields } from '../contract/indicator-model.ts';
import { describe, expect, it } from 'vitest';
import type { ConceptId, IndicatorId, PassageId, ReportId } from '../contract/model.ts';
import { fieldsOf, readVerdict, verdictKey, verdictText, type Verdict } from '../contract/verdict-model.ts';
import { applyVerdicts, normalValue, withoutRejected } from './apply-verdicts.ts';
import { choosePoints } from './choose-points.ts';
import type { KnownIndicator } from './known-indicator.ts';

function figure(fields: Partial<KnownIndicator> = {}): KnownIndicator {
  return {
    indicatorId: 'qingyuan-2023:original:i4' as IndicatorId,
    reportId: 'qingyuan-2023' as ReportId,
    agency: '清源县市场监督管理局',
    edition: 'original',
    sourceFile: '清源.txt',
    subject: '罚没款',
    concept: 'enforce.fines' as ConceptId,
    seriesId: null,
    value: 96.5,
    unit: '万元',
    valueSi: 965000,
    unitSi: '元',
    qualifier: '余',
    bound: 'lower',
    period: '2023',
    kind: 'actual',
    topic: 'enforce',
    scope: null,
    programme: null,
    quote: '罚没款96.5万余元',
    passageId: 'qingyuan-2023:original:7' as PassageId,
    range: [12, 18],
    rawStart: 120,
    rawEnd: 124,
    verified: false,
    minor: false,
    note: null,
    yearCovered: 2023,
    curated: false,
    genre: 'annual-review',
    yearPublished: null,
    ...fields,
  };
}

/** As the notebook keeps it and gives it back. */
function said(
  of: KnownIndicator,
  state: Verdict['state'],
  change: Partial<FigureFields> | null = null,
): Verdict {
  const read = fieldsOf(of);
  const corrected = change && { ...read, ...change };
  return readVerdict({ key: verdictKey(of), value: verdictText({ state, read, corrected }), rivals: [] })!;
}

const RANGE = figure({ value: 3, unit: '个', qualifier: null, printedRange: '3—5个' });

describe('a range', () => {
  it('keeps both its ends where a person puts right its name, and none where they state another number', () => {
    const named = applyVerdicts([RANGE], [said(RANGE, 'corrected', { subject: '试点' })])[0]!;
    const other = applyVerdicts([RANGE], [said(RANGE, 'corrected', { value: 4 })])[0]!;
    expect([named.printedRange, 'printedRange' in other]).toEqual(['3—5个', false]);
  });
});

describe('what a person said of a figure', () => {
  it('makes it verified', () => {
    const [judged] = applyVerdicts([figure()], [said(figure(), 'verified')]);
    expect(judged).toEqual({ ...figure(), verified: true, verdict: 'verified' });
  });

  it('sets it right, its normal value too, and keeps what was read', () => {
    const [judged] = applyVerdicts(
      [figure()],
      [said(figure(), 'corrected', { value: 9.65, unit: '亿元', period: '2022' })],
    );
    expect(judged).toMatchObject({
      ...{ value: 9.65, unit: '亿元', valueSi: 965000000, unitSi: '元', period: '2022', verified: true },
      ...{ qualifier: null, bound: null, read: { value: 96.5, unit: '万元', period: '2023' } },
    });
  });

  it('is nothing where two people said different things, which the figure tells', () => {
    const entry = [said(figure(), 'rejected'), said(figure(), 'corrected', { value: 1 })].map(verdictText);
    const verdict = readVerdict({ key: verdictKey(figure()), value: entry[0]!, rivals: [entry[1]!] })!;
    const judged = applyVerdicts([figure()], [verdict]);
    expect(judged).toEqual([{ ...figure(), disputed: ['rejected', 'corrected'] }]);
    expect(withoutRejected(judged)).toEqual(judged);
  });

  it('rejects it, which leaves it in the list and out of series', () => {
    const judged = applyVerdicts([figure()], [said(figure(), 'rejected')]);
    expect(judged[0]).toMatchObject({ verdict: 'rejected', verified: false });
    expect(withoutRejected(judged)).toEqual([]);
  });

  it('holds for the same printed number in the other edition, a character or two away', () => {
    const digest = figure({ edition: 'digest', rawStart: 121, value: 965000, unit: '元', qualifier: null });
    expect(applyVerdicts([digest], [said(figure(), 'verified')])[0]?.verified).toBe(true);
  });

  it('holds no longer where another number is read at the place, nor for a neighbour', () => {
    const verdict = said(figure(), 'verified');
    expect(applyVerdicts([figure({ value: 97, valueSi: 970000 })], [verdict])[0]?.verified).toBe(false);
    const neighbour = figure({ rawStart: 126, rawEnd: 130 });
    expect(applyVerdicts([figure(), neighbour], [verdict])[1]).toEqual(neighbour);
  });

  it('holds where the source was read anew and the figure stands elsewhere, if one figure alone states the same', () => {
    const moved = figure({ rawStart: 300, rawEnd: 304 });
    const verdict = said(figure(), 'verified');
    expect(applyVerdicts([moved], [verdict])).toMatchObject([
      { verified: true, verdict: 'verified', verdictKey: 'qingyuan-2023 @120' },
    ]);
    const twice = figure({ rawStart: 400, rawEnd: 404 });
    expect(applyVerdicts([moved, twice], [verdict])).toEqual([moved, twice]);
    const other = figure({ rawStart: 300, reportId: 'qingyuan-2024' as ReportId });
    expect(applyVerdicts([other], [verdict])).toEqual([other]);
  });

  it('holds for a figure without a source by its place in the edition', () => {
    const digest = figure({ edition: 'digest', rawStart: null, rawEnd: null });
    expect(applyVerdicts([digest], [said(digest, 'verified')])[0]?.verified).toBe(true);
    expect(applyVerdicts([{ ...digest, range: [30, 36] }], [said(digest, 'verified')])[0]?.verified).toBe(
      false,
    );
  });

  it('wins over other figures of the year in a series, but not over the whole area for a part of it', () => {
    const curated = figure({ curated: true, edition: 'digest', rawStart: 300, value: 90, valueSi: 900000 });
    const [verified] = applyVerdicts([figure()], [said(figure(), 'verified')]);
    expect(choosePoints([curated, verified!], undefined, '').points).toMatchObject([{ value: 96.5 }]);
    const part = { ...verified!, scope: '新埭镇' };
    expect(choosePoints([curated, part], undefined, '').points).toMatchObject([{ value: 90 }]);
  });

  it('is nothing where the entry is of another form', () => {
    for (const value of [
      '',
      '{}',
      '{"state":"verified"}',
      'null',
      verdictText({ state: 'corrected', read: fieldsOf(figure()), corrected: null }),
    ])
      expect(readVerdict({ key: 'k', value, rivals: [] })).toBeNull();
  });
});

describe('the normal value', () => {
  it.each([
    [3.85, '亿元', 385000000, '元'],
    [1.2, '万家次', 12000, '家次'],
    [2.1, '个百分点', 2.1, '个百分点'],
    [3, '百分点', 3, '百分点'],
    [5, '千克', 5, '千克'],
    [8, '百万元', 8000000, '元'],
    [100, '%', 100, '%'],
  ])('of %d%s is %d %s', (value, unit, valueSi, unitSi) => {
    expect(normalValue(value, unit)).toEqual({ valueSi, unitSi });
  });
});
