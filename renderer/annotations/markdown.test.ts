import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInlines, type Inline } from './markdown-inline.ts';
import { readMarkdown, type Block } from './markdown.ts';

function inlinesOf(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return inlinesOf(block.blocks);
    if (block.kind === 'list') return block.items.flatMap(inlinesOf);
    return 'inlines' in block ? block.inlines.flatMap(withChildren) : [];
  });
}

function withChildren(inline: Inline): Inline[] {
  return 'children' in inline ? [inline, ...inline.children.flatMap(withChildren)] : [inline];
}

const wild = fc.array(
  fc.constantFrom(
    '**',
    '*',
    '~~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '#/read/a',
    'javascript:x',
    'https://a.cn',
    '\n',
    '> ',
    '- ',
    '1. ',
    '# ',
    '放心',
    '。',
    ' ',
    '\\',
    '<script>',
  ),
  { maxLength: 60 },
);

describe('a note in Markdown', () => {
  it('is strong beside Chinese punctuation, where CommonMark is not', () => {
    expect(readInlines('推进**“放心消费”**建设')).toEqual([
      { kind: 'text', text: '推进' },
      { kind: 'strong', children: [{ kind: 'text', text: '“放心消费”' }] },
      { kind: 'text', text: '建设' },
    ]);
  });

  it('leaves sums and names with stars and underscores alone', () => {
    expect(readInlines('3 * 4 * 5，file_name_2')).toEqual([{ kind: 'text', text: '3 * 4 * 5，file_name_2' }]);
  });

  it('has lists, also one inside another', () => {
    const [list] = readMarkdown('1. 户数\n   - 新设\n   - 注销\n2. 增幅');
    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 1 });
    if (list?.kind !== 'list') throw new Error('no list');
    expect(list.items).toHaveLength(2);
    expect(list.items[0]?.[1]).toMatchObject({ kind: 'list', ordered: false });
  });

  it('leads to places of this program only', () => {
    expect(readInlines('[见此](#/read/pinghu-2022)')[0]).toMatchObject({ kind: 'link', isOurs: true });
    expect(readInlines('[统计局](https://example.cn)')[0]).toMatchObject({ kind: 'link', isOurs: false });
    expect(readInlines('[点我](javascript:alert)')).toEqual([
      { kind: 'text', text: '[点我](javascript:alert)' },
    ]);
  });

  it('never fails, whatever it is, and never links anywhere else', () => {
    fc.assert(
      fc.property(wild, (parts) => {
        for (const inline of inlinesOf(readMarkdown(parts.join('')))) {
          if (inline.kind === 'link') expect(inline.href).toMatch(/^(#\/|https?:\/\/)/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('without markup is its own text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[一-龥0-9，。%]{1,60}$/), (text) => {
        expect(readMarkdown(text)).toEqual([{ kind: 'paragraph', inlines: [{ kind: 'text', text }] }]);
      }),
    );
  });

  it('of the largest size made of one mark is read all the same', () => {
    for (const mark of ['*', '[', '`', '>', '- ', '**a', '](']) {
      expect(readMarkdown(mark.repeat(200_000 / mark.length)).length).toBeGreaterThan(0);
    }
  });
});
