import { describe, expect, it } from 'vitest';
import { lexQuery } from './query-lexer.ts';

/** Kinds with what they hold: `field(year)=2020`. */
const lexed = (query: string): string =>
  lexQuery(query)
    .map((one) => {
      if (one.kind === 'field') return `field(${one.field})=${one.values.join(',')}`;
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
    // What stands before a value may be left out by it, directly behind the colon.
    ['机关:-平湖 电梯', 'minus field(agency)=平湖 word(电梯)'],
    ['机关:NOT 平湖', 'not field(agency)=平湖'],
    ['年度:-2020', 'field(year)=-2020'],
    // Operators in the brackets of a field work as they do outside.
    ['机关:(平湖 NOT 株洲)', 'open field(agency)=平湖 not field(agency)=株洲 close'],
    ['机关:(平湖 -株洲) 电梯', 'open field(agency)=平湖 minus field(agency)=株洲 close word(电梯)'],
    ['章节:（党建 且 队伍）', 'open field(section)=党建 and field(section)=队伍 close'],
    ['章节:(党建 队伍 AND “平安 建设”)', 'open field(section)=党建,队伍 and field(section)=平安 建设 close'],
    [
      '机关:(平湖 AND (株洲 或 白石) 年度:2020)',
      'open field(agency)=平湖 and open field(agency)=株洲 or field(agency)=白石 close field(year)=2020 close',
    ],
    ['机关:(平湖, “株洲 市”)电梯', 'field(agency)=平湖,株洲 市 word(电梯)'],
    ['机关:(平湖 株洲', 'open field(agency)=平湖,株洲'],
    // A value that ends in a comma goes on behind the space.
    ['年度:2021, 2022 检验', 'field(year)=2021,2022 word(检验)'],
    ['年度:2021， 检验', 'field(year)=2021 word(检验)'],
    ['机关:平湖市， 株洲市 ，白石 检验', 'field(agency)=平湖市,株洲市,白石 word(检验)'],
    ['机关:"平湖市","株洲市" 电梯', 'field(agency)=平湖市,株洲市 word(电梯)'],
    ['机关:平湖市、“株洲 市”', 'field(agency)=平湖市,株洲 市'],
    ['机关:平湖市, 年度:2020', 'field(agency)=平湖市 field(year)=2020'],
    ['章节:三、 来年打算', 'field(section)=三、来年打算'],
    // A range of years may be set apart.
    ['年度:2022 至 2024 电梯', 'field(year)=2022至2024 word(电梯)'],
    ['年度:2020.. 2022', 'field(year)=2020..2022'],
    ['年度:2022年 － ２０２４年', 'field(year)=2022年-2024年'],
    ['年度:2022 2024年底', 'field(year)=2022 word(2024年底)'],
    ['年度:2022 至今 电梯', 'field(year)=2022至今 word(电梯)'],
    // Brackets and quotation marks inside a name belong to it.
    ['文号:清市监（2022）3号 电梯', 'field(record.documentNumber)=清市监(2022)3号 word(电梯)'],
    ['题名:总结（送审稿）', 'field(record.title)=总结(送审稿)'],
    ['题名:关于“双随机”的通知 电梯', 'field(record.title)=关于“双随机”的通知 word(电梯)'],
    ['(题名:总结（送审稿）) 电梯', 'open field(record.title)=总结(送审稿) close word(电梯)'],
    ['题名:总结 （送审稿）', 'field(record.title)=总结 open word(送审稿) close'],
    ['题名:总结(电梯 OR 扶梯)', 'field(record.title)=总结 open word(电梯) or word(扶梯) close'],
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
