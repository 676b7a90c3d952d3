import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ParsedIndicator } from '../../schema/parsed-report.ts';
import { passagesInOrder } from '../../schema/parsed-report.ts';
import { sliceCodePoints } from '../../contract/code-points.ts';
import {
  ACTIVE_DISCLOSURE,
  ACTIVE_FIGURES,
  APPLICATIONS,
  APPLICATION_FIGURES,
  BUDGET,
  BUDGET_CAPTION,
  BUDGET_EXPECTED,
  MAIN_EXPECTED,
  MAIN_FIGURES,
  REVIEWS,
  REVIEW_FIGURES,
} from '../../testing/statutory-tables.ts';
import { pdfWithTables } from '../../testing/pdf-pages.ts';
import { docxWithTables, htmlOf, markdownOf, xlsxOf, type Part } from '../../testing/table-files.ts';
import { extractFigures } from '../figures/extract-figures.ts';
import { SAMPLE_CONTEXT } from '../figures/figures-of.ts';
import { parseOriginal } from '../parse-original.ts';
import { readOriginal } from '../read-original.ts';

const DISCLOSURE: readonly Part[] = [
  '临河县市场监督管理局2021年政府信息公开工作年度报告',
  '一、总体情况',
  '本年度按时答复了全部申请。',
  '二、主动公开政府信息情况',
  ACTIVE_DISCLOSURE,
  '三、收到和处理政府信息公开申请情况',
  APPLICATIONS,
  '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  REVIEWS,
  '五、存在的主要问题及改进情况',
  '公开的形式还不够多。',
];
const HEADINGS = DISCLOSURE.filter(
  (part): part is string => typeof part === 'string' && /^[一二三四五]、/.test(part),
);
const DISCLOSED = [...ACTIVE_FIGURES, ...APPLICATION_FIGURES, ...REVIEW_FIGURES];
const SUMMARY: readonly Part[] = [
  '临河县市场监督管理局2021年工作总结',
  '一、主要指标',
  '全年的指标见下表。',
  MAIN_FIGURES,
  '二、经费',
  '经费的使用见下表。',
  BUDGET_CAPTION,
  BUDGET,
];

async function read(name: string, bytes: Uint8Array) {
  const original = await readOriginal({ name, bytes });
  const { sections } = parseOriginal(original.text, {}, original.layout);
  const figures = extractFigures(sections, { ...SAMPLE_CONTEXT, yearCovered: 2021, yearPublished: 2022 });
  return { original, sections, figures };
}

const brief = ({ subject, value, unit, kind, period }: ParsedIndicator): string =>
  `${subject} ${value}${unit} ${kind} ${period}`;

describe('the statutory tables of a disclosure report', () => {
  it.each([
    ['html', htmlOf(DISCLOSURE)],
    ['docx', docxWithTables(DISCLOSURE)],
    ['pdf', pdfWithTables(DISCLOSURE, '临河县政务公开')],
    ['xlsx', xlsxOf(DISCLOSURE)],
  ])('are read whole from %s, every number with its row and column', async (format, bytes) => {
    const { sections, figures, original } = await read(`年报.${format}`, bytes);
    expect(sections.map((section) => section.heading?.text).filter(Boolean)).toEqual(HEADINGS);
    const tables = passagesInOrder(sections).flatMap((passage) => passage.table ?? []);
    expect(tables.map((table) => [table.rows, table.columns])).toEqual([
      [14, 4],
      [APPLICATIONS.length, 10],
      [4, 15],
    ]);
    expect(figures.map(brief)).toEqual(
      DISCLOSED.map(({ subject, value, unit, kind }) => `${subject} ${value}${unit} ${kind} 2021`),
    );
    for (const figure of figures) {
      const { text } = passagesInOrder(sections)[figure.passage!]!;
      const shown = sliceCodePoints(text, figure.start!, figure.end!);
      expect(Number(shown.replaceAll(',', ''))).toBe(figure.value);
      expect(sliceCodePoints(original.text, figure.rawStart!, figure.rawEnd!)).toBe(shown);
      expect(text).toContain(figure.quote);
    }
  });
});

describe('a table with a column of units and one with its unit above it', () => {
  it.each([
    ['html', htmlOf(SUMMARY)],
    ['docx', docxWithTables(SUMMARY)],
    ['md', markdownOf(SUMMARY)],
    ['pdf', pdfWithTables(SUMMARY)],
    ['xlsx', xlsxOf(SUMMARY)],
  ])('gives its figures from %s', async (format, bytes) => {
    const { sections, figures } = await read(`总结.${format}`, bytes);
    expect(figures.map(brief)).toEqual([
      ...MAIN_EXPECTED.map(
        ({ subject, value, unit, kind, period }) => `${subject} ${value}${unit} ${kind} ${period}`,
      ),
      ...BUDGET_EXPECTED.map(({ subject, value, unit, kind }) => `${subject} ${value}${unit} ${kind} 2021`),
    ]);
    expect(figures.at(-1)?.valueSi).toBe(8412500);
    expect(sections.map((section) => section.heading?.text).filter(Boolean)).toEqual([
      '一、主要指标',
      '二、经费',
    ]);
    const tables = passagesInOrder(sections).flatMap((passage) => passage.table ?? []);
    expect(tables.map((table) => table.caption)).toEqual([null, BUDGET_CAPTION]);
  });
});

const CASES = path.resolve(import.meta.dirname, '../../testing/intake');

describe('tables of the intake cases', () => {
  it.each(['05a-table-plain-cells.html', '05b-table-p-in-cells.html', '06b-table.docx'])(
    '%s',
    async (name) => {
      const bytes = new Uint8Array(readFileSync(path.join(CASES, name)));
      const { sections, figures } = await read(name, bytes);
      const table = passagesInOrder(sections).find((passage) => passage.table);
      expect(table?.table?.rows).toBe(name.startsWith('05') ? 4 : 3);
      expect(figures.map(({ subject, value }) => `${subject} ${value}`)).toEqual(
        expect.arrayContaining(['规章·本年制发件数 3', '规章·现行有效件数 74', '行政处罚·本年制发件数 693']),
      );
      const headings = sections.map((section) => section.heading?.text).filter(Boolean);
      expect(headings).toEqual(
        name.startsWith('05') ? ['一、总体情况', '二、主动公开政府信息情况', '三、存在问题'] : [],
      );
    },
  );
});
