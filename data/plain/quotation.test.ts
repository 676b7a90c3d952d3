import * as fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { CitedReport } from './citation.ts';
import { COPY_WAYS, copied, type Quoted, type QuoteWords } from './quotation.ts';

const CITED: CitedReport = {
  reportId: 'tongchuan-2023',
  agency: '桐川市市场监督管理局',
  title: '守住一方安宁',
  subtitle: '——2023年工作回眸',
  yearCovered: 2023,
  yearPublished: 2024,
  sourceFile: null,
  section: '二、消费维权',
  edition: 'original',
};
const WORDS: QuoteWords = {
  words: '原文',
  source: '出处',
  subject: '项目',
  value: '数值',
  unit: '单位',
  period: '时段',
  code: '证据码',
  target: '目标',
};
const SENTENCE: Quoted = { words: '办结“放心消费”投诉9158件。', cited: CITED, figure: null };
const FIGURE: Quoted = {
  words: '办结投诉9158件',
  cited: CITED,
  figure: { subject: '办结投诉', value: 9158, unit: '件', period: '2023', code: 'LJ-7K2M-9QXD-4T1A' },
};
const LINE = '桐川市市场监督管理局. 守住一方安宁：2023年工作回眸[R]. 2024: 二、消费维权.';

describe('what is put on the clipboard', () => {
  it('has both ends of a range beside its number', () => {
    const range = { ...FIGURE.figure!, value: 3, unit: '个', qualifier: '约', printedRange: '3—5个' };
    expect(copied('table', [{ ...FIGURE, figure: range }], WORDS).text).toContain('\t3\t个（约3—5个）\t2023');
  });

  it('is the words with the line of GB/T 7714 under them', () => {
    expect(copied('cited', [SENTENCE], WORDS)).toEqual({
      text: `办结“放心消费”投诉9158件。\n${LINE}`,
      html: `<blockquote><p>办结“放心消费”投诉9158件。</p></blockquote><p>${LINE}</p>`,
    });
    expect(copied('cited', [FIGURE], WORDS).text).toContain(`${LINE}［证据码 LJ-7K2M-9QXD-4T1A］`);
  });

  it('says of a 提要 that it is not the report', () => {
    const digest: Quoted = { ...SENTENCE, cited: { ...CITED, edition: 'digest' } };
    expect(copied('cited', [digest], WORDS).text).toContain(`${LINE}［据览卷提要，非原文］`);
    expect(copied('quoted', [digest], WORDS).text).toContain('，据览卷提要）');
  });

  it('is a quotation for a sentence of one’s own, inner marks being single ones', () => {
    expect(copied('quoted', [SENTENCE], WORDS).text).toBe(
      '“办结‘放心消费’投诉9158件。”（桐川市市场监督管理局《守住一方安宁》，2023年，二、消费维权）',
    );
  });

  it('keeps a title within the title apart, and a heading from the paragraph below it', () => {
    const cited = { ...CITED, title: '关于《食品安全条例》执行情况的报告' };
    const words = '二、消费维权\n办结投诉9158件。\n再说一句。';
    expect(copied('quoted', [{ ...SENTENCE, words, cited }], WORDS).text).toBe(
      '“二、消费维权　办结投诉9158件。再说一句。”（桐川市市场监督管理局《关于〈食品安全条例〉执行情况的报告》，2023年，二、消费维权）',
    );
  });

  it('is a table of figures in which numbers are numbers', () => {
    const { text, html } = copied('table', [FIGURE, FIGURE], WORDS);
    expect(text.split('\n').map((row) => row.split('\t'))).toEqual([
      ['项目', '数值', '单位', '时段', '证据码', '出处'],
      ['办结投诉', '9158', '件', '2023', 'LJ-7K2M-9QXD-4T1A', LINE],
      ['办结投诉', '9158', '件', '2023', 'LJ-7K2M-9QXD-4T1A', LINE],
    ]);
    expect(html).toContain('<td>9158</td>');
    expect(html).toContain('<th style=');
  });

  it('says beside the number that it is more, less or a target', () => {
    const more: Quoted = {
      ...FIGURE,
      figure: { ...FIGURE.figure!, qualifier: '近', kind: 'target' },
    };
    expect(copied('table', [more], WORDS).text.split('\n')[1]).toMatch(
      /^办结投诉\t9158\t件（近）\t2023 目标\t/,
    );
  });

  it('keeps a table of the report as the table that it is', () => {
    const table: Quoted = { words: '项目\t件数\n投诉\t9158', cited: CITED, figure: null };
    for (const way of ['cited', 'table'] as const) {
      const { text, html } = copied(way, [table], WORDS);
      expect(text).toBe(`项目\t件数\n投诉\t9158\n${LINE}`);
      expect(html.match(/<tr>/g)).toHaveLength(2);
    }
    expect(copied('quoted', [table], WORDS).text).toContain('“项目｜件数；投诉｜9158”');
    expect(copied('table', [table, SENTENCE], WORDS).text.split('\n')[1]).toBe(
      `项目｜件数；投诉｜9158\t${LINE}`,
    );
  });

  it('never lets words of a report become markup or a formula', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '=cmd|1',
        '</td><script>',
        '"&amp;',
        '\u0000<b>',
        '＝1+1',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, fc.constantFrom(...COPY_WAYS), (words, name, way) => {
        const cited = { ...CITED, title: name, section: words };
        const one: Quoted = { words, cited, figure: null };
        const { text, html } = copied(way, [one, one], WORDS);
        expect(
          namesIn(html).difference(new Set(['blockquote', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td'])),
        ).toEqual(new Set());
        if (way === 'table') for (const cell of text.split(/[\t\n]/)) expect(cell).not.toMatch(/^[=＝@]/);
      }),
    );
  });
});

/** Of all elements, as a parser that is not ours reads them. */
function namesIn(html: string): Set<string> {
  const names = new Set<string>();
  const walk = (nodes: readonly object[]): void => {
    for (const node of nodes) {
      if ('name' in node) names.add(String(node.name));
      if ('children' in node) walk(node.children as readonly object[]);
    }
  };
  walk(parseDocument(html).children);
  return names;
}
