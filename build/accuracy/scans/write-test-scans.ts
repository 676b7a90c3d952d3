/**
 * `node build/accuracy/scans/write-test-scans.ts`: prints the pages of data/testing/scans anew, in the browser that the
 * tests use, and writes beside each where its words stand. The wording is ours.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { decode, encode } from 'fast-png';
import { findBrowser } from '../../find-browser.ts';

const PAGES = [
  `<h1>临河县市场监督管理局2024年工作总结</h1><p>2024年，全县新增经营主体3128户，在册总量达到28450户，同比增长6.4%。</p>
   <p>全年检查食品生产经营单位1203户次，发现隐患96个，全部整改到位；立案查处案件47件，罚没款96.5万元。</p>`,
  `<p>受理消费投诉2816件，办结率达到99.2%，为消费者挽回经济损失128.35万元。</p>
   <p>2025年，计划新增放心消费单位200家，创建星级农贸市场2家。</p>`,
  // Half of a digit is gone: it can be read as another one.
  `<h1>平湖市市场监督管理局2023年工作总结</h1><p>2023年，全市新增经营主体312<i>3</i>户，同比增长6.4%。</p>
   <p>全年检查食品生产经营单位1203户次，发现隐患96个，全部整改到位；立案查处案件47件。</p>`,
];

const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
for (const [i, html] of PAGES.entries()) {
  const page = await browser.newPage({ viewport: { width: 560, height: 380 }, deviceScaleFactor: 2 });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 36px; background: #fff; color: #111; font: 16px/1.9 "Noto Serif CJK SC", serif }
    h1 { font-size: 23px; text-align: center } p { margin: 0; text-indent: 2em }
    i { display: inline-block; clip-path: inset(0 0 45% 0); font-style: normal; text-indent: 0 }</style>${html}`);
  const { data, width, height, channels } = decode(await page.screenshot());
  // Eight greys are as sharp and a quarter of the size.
  const grey = Uint8Array.from({ length: width * height }, (_, at) => (data[at * channels]! >> 5) * 36);
  const file = path.join(import.meta.dirname, `../../../data/testing/scans/page-${i + 1}`);
  writeFileSync(`${file}.png`, encode({ width, height, data: grey, channels: 1, depth: 8 }));
  writeFileSync(`${file}.words.json`, `${JSON.stringify(await page.evaluate(wordsOf))}\n`);
}
await browser.close();

/**
 * Runs in the page: stretches of two to four characters, none over the end of a line, each with its left edge, top, width
 * and height in parts of the page. Of the height the em box counts: a font's line is higher than what it prints.
 */
function wordsOf(): [string, number, number, number, number][] {
  const words: [string, number, number, number, number][] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const drawing = document.createElement('canvas').getContext('2d')!;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent!;
    const style = getComputedStyle(node.parentElement!);
    drawing.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ascent = drawing.measureText('国').fontBoundingBoxAscent;
    const em = Number.parseFloat(style.fontSize);
    for (
      let start = 0, length = 2;
      start + length <= text.length;
      start += length, length = 2 + (start % 3)
    ) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + length);
      const [box, another] = range.getClientRects();
      if (!box || another || text.slice(start, start + length).trim() === '') continue;
      const place = [box.left / 560, (box.top + ascent - 0.88 * em) / 380, box.width / 560, em / 380];
      const [x = 0, y = 0, width = 0, height = 0] = place.map((part) => Math.round(part * 65535));
      words.push([text.slice(start, start + length), x, y, width, height]);
    }
  }
  return words;
}
