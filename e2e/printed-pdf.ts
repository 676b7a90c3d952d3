/** PDFs for tests, printed by the browser itself, so that it knows where each word stands. */
import type { Browser, Locator, Page } from '@playwright/test';

const SHEET = { width: 794, height: 1123 };
export const TITLE = '平湖市市场监督管理局2023年工作总结';

/** A paragraph that is found by its number alone. */
const sentence = (n: number): string =>
  `全年第${n}次检查食品生产经营单位${3000 + n}户次，发现隐患${500 + n}个，责令整改到位；立案查处案件${40 + n}件，为群众挽回损失${n}.6万元，消费环境持续向好。`;

/** Six paragraphs a page. */
function sheetsOf(pages: number): string[] {
  return Array.from({ length: pages }, (_, page) =>
    Array.from({ length: 6 }, (_, i) => `<p>${sentence(page * 6 + i + 1)}</p>`).join(''),
  );
}

/** A page for each of the sheets; the title stands on the first. */
function htmlOf(title: string, sheets: readonly string[]): string {
  const sections = sheets.map(
    (sheet, i) => `<section>${i === 0 ? `<h1>${title}</h1>` : ''}${sheet}</section>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>
    @page { size: ${SHEET.width}px ${SHEET.height}px; margin: 0 }
    body { margin: 0; font: 18px/2 'Noto Serif CJK SC', serif }
    section { box-sizing: border-box; width: ${SHEET.width}px; height: ${SHEET.height}px; padding: 80px; break-after: page }
    h1 { font-size: 28px; text-align: center } p { text-indent: 2em; text-align: justify }
  </style>${sections.join('')}`;
}

/** Where words stand on their page, in parts of its width and height. */
export interface Place {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Printed {
  readonly pdf: Buffer;
  readonly placeOf: (words: string) => Place;
}

/** Draws over words with the mouse, on the page that is shown. */
export async function drawOver(sheet: Locator, place: Place): Promise<void> {
  const box = (await sheet.boundingBox())!;
  const at = (share: number): [number, number] => [
    box.x + box.width * (place.x + place.width * share),
    box.y + box.height * place.y,
  ];
  const { mouse } = sheet.page();
  await mouse.move(...at(0.05));
  await mouse.down();
  await mouse.move(...at(0.5), { steps: 4 });
  await mouse.move(...at(0.95), { steps: 4 });
  await mouse.up();
}

/** A report of so many pages, each of a few paragraphs. */
export function print(browser: Browser, pages: number, words: readonly string[] = []): Promise<Printed> {
  return printSheets(browser, TITLE, sheetsOf(pages), words);
}

/** A report of pages that are given as HTML. */
export async function printSheets(
  browser: Browser,
  title: string,
  sheets: readonly string[],
  words: readonly string[] = [],
): Promise<Printed> {
  const page = await browser.newPage({ viewport: SHEET });
  await page.emulateMedia({ media: 'print' });
  await page.setContent(htmlOf(title, sheets));
  const places = await page.evaluate(placesOf, { words: [...words], ...SHEET });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.close();
  return { pdf, placeOf: (one) => places[words.indexOf(one)]! };
}

/** Runs in the page. */
function placesOf({ words, width, height }: { words: string[]; width: number; height: number }) {
  return words.map((word) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(word) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const box = range.getBoundingClientRect();
      const page = Math.floor(box.top / height);
      return {
        page: page + 1,
        x: box.left / width,
        y: (box.top + box.height / 2 - page * height) / height,
        width: box.width / width,
      };
    }
    throw new Error(`${word} is not printed`);
  });
}

/** Takes a PDF in and shows its pages. `read`: how long it may take to be read. */
export async function importAndOpen(
  page: Page,
  address: string,
  name: string,
  buffer: Buffer,
  read: { readonly timeout?: number } = {},
): Promise<void> {
  await page.goto(`${address}#/library`);
  await page.getByTestId('import-files').setInputFiles([{ name, mimeType: 'application/pdf', buffer }]);
  await page.getByRole('button', { name: /导入 1 个文件/ }).click(read);
  await page.getByRole('button', { name: '打开', exact: true }).click(read);
  await page.getByRole('group', { name: '版本' }).getByRole('button', { name: '原件' }).click();
}
