/**
 * `node build/accuracy/scans/write-test-scans.ts`: prints the pages of data/testing/scans anew, in the browser that the
 * tests use, and writes beside each where its words stand. The wording is ours.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode, encode } from 'fast-png';
import { ScanPages, type PageToScan } from './scan-pages.ts';

const SIZE = { width: 560, height: 380 } as const;
const style = (font: string): string => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 36px; background: #fff; color: #111; font: 16px/1.9 "${font}", serif }
  h1 { font-size: 23px; text-align: center }
  p { margin: 0; text-indent: 2em }
  i { display: inline-block; clip-path: inset(0 0 45% 0); font-style: normal; text-indent: 0 }
  .mixed { margin-right: 84px }
  .mixed p { text-align: justify }
  .mixed h1 { margin: 0 0 8px; letter-spacing: 0.4em }
  .down { position: absolute; top: 90px; right: 28px; font-size: 22px; letter-spacing: 0.1em; writing-mode: vertical-rl }
</style>`;
const SERIF = style('Noto Serif CJK SC');
const mixed = (font: string, html: string): string =>
  `${style(font)}<body class="mixed">${html}<div class="down">守护民生显担当</div></body>`;

const PAGES: readonly (Pick<PageToScan, 'html' | 'dpi' | 'isSpoilt' | 'seed'> & { lengths?: number[] })[] = [
  {
    html: `${SERIF}<h1>临河县市场监督管理局2024年工作总结</h1><p>2024年，全县新增经营主体3128户，在册总量达到28450户，同比增长6.4%。</p>
      <p>全年检查食品生产经营单位1203户次，发现隐患96个，全部整改到位；立案查处案件47件，罚没款96.5万元。</p>`,
    ...{ dpi: 192, isSpoilt: false, seed: 1 },
  },
  {
    html: `${SERIF}<p>受理消费投诉2816件，办结率达到99.2%，为消费者挽回经济损失128.35万元。</p>
      <p>2025年，计划新增放心消费单位200家，创建星级农贸市场2家。</p>`,
    ...{ dpi: 192, isSpoilt: false, seed: 2 },
  },
  {
    // Half of a digit is gone: it can be read as another one.
    html: `${SERIF}<h1>平湖市市场监督管理局2023年工作总结</h1><p>2023年，全市新增经营主体312<i>3</i>户，同比增长6.4%。</p>
      <p>全年检查食品生产经营单位1203户次，发现隐患96个，全部整改到位；立案查处案件47件。</p>`,
    ...{ dpi: 192, isSpoilt: false, seed: 3 },
  },
  {
    // Digits, Latin and marks of all breadths, letters set apart, a headline that goes down; every character by itself, too.
    html: mixed(
      'Noto Serif CJK SC',
      `<h1>年度工作总结</h1><p>1.受理投诉11116件（同比增长6.4%），办结11件；“放心消费”单位7家、App用户312户；计划新增Wi-Fi点位9处。</p>
       <p>6.开展“亮剑”行动3次：查处案件1起，罚没款0.5万元；电梯应急平台接警1,117次，平均到场11.1分钟。</p>
       <p>在册企业28450户，其中A级12家、CCC认证证书1203张。</p>`,
    ),
    ...{ dpi: 200, isSpoilt: false, seed: 4, lengths: [1, 2, 3, 1, 4] },
  },
  {
    html: mixed(
      'Noto Sans CJK SC',
      `<h1>质量强县之路</h1><p>2.推进ISO9001、HACCP体系认证，新增3个；“双随机、一公开”抽查覆盖率100%，发现问题36个。</p>
       <p>GDP增长5.1%，R&amp;D投入1.47亿元（上年1.11亿元）；电梯“96333”平台接警1117次，QR码贴标率99.9%。</p>
       <p>7.受理消费投诉2816件，办结率达到99.2%，挽回损失128.35万元。</p>`,
    ),
    ...{ dpi: 200, isSpoilt: true, seed: 5, lengths: [1, 2, 3, 1, 4] },
  },
];

const press = await ScanPages.open();
for (const [i, { lengths, ...page }] of PAGES.entries()) {
  const { bytes, words } = await press.render({ ...SIZE, ...page }, lengths);
  const file = path.join(import.meta.dirname, `../../../data/testing/scans/page-${i + 1}`);
  writeFileSync(`${file}.${page.isSpoilt ? 'jpg' : 'png'}`, page.isSpoilt ? bytes : inFewGreys(bytes));
  writeFileSync(`${file}.words.json`, `${JSON.stringify(words)}\n`);
}
await press.close();

/** Eight greys are as sharp and a quarter of the size. */
function inFewGreys(png: Uint8Array): Uint8Array {
  const { data, width, height, channels } = decode(png);
  const grey = Uint8Array.from({ length: width * height }, (_, at) => (data[at * channels]! >> 5) * 36);
  return encode({ width, height, data: grey, channels: 1, depth: 8 });
}
