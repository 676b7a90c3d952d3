/**
 * `node build/accuracy/scans/write-test-scans.ts`: prints the pages of data/testing/scans anew, in the browser that the
 * tests use. The wording is ours.
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
    h1 { font-size: 23px; text-align: center } p { margin: 0; text-indent: 2em }</style>${html}`);
  const { data, width, height, channels } = decode(await page.screenshot());
  // Eight greys are as sharp and a quarter of the size.
  const grey = Uint8Array.from({ length: width * height }, (_, at) => (data[at * channels]! >> 5) * 36);
  writeFileSync(
    path.join(import.meta.dirname, `../../../data/testing/scans/page-${i + 1}.png`),
    encode({ width, height, data: grey, channels: 1, depth: 8 }),
  );
}
await browser.close();
