import fc from 'fast-check';
import { RANDOM_WORDS } from './random-archive.ts';
import type { TwinFilters } from './search-twin.ts';

const word = fc.constantFrom(...RANDOM_WORDS);
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));

const leaf = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 2, arbitrary: words.map((text) => `"${text}"`) },
  { weight: 1, arbitrary: words.map((text) => `「${text}」`) },
  { weight: 2, arbitrary: words.map((text) => `${text}*`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, words, fc.integer({ min: 0, max: 12 }))
      .map(([a, b, n]) => `NEAR(${a} ${b}, ${n})`),
  },
  { weight: 1, arbitrary: fc.tuple(words, words).map(([a, b]) => `${a} NEAR/4 ${b}`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, words, words, fc.integer({ min: 0, max: 12 }))
      .map(([a, b, c, n]) => `NEAR(${a} (${b} OR ${c}); ${n})`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/市.场/',
      '/\\d{3,}/',
      '/(电|楼)梯/',
      '/[市场]+/',
      '/市场.*(?:户|项)/',
      '/(?:市场|主体.?){2}/',
      '/35项?|市場/',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '年度:2020',
      'year:2021..2022',
      '年度:..2021',
      '机关:甲',
      '机关:-甲',
      '机关:(甲 NOT 县)',
      '章节:(市场 AND 看点)',
      '年度:2020, 2022',
      'agency:乙市',
      '章节:看点',
      '章节:市场',
      'section:35',
      '专项:放心',
      '专项:5g',
      '专项:5',
      '专项:GM2',
      '人名:沈一',
      '人名:无此人',
      '版本:原文',
      'topic:food',
    ),
  },
);

/** Queries of every form, also such as no person would write. */
export const randomQuery: fc.Arbitrary<string> = fc.letrec<{ query: string; one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    leaf.map((text) => `-${text}`),
    tie('query').map((text) => `(${text})`),
    tie('query').map((text) => `NOT （${text}）`),
  ),
  query: fc
    .array(
      fc.tuple(tie('one'), fc.constantFrom(' ', ' ', ' AND ', ' OR ', ' or ', ' 或 ', ' 且 ', ' NOT ')),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((parts) => parts.map(([text, joint], i) => (i === 0 ? text : joint + text)).join('')),
})).query;

const choice = (...values: string[]): fc.Arbitrary<{ include: string[]; exclude: string[] }> =>
  fc.record({ include: fc.subarray(values), exclude: fc.subarray(values, { maxLength: 1 }) });

export const randomFilters: fc.Arbitrary<TwinFilters> = fc.record(
  {
    year: choice('2020', '2021', '2022'),
    agency: choice('甲县市场监督管理局', '乙市市场监督管理局'),
    role: choice('看点', '盘点', 'front'),
    topic: choice('food', 'market'),
    programme: choice('放心消费', '浙食链'),
    figures: choice('yes', 'no'),
    quality: choice('clean', 'repaired'),
    level: choice('county'),
    collection: choice('甲卷', '乙卷', '丙卷'),
    fullness: choice('fullest', 'beside'),
  },
  { requiredKeys: [] },
);
