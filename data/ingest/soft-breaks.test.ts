import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxOfBody } from '../testing/sample-files.ts';
import { parseOriginal } from './parse-original.ts';
import { readDocx } from './readers/read-docx.ts';
import { readHtml } from './readers/read-html.ts';

const TITLE = '清泉市市场监督管理局2023年工作总结';
const OPENING = '一年来，全市各项工作平稳有序，干部职工齐心协力，任务全部完成。';
const CLOSING = '第二段说的是别的事情，与前面的话没有关系。';

type Paragraph = readonly string[];

/** The lines of the parts behind the opening, headings among them, as they come out of a page and of a Word document. */
async function readBoth(broken: Paragraph): Promise<{ page: readonly string[]; word: readonly string[] }> {
  const paragraphs = [[TITLE], [OPENING], broken, [CLOSING]];
  const html = paragraphs.map((lines) => `<p>${lines.join('<br>')}</p>`).join('');
  const body = paragraphs
    .map(
      (lines) =>
        `<w:p>${lines.map((line) => `<w:r><w:t>${line}</w:t></w:r>`).join('<w:r><w:br/></w:r>')}</w:p>`,
    )
    .join('');
  return { page: linesOf(readHtml(html)), word: linesOf(await readDocx('a.docx', docxOfBody(body))) };
}

function linesOf({ text, layout }: ReturnType<typeof readHtml>): readonly string[] {
  const lines = parseOriginal(text, {}, layout).sections.flatMap(({ heading, passages }) => [
    ...(heading ? [heading.text] : []),
    ...passages.map((passage) => passage.text),
  ]);
  return lines.slice(lines.indexOf(OPENING) + 1, lines.indexOf(CLOSING));
}

async function expectLines(broken: Paragraph, lines: readonly string[]): Promise<void> {
  const { page, word } = await readBoth(broken);
  expect(page).toEqual(lines);
  expect(word).toEqual(lines);
}

describe('a line that is broken inside a paragraph', () => {
  it('goes on where a word is cut', async () => {
    await expectLines(
      ['全市开展食品安全监', '督检查，共检查门店812家。'],
      ['全市开展食品安全监督检查，共检查门店812家。'],
    );
    await expectLines(['特种设', '备安全'], ['特种设备安全']);
    await expectLines(['（一）强化计量监', '督'], ['（一）强化计量监督']);
  });

  it('goes on in every line of a paragraph whose lines are all as wide', async () => {
    await expectLines(
      ['全市市场监管系统牢记使命开展食品', '安全专项行动，检查学校食堂和商场', '超市等，发现问题全部改正。'],
      ['全市市场监管系统牢记使命开展食品安全专项行动，检查学校食堂和商场超市等，发现问题全部改正。'],
    );
  });

  it('keeps a space between Latin words', async () => {
    await expectLines(
      ['检测中心通过了国际互认，报告上印有total quality', 'management字样，客户认可。'],
      ['检测中心通过了国际互认，报告上印有total quality management字样，客户认可。'],
    );
  });

  it('ends where the lines are a list, or a heading over its text', async () => {
    await expectLines(
      ['主要任务如下：', '食品安全', '药品安全', '特种设备安全', '计量', '知识产权'],
      ['主要任务如下：', '食品安全', '药品安全', '特种设备安全', '计量', '知识产权'],
    );
    await expectLines(
      ['强化食品安全监管', '全年检查学校食堂812家，发现问题全部改正，无事故发生。'],
      ['强化食品安全监管', '全年检查学校食堂812家，发现问题全部改正，无事故发生。'],
    );
  });

  it('goes on wherever a word of two characters is cut', async () => {
    const words = fc.constantFrom(
      '监督',
      '检查',
      '服务',
      '学校',
      '食堂',
      '企业',
      '改革',
      '质量',
      '标准',
      '安全',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 4, maxLength: 12 }),
        fc.nat({ max: 100 }),
        async (list, at) => {
          const cut = 2 * (1 + (at % (list.length - 2))) + 1;
          const sentence = `${list.join('')}，成效明显。`;
          fc.pre(new Set(list).size === list.length);
          await expectLines([sentence.slice(0, cut), sentence.slice(cut)], [sentence]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
