import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { RECORD_FIELDS, type FieldKey } from './contract/record-fields.ts';
import type { RecordValue } from './contract/record-value.ts';
import { missingIn, textOfValue, VALUE_SCHEMAS, valueOfText } from './contract/record-values.ts';

const word = fc.stringMatching(/^[\p{Script=Han}a-zA-Z0-9]{1,8}$/u);
const words = fc.array(word, { minLength: 1, maxLength: 4 });
const VALUES: Readonly<Record<string, fc.Arbitrary<RecordValue>>> = {
  line: word,
  text: fc.tuple(word, word).map((both) => both.join('\n')),
  lines: words,
  tags: words,
  collections: words,
  year: fc.integer({ min: 1900, max: 2200 }),
  count: fc.nat(9999),
  date: fc.constantFrom('2022', '202203', '20220315'),
  period: fc.constantFrom('2022', '2022-H1', '2022-Q3', '2022-04', '2021/2022'),
  byline: fc.dictionary(word, words, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  person: fc.record({ name: word, title: word }),
};

describe('a field of a record', () => {
  it('holds tags as long and as many as a change may put on', () => {
    const read = (text: string): RecordValue | undefined => valueOfText('tags', text);
    expect(read('长'.repeat(100))).toEqual(['长'.repeat(100)]);
    expect(read('长'.repeat(101))).toBeUndefined();
    expect(read(Array.from({ length: 101 }, (_, i) => `标签${i}`).join('；'))).toBeUndefined();
  });

  it.each(RECORD_FIELDS.map(({ key, type }) => [key, type] as const))(
    '%s is read back from the text that it shows, in both languages',
    (key, type) => {
      const choices = RECORD_FIELDS.find((field) => field.key === key) as { choices?: { value: string }[] };
      const values = choices.choices
        ? fc.constantFrom(...choices.choices.map(({ value }) => value))
        : VALUES[type]!;
      fc.assert(
        fc.property(fc.option(values), fc.constantFrom('zh', 'en'), (value, language) => {
          expect(v.is(VALUE_SCHEMAS[key], value)).toBe(true);
          expect(valueOfText(key, textOfValue(key, value, language))).toEqual(value);
        }),
        { numRuns: 50 },
      );
    },
  );

  it.each<[FieldKey, string, RecordValue | undefined]>([
    ['date', '2022年3月5日', '20220305'],
    ['date', '2022-03-05', '20220305'],
    ['date', '2022年', '2022'],
    ['date', '二月', undefined],
    ['yearPublished', '２０２３', 2023],
    ['yearPublished', '去年', undefined],
    ['period', '2022年', '2022'],
    ['period', '2022-Q9', undefined],
    ['genre', '信息公开年报', 'disclosure'],
    ['level', 'County', 'county'],
    ['byline', '记者 ： 张三、李四; 王五', { 记者: ['张三', '李四'], '': ['王五'] }],
    ['head', '周正(局长)', { name: '周正', title: '局长' }],
    ['title', '上\n下', '上 下'],
    ['title', '  ', null],
  ])('%s reads %j as a person means it', (key, text, value) => {
    expect(valueOfText(key, text)).toEqual(value);
  });

  it('that a standard requires and that says nothing is missing, the agency standing for those responsible', () => {
    const said = {
      title: '甲',
      agency: '乙',
      genre: 'other',
      period: '2022',
      fields: { archivalCode: '1', date: '2022' },
    };
    expect(missingIn({ ...said, genre: 'other' })).toEqual([]);
    expect(missingIn({ ...said, genre: 'other', agency: null, fields: {} })).toEqual([
      'agency',
      'archivalCode',
      'responsibility',
      'date',
    ]);
  });
});
