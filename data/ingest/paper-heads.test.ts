import { describe, expect, it } from 'vitest';
import { parseOriginal, type ParsedOriginal } from './parse-original.ts';
import { readOriginal } from './read-original.ts';

const BODY = [
  '2023年，我局扎实推进各项审计工作。',
  '一、主要工作',
  '全年完成审计项目26个，同比增长8.3%。',
  '二、下一步打算',
  '继续做好各项审计。',
];
const paper = (...head: readonly string[]): ParsedOriginal =>
  parseOriginal([...head, ...BODY].join('\n\n') + '\n');
const closePaper = (...head: readonly string[]): ParsedOriginal =>
  parseOriginal(`${head.join('\n')}\n\n${BODY.join('\n\n')}\n`);

const page = async (window: string, inner: string): Promise<ParsedOriginal> => {
  const body = BODY.map((text) => `<p style="text-indent:2em">${text}</p>`).join('');
  const html = `<html><head><meta charset="utf-8"><title>${window}</title></head><body>${inner.replace('…', body)}</body></html>`;
  const { text, layout } = await readOriginal({ name: 'a.html', bytes: new TextEncoder().encode(html) });
  return parseOriginal(text, {}, layout);
};
const kindsOf = ({ sections }: ParsedOriginal) =>
  sections.flatMap(({ role, kind, year }) => (role === 'front' || role === 'caption' ? [] : [[kind, year]]));

describe('a headline that counts', () => {
  it('is the title, and no beginning of the first paragraph', () => {
    const headline = '云溪县全年完成审计项目26个 促进增收节支3亿元';
    const first =
      '2023年，云溪县审计局扎实推进各项审计工作，受到县政府的好评，全年没有发生一起审计质量责任事故。';
    const { draft, sections } = paper(headline, first);
    expect(draft.title).toBe(headline);
    expect(sections.flatMap(({ passages }) => passages.map(({ text }) => text))).toContain(first);
  });

  it('may say whose it is before a colon, and is no row of a table', () => {
    expect(paper('云溪县审计局：2023年工作回眸').draft.title).toBe('云溪县审计局：2023年工作回眸');
  });

  it('is none where lines are as wide as it and go on', () => {
    const text = ['2023年我局全年完成审计项目26个', '，促进增收节支3亿元，得到好评。', '继续做好审计。'].join(
      '\n\n',
    );
    expect(parseOriginal(text).draft.title).toBeNull();
  });
});

describe('an office over the title of its paper', () => {
  it.each([
    ['2023年度法治政府建设情况报告', 'rule-of-law'],
    ['2023年消费维权情况分析报告', 'consumer-protection'],
    ['2023年度部门决算公开说明', 'other'],
    ['2023年度质量状况白皮书', 'bulletin'],
  ])('belongs to it: %s', (title, genre) => {
    const { draft } = paper('云溪县市场监督管理局', title);
    expect([draft.title, draft.genre]).toEqual([`云溪县市场监督管理局${title}`, genre]);
  });
});

describe('what looks like a button or a label', () => {
  const lines = (...body: readonly string[]) =>
    parseOriginal(['云溪县审计局2023年工作总结', ...body].join('\n'), {}, undefined)
      .sections.flatMap(({ passages }) => passages.map(({ text }) => text))
      .join('\n');

  it.each([
    ['我县被列为地理标志保护示范县，又添一块“国', '字号”；联合审计组同时得到表彰，', '再添“省字号”。'],
    [
      '全县审计机关坚持围绕中心，服务大局，不断提高审计监督的',
      '有效性，抓好政府投资项目的审计监督工作，',
      '促进增收节支。',
    ],
    ['全年', '关闭非法加工点12个，取缔无证摊点30个，', '整治市场5个。'],
    ['全县审计机关坚持围绕中心，服务大局，并且进一步完善', '技术支持体系，加强与高校的合作，', '提升能力。'],
  ])('stays in the middle of a paragraph: %j %j', (...body) => {
    expect(lines(...body).replaceAll('\n', '')).toContain(body.slice(1).join(''));
  });

  it.each([
    '【打印】【关闭】',
    '分享到：微信 微博',
    '字号：大 中 小',
    '打印本页 关闭窗口',
    '有效性：有效',
    '版权所有：云溪县审计局',
  ])('is taken off where it is one: %s', (line) => {
    expect(lines('全年完成审计项目26个。', line, '促进增收节支。')).not.toContain(line);
  });
});

