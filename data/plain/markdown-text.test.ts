import { Parser, type Node } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownParagraphs, markdownText } from './markdown-text.ts';

/** Kinds of the blocks of a text and the words in them, as a CommonMark parser reads them. */
function read(markdown: string): {
  readonly blocks: readonly string[];
  readonly html: number;
  readonly text: string;
} {
  const walker = new Parser().parse(markdown).walker();
  const blocks: string[] = [];
  let html = 0;
  let text = '';
  for (let step = walker.next(); step; step = walker.next()) {
    const node: Node = step.node;
    if (!step.entering) continue;
    if (node.type.startsWith('html')) html++;
    if (node.isContainer && !['emph', 'strong', 'link', 'image'].includes(node.type)) blocks.push(node.type);
    if (['code_block', 'thematic_break', 'html_block'].includes(node.type)) blocks.push(node.type);
    if (node.type === 'softbreak' || node.type === 'linebreak') text += ' ';
    text += ['text', 'code'].includes(node.type) ? (node.literal ?? '') : '';
  }
  return { blocks, html, text };
}

const PIECES = [
  ...[
    '# ',
    '## ',
    '> ',
    '- ',
    '+ ',
    '* ',
    '1. ',
    '2) ',
    '```',
    '~~~',
    '---',
    '***',
    '===',
    '    ',
    '\t',
    '\\',
    '`',
  ],
  ...[
    '<div>',
    '<script>',
    '<!--',
    '-->',
    '<?',
    '&lt;',
    '&#42;',
    '[a]: b',
    '[a](b)',
    '![x](y)',
    '|',
    '|-|',
    '**',
    '_',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  \n',
    '\\\n',
    '市场',
    '监管',
    '9158',
    '12.5',
    '\u0000',
    '\u2028',
    '\ud800',
  ],
];
const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''));

describe('text in Markdown', () => {
  it('is one paragraph of the same words, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const { blocks, html, text } = read(markdownText(words));
        const wanted = words.toWellFormed().replaceAll('\u0000', '').replaceAll(/\s+/gu, ' ').trim();
        expect(blocks).toEqual(wanted === '' ? ['document'] : ['document', 'paragraph']);
        expect(html).toBe(0);
        expect(text.replaceAll(/\s+/gu, ' ')).toBe(wanted);
      }),
      { numRuns: 3000 },
    );
  });

  it('that a person wrote as Markdown keeps what stands in a line, and is its paragraphs and nothing else', () => {
    expect(markdownParagraphs('**口径**：与年报\n不一致？\n\n见 [表](x)')).toEqual([
      '**口径**：与年报\\\n不一致？',
      '见 [表](x)',
    ]);
    expect(markdownParagraphs('\\\\<div># ')).toEqual(['\\\\\\<div>#']);
    expect(markdownParagraphs('\\<b> a\\\\\nb\\')).toEqual(['\\<b> a\\\\\\\nb\\\\']);
    fc.assert(
      fc.property(hostile, (words) => {
        const paragraphs = markdownParagraphs(words);
        const { blocks, html } = read(paragraphs.join('\n\n'));
        expect(blocks).toEqual(['document', ...paragraphs.map(() => 'paragraph')]);
        expect(html).toBe(0);
      }),
      { numRuns: 3000 },
    );
  });
});
