import { describe, expect, it } from 'vitest';
import type { Authority } from '../../data/contract/authority-entry.ts';
import type { ReportSummary } from '../../data/contract/model.ts';
import type { FieldKey } from '../../data/contract/record-fields.ts';
import { authorisedText, carriersOf, offersWithNames, supersededIn } from './authorised-names.ts';

const years = { from: null, to: null };
const MARKET: Authority = {
  kind: 'agency',
  authorised: { name: '临河县市场监督管理局', from: 2014, to: null },
  others: [{ kind: 'former', name: '临河县工商局', from: null, to: 2014 }],
  note: '',
};
const PERSON: Authority = {
  kind: 'person',
  authorised: { name: '沈洁', ...years },
  others: [{ kind: 'other', name: '沈 洁', ...years }],
  note: '',
};
const ALL = [MARKET, PERSON];
const names = (
  authorities: readonly Authority[],
  field: FieldKey,
  text: string,
  year: number | null = 2022,
): readonly string[] => supersededIn(authorities, field, text, year).map(({ name }) => name);

describe('a name that is not the authorised one', () => {
  it('is found in every kind of field that holds names, and nowhere else', () => {
    expect(names(ALL, 'agency', '临河县工商局')).toEqual(['临河县工商局']);
    expect(names(ALL, 'responsibility', '临河县统计局；临河县工商局')).toEqual(['临河县工商局']);
    expect(names(ALL, 'byline', '记者：张三、沈 洁；摄影：沈 洁')).toEqual(['沈 洁']);
    expect(names(ALL, 'head', '沈 洁（局长）')).toEqual(['沈 洁']);
    expect(names(ALL, 'title', '临河县工商局')).toEqual([]);
    expect(names(ALL, 'head', '临河县工商局')).toEqual([]);
    expect(names(ALL, 'agency', '')).toEqual([]);
  });

  it('gives way to the authorised one in its place alone', () => {
    const use = (field: 'responsibility' | 'byline' | 'head', text: string): string =>
      authorisedText(field, text, supersededIn(ALL, field, text, 2022)[0]!);
    expect(use('responsibility', '甲局；临河县工商局')).toBe('甲局；临河县市场监督管理局');
    // Once it is there already, it does not stand twice.
    expect(use('responsibility', '临河县市场监督管理局；临河县工商局')).toBe('临河县市场监督管理局');
    expect(use('byline', '记者：张三、沈 洁；摄影：沈 洁')).toBe('记者：张三、沈洁；摄影：沈洁');
    expect(use('head', '沈 洁（局长）')).toBe('沈洁（局长）');
  });
});

describe('a former name', () => {
  const written = '临河县工商局';
  const dated = (former: number | null, authorised: number | null): readonly Authority[] => [
    {
      ...MARKET,
      authorised: { ...MARKET.authorised, from: authorised },
      others: [{ kind: 'former', name: written, from: null, to: former }],
    },
  ];

  it('is pointed out only in the years in which it was no longer in use, by the dates that there are', () => {
    const isPointedOut = (list: readonly Authority[], year: number | null): boolean =>
      names(list, 'agency', written, year).length > 0;
    for (const list of [dated(2014, null), dated(null, 2014), dated(2014, 2015)])
      expect([2009, 2014, 2015, 2022].map((year) => isPointedOut(list, year))).toEqual([
        false,
        false,
        true,
        true,
      ]);
    // Nothing says until when, or of which year the record is.
    expect(isPointedOut(dated(null, null), 2009)).toBe(true);
    expect(isPointedOut(dated(2014, 2014), null)).toBe(true);
    // Another name is used beside the authorised one in whatever year.
    expect(names(ALL, 'head', '沈 洁（局长）', 1990)).toEqual(['沈 洁']);
  });

  it('is offered where it was in use', () => {
    const uses = new Map([[written, 4]]);
    expect(offersWithNames(ALL, 'agency', uses, 2022).map(({ value }) => value)).not.toContain(written);
    expect(offersWithNames(ALL, 'agency', uses, 2010).map(({ value }) => value)).toContain(written);
  });

  it('is found in the records that still have it, with what they would say', () => {
    const record = (yearCovered: number | null, agency: string, responsibility: readonly string[]) =>
      ({
        ...{ reportId: `r-${yearCovered}`, yearCovered, yearPublished: null, agency, byline: {}, head: null },
        fields: { responsibility },
        // Of a report only what is looked at.
      }) as unknown as ReportSummary;
    const found = carriersOf(MARKET, [
      record(2010, written, []),
      record(2020, '临河县市场监督管理局', []),
      record(2021, written, ['甲局', written]),
      record(null, '甲局', [written]),
    ]);
    expect(found.map(({ report, fields }) => [report.yearCovered, fields])).toEqual([
      [
        2021,
        [
          { field: 'agency', before: written, after: '临河县市场监督管理局' },
          { field: 'responsibility', before: ['甲局', written], after: ['甲局', '临河县市场监督管理局'] },
        ],
      ],
      [null, [{ field: 'responsibility', before: [written], after: ['临河县市场监督管理局'] }]],
    ]);
    expect(carriersOf(PERSON, [record(2021, written, [])])).toEqual([]);
  });
});

describe('what a field of names is offered', () => {
  it('is the authorised name with the uses of all its names, in place of the others', () => {
    const uses = new Map([
      ['临河县统计局', 3],
      ['临河县市场监督管理局', 1],
      ['临河县工商局', 4],
    ]);
    expect(offersWithNames(ALL, 'agency', uses, 2022)).toEqual([
      { value: '临河县市场监督管理局', also: ['临河县工商局'] },
      { value: '临河县统计局', also: [] },
    ]);
  });

  it('is an authorised name also where no record has it, and what is in use where there is none', () => {
    expect(offersWithNames(ALL, 'byline', new Map(), null)).toEqual([{ value: '沈洁', also: ['沈 洁'] }]);
    expect(offersWithNames(ALL, 'location', new Map([['甲库', 1]]), null)).toEqual([
      { value: '甲库', also: [] },
    ]);
  });
});
