/** 词：词 as it is copied from a text, where 词 may be the name of a field. */
import { afterAll, describe, expect, it } from 'vitest';
import { closeSample, openSampleSet } from '../testing/sample-archive.ts';
import type { SampleReport } from '../testing/sample-reports.ts';
import { openSearch } from './open-search.ts';

const LINES = [
  '表1（单位：万元）所列为各部门的支出。',
  '表2 单位：台（套），数量以年底为准。',
  '填报日期：2023年12月，填报处室：综合处。',
  '会议主题：安全与发展，各科室参加。',
  '培训层级：骨干人员，分两期举办。',
  '数据来源：统计年鉴。',
];
const REPORT: SampleReport = {
  reportId: 'qinghe-2020',
  agency: '清河市市场监督管理局',
  label: '清河',
  edition: 'digest',
  year: 2020,
  title: '清河市市场监督管理局2020年工作综述',
  programmes: [],
  sections: [{ heading: '说明', topic: 'market', paragraphs: LINES }],
  figures: [],
};

const set = openSampleSet([REPORT]);
const search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
afterAll(() => closeSample(set));
const run = (query: string) =>
  search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'place' });

/** The twin: a line holds the letters and digits of what was typed, whatever stands between. */
const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
const linesWith = (typed: string): readonly string[] =>
  LINES.filter((line) => lettersOf(line).includes(lettersOf(typed)));

describe('words with a colon between', () => {
  it.each(['单位：万元', '单位:万元', '单位：台（套）', '处室：综合处', '来源：统计年鉴'])(
    '%s are looked for as they stand',
    (query) => {
      expect(linesWith(query)).toHaveLength(1);
      expect(run(query).hits.map(({ text }) => text)).toEqual(linesWith(query));
    },
  );

  it('say that a unit of measure is meant', () => {
    expect(run('单位：万元').parts.map(({ kind, note }) => [kind, note])).toEqual([['word', 'measure']]);
    expect(run('单位：清河').parts.map(({ kind }) => kind)).toEqual(['field']);
    expect(run('单位：清河').total).toBeGreaterThan(0);
  });

  it.each(['日期：2023年', '日期：2023年12月', '主题：安全与发展', '层级：骨干人员', '主题：安全 会议'])(
    '%s are offered as words where the field finds nothing',
    (query) => {
      const { total, didYouMean } = run(query);
      expect(total).toBe(0);
      const [field] = query.split(' ');
      const offer = query.replace(field!, `"${field}"`);
      expect(didYouMean[0]).toEqual({ query: offer, count: linesWith(field!).length });
      expect(run(offer).hits.map(({ text }) => text)).toEqual(linesWith(field!));
    },
  );

  it('are not offered where no text has them, nor where the field finds something', () => {
    expect(run('日期：1999年').didYouMean).toEqual([]);
    expect(run('年度：2020').didYouMean).toEqual([]);
  });
});
