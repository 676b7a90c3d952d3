/** Ranges of an imported report: they lead to evidence and series with both their ends. */
import { expect, it } from 'vitest';
import { printedValue } from './plain/printed-value.ts';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const AGENCY = '平湖市市场监督管理局';
const { library } = libraryInFolder(shipCorpus);
const { archive } = library;

it('a range of a report reads as printed wherever its figure is shown, and a bound stays one', async () => {
  const text = `${AGENCY}2021年工作总结\n\n全市新登记经营主体2 800至3000户，𠮷祥街道创建放心商店15-16个，办结时间3个工作日—5个工作日，抽检合格率不低于98%。\n`;
  const contentBase64 = Buffer.from(text).toString('base64');
  const [{ reportId } = {}] = await archive['imports.add']({ files: [{ name: '1.txt', contentBase64 }] });
  const figures = archive['indicators.list']({ reportId: reportId! });
  expect(figures.map((one) => printedValue(one))).toEqual([
    '2800至3000户',
    '15-16个',
    '3个工作日—5个工作日',
    '不低于98%',
  ]);
  const { indicator } = archive['evidence.of']({ indicatorId: figures[1]!.indicatorId });
  expect(indicator).toMatchObject({ value: 15, bound: 'lower', printedRange: '15-16个' });
  const points = archive['indicators.series']({ agency: AGENCY }).flatMap((one) => one.points);
  expect(points.filter((one) => one.reportId === reportId).map((one) => printedValue(one))).toContain(
    '2800至3000户',
  );
});
