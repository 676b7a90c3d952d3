import { describe, expect, it } from 'vitest';
import { parseOriginal } from './parse-original.ts';
import { readHtml } from './readers/read-html.ts';

// Heads and feet of papers as agencies publish them, each of a kind that was once read otherwise than it is printed.

function parsed(html: string): ReturnType<typeof parseOriginal> {
  const { text, layout } = readHtml(html);
  return parseOriginal(text, {}, layout);
}

const headingsOf = (html: string): readonly string[] =>
  parsed(html).sections.flatMap(({ heading }) => (heading ? [heading.text] : []));

const BODY =
  '<p>2022年，全局检查工地812处，整改隐患95处。</p><p>一、存在的不足</p><p>人手不足，力量不够。</p>';

describe('whose a paper is', () => {
  it.each([
    ['清流县住房和城乡建设局2022年工作总结', '清流县住房和城乡建设局', '福建省三明市清流县'],
    ['洪泽区水利局二〇二二年度工作总结', '洪泽区水利局', '江苏省淮安市洪泽区'],
  ])('is told by its title: %s', (title, agency, region) => {
    expect(parsed(`<h1>${title}</h1>${BODY}`).draft).toMatchObject({ agency, region, title });
  });

  it('is told by the post of who answers for the year, however it is spaced', () => {
    const { draft, sections } = parsed(
      `<h2>2022年度述职报告</h2><p>中共龙泉市卫生健康局党委书记、局长 &nbsp;周明</p><p>（2023年1月）</p>${BODY}`,
    );
    expect(draft).toMatchObject({
      agency: '龙泉市卫生健康局',
      head: { name: '周明', title: '党委书记、局长' },
      title: '2022年度述职报告',
      yearPublished: 2023,
    });
    expect(sections.flatMap(({ heading }) => (heading ? [heading.text] : []))).toEqual(['一、存在的不足']);
  });

  it('is no badge before the title that the window names', () => {
    const head = '<title>市场监管工作总结（2022年度）</title>';
    expect(parsed(`${head}<p>龙海区市场监管工作总结（2022年度）</p>${BODY}`).draft.title).toBe(
      '龙海区市场监管工作总结（2022年度）',
    );
    expect(parsed(`${head}<p>原创 市场监管工作总结（2022年度）</p>${BODY}`).draft.title).toBe(
      '市场监管工作总结（2022年度）',
    );
  });
});

describe('a title that the file states', () => {
  it('is repaired like the line that prints it', () => {
    const text = '⻘川县水利局2022年⼯作总结\n\n2022年，检查⼯地812处。';
    const head = { titles: ['⻘川县水利局2022年⼯作总结'], window: null, published: null, source: null };
    const layout = { tables: [], headings: [], lifted: [], head };
    expect(parseOriginal(text, {}, layout).draft.title).toBe('青川县水利局2022年工作总结');
  });
});

describe('what stands below a paper', () => {
  it('is no heading: who to ask, who signed and who printed it', () => {
    const foot =
      '<p>（联系人：汪方，电话：0556-1234567）</p><p>岳西县水利局</p><p>2023年1月3日</p><p>岳西县水利局办公室 2023年1月3日印发</p>';
    expect(headingsOf(`<h1>岳西县水利局2022年工作总结</h1>${BODY}${foot}`)).toEqual(['一、存在的不足']);
  });

  it('is taken off where a browser has printed it', () => {
    const { sections } = parsed(
      `<h1>岳西县水利局2022年工作总结</h1>${BODY}<p>https://www.example.gov.cn/art/2023/1/3/art_12_3456.html 1/1</p>`,
    );
    expect(JSON.stringify(sections)).not.toContain('example');
    const { draft } = parseOriginal(
      [
        '1/6/23, 9:12 AM 工作总结_岳西县',
        '打印 关闭',
        'A- A A+',
        '岳西县水利局2022年工作总结',
        '2022年，检查工地812处。',
      ].join('\n'),
    );
    expect(draft.title).toBe('岳西县水利局2022年工作总结');
  });
});

