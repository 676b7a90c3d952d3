import { describe, expect, it } from 'vitest';
import { parseOriginal } from '../parse-original.ts';
import { readHtml } from './read-html.ts';

const PARAGRAPHS = [
  '2023年，全县商务系统扩内需、稳外贸，限上社会消费品零售额增长7.2%，新增限上企业12家。',
  '一年来，举办展销活动8场，组织企业参展46家次，签约金额3.6亿元，带动就业1200人。',
  '全年检查成品油经营单位73家次，整改隐患41处，发放宣传资料5600份，没有发生安全事故。',
];
const TITLE = '云溪县商务局2023年工作总结';
const ARTICLE = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
const shown = (html: string): string[] => {
  const { text, layout } = readHtml(`<!doctype html><html><body>${html}</body></html>`);
  return parseOriginal(text, {}, layout).sections.flatMap(({ heading, passages }) => [
    ...(heading ? [heading.text] : []),
    ...passages.map((passage) => passage.text),
  ]);
};

describe('what nobody sees of a page', () => {
  it.each([
    ['<p hidden>旧稿9999家。</p>'],
    ['<p style="color:red; DISPLAY : none">旧稿9999家。</p>'],
    ['<div style="visibility:hidden"><div>旧稿9999家。</div>又一段旧稿。</div>'],
    ['<div aria-hidden="true">旧稿9999家。</div>'],
    ['<p style="font-size:0">旧稿9999家。</p><p style="opacity: 0;">旧稿9999家。</p>'],
    [
      '<p style="position:absolute; left:-9999px">旧稿9999家。</p><p style="text-indent:-5000px">旧稿9999家。</p>',
    ],
    ['<noscript>旧稿9999家。</noscript><!-- 旧稿9999家。 --><template><p>旧稿9999家。</p></template>'],
    ['<select><option>旧稿9999家。</option></select><script>var a = "旧稿9999家。"</script>'],
  ])('never comes in: %s', (hidden) => {
    expect(shown(`<h1>${TITLE}</h1>${ARTICLE}${hidden}<p>工作中还有不足。</p>`)).toEqual([
      TITLE,
      ...PARAGRAPHS,
      '工作中还有不足。',
    ]);
  });

  it.each([
    ['<div style="font-size:0">旧稿<p style="font-size:16px">又查处47件。</p></div>'],
    ['<div style="font-size:0">旧稿<p style="font:14px/1.5 宋体">又查处47件。</p></div>'],
    [
      '<div style="font-size:0">旧稿<p style="font-size:1em">旧稿</p><p style="font-size:small">又查处47件。</p></div>',
    ],
    [
      '<div style="visibility:hidden">旧稿<p style="visibility:visible;font-size:14px">又查处47件。</p></div>',
    ],
    ['<style>.a{font-size:0} .a p{font-size:14px}</style><div class="a">旧稿<p>又查处47件。</p></div>'],
    ['<div style="visibility:hidden">旧稿<p style="font-size:14px">旧稿</p></div><p>又查处47件。</p>'],
  ])('ends where an element in it shows its words again: %s', (again) => {
    expect(shown(`<h1>${TITLE}</h1>${ARTICLE}${again}<p>工作中还有不足。</p>`)).toEqual([
      TITLE,
      ...PARAGRAPHS,
      '又查处47件。',
      '工作中还有不足。',
    ]);
  });

  it('is not what is only not read aloud: that is told, and the article is read', () => {
    const page = `<div aria-hidden="true"><h1>${TITLE}</h1>${ARTICLE}<p><i aria-hidden="true">close</i>完。</p></div>`;
    expect(shown(`${page}<div aria-hidden="true"><p>打开客户端查看9999条评论。</p></div>`)).toEqual([
      TITLE,
      ...PARAGRAPHS,
      '完。',
    ]);
  });

  it('is not the article that a script shows, but what is hidden in it and beside it', () => {
    const article = `${ARTICLE}<p style="display:none">旧稿9999家。</p>`;
    for (const style of [
      'visibility: hidden; opacity: 0; ',
      'VISIBILITY:hidden',
      'opacity:0.0 !important;color:red',
    ])
      expect(
        shown(
          `<h1>${TITLE}</h1><div id="body" style="${style}">${article}</div><p style="visibility:hidden">旧稿。</p>`,
        ),
        style,
      ).toEqual([TITLE, ...PARAGRAPHS]);
    expect(shown(`<h1>${TITLE}</h1><div style="display:none;opacity:0">${ARTICLE}</div><p>完。</p>`)).toEqual(
      [TITLE, '完。'],
    );
  });

  it('does not hide what follows it', () => {
    expect(
      shown(`<h1>${TITLE}</h1><img hidden><br hidden><div><span hidden>一</span>二三四。</div>`),
    ).toEqual([TITLE, '二三四。']);
  });
});

