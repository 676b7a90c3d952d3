import { describe, expect, it } from 'vitest';
import type { FieldKey } from '../../contract/record-fields.ts';
import type { RecordValue } from '../../contract/record-value.ts';
import { parseQuery } from './query-parser.ts';
import { recordTest } from './record-values.ts';

const holds = (key: FieldKey, value: RecordValue, typed: string): boolean =>
  recordTest(key, [typed], (text) => text.includes(typed))(value);

describe('a field of a record answers', () => {
  it.each<[FieldKey, RecordValue, readonly string[], readonly string[]]>([
    [
      'date',
      '20150315',
      [
        '20150315',
        '2015-03-15',
        '2015.3.15',
        '2015年3月15日',
        '2015年3月',
        '2015年',
        '2015',
        '2014..2016',
        '二〇一五年',
      ],
      ['2015-03-16', '2015年4月', '2014', '15', '0315'],
    ],
    ['date', '2015', ['2015年'], ['2015年3月']],
    ['yearPublished', 2015, ['2015', '2015年', '2014..2016', '..2015'], ['2014', '2016..']],
    ['plannedPeriod', '2014-H1', ['2014年上半年', '上半年', '2014-H1', '2014年', '2014'], ['2015', '下半年']],
    ['retention', '永久', ['永久', 'permanent', 'Permanent'], ['30年', 'perma 1']],
    ['location', '三号库房', ['三号', '库房'], ['四号']],
    ['date', null, [], ['2015']],
  ])('%s = %s', (key, value, yes, no) => {
    for (const typed of yes) expect([typed, holds(key, value, typed)]).toEqual([typed, true]);
    for (const typed of no) expect([typed, holds(key, value, typed)]).toEqual([typed, false]);
  });

  it('to what it can hold, and all else is told', () => {
    const notes = (query: string): unknown => parseQuery(query).parts.map(({ note }) => note);
    expect(notes('日期:昨天')).toEqual(['bad-value']);
    expect(notes('日期:2015-03-15')).toEqual([null]);
    expect(notes('发表年份:去年')).toEqual(['bad-value']);
    expect(notes('发表年份:2015年')).toEqual([null]);
  });
});
