import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sliceCodePoints } from '../../contract/code-points.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { DrawnPage, pdfOfPages, pdfWithTables } from '../../testing/pdf-pages.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';
import { placeCells, withoutEmptyLines, type GridCell } from '../tables/table-grid.ts';
import { readPdf } from './read-pdf.ts';
import { longOr } from '../../testing/long-form.ts';

const read = (bytes: Uint8Array) => readPdf('a.pdf', bytes);

/** A page's prose without running head and number. */
async function passages(bytes: Uint8Array): Promise<string[]> {
  const original = await readOriginal({ name: 'a.pdf', bytes });
  return passagesInOrder(parseOriginal(original.text, {}, original.layout).sections).map((one) => one.text);
}

const SENTENCES = Array.from(
  { length: 80 },
  (_, i) => `第${i + 1}个月里执法人员走访了集市上的店铺，把看到的${i + 3}处问题一一记下。`,
);

function pagesOf(lines: readonly string[], dress: (page: DrawnPage, number: number) => void): DrawnPage[] {
  const pages: DrawnPage[] = [];
  for (let at = 0; at < lines.length; at += 20) {
    const page = new DrawnPage();
    dress(page, pages.length + 1);
    lines.slice(at, at + 20).forEach((line, i) => page.text(line, 72, 110 + i * 30));
    pages.push(page);
  }
  return pages;
}

describe('the furniture of a page', () => {
  it.each([
    [
      'a head and a number',
      (page: DrawnPage, n: number) =>
        page.text('临河县市场监督管理局文件', 72, 50, 9).text(`— ${n} —`, 290, 810, 9),
    ],
    [
      'heads of odd and even pages',
      (page: DrawnPage, n: number) =>
        page
          .text(n % 2 ? '临河年鉴' : '市场监督管理', n % 2 ? 72 : 400, 50, 9)
          .text(`第 ${n} 页 共 4 页`, 290, 810, 9),
    ],
    [
      'a number that stands alone',
      (page: DrawnPage, n: number) => page.text(String(n + 14), n % 2 ? 500 : 72, 812, 9),
    ],
  ])('is lifted: %s', async (_, dress) => {
    expect(await passages(pdfOfPages(pagesOf(SENTENCES, dress)))).toEqual(SENTENCES);
  });

  it('cuts no sentence that goes on over the page', async () => {
    const lines = SENTENCES.join('').match(/.{1,36}/gu) ?? [];
    const text = await passages(
      pdfOfPages(
        pagesOf(lines, (page, n) => page.text('临河县文件汇编', 72, 50, 9).text(`${n}/4`, 290, 810, 9)),
      ),
    );
    expect(text.join('')).toBe(SENTENCES.join(''));
  });

  it('is no sentence that says the same twice in the middle of pages', async () => {
    const same = pagesOf(SENTENCES, () => undefined);
    for (const page of same) page.text('全年没有发生安全事故。', 72, 750);
    expect(
      (await passages(pdfOfPages(same))).filter((text) => text.includes('没有发生安全事故')),
    ).toHaveLength(4);
  });
});