describe('the article', () => {
  const comments = `<div class="commentList">${'<p>写得很好，说得明白，大家都应该看一看，学一学，做一做。</p>'.repeat(9)}</div>`;

  it('is no list of comments or teasers, however long, as their class or id says', () => {
    const teasers =
      '<div id="rec-hot"><p>今年以来，邻县聚焦产业，狠抓项目，工业增长，投资增长，消费增长。</p></div>';
    expect(shown(`<div><h1>${TITLE}</h1><div>${ARTICLE}</div>${teasers}</div>${comments}`)).toEqual([
      TITLE,
      ...PARAGRAPHS,
    ]);
  });

  it('is known though each paragraph is wrapped several times', () => {
    const wrapped = PARAGRAPHS.map(
      (text) => `<section><section><div><p>${text}</p></div></section></section>`,
    );
    const html = `<div><h1>${TITLE}</h1><div>${wrapped.join('')}</div></div><div>取消</div><div>允许</div>`;
    expect(shown(html)).toEqual([TITLE, ...PARAGRAPHS]);
  });

  it('is read though it stands in an element that is named like a frame', () => {
    expect(shown(`<div class="nav content"><h1>${TITLE}</h1>${ARTICLE}</div>`)).toEqual([
      TITLE,
      ...PARAGRAPHS,
    ]);
  });

  it('has no card of the catalogue above it, but tells its day and its source', () => {
    const card =
      '<table><tr><td>索 引 号：</td><td>0153/2024-12</td><td>主题分类：</td><td>商务</td></tr><tr><td>发布机构：</td><td>云溪县商务局</td><td>成文日期：</td><td>2024-01-25</td></tr></table>';
    const { text, layout } = readHtml(`${card}<h1>${TITLE}</h1><div>${ARTICLE}</div>`);
    const { draft, sections } = parseOriginal(text, {}, layout);
    expect(sections.flatMap(({ passages }) => passages.map(({ text }) => text))).toEqual([
      TITLE,
      ...PARAGRAPHS,
    ]);
    expect(draft.yearPublished).toBe(2024);
  });

  it('keeps a table of its own', () => {
    const table = '<table><tr><td>项目</td><td>分类</td></tr><tr><td>检查</td><td>36</td></tr></table>';
    expect(shown(`<h1>${TITLE}</h1><div>${ARTICLE}${table}</div>`)).toHaveLength(5);
  });

  it('has a title on two lines, of which the stated one names both, and none from a trail', () => {
    const head = '<meta name="ArticleTitle" content="云溪县商务局关于2023年市场抽检情况的通告">';
    const { text, layout } = readHtml(
      `${head}<p>云溪县商务局<br>关于2023年市场抽检情况的通告</p><div>${ARTICLE}</div>`,
    );
    expect(parseOriginal(text, {}, layout).draft.title).toBe('云溪县商务局关于2023年市场抽检情况的通告');
    const page = readHtml(
      `<title>公告详情</title><div>首页/公告/详情</div><div><div>${TITLE}</div><div>${ARTICLE}</div></div>`,
    );
    expect(parseOriginal(page.text, {}, page.layout).draft.title).toBe(TITLE);
  });

  it('ends with the day that stands alone below its last sentence', () => {
    expect(shown(`<h1>${TITLE}</h1><div>${ARTICLE}<p>2023年12月28日</p></div>`).at(-1)).toBe(
      '2023年12月28日',
    );
  });

  it('has no notice of whose words a page prints', () => {
    const notice = '<p>声明：凡本网注明来源的作品，版权均属本网，未经授权不得转载。</p>';
    expect(shown(`<h1>${TITLE}</h1><div>${ARTICLE}${notice}</div>`)).toEqual([TITLE, ...PARAGRAPHS]);
  });
});

describe('the frame of a page', () => {
  const menu =
    '<div><ul><li><a href="/a">首页</a></li><li><a href="/b">县情</a></li><li><a href="/c">办事</a></li></ul></div>';
  const others =
    '<div><h3>相关</h3><a href="/1">云溪县举办年货节</a><a href="/2">云溪县商务局开展检查</a></div>';

  it('is lifted and listed: menus, lists of other pages, the foot', () => {
    const html = `${menu}<div class="x"><h1>${TITLE}</h1><div>${ARTICLE}</div></div>${others}<footer>云溪县政府办公室主办</footer>`;
    expect(shown(html)).toEqual([TITLE, ...PARAGRAPHS]);
    const { text, layout } = readHtml(html);
    const { defects } = parseOriginal(text, {}, layout);
    expect(defects.map(({ before }) => before)).toEqual(
      expect.arrayContaining([
        '首页',
        '县情',
        '云溪县举办年货节云溪县商务局开展检查',
        '云溪县政府办公室主办',
      ]),
    );
  });

  it('is known without any telling names: teasers with sentences inside links, remarks of readers', () => {
    const teasers =
      '<div><a href="/1"><p>全县召开商务会议，部署全年工作，要求抓好落实，确保开门红。</p></a></div>';
    const remarks = '<div><div>写得好，数据很全，支持一下这样的工作总结。</div></div>';
    expect(shown(`<div><h1>${TITLE}</h1><div>${ARTICLE}</div></div>${teasers}${remarks}`)).toEqual([
      TITLE,
      ...PARAGRAPHS,
    ]);
  });

  it('never takes tables, neighbours of weight or the second half of a divided article with it', () => {
    const table = '<table><tr><td>项目</td><td>数量</td></tr><tr><td>展会</td><td>8场</td></tr></table>';
    const half = `<div>${ARTICLE}</div>`;
    const found = shown(
      `<h1>${TITLE}</h1><div>${half}${table}<div><p>${PARAGRAPHS[0]!.replace('2023', '2022')}</p><p>附言。</p></div></div>`,
    );
    expect(found).toEqual(
      expect.arrayContaining([...PARAGRAPHS, PARAGRAPHS[0]!.replace('2023', '2022'), '附言。']),
    );
    expect(found.join()).toContain('展会');
  });

  it('is left where two parts of the page could be the article', () => {
    const other = PARAGRAPHS.map((text) => `<p>${text.replace('全', '本')}</p>`).join('');
    const found = shown(`<div><div>${ARTICLE}</div></div><section><div>${other}</div></section>`);
    for (const text of PARAGRAPHS)
      expect(found).toEqual(expect.arrayContaining([text, text.replace('全', '本')]));
  });
});

