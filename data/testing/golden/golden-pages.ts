/** A report with places on its pages, of every kind that an archive keeps: text of a file, and what was read from a picture. */
import { setTimeout } from 'node:timers/promises';
import type { Defect } from '../../contract/model.ts';
import type { Archive } from '../../contract/api.ts';
import { codePointLength } from '../../contract/code-points.ts';
import type { LinePlace } from '../../schema/line-places.ts';
import type { ParsedReport } from '../../schema/parsed-report.ts';
import { parseSample } from '../sample-archive.ts';
import { pdfWithTables } from '../pdf-pages.ts';
import type { SampleReport } from '../sample-reports.ts';
import { scannedPage } from '../scanned-files.ts';
import { ACTIVE_DISCLOSURE } from '../statutory-tables.ts';

const REPORT: SampleReport = {
  ...{
    reportId: 'luhe-2021',
    agency: '芦河县市场监督管理局',
    label: '芦河',
    edition: 'original',
    year: 2021,
  },
  title: '芦河县市场监督管理局2021年工作总结',
  programmes: [],
  sections: [
    {
      heading: '一、食品安全',
      topic: 'food',
      paragraphs: [
        '全年检查餐饮单位1318家次，AA级单位增加到21家。',
        '查处案件47件，罚没款12.5万元，抽检合格率99.2%。',
        '守护民生显担当',
      ],
    },
  ],
  figures: [],
};

/** Of the lines from the second on: upright, askew with knots, written downwards, and turned with its page. */
const PLACES: readonly Omit<LinePlace, 'rawStart' | 'rawEnd'>[] = [
  { page: 1, x: 8000, y: 5000, width: 20_000, height: 1200 },
  {
    ...{ page: 1, x: 8000, y: 9000, width: 49_000, height: 1300, drift: -310 },
    knots: [
      [8, 15_000],
      [8, 15_600],
      [14, 30_010],
      [16, 33_333],
    ],
  },
  { page: 2, x: 8000, y: 65_535 - 1500, width: 49_000, height: 1500, drift: 25, knots: [[3, 1]] },
  { page: 3, x: 60_000, y: 4000, width: 1700, height: 18_000 },
];

export function pagedReport(): ParsedReport {
  const report = parseSample(REPORT);
  let at = 0;
  const places = (report.rawText ?? '').split('\n').map((line, i): LinePlace => {
    const rawStart = at;
    at += codePointLength(line) + 1;
    return { ...PLACES[i]!, rawStart, rawEnd: at - 1 };
  });
  const second = places[2]!;
  const doubt = (rawStart: number, before: string, after: string): Defect => ({
    ...{ kind: 'unsure_reading', rawStart, rawEnd: rawStart + 1, before, after },
  });
  return {
    ...report,
    format: 'pdf',
    sourceFile: '芦河.pdf',
    places,
    pages: [
      { number: 1, width: 595, height: 842, rotation: 0 },
      { number: 2, width: 595, height: 842, rotation: 90 },
      { number: 3, width: 842, height: 1191, rotation: 270 },
    ],
    defects: [
      { kind: 'scanned', rawStart: second.rawStart, rawEnd: second.rawEnd, before: '', after: '' },
      doubt(second.rawStart + 4, '4', '9'),
      doubt(second.rawStart + 5, '7', ''),
    ],
  };
}

const PRINTED = [
  '芦河县市场监督管理局2020年工作总结',
  '一、食品安全',
  '全年检查小餐饮单位2318家次，发现隐患176处，已改好171处；抽检豆制品、糕点等412批次，合格率98.6%，不合格的都已查明来处。',
  '二、特种设备',
  '在册电梯1904台，全年检验1871台；锅炉、气瓶各查两遍，停用不合格气瓶33只，没有发生事故。',
  ACTIVE_DISCLOSURE,
] as const;

/** Originals as readers place their lines: a PDF with a table, and a picture whose characters are recognised. */
export async function takePrinted(archive: Archive): Promise<void> {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  await archive['imports.add']({
    files: [
      { name: '芦河2020.pdf', contentBase64: base64(pdfWithTables(PRINTED)) },
      { name: '扫描页.png', contentBase64: base64(scannedPage(4)) },
    ],
  });
  while (archive['scans.progress']({}).length > 0) await setTimeout(200);
}
