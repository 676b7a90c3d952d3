import { afterAll, describe, expect, it } from 'vitest';
import type { QueryPart, SearchResult } from '../../contract/search-model.ts';
import { ArchiveSet, type ArchiveFile } from '../../schema/archive-set.ts';
import { ARCHIVE_TABLES } from '../../schema/archive-tables.ts';
import { indexHealth } from '../../schema/index-health.ts';
import { openWritable } from '../../schema/sqlite.ts';
import type { ParsedPassage } from '../../schema/parsed-report.ts';
import { storeReport } from '../../schema/store-report.ts';
import { syntheticReport } from '../../testing/synthetic-report.ts';
import { OffsetMap } from '../../text/offset-map.ts';
import { openSearch, type Search } from '../open-search.ts';

const databases: ArchiveFile['database'][] = [];
afterAll(() => databases.forEach((database) => database.close()));

/** An archive of one report with these passages; its title, their heading, what is named in the first, where told. */
function searchIn(
  texts: readonly string[],
  {
    title,
    programme,
    heading,
    below = [],
  }: {
    readonly [name in 'title' | 'programme' | 'heading']?: string;
  } & { readonly below?: readonly (readonly [level: 1 | 2, heading: string, text: string])[] } = {},
): Search {
  const report = syntheticReport(1);
  const [front] = report.sections;
  const passage = (kind: 'text' | 'heading', text: string): ParsedPassage => ({
    kind,
    text,
    map: new OffsetMap([[0, 0, [...text].length]]),
  });
  const section = {
    ...front!,
    heading: heading === undefined ? front!.heading : passage('heading', heading),
    passages: texts.map((text) => passage('text', text)),
  };
  const sections = below.map(([level, words, text]) => ({
    ...{ ...section, level, heading: passage('heading', words), passages: [passage('text', text)] },
  }));
  const database = openWritable(':memory:');
  databases.push(database);
  database.exec(ARCHIVE_TABLES);
  const mentions =
    programme === undefined
      ? []
      : [{ kind: 'programme' as const, name: programme, role: null, passage: 0, start: 0, end: 1 }];
  const record = { ...report.record, title: title ?? report.record.title };
  storeReport(database, { ...report, record, sections: [section, ...sections], indicators: [], mentions });
  const set = new ArchiveSet([
    {
      role: 'shipped',
      file: ':memory:',
      editionId: 'one',
      schemaVersion: 1,
      database,
      health: indexHealth(database),
    },
  ]);
  return openSearch(set, { annotatedPassages: () => new Set<never>(), tags: () => [] });
}

function ask(search: Search, query: string): SearchResult {
  return search.run({ query, limit: 50, offset: 0, filters: {}, exact: true, sort: 'relevance' });
}

const notesOf = (parts: readonly QueryPart[]): readonly (string | null)[] => parts.map((part) => part.note);

describe('a scan with an expression', () => {
  it('reads the beginning of a very long passage and says that it did not read all', () => {
    const long = `${'全市新增经营主体。'.repeat(1200)}末尾有放心店`;
    const search = searchIn([long, '放心店三家']);
    const { total, parts } = ask(search, '/放心.家?/');
    expect(total).toBe(1);
    expect(notesOf(parts)).toEqual(['regex-stopped']);
    expect(ask(search, '/新增/').total).toBe(1);
  });

  it('says nothing where all has been read', () => {
    const { total, parts } = ask(searchIn(['放心店三家', '全市新增经营主体']), '/放心.家?/');
    expect([total, notesOf(parts)]).toEqual([1, [null]]);
  });

  it('reads no long passage that the words around it rule out', () => {
    const search = searchIn(['全市新增经营主体。'.repeat(1200), '放心店三家']);
    const { total, parts } = ask(search, '/放心.家?/');
    expect([total, notesOf(parts)]).toEqual([1, [null]]);
  });

  it('finds the same beside words, under NOT and in a choice', () => {
    const search = searchIn(['放心店3家', '放心店', '安心店3家', '新增主体']);
    expect(ask(search, '放心 /[0-9]家/').total).toBe(1);
    expect(ask(search, '放心 NOT /[0-9]家/').total).toBe(1);
    expect(ask(search, '/[0-9]家/ OR 主体').total).toBe(3);
    expect(ask(search, 'NOT /[0-9]家/').total).toBe(2);
  });
});

describe('a value of a field', () => {
  // As in a text: a number beside letters is found with them, in any case, and never as a number of its own.
  it.each([
    ['专项:5G基站', 1],
    ['专项:5g基站', 1],
    ['专项:5', 0],
    ['题名:GM2', 1],
    ['题名:gm2d码', 1],
    ['题名:ISO9002', 1],
  ])('is compared as words are: %s', (query, total) => {
    const search = searchIn(['5G基站建成'], { title: '用GM2D码，ISO 9002', programme: '5G基站' });
    expect(ask(search, query).total).toBe(total);
  });
});

