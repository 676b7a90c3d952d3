import fc from 'fast-check';
import { Parser } from 'commonmark';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

const linesOf = (markdown: string): string[] =>
  readMarkdown(markdown)
    .text.split('\n')
    .filter((line) => line !== '');

describe('a Markdown text', () => {
  it('is read as it is printed, without its marks', () => {
    expect(
      linesOf(
        [
          '## 一、登记注册 ##',
          '**全县新增主体3128户**，同比增长*6.4%*，立案`47`件，罚没款96.5万元。\\*',
          '> 受理消费投诉2816件。',
          '- 检查[门店](https://example.cn/a?b=1 "题")1203户次；[附件][1]',
          '![图](a.png)',
          '&lt;试行&gt;与<b>粗</b>字',
          '',
          '    共计1000台件',
          '',
          '[1]: https://example.cn/2',
        ].join('\n'),
      ),
    ).toEqual([
      '一、登记注册',
      '全县新增主体3128户，同比增长6.4%，立案47件，罚没款96.5万元。*',
      '受理消费投诉2816件。',
      '检查门店1203户次；附件',
      '<试行>与粗字',
      '共计1000台件',
    ]);
  });

  it('keeps its footnotes where they stand', () => {
    const text = '罚没款96.5万元[^1]。\n\n[^1]: 不含上年结转12件。';
    expect(linesOf(text)).toEqual(['罚没款96.5万元[^1]。', '[^1]: 不含上年结转12件。']);
  });

  it('keeps the numbers of its lists, as they are counted', () => {
    expect(linesOf('3. 计量1000台\n3. 抽检2000批次\n\n   另有30批次\n\n1) 甲\n2) 乙\n   - 丙')).toEqual([
      '3. 计量1000台',
      '4. 抽检2000批次',
      '另有30批次',
      '1) 甲',
      '2) 乙',
      '丙',
    ]);
  });

  it('loses no end of a range and no factor', () => {
    const text = '完成10~20家，抽检30~40批；面积3*4米和5*6米；~~作废~~';
    expect(linesOf(text)).toEqual(['完成10~20家，抽检30~40批；面积3*4米和5*6米；作废']);
  });

  it('has headings with their levels, and tables cell by cell', () => {
    const { layout } = readMarkdown(
      '# 总结\n\n## 登记\n\n| 项目 | 数量 |\n|:--|--:|\n| **特种设备** | 300台 |\n',
    );
    expect(layout.headings.map(({ level }) => level)).toEqual([1, 2]);
    expect(layout.tables).toMatchObject([{ rows: 2, columns: 2 }]);
  });

  it('takes its title from what stands in front of it, which is no text', () => {
    const { text, layout } = readMarkdown(
      '---\ntitle: "临河县 <2024> 总结"\ndate: 2025-01-08\n---\n\n正文一段。\n',
    );
    expect(text).toBe('正文一段。');
    expect(layout.head?.window).toBe('临河县 <2024> 总结');
  });

  it('of ten thousand nested quotations ends with words or an error', () => {
    try {
      expect(readMarkdown(`${'>'.repeat(10_000)} 字`).text).toContain('字');
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  });

  it('says what the reference implementation says, but for its exceptions', () => {
    const words = fc.constantFrom(
      '全年',
      '检查',
      '3128户',
      '，',
      '。',
      ' ',
      '*',
      '**',
      '`',
      '[甲](b)',
      '\\*',
      '&amp;',
      '<i>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const text = `甲${parts.join('')}`;
        const [read, wanted] = [readMarkdown(text).text, printed(text)].map((one) =>
          one.replaceAll(/\s/g, ''),
        );
        // Where both kinds of emphasis meet, the library may leave an asterisk more or less; never a word.
        expect(read!.replaceAll('*', '')).toBe(wanted!.replaceAll('*', ''));
        if (!parts.includes('*') || !text.includes('**')) expect(read).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });
});

/** Its words alone, by the reference implementation of CommonMark. */
function printed(text: string): string {
  let words = '';
  const walker = new Parser().parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    if (!event.entering) continue;
    const { type, literal } = event.node;
    if (['text', 'code', 'code_block'].includes(type)) words += literal;
    // What a browser shows of it.
    else if (type === 'html_block') words += literal!.replaceAll('<i>', '').replaceAll('&amp;', '&');
  }
  return words;
}