describe('what stands below a title', () => {
  it('is no heading where two agencies sign', () => {
    const signed = '<p>大冶市统计局</p><p>国家统计局大冶调查队</p><p>2023年3月28日</p>';
    expect(headingsOf(`<h1>大冶市2022年国民经济和社会发展统计公报</h1>${signed}${BODY}`)).toEqual([
      '一、存在的不足',
    ]);
  });

  it('is no part of it where it is the first entry of a list', () => {
    const { sections } = parsed('<h1>祁东县林业局2022年工作小结</h1><ol><li>植树造林</li><li>防火</li></ol>');
    expect(sections[0]!.passages.map(({ text }) => text)).toEqual(['祁东县林业局2022年工作小结']);
  });

  it('tells when a paper came out in Chinese numbers too', () => {
    const { draft } = parsed(
      `<h1>龙海区水利局二〇二二年工作总结</h1><p>发布时间：二〇二三年一月九日</p>${BODY}`,
    );
    expect(draft.yearPublished).toBe(2023);
  });
});

describe('the entries of a numbered list in lines of one width', () => {
  it('are paragraphs of their own, though each is as wide as the column', () => {
    // Most lines end inside a sentence, and none comes again: only so are they read as broken at a width.
    const line = (district: string): string =>
      `${district}镇上下协同联动持续推进各项重点任务落地见效取得明显成绩得到广泛好评`;
    const text = [
      ...['东', '南', '西', '北', '中'].map((district) => `${line(district)}，`),
      `${line('上')}。`,
      `1. ${line('下')}。`,
      `2. ${line('前')}。`,
      '3. 其他。',
    ];
    const passages = parseOriginal(text.join('\n')).sections.flatMap((section) => section.passages);
    expect(passages.map((passage) => passage.text).slice(1)).toEqual(text.slice(-3));
  });
});

describe('the entries of a list without stops', () => {
  it('are neither headings nor one sentence', () => {
    const entries = ['新增景区2家', '民宿床位达到2300张', '培训向导80名'];
    const { sections } = parsed(
      `<h1>靖安县旅游局2022年工作总结</h1>${BODY}<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul><table><tr><td>指标</td><td>数</td></tr><tr><td>游客</td><td>12</td></tr></table>`,
    );
    const texts = sections.flatMap(({ passages }) => passages.map(({ text }) => text));
    expect(texts).toEqual(expect.arrayContaining(entries));
  });
});

describe('what is said of a table', () => {
  it.each([
    '注：以年报为准',
    '备注：含上年结转',
    '数据来源：县统计局',
    '单位：万元',
    '注1：2024年数据为快报数',
  ])('heads nothing: %s', (note) => {
    const table = '<table><tr><td>指标</td><td>数</td></tr><tr><td>河道</td><td>12</td></tr></table>';
    const page = `<h1>泸溪县水利局2022年工作总结</h1>${BODY}${table}<p>${note}</p><p>全年检查水库41座次，整改隐患17处。</p>`;
    const { sections } = parsed(page);
    expect(headingsOf(page)).toEqual(['一、存在的不足']);
    expect(sections.flatMap(({ passages }) => passages.map(({ text }) => text))).toContain(note);
  });
});

describe('headings one below the other', () => {
  it('stay apart where each has a number', () => {
    const lines = ['一、养老服务', '（一）机构建设', '1.1.1 新建中心', '二、下一步', '明年继续。'];
    expect(
      headingsOf(
        `<h1>泸溪县民政局2022年工作总结</h1>${BODY}${lines.map((line) => `<p>${line}</p>`).join('')}`,
      ),
    ).toEqual(['一、存在的不足', ...lines.slice(0, 4)]);
  });
});

describe('a form', () => {
  it('is of the agency in its title, and who filled it in plans nothing', () => {
    const { draft, sections } = parsed(
      '<h1>龙南市水利局（移民局）2022年河道巡查情况统计表</h1><table><tr><td>河道</td><td>次数</td></tr><tr><td>东河</td><td>36</td></tr></table><p>填表人：张三 审核人：李四 填表日期：2023年1月5日</p><p>表中次数为实际到场次数。</p>',
    );
    expect(draft).toMatchObject({ agency: '龙南市水利局', yearCovered: 2022 });
    expect(sections.map(({ kind }) => kind)).not.toContain('plan');
  });
});