describe('the heading of a section', () => {
  it.each([
    ['章节:2019-2021年', 2],
    ['章节:稳中求进。强监管', 2],
    ['章节:2021-2019年', 0],
    ['章节:求进强监管', 0],
  ])('is found across numbers and sentences: %s', (query, total) => {
    const search = searchIn(['抓好落实'], { heading: '2019-2021年打算：稳中求进。强监管' });
    expect(ask(search, query).total).toBe(total);
  });
});

describe('the section of a heading', () => {
  const search = searchIn(['抓好落实'], {
    heading: '一、食品安全',
    below: [
      [2, '（一）专项整治', '学校食堂'],
      [2, '（二）日常监管', '农贸市场'],
      [1, '二、电梯安全', '小区电梯'],
      [2, '（一）维保', '按月维保'],
    ],
  });
  it.each([
    ['章节:食品安全', 6],
    ['章节:食品安全 学校食堂', 1],
    ['章节:专项整治', 2],
    ['章节:"一、食品安全" -章节:日常监管', 4],
    ['章节:电梯安全 维保', 2],
    ['章节:食品安全 维保', 0],
    ['章节:（二）日常监管', 2],
  ])('has the sections below it: %s', (query, total) => {
    expect(ask(search, query).total).toBe(total);
  });
});

describe('a question mark inside a copied sentence', () => {
  const search = searchIn(['如何回报她的馈赠呢？我们要努力', '市场监管']);
  it.each([
    ['如何回报她的馈赠呢？我们要努力', 1],
    ['馈赠呢？我们', 1],
    ['市？监管', 1],
    ['馈赠？？我们', 0],
    ['馈赠？努力', 0],
  ])('finds it as it is printed: %s', (query, total) => {
    expect(ask(search, query).total).toBe(total);
  });
});

describe('a phrase across numbers or sentences', () => {
  const search = searchIn([
    '1-11月立案35件，另有1家企业于11月注销。',
    '2020年11月有5个省长质量奖，1家',
    '他表示不合格。经查属实',
    '经查后不合格的产品下架',
    '2019-2021年三年行动，5G-2020',
  ]);

  it.each([
    ['"1-11月"', 1],
    ['省长质量奖 -"1-11月"', 1],
    ['"不合格。经查"', 1],
    ['"经查。不合格"', 0],
    ['"2019-2021年" 行动', 1],
    ['"2021-2019年"', 0],
    ['"019-2021年"', 0],
    ['"5G-2020"', 1],
    ['"1-11月" OR "不合格。经查"', 2],
    ['NEAR("1-11月" 立案, 0)', 1],
    ['"1-11月" NEAR/0 省长', 0],
  ])('stands where its parts follow one another: %s', (query, total) => {
    expect(ask(search, query).total).toBe(total);
  });

  it('is marked as one', () => {
    const [hit] = ask(search, '"1-11月"').hits;
    expect(hit!.ranges).toEqual([[0, 5]]);
  });

  it('has no offer with signs that nobody types where it stands nowhere', () => {
    for (const one of ask(search, '"1-11日立案"').didYouMean) expect(one.query).not.toContain('\u0001');
  });
});

describe('OR inside NEAR', () => {
  const search = searchIn([
    '电梯每年检验一次',
    '扶梯已经检验',
    '电梯、扶梯和起重机械今年都已经送去检验',
    '扶梯检验，气瓶',
  ]);

  it.each([
    ['NEAR(电梯 OR 扶梯 检验, 2)', 3],
    ['NEAR(检验 (电梯 或 扶梯)；2字)', 3],
    ['NEAR/2(电梯 OR 扶梯 检验)', 3],
    ['NEAR(电梯 检验, 2)', 1],
    ['NEAR(扶梯 检验 OR 气瓶, 0)', 1],
    ['NEAR(电梯 OR 扶梯 检验, 12)', 4],
  ])('asks for one of the words near the others: %s', (query, total) => {
    expect(ask(search, query).total).toBe(total);
  });
});

describe('a mark for any run', () => {
  const search = searchIn([
    '2019-2021年三年行动收官，1-11月立案，2020-5-1启动',
    '2019年三年行动。1-11月启动',
    '21-11月立案，2019-2020年收官',
  ]);

  it.each([
    ['三年*启动', 1],
    ['2019-2021*收官', 1],
    ['2019-2*收官', 2],
    ['1-11*立案', 1],
    ['行动*1-11月', 1],
    ['行动*-11月', 1],
    ['NOT 1-11*立案', 2],
  ])('runs past numbers, not past sentences: %s', (query, total) => {
    const { total: found, parts } = ask(search, query);
    expect([found, notesOf(parts).every((note) => note === null)]).toEqual([total, true]);
  });
});
