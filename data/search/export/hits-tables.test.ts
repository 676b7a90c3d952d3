import { describe, expect, it } from 'vitest';
import * as SheetJS from 'xlsx';
import { printedTable } from '../../plain/printed-table.ts';
import type { ExportedHit } from './exported-hit.ts';
import { hitsMarkdown } from './hits-markdown.ts';
import { hitsCsv, hitsXlsx } from './hits-tables.ts';

const text = '项目\t本年\n规章\t3\n许可|备案\t12';
const hit = {
  reportId: 'linhe-2022',
  reportName: '临河2022',
  edition: 'original',
  section: '二、主动公开',
  passageId: 'linhe-2022:original:p7',
  text,
  printed: () => printedTable(text, null),
  ranges: [[6, 8]],
  genre: null,
  citation: '临河县市场监督管理局. 2022年年度报告',
  // What the writers look at; the other fields of a hit are of no table.
} as unknown as ExportedHit;

describe('a table among exported hits', () => {
  it('is a table of Markdown, with marks inside their cells', () => {
    const lines = hitsMarkdown(
      [
        {
          ...hit,
          ranges: [
            [6, 8],
            [9, 13],
          ],
        },
      ],
      '规章',
      [],
    ).split('\n');
    const at = lines.indexOf('> | 项目 | 本年 |');
    expect(lines.slice(at, at + 6)).toEqual([
      '> | 项目 | 本年 |',
      '> | --- | --- |',
      '> | **规章** | **3** |',
      '> | **许可**\\|备案 | 12 |',
      '>',
      '> —— 临河2022 · 原文 · 二、主动公开\\[1\\]',
    ]);
  });

  it('says in a column of its own what has been corrected', () => {
    const corrections = [
      { passageId: hit.passageId, start: 11, end: 13, replacement: '核准', annotationId: 'a' },
      { passageId: hit.passageId, start: 6, end: 8, replacement: '', annotationId: 'b' },
      // What the writers look at.
    ] as unknown as NonNullable<ExportedHit['corrections']>;
    const lines = hitsCsv([{ ...hit, corrections }, hit], []).split('\r\n');
    expect(lines[0]!.split(',').at(-1)).toBe('订正');
    expect(lines[1]!.endsWith(',规章→（删去）；许可→核准')).toBe(true);
    expect(lines[2]!.endsWith('年度报告,')).toBe(true);
  });

  it('has its cells apart where a field holds all its words', () => {
    const words = '项目｜本年\n规章｜3\n许可|备案｜12';
    expect(hitsCsv([hit], [])).toContain(words);
    const sheet = SheetJS.read(hitsXlsx([hit], [])).Sheets['检索结果']!;
    const cells = SheetJS.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flat().map(String);
    expect(cells.map((cell) => cell.replaceAll('\r', ''))).toContain(words);
  });
});
