import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { STOPPED_SCAN } from '../contract/stopped-scan.ts';
import { formatsOf } from '../plain/export-formats.ts';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import { SAMPLE_REPORTS } from '../testing/sample-reports.ts';
import { openSearch } from './open-search.ts';

// Of a passage this long an expression reads the beginning only.
const paragraphs = [`${'全市新增经营主体。'.repeat(1200)}末尾有放心店`, '放心店三家'];
const section = { heading: '一、工作情况', topic: 'market', paragraphs } as const;
const set = openSampleSet([{ ...SAMPLE_REPORTS[0]!, figures: [], programmes: [], sections: [section] }]);
const search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
afterAll(() => closeSample(set));

const ask = (query: string) => ({ query, filters: {}, exact: false, sort: 'place', offset: 0 }) as const;
const CITED: readonly string[] = formatsOf('citation');
const WORDED = formatsOf('hits').filter((format) => !CITED.includes(format));

describe.each([
  { query: '/放心.家?/', complete: false },
  { query: '/新增.{3}店/', complete: false },
  { query: '放心店', complete: true },
])('what is counted of $query', ({ query, complete }) => {
  const { parts, total } = search.run({ ...ask(query), limit: 10 });

  it('says everywhere whether the scan has read everything', async () => {
    expect(parts.some(({ note }) => note === 'regex-stopped')).toBe(!complete);
    expect(search.concordance({ ...ask(query), limit: 10 })).toMatchObject({ complete, remaining: 0 });
    expect(search.frequency(ask(query))).toMatchObject({ complete, remaining: 0 });
    expect(search.count({ terms: [query], filters: {}, exact: false }).rows).toMatchObject([{ complete }]);
    expect(search.receipt(ask(query), '1.0.0')).toMatchObject({ complete, total });
    expect(await search.export({ ...ask(query), format: 'csv' })).toMatchObject({ complete, count: total });
  });

  it.each(WORDED)('says it in its %s file', async (format) => {
    const file = await search.export({ ...ask(query), format });
    const bytes = Buffer.from(file.contentBase64, 'base64');
    const isPacked = format === 'docx' || format === 'xlsx';
    const texts = isPacked ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [`${bytes}`];
    expect(texts.filter((text) => text.includes(STOPPED_SCAN.zh))).toHaveLength(complete ? 0 : 1);
  });

  it.each(CITED)('leaves its %s file to the programs that read it and says it in the name', async (name) => {
    const file = await search.export({
      ...ask(query),
      format: formatsOf('citation').find((f) => f === name)!,
    });
    expect(file.fileName.includes('可能不全')).toBe(!complete);
    expect(`${Buffer.from(file.contentBase64, 'base64')}`).not.toContain(STOPPED_SCAN.zh);
  });
});

it('the sheet of exported hits holds hits alone', async () => {
  const file = await search.export({ ...ask('/放心.家?/'), format: 'xlsx' });
  const parts = unzipSync(Buffer.from(file.contentBase64, 'base64'));
  expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).not.toContain(STOPPED_SCAN.zh);
});
