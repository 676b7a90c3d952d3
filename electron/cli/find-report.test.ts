import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../data/contract/errors.ts';
import type { EditionName, ReportId, ReportSummary } from '../../data/contract/model.ts';
import { UsageError } from './command.ts';
import { columnsToCompare, findAgencies, findReport } from './find-report.ts';

function summary(
  slug: string,
  label: string,
  agency: string,
  year: number,
  editions: EditionName[] = ['digest'],
): ReportSummary {
  return {
    reportId: `${slug}-${year}` as ReportId, // a slug and a year are what ids are made of
    genre: 'annual-review',
    period: String(year),
    plannedPeriod: null,
    unsure: [],
    agency,
    agencyLabel: label,
    region: null,
    level: null,
    yearCovered: year,
    yearPublished: null,
    title: '实干笃行',
    subtitle: null,
    kicker: null,
    byline: {},
    head: null,
    fields: {},
    sourceFile: null,
    sha256: null,
    hasOriginal: editions.includes('original'),
    editions,
  };
}

const list = [
  summary('pinghu', '平湖', '平湖市市场监督管理局', 2020),
  summary('pinghu', '平湖', '平湖市市场监督管理局', 2022, ['digest', 'original']),
  summary('haining', '海宁', '海宁市市场监督管理局', 2022, ['digest', 'original']),
  summary('haining-tax', '海宁', '海宁市税务局', 2022),
];

describe('what a person calls a report', () => {
  it.each(['pinghu:2022', '平湖:2022', '平湖：2022', '平湖市市场监督管理局:2022', 'pinghu-2022'])(
    '%s is found',
    (written) => {
      expect(findReport(list, written).reportId).toBe('pinghu-2022');
    },
  );

  it('prefers the slug to a slug that only begins the same', () => {
    expect(findReport(list, 'haining:2022').reportId).toBe('haining-2022');
  });

  it('is the yearly review of several documents of the agency and year, and is asked for where there is none', () => {
    const other = (id: string, genre: ReportSummary['genre']): ReportSummary => ({
      ...summary('pinghu', '平湖', '平湖市市场监督管理局', 2022),
      reportId: id as ReportId, // as above
      genre,
    });
    const more = [other('pinghu-2022-disclosure', 'disclosure'), ...list];
    expect(findReport(more, '平湖:2022').reportId).toBe('pinghu-2022');
    const without = [other('pinghu-2022-a', 'disclosure'), other('pinghu-2022-b', 'rule-of-law')];
    expect(() => findReport(without, '平湖:2022')).toThrow('pinghu-2022-a or pinghu-2022-b');
  });

  it('is refused where two agencies may be meant', () => {
    expect(() => findReport(list, '海宁:2022')).toThrow(UsageError);
  });

  it('is not found where no report covers the year', () => {
    expect(() => findReport(list, 'pinghu:2019')).toThrow('no report of "pinghu" covers 2019');
    expect(() => findReport(list, 'pinghu-2019')).toThrow('unknown report "pinghu-2019"');
    expect(() => findReport(list, '嘉善:2022')).toThrow('嘉善');
    for (const nobody of ['nosuch', '嘉善', 'pinghu-2022-']) {
      expect(() => findReport(list, nobody)).toThrow(ArchiveError);
      expect(() => findReport(list, nobody)).toThrow(`unknown report "${nobody}"`);
    }
  });

  it('must name a year', () => {
    expect(() => findReport(list, '平湖')).toThrow(UsageError);
  });
});

describe('what a person calls an agency', () => {
  it('may be several', () => {
    expect(findAgencies(list, '海宁')).toEqual(['海宁市市场监督管理局', '海宁市税务局']);
    expect(findAgencies(list, 'pinghu')).toEqual(['平湖市市场监督管理局']);
    expect(() => findAgencies(list, '嘉善')).toThrow('unknown agency');
  });
});

describe('the editions to compare', () => {
  it('are the originals where both sides have one, else both digests', () => {
    expect(columnsToCompare(list[1]!, list[2]!, undefined).left.edition).toBe('original');
    expect(columnsToCompare(list[0]!, list[1]!, undefined).right.edition).toBe('digest');
    expect(columnsToCompare(list[1]!, list[2]!, 'digest').left.edition).toBe('digest');
  });
});
