/** A value that no report of the archive has is told, whatever else is asked. */
import { afterAll, describe, expect, it } from 'vitest';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import { SAMPLE_REPORTS } from '../testing/sample-reports.ts';
import { openSearch } from './open-search.ts';

const set = openSampleSet();
const search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
afterAll(() => closeSample(set));
const notesOn = (query: string) =>
  search
    .run({ query, limit: 1, offset: 0, filters: {}, exact: false, sort: 'place' })
    .parts.map(({ note }) => note);

/** The twin reads the sample itself. */
const isOfSample = (agency: string): boolean => SAMPLE_REPORTS.some((one) => one.agency.includes(agency));

describe('a value of a field', () => {
  it.each(['清河', '白石', '不存在', '清水'])('机关:%s is told where no report has it', (agency) => {
    expect(notesOn(`机关:${agency}`)).toEqual([isOfSample(agency) ? null : 'no-such-value']);
    expect(notesOn(`市场 机关:${agency}`)).toEqual([null, isOfSample(agency) ? null : 'no-such-value']);
  });

  it('is told under NOT, beside OR, and among several', () => {
    expect(notesOn('市场 -机关:不存在')).toEqual([null, null, 'no-such-value']);
    expect(notesOn('市场 OR 文号:XYZ')).toEqual([null, null, 'no-such-value']);
    expect(notesOn('机关:清河,不存在')).toEqual(['some-no-such-value']);
    expect(notesOn('年度:1949')).toEqual(['no-such-value']);
    expect(notesOn('年度:2020')).toEqual([null]);
    expect(notesOn('时段:2019..2021年上半年')).toEqual([null]);
    expect(notesOn('时段:1950..1960')).toEqual(['no-such-value']);
  });

  it('says nothing of words of notes, and keeps what was said before', () => {
    expect(notesOn('批注:核实')).toEqual([null]);
    expect(notesOn('年度:1950..1949')).toEqual(['reversed-range']);
  });
});
