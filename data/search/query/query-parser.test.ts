import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, sliceCodePoints } from '../../contract/code-points.ts';
import { QUERY_NOTES } from '../../contract/query-notes.ts';
import { randomQuery } from '../../testing/random-queries.ts';
import { parseQuery } from './query-parser.ts';
import { BARRIER } from '../../text/search-form.ts';
import { NOTES, type Query } from './query-model.ts';

function written(query: Query | null): string {
  switch (query?.kind) {
    case undefined:
      return '';
    case 'term':
      return query.literal
        ? `"${query.units.replaceAll(BARRIER, '|')}"`
        : query.units + (query.open ? '*' : '');
    case 'and':
    case 'or':
      return `(${query.parts.map(written).join(query.kind === 'and' ? ' & ' : ' | ')})`;
    case 'not':
      return `!${written(query.part)}`;
    case 'field':
      return `${query.field}=${query.values.join('+')}`;
    case 'near':
      return `near${query.distance}(${query.terms.map(written).join(' ')})`;
    case 'wildcard':
      return query.pieces
        .map(
          ({ units }, i) =>
            units.replaceAll(BARRIER, '|') +
            '?'.repeat(query.gaps[i]?.least ?? 0) +
            (query.gaps[i]?.isOpen ? '*' : ''),
        )
        .join('');
    case 'regex':
      return `/${query.expression.source}/`;
  }
}

const read = (query: string): string => written(parseQuery(query).root);