describe('the letterhead of a paper', () => {
  const title = '云溪县审计局关于2023年工作总结和2024年工作要点的报告';

  it.each([
    [['云溪县审计局文件', '云审发〔2024〕5号', title], title],
    [['云溪县审计局', '云审呈〔2024〕5号　　　签发人：李某', title], title],
    [['云溪县审计局', '云溪县财政局', '文　件', '云审发〔2024〕5号', title], title],
    [
      ['云溪县审计局', '云审发〔2024〕5号', '云溪县审计局', '2023年度工作总结'],
      '云溪县审计局2023年度工作总结',
    ],
    [['机密★1年', '特急', '云审发〔2024〕5号', title], title],
    [['内部资料　注意保存', '2023年工作总结', '云溪县审计局', '2023年12月'], '2023年工作总结'],
  ])('is no title and tells no year covered: %j', (head, expected) => {
    for (const { draft } of [paper(...head), closePaper(...head)])
      expect(draft).toMatchObject({ title: expected, subtitle: null, yearCovered: 2023 });
  });

  it('says whose paper it is, and stands outside of its text', () => {
    const { draft, sections } = paper('云溪县审计局文件', '云审发〔2024〕5号', '关于2023年工作总结的报告');
    expect(draft).toMatchObject({ title: '关于2023年工作总结的报告', agency: '云溪县审计局' });
    expect(
      sections.filter(({ role }) => role === 'caption').map(({ passages }) => passages[0]!.text),
    ).toEqual(['云溪县审计局文件', '云审发〔2024〕5号']);
  });
});

describe('a title on several lines', () => {
  it.each([
    [['云溪县审计局关于2023年', '工作总结及2024年工作', '计划的报告'], 2023],
    [['云溪县审计局2023年度法治政府', '建设情况报告'], 2023],
    [['关于云溪县审计局2023年度', '推进法治政府建设工作情况的报告'], 2023],
    [['云溪县审计局', '关于2023年工作总结及', '2024年工作计划的报告'], 2023],
    [['云溪县审计局2023年工作总结', '和2024年工作计划'], 2023],
    [['云溪县审计局关于2023年工作情况', '的报告'], 2023],
    [['云溪县审计局', '2023年度', '工作总结', '及2024年工作思路'], 2023],
  ])('is one, with nothing between its lines: %j', (lines, yearCovered) => {
    for (const parsed of [paper(...lines), closePaper(...lines)]) {
      expect(parsed.draft).toMatchObject({ title: lines.join(''), subtitle: null, yearCovered });
      expect(kindsOf(parsed).every(([, year]) => year === 2023 || year === 2024)).toBe(true);
    }
  });

  it('may be the words of a cover, or have one spaced out', () => {
    expect(paper('2023年', '工作总结', '云溪县审计局', '二〇二三年十二月').draft).toMatchObject({
      title: '2023年工作总结',
      agency: '云溪县审计局',
    });
    expect(paper('云溪县审计局', '关于报送2023年工作总结的', '报　　　告').draft.title).toBe(
      '云溪县审计局关于报送2023年工作总结的报告',
    );
  });

  it('is known where the window of its page names the office alone', async () => {
    const two = '<div class="t"><p>云溪县审计局</p><p>2023年法治政府建设工作情况</p></div>…';
    expect((await page('云溪县审计局', two)).draft).toMatchObject({
      title: '云溪县审计局2023年法治政府建设工作情况',
      genre: 'rule-of-law',
    });
    const three =
      '<div><p>云溪县审计局</p><p>首页</p></div><div class="t"><p>云溪县审计局</p><p>关于2023年工作总结及</p><p>2024年工作计划的报告</p></div>…';
    expect((await page('工作总结-云溪县审计局', three)).draft.title).toBe(
      '云溪县审计局关于2023年工作总结及2024年工作计划的报告',
    );
  });

  it('takes nothing in that heads the text below a whole title', () => {
    expect(paper('云溪县审计局2023年工作总结', '服务大局工作情况').draft.title).toBe(
      '云溪县审计局2023年工作总结',
    );
  });
});

describe('a line between the title and the text that holds a whole date', () => {
  it.each([
    '原创办公室云溪审计2024-01-20 18:00河南',
    '作者：办公室　2024-01-20　阅读：123',
    '[日期：2024/1/20] 来源：　作者：　[字体：大 中 小]',
  ])('is of the page and no heading: %s', (line) => {
    const parsed = paper('云溪县审计局2023年工作总结', line);
    expect(parsed.draft).toMatchObject({ yearCovered: 2023, yearPublished: 2024 });
    expect(parsed.defects).toContainEqual(expect.objectContaining({ kind: 'page_furniture', before: line }));
    expect(kindsOf(parsed)).toEqual([
      ['review', 2023],
      ['review', 2023],
      ['plan', 2024],
    ]);
  });

  it('may name the office that wrote', () => {
    expect(paper('2023年工作总结', '云溪县审计局 2024-01-20 18:00').draft).toMatchObject({
      agency: '云溪县审计局',
      yearPublished: 2024,
    });
  });

  it('is text where it tells a span, and no year of a heading below', () => {
    const { sections } = paper('云溪县审计局2023年工作总结', '统计区间 2023-01-01 至 2023-12-31');
    expect(sections.flatMap(({ heading }) => heading?.text ?? [])).toContain(
      '统计区间 2023-01-01 至 2023-12-31',
    );
    const parsed = parseOriginal(
      '云溪县审计局2023年工作总结\n\n我局完成审计项目26个。\n\n现场检查 2024-01-20\n\n检查单位12家。\n',
    );
    expect(kindsOf(parsed)).toEqual([
      ['review', 2023],
      ['review', 2023],
    ]);
  });
});
