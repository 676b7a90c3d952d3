/** A report of half a year or a quarter beside those of whole years: its figures stand in no series of years. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportId } from './contract/model.ts';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const AGENCY = '平湖市市场监督管理局';
const { library } = libraryInFolder(shipCorpus);
const { archive } = library;

const report = (when: string, text: string): string =>
  `${AGENCY}${when}工作总结\n\n发布日期：2021-12-30\n\n${text}\n`;
const halfYear = readFileSync(path.join(import.meta.dirname, 'testing/intake/08-half-year.txt'), 'utf8');

const texts = {
  'half.txt': `${halfYear}\n\n全市新登记经营主体8000户，在册经营主体51000户。2020年全年新登记经营主体15000户。\n`,
  'half-unnamed.txt': report('2021年半年', '新登记经营主体7900户，在册经营主体50900户。'),
  'quarter.txt': report('2021年一季度', '新登记经营主体3000户，在册经营主体50000户。'),
  'month.txt': report('2021年4月份', '新登记经营主体1100户，在册经营主体50500户。'),
  'untold.txt': `${AGENCY}工作总结\n\n发布日期：2021-07-30\n\n2021年上半年，新登记经营主体7700户。\n`,
  'year.txt': report(
    '2021年',
    '2021年，上半年新登记经营主体8000户。全年查处案件1128件，在册经营主体52000户。',
  ),
};
type Name = keyof typeof texts;
const names = Object.keys(texts) as Name[];

describe('figures of a part of a year', async () => {
  const files = names.map((name) => ({ name, contentBase64: Buffer.from(texts[name]).toString('base64') }));
  const imported = await archive['imports.add']({ files });
  const idOf = (name: Name): ReportId => imported[names.indexOf(name)]!.reportId!;
  const periodOf = new Map(archive['reports.list']({}).map((one) => [one.reportId, one.period]));
  const series = archive['indicators.series']({ agency: AGENCY });

  it('are reports of their part; what its title leaves open is asked for', () => {
    expect(names.map((name) => periodOf.get(idOf(name)))).toEqual([
      '2021-H1',
      '2021-H1',
      '2021-Q1',
      '2021-04',
      null,
      '2021',
    ]);
    expect(imported[names.indexOf('untold.txt')]!.unsure).toContain('period');
  });

  it('of case 08 are of the first half, and what stands at its end too', () => {
    const figures = archive['indicators.list']({ reportId: idOf('half.txt') });
    expect(figures.map(({ value, period }) => [value, period])).toEqual([
      [603, '2021-H1'],
      [8000, '2021-H1'],
      [51000, '2021-H1'],
      [15000, '2020'],
    ]);
  });

  it('never stand in a series of years, not even those that a yearly report tells of its first half', () => {
    const parts = new Set(names.filter((name) => name !== 'year.txt').map(idOf));
    const years = series.filter(({ kind }) => kind === '');
    const points = years.flatMap((one) => [...one.points, ...one.targets]);
    expect(points.filter(({ reportId }) => parts.has(reportId))).toEqual([]);
    expect(points.filter(({ value }) => value === 8000)).toEqual([]);
    expect(points).toContainEqual(expect.objectContaining({ reportId: idOf('year.txt'), value: 52000 }));
  });

  it('stand with the same part of other years, and no whole year with them', () => {
    const halves = series.filter(({ kind }) => kind === 'H1').flatMap(({ points }) => points);
    expect(halves.map(({ year, value }) => [year, value])).toEqual([
      [2021, 8000],
      [2021, 51000],
    ]);
    for (const kind of ['Q1', '04'])
      expect(series.filter((one) => one.kind === kind).flatMap(({ points }) => points)).toHaveLength(2);
  });

  it('are of the part that a person names, and what they are compared with of the same part a year before', async () => {
    const text = report('', '2021年，新登记经营主体7600户。上年同期查处案件410件，近两年查处案件905件。');
    const add = async (name: string, corrections: { period?: string }) => {
      const contentBase64 = Buffer.from(`${text}${name}\n`).toString('base64');
      const [file] = await archive['imports.add']({ files: [{ name, contentBase64, corrections }] });
      return archive['indicators.list']({ reportId: file!.reportId! }).map(({ value, period }) => [
        value,
        period,
      ]);
    };
    expect(await add('as-read.txt', {})).toEqual([
      [7600, '2021'],
      [410, '2020'],
      [905, '2020-2021'],
    ]);
    expect(await add('told.txt', { period: '2021-H1' })).toEqual([
      [7600, '2021-H1'],
      [410, '2020-H1'],
      [905, '2020-2021'],
    ]);
  });

  it('of a plan are its aims, and what it tells of the year before is done', async () => {
    const text = `${AGENCY}2022年工作计划\n\n2022年，力争查办案件500件以上。2021年查办案件452件，在册经营主体5万户。\n`;
    const [file] = await archive['imports.add']({
      files: [{ name: 'plan.txt', contentBase64: Buffer.from(text).toString('base64') }],
    });
    const figures = archive['indicators.list']({ reportId: file!.reportId! });
    expect(figures.map(({ value, period, kind }) => [value, period, kind])).toEqual([
      [500, '2022', 'target'],
      [452, '2021', 'actual'],
      [5, '2021', 'stock'],
    ]);
  });
});