describe('the characters of a line', () => {
  it('keep their spaces and get no others, however far they are spread', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('奋进', '新时代', '2021年', '3C 认证', 'food law', '，', ' '), {
          minLength: 2,
          maxLength: 9,
        }),
        fc.double({ min: 0, max: 8, noNaN: true }),
        async (words, spread) => {
          const text = `平${words.join('').replaceAll(/ +/g, ' ').trim()}湖`;
          // What stands beyond the edge of the page is not printed.
          fc.pre(72 + (12 + spread) * text.length < 595);
          const { text: found } = await read(
            pdfOfPages([new DrawnPage().text(text, 72, 100, 12, Number(spread.toFixed(2)))]),
          );
          expect(found).toBe(text);
        },
      ),
      { numRuns: longOr(200, 15) },
    );
  });

  it('are one text where they are painted again, a little aside', async () => {
    for (const times of [2, 3, 4]) {
      const page = new DrawnPage();
      for (let n = 0; n < times; n++)
        page.text('临河县2021年年度报告谢谢大家', 72 + n * 0.4, 100 + n * 0.3, 16);
      expect((await read(pdfOfPages([page]))).text).toBe('临河县2021年年度报告谢谢大家');
    }
  });

  it('are read in columns, one after the other', async () => {
    const page = new DrawnPage().text('临河县市场监督管理局2021年工作总结', 120, 80, 20);
    const [left, right] = [SENTENCES.slice(0, 12), SENTENCES.slice(20, 32)].map((lines) =>
      lines.map((line) => line.slice(0, 18)),
    );
    left!.forEach((line, i) => page.text(line, 60, 120 + i * 20));
    right!.forEach((line, i) => page.text(line, 310, 126 + i * 20));
    const { text } = await read(pdfOfPages([page]));
    expect(text.split('\n').filter(Boolean)).toEqual([
      '临河县市场监督管理局2021年工作总结',
      ...left!,
      ...right!,
    ]);
  });

  it('begin a paragraph where they are indented, also where each paragraph has two lines', async () => {
    const page = new DrawnPage();
    const paragraphs = Array.from({ length: 8 }, (_, i) => [
      `全年第${i + 1}次走访集市上的店铺三百余家，把看到的问题一一记下，责令整改到`,
      `位；查处案件${i + 3}件，为群众挽回损失两万元，消费维权站办进${i + 2}个乡镇的集市。`,
    ]);
    paragraphs.forEach(([first, second], i) => {
      page.text(first!, 96, 100 + i * 50).text(second!, 72, 125 + i * 50);
    });
    const { text } = await read(pdfOfPages([page]));
    expect(text.split('\n').filter((line) => line !== '')).toEqual(
      paragraphs.flatMap(([first, second]) => [`\u3000\u3000${first!}`, second!]),
    );
  });

  it('stand apart as notes where they are notes, and the sentence over them goes on', async () => {
    const lines = SENTENCES.join('').match(/.{1,36}/gu) ?? [];
    const pages = pagesOf(lines.slice(0, 40), () => undefined);
    pages[0]!
      .text('① 见临河县统计局的公报，数字以公报为准，', 72, 740, 8)
      .text('与往年的口径相同。', 72, 752, 8);
    const found = await passages(pdfOfPages(pages));
    expect(found.join('')).toContain(lines[19]! + lines[20]!);
    expect(found).toContain('① 见临河县统计局的公报，数字以公报为准，与往年的口径相同。');
  });
});

describe('the place of a line', () => {
  it('is on its page, where it was printed', async () => {
    const pages = pagesOf(SENTENCES, (page, n) => page.text(`— ${n} —`, 290, 810, 9));
    const { text, layout } = await read(pdfOfPages(pages));
    SENTENCES.forEach((sentence, i) => {
      const place = layout.places!.find(
        (one) => sliceCodePoints(text, one.rawStart, one.rawEnd) === sentence,
      );
      expect(place?.page).toBe(Math.floor(i / 20) + 1);
      const y = ((place!.y + place!.height) / 65_535) * 842;
      expect(Math.abs(y - (110 + (i % 20) * 30))).toBeLessThan(3);
      expect(Math.abs((place!.x / 65_535) * 595 - 72)).toBeLessThan(1);
    });
    expect(layout.pages).toHaveLength(4);
  });
});

describe('the place of a line on a turned page', () => {
  it('is on a page that stands as its writing does, also where that was printed sideways', async () => {
    const place = async (draw: string): Promise<unknown> => {
      const page = new DrawnPage().draw(draw);
      SENTENCES.slice(0, 12).forEach((sentence, i) => page.text(sentence, 72, 300 + i * 30));
      const { layout } = await read(pdfOfPages([page]));
      return { ...layout.places![3]!, ...layout.pages![0]! };
    };
    expect(await place('')).toMatchObject({ rotation: 0 });
    // Upwards, downwards and on its head; the page is 595 wide and 842 high as the file has it.
    expect(await place('q 0 1 -1 0 842 0 cm')).toMatchObject({ rotation: 90, width: 595, height: 842 });
    expect(await place('q 0 -1 1 0 -247 595 cm')).toMatchObject({ rotation: 270 });
    expect(await place('q -1 0 0 -1 595 842 cm')).toMatchObject({
      ...((await place('')) as object),
      rotation: 180,
    });
  });
});