describe('parseQuery', () => {
  it.each([
    ['市场 监管', '(市场 & 监管)'],
    ['“放心消费” OR 「浙食链」', '("放心消费" | "浙食链")'],
    ['电梯 或 锅炉 且 气瓶', '(电梯 | (锅炉 & 气瓶))'],
    ['电梯 -维保', '(电梯 & !维保)'],
    ['电梯 NOT -维保', '(电梯 & 维保)'],
    ['电梯 NOT NOT NOT 维保', '(电梯 & !维保)'],
    ['NOT -（维保 OR 检验） 电梯', '((维保 | 检验) & 电梯)'],
    ['电梯 NOT （维保 OR 检验）', '(电梯 & !(维保 | 检验))'],
    ['年度:2020..2025 机关：平湖，株洲', '(year=2020..2025 & agency=平湖+株洲)'],
    ['有批注:', 'notes='],
    ['年度:"2022" 章节:「来年 打算」', '(year=2022 & section=来年 打算)'],
    ['章节:"三、来年打算"', 'section=三、来年打算'],
    ['章节:三、来年打算', 'section=三、来年打算'],
    ['章节:十二、监管，十三、检查', 'section=十二、监管+十三、检查'],
    ['专项:双随机、一公开', 'programme=双随机+一公开'],
    ['题名:"监管、服务"', 'record.title=监管、服务'],
    ['章节:（二）长效监管 电梯', '(section=(二)长效监管 & 电梯)'],
    ['(章节:(二)长效监管) 电梯', '(section=(二)长效监管 & 电梯)'],
    ['(年度:(2020 2022)) 电梯', '(year=2020+2022 & 电梯)'],
    ['市场 NEAR/3 监管 NEAR/20 电梯', 'near3("市场" "监管" "电梯")'],
    ['市场 NEAR 监管 NEAR/20 电梯', 'near20("市场" "监管" "电梯")'],
    ['91*', '91*'],
    ['NEAR(市场 监管, 5)', 'near5("市场" "监管")'],
    ['NEAR（市场，监管，5）', 'near5("市场" "监管")'],
    ['near(9,158 户)', 'near10("9158" "户")'],
    ['NEAR(新增 9,158)', 'near10("新增" "9158")'],
    ['NEAR(新增 ９，１５８)', 'near10("新增" "9158")'],
    ['NEAR(新增 1,034,158, 20)', 'near20("新增" "1034158")'],
    ['NEAR(新增 9,158,20)', 'near20("新增" "9158")'],
    ['NEAR(新增 2020,100)', 'near100("新增" "2020")'],
    ['NEAR(新增,100)', '"新增"'],
    ['NEAR(“市场 监管” 电梯, 20)', 'near20("市场监管" "电梯")'],
    ['市场 NEAR/3 监管', 'near3("市场" "监管")'],
    ['市场 near 监管 NEAR/3 电梯 -维保', '(near3("市场" "监管" "电梯") & !维保)'],
    ['电梯 or 锅炉 and 气瓶', '(电梯 | (锅炉 & 气瓶))'],
    ['电梯 || 锅炉', '(电梯 | 锅炉)'],
    ['电梯 && not 锅炉', '(电梯 & !锅炉)'],
    ['年度: 2020 电梯', '(year=2020 & 电梯)'],
    ['机关:（平湖 或 株洲） 电梯', '(agency=平湖+株洲 & 电梯)'],
    ['年度:二〇二〇', 'year=二〇二〇'],
    ['/[0-9]{4}户/ 市场', '(/[0-9]{4}户/ & 市场)'],
    ['守合同、重信用', '守合同重信用'],
    ['消费。维权', '(消费 & 维权)'],
    ['监管……到位', '(监管 & 到位)'],
    ['市?监管', '市?监管'],
    ['市场*检查 电梯', '(市场*检查 & 电梯)'],
    ['市??监＊查', '市??监*查'],
    ['市？监管', '(市?监管 | "市|监管")'],
    ['馈赠呢？我们*以', '馈赠呢?我们*以'],
    ['2019-2021*收官', '2019|2021*收官'],
    ['1*2*3*4*5*6*7*8*9', '1*2*3*4*5*6*7*8'],
    ['消费者满意吗？', '消费者满意吗'],
    ['*市场监管?', '市场监管'],
    ['“市?监管”', '"市|监管"'],
    ['"1-11月" -"不合格。经查"', '("1|11月" & !"不合格|经查")'],
    ['"。不合格。"', '"不合格"'],
    ['NEAR("1-11月" 立案)', 'near10("1|11月" "立案")'],
    ['-3.5%', '3.5%'],
    ['增长 －３．５％', '(增长 & 3.5%)'],
    ['年度:2025..2020', 'year=2025..2020'],
    ['NEAR(电梯 OR 扶梯 检验, 9)', '(near9("电梯" "检验") | near9("扶梯" "检验"))'],
    ['NEAR(检验 (电梯 或 “自动 扶梯”)，9)', '(near9("检验" "电梯") | near9("检验" "自动扶梯"))'],
    ['NEAR(电梯 AND 检验, 9)', 'near9("电梯" "检验")'],
    ['NEAR(电梯 检验; 9)', 'near9("电梯" "检验")'],
    ['NEAR（电梯 检验；９字）', 'near9("电梯" "检验")'],
    ['NEAR(电梯 检验 /9)', 'near9("电梯" "检验")'],
    ['NEAR(电梯 检验, 9个字以内)', 'near9("电梯" "检验")'],
    ['NEAR/9(电梯 检验)', 'near9("电梯" "检验")'],
    ['NEAR9(电梯 检验)', 'near9("电梯" "检验")'],
    ['电梯 NEAR9 检验', 'near9("电梯" "检验")'],
    ['电梯 NEAR(9) 检验', 'near9("电梯" "检验")'],
    ['NEAR(91* 户)', 'near10("91" "户")'],
    ['NEAR(电梯 检验', 'near10("电梯" "检验")'],
    ['/电梯/i 检验', '(/电梯/ & 检验)'],
    ['/电梯/，检验', '(/电梯/ & 检验)'],
    ['机关:(平湖 NOT 株洲)', '(agency=平湖 & !agency=株洲)'],
    ['机关:(平湖 -株洲)', '(agency=平湖 & !agency=株洲)'],
    ['机关:(平湖 AND 株洲)', '(agency=平湖 & agency=株洲)'],
    ['机关:-株洲 电梯', '(!agency=株洲 & 电梯)'],
    ['-机关:(平湖 且 株洲)', '!(agency=平湖 & agency=株洲)'],
    ['机关:(平湖 株洲 OR 白石)', 'agency=平湖+株洲+白石'],
    ['机关:(平湖 OR 白石 AND 株洲)', '(agency=平湖 | (agency=白石 & agency=株洲))'],
    ['年度:2021, 2022 检验', '(year=2021+2022 & 检验)'],
    ['年度:2022 至 2024', 'year=2022至2024'],
  ])('reads %s', (query, expected) => {
    expect(read(query)).toBe(expected);
  });

  it.each([
    ['消费 AND', '消费'],
    ['OR 消费', '消费'],
    ['(消费', '消费'],
    ['消费)', '消费'],
    ['"放心消费', '"放心消费"'],
    ['未知:消费', '未知消费'],
    ['—— 消费', '消费'],
    ['NOT', 'not'],
    ['NEAR', 'near'],
    ['NEAR 消费', '消费'],
    ['消费 NEAR', '消费'],
    ['年度:2020 NEAR 消费', '(year=2020 & 消费)'],
    ['年度:很久以前 消费', '消费'],
    ['层级:星系', ''],
    ['机关: AND 消费', '消费'],
    ['机关: 年度:2020', 'year=2020'],
    ['或', '或'],
    ['/(?=a)b/ 消费', '消费'],
    ['/(a+)+$/ 消费', '(/(a+)+$/ & 消费)'],
    ['', ''],
    ['   ', ''],
    ["'; DROP TABLE passages; --", '(droptable & passages)'],
  ])('makes the best of %s', (query, expected) => {
    const found = read(query);
    if (query.includes('DROP')) expect(found).toBe('(drop & table & passages)');
    else expect(found).toBe(expected);
  });

  it('says of every stretch what it took it for, and never fails', () => {
    fc.assert(
      fc.property(fc.oneof(randomQuery, fc.string({ unit: 'binary', maxLength: 200 })), (query) => {
        const { parts } = parseQuery(query);
        const length = codePointLength(query);
        for (const { range } of parts) {
          expect(range[0]).toBeGreaterThanOrEqual(0);
          expect(range[1]).toBeGreaterThan(range[0]);
          expect(range[1]).toBeLessThanOrEqual(length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names what it ignored and why', () => {
    const query = '消费 AND （—— 𠮷 /(a+/ /a(?!b)/ /(.)\\1/ /a*/ /(?:.{99}){99}/';
    const { parts } = parseQuery(query);
    const said = parts.map((part) => [sliceCodePoints(query, ...part.range), part.kind, part.note]);
    expect(said).toEqual([
      ['消费', 'word', null],
      ['AND', 'operator', null],
      ['（', 'group', 'unclosed'],
      ['——', 'ignored', 'no-letters'],
      ['𠮷', 'word', null],
      ['/(a+/', 'ignored', 'regex-refused'],
      ['/a(?!b)/', 'ignored', 'regex-look'],
      ['/(.)\\1/', 'ignored', 'regex-look'],
      ['/a*/', 'ignored', 'regex-empty'],
      ['/(?:.{99}){99}/', 'ignored', 'regex-large'],
    ]);
  });

  it.each([
    ['电梯 AND', ['word', 'ignored no-operand']],
    ['AND 电梯', ['ignored no-operand', 'word']],
    ['电梯 OR', ['word', 'ignored no-operand']],
    ['(电梯 AND) 锅炉', ['group', 'word', 'ignored no-operand', 'group', 'word']],
    ['电梯 NOT', ['word', 'ignored no-operand']],
    ['电梯 NEAR', ['word', 'ignored no-operand']],
    ['电梯 AND 锅炉', ['word', 'operator', 'word']],
  ])('says of an operator that lacks a side that it does nothing: %s', (query, said) => {
    const parts = parseQuery(query).parts.toSorted((a, b) => a.range[0] - b.range[0]);
    expect(parts.map(({ kind, note }) => [kind, note ?? ''].join(' ').trim())).toEqual(said);
  });

  it('says of a distance that it is none, and takes the usual one', () => {
    const said = (query: string): unknown => parseQuery(query).parts.map((part) => [part.kind, part.note]);
    for (const wrong of ['-5', '－5', '+5', '2.5', '10000'])
      for (const query of [`NEAR(市场 监管, ${wrong})`, `市场 NEAR/${wrong} 监管`]) {
        expect(read(query)).toBe('near10("市场" "监管")');
        expect(said(query)).toContainEqual(['near', 'bad-distance']);
      }
    expect(said('NEAR(市场 监管, 0)')).toEqual([['near', null]]);
  });

  it.each([
    ['NEAR(电梯 NOT 检验, 9)', 'near-operator', '"电梯"'],
    ['NEAR(电梯 -检验 维保, 9)', 'near-operator', 'near9("电梯" "维保")'],
    ['NEAR(电梯 年度:2020 检验)', 'near-operator', 'near10("电梯" "检验")'],
    ['NEAR(电*期 检验, 5)', 'near-wildcard', 'near5("电" "期" "检验")'],
    ['NEAR(电梯 检验 9)', 'near-number', 'near10("电梯" "检验" "9")'],
    ['NEAR(电梯 检验 ~9字)', 'near-number', 'near10("电梯" "检验" "9字")'],
    ['NEAR(5, 电梯 检验)', 'near-number', 'near10("5" "电梯" "检验")'],
    ['NEAR(电梯 9)', null, 'near10("电梯" "9")'],
    ['NEAR(电梯 /检 验/i 年检)', 'near-operator', 'near10("电梯" "年检")'],
    ['NEAR(电梯 /(定|年)检/ 维保, 5)', 'near-operator', 'near5("电梯" "维保")'],
    ['NEAR(电梯 检验', 'unclosed', 'near10("电梯" "检验")'],
    ['/电梯/i', 'regex-flags', '/电梯/'],
    ['/电梯/XI', 'regex-flags', '/电梯/'],
    [`/${'电'.repeat(2100)}/`, 'regex-large', ''],
    ['/电梯/，', null, '/电梯/'],
  ])('says what it makes of %s', (query, note, expected) => {
    expect(parseQuery(query).parts[0]!.note).toBe(note);
    expect(read(query)).toBe(expected);
  });

  it('bounds the ways in which words of NEAR can be chosen', () => {
    const { root, parts } = parseQuery(`NEAR(${'(电梯 OR 扶梯 OR 气瓶) '.repeat(8)})`);
    expect(parts[0]!.note).toBe('too-many');
    expect(root).toMatchObject({ kind: 'or' });
    expect(read('NEAR('.repeat(3000))).toBeTypeOf('string');
    expect(read(`NEAR(${'('.repeat(1500)}电梯 检验`)).toContain('电梯');
  });

  it('says of more marks than it reads that the rest is left out', () => {
    const said = (query: string): unknown => parseQuery(query).parts.map((part) => [part.kind, part.note]);
    expect(said('市*场*主*体*户*同*比*增')).toEqual([['wildcard', null]]);
    expect(said('市*场*主*体*户*同*比*增*长')).toEqual([['wildcard', 'too-many']]);
  });

  it('says that a field does not exist and that a range is reversed', () => {
    const said = (query: string): unknown => parseQuery(query).parts.map((part) => [part.kind, part.note]);
    expect(said('作者:张三')).toEqual([['word', 'unknown-field']]);
    expect(said('年度:2025..2020')).toEqual([['field', 'reversed-range']]);
    expect(said('年度:2020..2025 12:30')).toEqual([
      ['field', null],
      ['word', null],
    ]);
  });

  it('bounds depth and number of clauses', () => {
    const deep = parseQuery('('.repeat(5000) + '消费' + ')'.repeat(5000));
    expect(deep.parts.some((part) => part.note === 'too-deep')).toBe(true);
    const many = parseQuery('市 '.repeat(4000));
    expect(many.parts.filter((part) => part.note === 'too-many').length).toBe(3900);
  });
});

it('gives no reason that has no sentence', () => {
  expect(Object.keys(QUERY_NOTES).sort()).toEqual([...NOTES].sort());
});
