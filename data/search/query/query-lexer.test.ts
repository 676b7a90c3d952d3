import { describe, expect, it } from 'vitest';
import { lexQuery } from './query-lexer.ts';

/** Kinds with what they hold: `field(year)=2020`. */
const lexed = (query: string): string =>
  lexQuery(query)
    .map((one) => {
      if (one.kind === 'field') return `field(${one.field})=${one.text}`;
      if (one.kind === 'nearby') return `nearby(${one.distance})`;
      return 'text' in one ? `${one.kind}(${one.text})` : one.kind;
    })
    .join(' ');

describe('the words of a query', () => {
  it.each([
    // A value may stand behind a space, a clause of its own may not be taken for one, however it is written.
    ['机关: 平湖', 'field(agency)=平湖'],
    ['机关: -平湖', 'field(agency)= minus word(平湖)'],
    ['机关: －平湖', 'field(agency)= minus word(平湖)'],
    ['机关: −平湖', 'field(agency)= minus word(平湖)'],
    ['机关: /平.湖/', 'field(agency)= regex(平.湖)'],
    ['机关: OR 电梯', 'field(agency)= or word(电梯)'],
    ['机关: 年度:2020', 'field(agency)= field(year)=2020'],
    ['机关: (平湖 或 株洲)', 'field(agency)= open word(平湖) or word(株洲) close'],
    ['机关:（平湖 株洲）', 'field(agency)=平湖,株洲'],
    ['机关: “平湖 市”', 'field(agency)=平湖 市'],
    ['有批注: 电梯', 'field(notes)= word(电梯)'],
  ])('of a field: %s', (query, expected) => {
    expect(lexed(query)).toBe(expected);
  });

  it.each([
    ['电梯 -维保', 'word(电梯) minus word(维保)'],
    ['电梯 －维保', 'word(电梯) minus word(维保)'],
    ['电梯 −维保', 'word(电梯) minus word(维保)'],
    ['电梯-维保', 'word(电梯-维保)'],
    ['电梯 - 维保', 'word(电梯) word(-) word(维保)'],
    ['-)', 'word(-) close'],
    ['(-维保)', 'open minus word(维保) close'],
    // Texts print a dash behind a quotation mark or a bracket: it takes nothing away.
    ['“最多跑一次”-改革', 'phrase(最多跑一次) word(-改革)'],
    ['"五星"-党建', 'phrase(五星) word(-党建)'],
    ['"五星" -党建', 'phrase(五星) minus word(党建)'],
    ['(电梯)-维保', 'open word(电梯) close word(-维保)'],
    ['--电梯', 'word(--电梯)'],
    ['电梯 ＡＮＤ 锅炉', 'word(电梯) and word(锅炉)'],
    ['且', 'word(且)'],
    ['/a\\/b/ c', 'regex(a\\/b) word(c)'],
    ['/a/b', 'word(/a/b)'],
    ['“放心 消费', 'phrase(放心 消费)'],
    ['市场 NEAR／3 监管', 'word(市场) nearby(3) word(监管)'],
    ['NEARBY', 'word(NEARBY)'],
  ])('%s', (query, expected) => {
    expect(lexed(query)).toBe(expected);
  });

  it('says where each stands, without gaps but for spaces', () => {
    const query = '  机关: 平湖（“a b” -c) ';
    let end = 0;
    for (const one of lexQuery(query)) {
      expect(query.slice(end, one.start)).toMatch(/^\s*$/);
      expect(one.end).toBeGreaterThan(one.start);
      end = one.end;
    }
    expect(query.slice(end)).toMatch(/^\s*$/);
  });

  it.each([
    // The designation of a standard is one name, however its number is set off.
    ['ISO 9002', 'word(ISO 9002)'],
    ['iso　９００２', 'word(iso　９００２)'],
    ['认证 GB/T 7714-2015 著录', 'word(认证) word(GB/T 7714-2015) word(著录)'],
    ['DB33/T 2062 T/ZZB 0001', 'word(DB33/T 2062) word(T/ZZB 0001)'],
    // Other letters before a number are a word of their own.
    ['GDP 2021', 'word(GDP) word(2021)'],
    ['KTV 36家', 'word(KTV) word(36家)'],
    ['ISO 认证', 'word(ISO) word(认证)'],
    ['ISO "9002"', 'word(ISO) phrase(9002)'],
    ['ISO AND 9002', 'word(ISO) and word(9002)'],
  ])('that name a standard: %s', (query, expected) => {
    expect(lexed(query)).toBe(expected);
  });
});