const cells = fc.record<GridCell>({
  text: fc.constantFrom('规章', '1,203', '本年制发件数', '行政许可', '0'),
  rowSpan: fc.integer({ min: 1, max: 2 }),
  columnSpan: fc.integer({ min: 1, max: 2 }),
  isHeader: fc.constant(false),
});

describe('a ruled table', () => {
  it('has the rows, columns and spans that its rules draw, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cells, { minLength: 3, maxLength: 5 }), { minLength: 3, maxLength: 6 }),
        async (rows) => {
          const placed = placeCells(rows);
          const drawn = withoutEmptyLines(placed);
          // Narrower columns would break a number in two; they are drawn with those that no cell begins in.
          fc.pre(isFull(drawn) && placed.columns <= 9);
          const { text, layout } = await read(pdfWithTables(['临河县2021年年报', rows]));
          expect(layout.tables).toHaveLength(1);
          const found = layout.tables[0]!;
          expect(
            found.cells.map(({ row, column, rowSpan, columnSpan, start, end }) => ({
              row,
              column,
              rowSpan,
              columnSpan,
              text: sliceCodePoints(text, start, end),
            })),
          ).toEqual(
            drawn.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
              row,
              column,
              rowSpan,
              columnSpan,
              text,
            })),
          );
        },
      ),
      { numRuns: longOr(150, 12), maxSkipsPerRun: 1000 },
    );
  });
});

/** Every place is of a cell, and every row and column begins one: rules alone tell of no others. */
function isFull({ rows, columns, cells: all }: ReturnType<typeof placeCells>): boolean {
  const covered = all.reduce((sum, cell) => sum + cell.rowSpan * cell.columnSpan, 0);
  const begins = (n: number, of: (cell: (typeof all)[number]) => number): boolean =>
    Array.from({ length: n }, (_, i) => i).every((i) => all.some((cell) => of(cell) === i));
  return (
    covered === rows * columns && begins(rows, (cell) => cell.row) && begins(columns, (cell) => cell.column)
  );
}

describe('the intake cases', () => {
  it('11: no running head, no page number, no sentence cut', async () => {
    const bytes = new Uint8Array(
      readFileSync(path.join(import.meta.dirname, '../../testing/intake/11-page-numbers.pdf')),
    );
    const original = await readOriginal({ name: '11.pdf', bytes });
    const { draft, sections } = parseOriginal(original.text, {}, original.layout);
    const texts = passagesInOrder(sections).map((one) => one.text);
    expect(draft.title).toBe('平湖市市场监督管理局2021年工作总结');
    expect(texts.join('')).not.toMatch(/文件汇编|—\s?\d+\s?—/);
    expect(texts.slice(1).every((text) => /^第\d+项工作中.*都已改正。$/u.test(text))).toBe(true);
  });
});

describe('the largest type of the first page', () => {
  const titleOf = async (...heads: readonly (readonly [string, number])[]): Promise<string | null> => {
    const page = new DrawnPage();
    heads.forEach(([text, size], i) => page.text(text, 120, 70 + i * 40, size));
    SENTENCES.slice(0, 12).forEach((line, i) => page.text(line, 72, 240 + i * 30));
    const original = await readOriginal({ name: 'a.pdf', bytes: pdfOfPages([page]) });
    return parseOriginal(original.text, {}, original.layout).draft.title;
  };

  it('is the title where no line reads as one', async () => {
    expect(
      await titleOf(['市场监管工作情况交流', 12], ['守好一城人间烟火', 22], ['临河县市场监管局', 14]),
    ).toBe('守好一城人间烟火');
    expect(await titleOf(['守好一城人间烟火，护航', 22], ['高质量发展新征程', 22])).toBe(
      '守好一城人间烟火，护航高质量发展新征程',
    );
  });

  it('is no title above what reads as one: a red head is larger', async () => {
    expect(await titleOf(['临河县市场监督管理局文件', 30], ['临河县市场监督管理局2021年工作总结', 22])).toBe(
      '临河县市场监督管理局2021年工作总结',
    );
  });

  it('is none where all is of one size', async () => {
    expect(
      (await readPdf('a.pdf', pdfOfPages(pagesOf(SENTENCES.slice(0, 5), () => undefined)))).layout.head,
    ).toBeUndefined();
  });
});
