import { describe, expect, it } from 'vitest';
import { DrawnPage, pdfOfPages } from '../../../testing/pdf-pages.ts';
import { readPdf } from '../read-pdf.ts';

/** Three pages with a line of their own at the top and at the foot; the lines of the text that is read. */
async function linesOf(top: readonly string[], foot: readonly string[]): Promise<string[]> {
  const pages = top.map((head, i) => {
    const page = new DrawnPage();
    page.text(head, 84, 60, 12);
    page.text(`全年立案${i + 3}10件，罚没款${i + 2}00万元，检查企业${i + 1}0家次。`, 84, 140, 12);
    page.text(foot[i]!, 84, 815, 10);
    return page;
  });
  const { text, layout } = await readPdf('a.pdf', pdfOfPages(pages));
  const kept = [...text];
  for (const { start, end } of layout.lifted) kept.fill('', start, end);
  return kept
    .join('')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

describe('lines at the edges of pages', () => {
  const prose = [
    expect.stringContaining('310件'),
    expect.stringContaining('410件'),
    expect.stringContaining('510件'),
  ];
  it.each([
    ['— 1 —', '— 2 —', '— 3 —'],
    ['第1页 共3页', '第2页 共3页', '第3页 共3页'],
    ['工作总结  1', '工作总结  2', '工作总结  3'],
    ['1 | 工作总结', '2 | 工作总结', '3 | 工作总结'],
  ])('are heads where only the number of the page differs: %s', async (...lines) => {
    expect(await linesOf(['云溪县商务局', '云溪县商务局', '云溪县商务局'], lines)).toEqual(prose);
  });

  it.each([
    ['2021年工作情况', '2022年工作情况', '2023年工作情况'],
    ['附件1', '附件2', '附件3'],
    ['小计：立案11件 罚没款7万元', '小计：立案22件 罚没款14万元', '小计：立案33件 罚没款21万元'],
  ])('are text where another number does: %s', async (...lines) => {
    const read = await linesOf(lines, ['— 1 —', '— 2 —', '— 3 —']);
    expect(read.filter((line) => lines.includes(line))).toEqual(lines);
  });
});
