/** Reports of one agency and year whose figures differ, and papers of a part of the year or of more years beside them. */
import { describe, expect, it } from 'vitest';
import { libraryInFolder, shipCorpus } from './testing/library-in-folder.ts';

const AGENCY = '平湖市市场监督管理局';
const { library } = libraryInFolder(shipCorpus);
const { archive } = library;

const paper = (title: string, registered: number, published: string): string =>
  `${title}\n\n发布日期：${published}\n\n全市新登记经营主体${registered}户，在册经营主体${registered + 50000}户。\n`;
const texts = {
  'review.txt': paper(`${AGENCY}2021年工作总结`, 2101, '2022-01-10'),
  'revised.txt': paper(`${AGENCY}2021年工作总结（修订）`, 2102, '2022-03-10'),
  'five-years.txt': paper(`${AGENCY}“十三五”工作总结`, 91000, '2021-03-10'),
  'span.txt': paper(`${AGENCY}2017-2021年工作总结`, 92000, '2022-03-10'),
  'holiday.txt': paper(`${AGENCY}2021年国庆假期市场监管工作总结`, 93, '2021-10-10'),
  'campaign.txt': paper(`${AGENCY}“守护消费”铁拳行动2021年工作总结`, 94, '2022-01-20'),
};

describe('reports of one agency and year', async () => {
  const names = Object.keys(texts) as (keyof typeof texts)[];
  const files = names.map((name) => ({ name, contentBase64: Buffer.from(texts[name]).toString('base64') }));
  const imported = await archive['imports.add']({ files });
  const idOf = (name: keyof typeof texts) => imported[names.indexOf(name)]!.reportId!;
  const points = archive['indicators.series']({ agency: AGENCY })
    .filter(({ kind }) => kind === '')
    .flatMap((one) => one.points);

  it('that state a figure differently: the point is of one and names the other', () => {
    const [first, second] = [idOf('review.txt'), idOf('revised.txt')].sort();
    const point = points.find(({ year, value }) => year === 2021 && [2101, 2102].includes(value));
    expect(point).toMatchObject({ reportId: first, rivals: [{ reportId: second }] });
  });

  it('never join a span of years, a holiday or a campaign with a year', () => {
    const apart = (['five-years.txt', 'span.txt', 'holiday.txt', 'campaign.txt'] as const).map(idOf);
    expect(points.filter(({ reportId }) => apart.includes(reportId))).toEqual([]);
    expect(points.flatMap(({ rivals = [] }) => rivals.filter((one) => apart.includes(one.reportId)))).toEqual(
      [],
    );
  });
});
