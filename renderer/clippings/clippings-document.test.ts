import { Parser } from 'commonmark';
import { describe, expect, it } from 'vitest';
import type { Clipping, ClippedReport, ClippingId } from '../../data/contract/clipping-entry.ts';
import { documentMarkdown } from '../../data/plain/document-markdown.ts';
import { Messages } from '../messages/messages.svelte.ts';
import { clippingsDocument } from './clippings-document.ts';

const say = new Messages();
const CITED: ClippedReport = {
  ...{ reportId: 'linjiang-2024', agency: '临江市市场监督管理局', title: '一年', subtitle: null, kind: null },
  ...{ yearCovered: 2024, yearPublished: 2025, sourceFile: null, section: '消费维权', edition: 'digest' },
};
const FIGURE = {
  ...{ indicatorId: 'i1', subject: '办结投诉', value: 9158, unit: '件', period: '2024' },
  code: 'LJ-7K2M-9QXD-4T1A',
};

function clipping(content: Clipping['content'], more: Partial<Clipping> = {}): Clipping {
  return {
    ...{
      clippingId: crypto.randomUUID() as string as ClippingId,
      content,
      line: '',
      state: 'exact',
      place: null,
    },
    ...{ author: '王敏', created: '2026-11-30T00:00:00Z', modified: '2026-11-30T00:00:00Z' },
    ...more,
  };
}

const CLIPPINGS = [
  clipping({ kind: 'words', words: '办结投诉9158件。', cited: CITED }, { line: '写进第二部分' }),
  clipping({ kind: 'words', words: '项目\t件数\n投诉\t9158', cited: { ...CITED, section: '附表' } }),
  clipping({ kind: 'figure', words: '办结投诉9158件', figure: FIGURE, cited: CITED }, { state: 'orphan' }),
  clipping(
    {
      ...{ kind: 'chart', title: '办结投诉', png: 'iVBORw0KGgo=', width: 760, height: 300 },
      figures: [{ figure: FIGURE, cited: CITED }],
    },
    { state: null },
  ),
];

describe('the 材料夹 as one document', () => {
  const made = clippingsDocument(CLIPPINGS, ['档案库 a'], say);
  const words = documentMarkdown(made);

  it('prints both ends of a range', () => {
    const figure = { ...FIGURE, value: 3, unit: '个', printedRange: '3—5个' };
    const range = clipping({ kind: 'figure', words: '创建3—5个', figure, cited: CITED });
    expect(documentMarkdown(clippingsDocument([range], [], say))).toContain('办结投诉 3—5个（2024）');
  });

  it('has each clipping with its line before it and the number of its source behind it, sources once', () => {
    expect(words).toMatch(
      /写进第二部分\n\n> 办结投诉9158件。\n\n—— 临江市市场监督管理局 · 2024 · 消费维权 \\\[1\\\]/,
    );
    expect(words).toContain('| 项目 | 件数 |');
    expect(words).toContain('附表 \\[2\\]');
    expect(words).toContain('办结投诉 9158件（2024） · 证据码 LJ-7K2M-9QXD-4T1A —— ');
    expect(words.match(/\[R\\\]\. 2025: 消费维权\./g)).toHaveLength(1);
    expect(words).toContain('［据览卷提要，非原文］');
  });

  it('says of figures that they are more, less or targets, and cites a paper on half a year as of that year', () => {
    const half = { ...CITED, yearPublished: null, period: '2024-H1' };
    const target = { ...FIGURE, value: 1.2, unit: '万件', qualifier: '余', kind: 'target' as const };
    const document = clippingsDocument(
      [
        clipping({ kind: 'figure', words: '办结投诉1.2万余件', figure: target, cited: half }),
        clipping({
          ...{ kind: 'chart', title: '办结投诉', png: 'iVBORw0KGgo=', width: 760, height: 300 },
          figures: [{ figure: { ...FIGURE, qualifier: '近', kind: 'actual' }, cited: CITED }],
        }),
      ],
      [],
      say,
    );
    const told = documentMarkdown(document);
    expect(told).toContain('办结投诉 1.2万余件（2024 目标）');
    expect(told).toContain('| 2024 | 近9158件 |');
    expect(told).toContain('\\[2024\\]: 消费维权.');
  });

  it('says which words do not stand there any more, and heads every page with source and code', () => {
    expect(words).toContain(`（${say.anchorStates.orphan}）`);
    expect(made.runningHead.join('\n')).toContain('临江市市场监督管理局 2024 提要');
    expect(made.runningHead.join('\n')).toContain('LJ-7K2M-9QXD-4T1A');
  });

  it('shows a figure as it is printed, and says where nobody has looked at it', () => {
    const { clippingId } = CLIPPINGS[2]!;
    const printed = { png: new Uint8Array([1, 2, 3]), width: 1200, height: 300, page: 4, isUnseen: true };
    const { blocks } = clippingsDocument(CLIPPINGS, [], say, new Map([[clippingId, printed]]));
    const [picture] = blocks.filter((block) => block.kind === 'picture');
    expect(picture).toMatchObject({ png: printed.png, width: 1200, height: 300 });
    expect(picture).toHaveProperty('description', expect.stringMatching(/9158件.*第 4 页/));
    expect(JSON.stringify(blocks)).toContain(`（2024） · ${say.scans.fromScan} · 证据码`);
  });

  it('is Markdown in which no word is markup, with the chart in it', () => {
    const hostile = clipping({
      kind: 'words',
      words: '# <b>一</b>\n- 二 ![x](y)',
      cited: { ...CITED, title: '*一*' },
    });
    const walker = new Parser()
      .parse(documentMarkdown(clippingsDocument([hostile, CLIPPINGS[3]!], [], say)))
      .walker();
    const kinds: string[] = [];
    for (let step = walker.next(); step; step = walker.next()) if (step.entering) kinds.push(step.node.type);
    expect(
      kinds.filter((kind) => ['html_inline', 'html_block', 'list', 'item', 'emph', 'strong'].includes(kind)),
    ).toEqual([]);
    expect(kinds.filter((kind) => kind === 'image')).toHaveLength(1);
    expect(words).toContain('(data:image/png;base64,iVBORw0KGgo=)');
  });
});