describe('the title of a page', () => {
  const titleOf = (head: string, body: string): string | null => {
    const { text, layout } = readHtml(`<html><head>${head}</head><body>${body}</body></html>`);
    return parseOriginal(text, {}, layout).draft.title;
  };

  it('is the line that the head of the page names, whatever the first heading says', () => {
    const body = `<h1>云溪县人民政府</h1><div>${TITLE}</div>${ARTICLE}`;
    expect(titleOf(`<meta name="ArticleTitle" content="${TITLE}"><title>公开</title>`, body)).toBe(TITLE);
    expect(titleOf(`<title>${TITLE}_工作总结_云溪县人民政府</title>`, body)).toBe(TITLE);
    expect(titleOf(`<title>云溪县人民政府 工作总结 ${TITLE}</title>`, body)).toBe(TITLE);
  });

  it.each([
    `<div><div class="top"><div>${TITLE}</div><div>发布时间：2024-01-10 来源：县商务局</div></div><div class="con"><div class="text">…</div></div></div>`,
    `<table><tr><td>${TITLE}</td></tr><tr><td>发布时间：2024-01-10 来源：县商务局</td></tr><tr><td>…</td></tr></table>`,
    `<table><tr><td><a href="/">首页</a>|<a href="/b">公开</a></td></tr></table><table><tr><td><b>${TITLE}</b></td></tr><tr><td>作者：佚名 更新时间：2024-1-10 9:30:12</td></tr><tr><td>…</td></tr></table>`,
  ])('stands above the article where the window names only a column, with the day beside it: %s', (body) => {
    const { text, layout } = readHtml(
      `<html><head><title>工作总结</title></head><body>${body.replace('…', ARTICLE)}</body></html>`,
    );
    const parsed = parseOriginal(text, {}, layout);
    expect(parsed.draft).toMatchObject({ title: TITLE, agency: '云溪县商务局', yearPublished: 2024 });
    expect(parsed.sections.flatMap(({ passages }) => passages.map((one) => one.text))).toEqual([
      TITLE,
      ...PARAGRAPHS,
    ]);
  });

  it('is not one of the other pages that are named above the article', () => {
    expect(
      shown(
        `<div><ul><li><a href="/1">云溪县商务局2022年工作总结</a></li><li>云溪县商务局动态</li></ul></div><div><div>${TITLE}</div><p><a href="/2">打印</a></p></div><div><div>${ARTICLE}</div></div>`,
      ),
    ).toEqual([TITLE, ...PARAGRAPHS]);
  });

  it('is put together from two lines, and freed of a badge', () => {
    expect(
      titleOf(`<title>${TITLE}-云溪</title>`, `<p>云溪县商务局</p><p>2023年工作总结</p>${ARTICLE}`),
    ).toBe(TITLE);
    expect(titleOf(`<title>${TITLE}</title>`, `<h1><i>原创</i>${TITLE}</h1>${ARTICLE}`)).toBe(TITLE);
  });

  it('is the only h1 where the window names another thing', () => {
    expect(titleOf('<title>x</title>', `<h1>${TITLE}</h1>${ARTICLE}`)).toBe(TITLE);
  });

  it('is what the head says where no line prints it', () => {
    expect(titleOf(`<meta name="ArticleTitle" content="${TITLE}">`, ARTICLE)).toBe(TITLE);
  });

  it('has the date and the source that the head states', () => {
    const { text, layout } = readHtml(
      `<meta name="PubDate" content="2024-01-18 09:30"><meta name="ContentSource" content="云溪县商务局"><h1>工作总结</h1>${ARTICLE}`,
    );
    expect(parseOriginal(text, {}, layout).draft).toMatchObject({
      yearPublished: 2024,
      agency: '云溪县商务局',
    });
  });
});
