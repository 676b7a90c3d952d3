import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PassageId } from '../contract/model.ts';
import type { CheckedRequest } from '../contract/requests.ts';
import type { SearchResult } from '../contract/search-model.ts';
import { ArchiveSet } from '../schema/archive-set.ts';
import { closeSample, openSampleSet, sampleArchive } from '../testing/sample-archive.ts';
import { SAMPLE_REPORTS } from '../testing/sample-reports.ts';
import { openSearch, type Search } from './open-search.ts';

describe('search', () => {
  let set: ArchiveSet;
  let search: Search;
  const annotated = new Set<PassageId>();

  beforeAll(() => {
    set = openSampleSet();
    search = openSearch(set, { annotatedPassages: () => annotated, tags: () => ['待核实'] });
  });
  afterAll(() => closeSample(set));

  const run = (query: string, more: Partial<CheckedRequest<'search.run'>> = {}): SearchResult =>
    search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance', ...more });

  it('finds a renamed term through a visible expansion, and not when exactness is asked for', () => {
    const loose = run('市场主体');
    const lineage = loose.expansions.find((one) => one.to === '经营主体')!;
    expect(lineage).toMatchObject({ from: '市场主体', reason: 'lineage' });
    expect(loose.total).toBe(run('市场主体', { exact: true }).total + lineage.count);
    expect(run('"市场主体"').expansions).toEqual([]);
    const expanded = loose.hits.filter((hit) => hit.expandedRanges.length > 0);
    expect(expanded.length).toBeGreaterThan(0);
    for (const hit of expanded) expect(hit.ranges).toEqual(expect.arrayContaining([...hit.expandedRanges]));
  });

  it('does ahead what keystrokes need, and what only a search without hits needs once somebody has searched', () => {
    const fresh = openSearch(set, { annotatedPassages: () => annotated, tags: () => [] });
    let parts = 0;
    while (fresh.warmUp()) parts++;
    expect(parts).toBeGreaterThan(0);
    expect(fresh.warmUp()).toBe(false);
    fresh.run({ query: '监管', limit: 1, offset: 0, filters: {}, exact: false, sort: 'relevance' });
    expect(fresh.warmUp()).toBe(true);
    while (fresh.warmUp());
    expect(fresh.warmUp()).toBe(false);
  });

  it('finds a number however it is written', () => {
    const whole = run('9158户').hits.map((hit) => hit.passageId);
    expect(whole.length).toBeGreaterThan(0);
    for (const query of ['９１５８户', '9,158户', '0.9158万户']) {
      expect(run(query).hits.map((hit) => hit.passageId)).toEqual(whole);
    }
    expect(run('0.9158万户').expansions[0]).toMatchObject({ reason: 'number', to: '9158户' });
    expect(run('158户').total).toBe(0);
  });

  it('finds a day that is a name however its point is printed', () => {
    const printed = ['3·15晚会曝光2家。', '“3.15”当天接待群众。', '３•１５维权宣传。', '检查315家。'];
    const days = openSampleSet([
      {
        ...SAMPLE_REPORTS[0]!,
        sections: [{ ...SAMPLE_REPORTS[0]!.sections[0]!, paragraphs: printed }],
        figures: [],
      },
    ]);
    const own = openSearch(days, { annotatedPassages: () => annotated, tags: () => [] });
    const found = (query: string): readonly string[] => {
      const { hits } = own.run({ query, limit: 9, offset: 0, filters: {}, exact: false, sort: 'place' });
      return hits.map(({ text }) => text);
    };
    expect(found('3.15')).toEqual(printed.slice(0, 3));
    expect(found('315')).toEqual([printed[0], printed[2], printed[3]]);
    expect(found('315晚会')).toEqual([printed[0]]);
    closeSample(days);
  });

  it('lists as many of the reports as are asked for, those with most hits first, and counts all', () => {
    const all = run('市场');
    expect(all.reportCount).toBe(all.reports.length);
    expect(all.reports.length).toBeGreaterThan(1);
    for (const most of [0, 1, 2, 1000]) {
      const some = run('市场', { mostReports: most });
      expect(some.reports).toEqual(all.reports.slice(0, most));
      expect([some.reportCount, some.total]).toEqual([all.reportCount, all.total]);
    }
  });

  it('puts sentences before bare headings and shorter, denser passages before longer ones', () => {
    const kinds = run('监管 OR 经济 OR 主体').hits.map((hit) =>
      hit.text === hit.section ? 'heading' : 'sentence',
    );
    expect(kinds[0]).toBe('sentence');
    expect(kinds).toContain('heading');
    const texts = run('经济损失', { exact: true }).hits.map((hit) => [...hit.text].length);
    expect(texts).toEqual([...texts].sort((a, b) => a - b));
  });

  it('asks for nothing by the text that counts alone', () => {
    const fullest = { fullness: { include: ['fullest'], exclude: [] } };
    expect(run('((', { filters: fullest }).total).toBe(0);
    expect(
      run('', { filters: { ...fullest, year: { include: ['2022'], exclude: [] } } }).total,
    ).toBeGreaterThan(0);
  });

  it('shows every relevant report among the first ten', () => {
    const result = run('监管 OR 经济 OR 主体', { limit: 10 });
    const shown = new Set(result.hits.map((hit) => hit.reportId));
    expect(shown.size).toBe(Math.min(10, result.reports.length));
  });

  it('offers the word that differs by one character, and OR for words that never meet', () => {
    expect(run('放新消费').didYouMean.map((one) => one.query)).toContain('放心消费');
    const apart = run('执照 特种设备');
    expect(apart.total).toBe(0);
    expect(apart.didYouMean).toEqual([{ query: '执照 OR 特种设备', count: run('执照 OR 特种设备').total }]);
  });

  it('reads Latin letters that stand nowhere as pinyin', () => {
    const result = run('fangxinxiaofei');
    expect(result.total).toBe(run('放心消费').total);
    expect(result.expansions[0]).toMatchObject({ reason: 'pinyin', to: '放心消费' });
  });

  it('spells the beginning of a longer name, whatever the rest is', () => {
    expect(run('fxxf').total).toBe(run('放心消费').total);
    expect(run('fangxin').expansions[0]).toMatchObject({ reason: 'pinyin', to: '放心' });
  });

  it('names a word in traditional characters', () => {
    const result = run('市場主體', { exact: true });
    expect(result.total).toBe(run('市场主体', { exact: true }).total);
    expect(result.expansions).toEqual([
      { from: '市場主體', to: '市场主体', reason: 'traditional', count: result.total },
    ]);
  });

  it('narrows by notes', () => {
    const [first] = run('放心消费').hits;
    annotated.add(first!.passageId);
    expect(run('有批注:是').hits.map((hit) => hit.passageId)).toEqual([first!.passageId]);
    expect(run('放心消费').facets.notes).toContainEqual({ value: 'yes', count: 1 });
    expect(run('放心消费', { filters: { notes: { include: ['yes'], exclude: [] } } }).total).toBe(1);
    annotated.clear();
  });

  it('gives everything of a year without words, and nothing when nothing is asked', () => {
    expect(run('年度:2020').total).toBeGreaterThan(5);
    expect(run('').total).toBe(0);
    expect(run('', { filters: { year: { include: ['2020'], exclude: [] } } }).total).toBe(
      run('年度:2020').total,
    );
  });

  it('answers any input with a result', () => {
    const inputs = [
      '\u0000',
      '\ud800',
      '"',
      '")',
      'passage_index MATCH',
      "' OR 1=1 --",
      '¤',
      '* * *',
      'NEAR(',
      '/(/',
    ];
    const long = [
      '市'.repeat(10_000),
      '市 '.repeat(5000),
      '('.repeat(10_000),
      '"市'.repeat(5000),
      '-'.repeat(9999),
    ];
    for (const query of [
      ...inputs,
      ...long,
      'a'.repeat(10_000),
      '1'.repeat(10_000),
      '/' + 'a'.repeat(9000) + '/',
    ]) {
      expect(run(query).total).toBeGreaterThanOrEqual(0);
    }
  });

  it('counts a text that two archives hold once', () => {
    const two = new ArchiveSet([
      sampleArchive('shipped', SAMPLE_REPORTS),
      sampleArchive('holdings', SAMPLE_REPORTS),
    ]);
    const both = openSearch(two, { annotatedPassages: () => annotated, tags: () => [] });
    const request = { limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance' } as const;
    expect(both.run({ ...request, query: '放心消费' }).total).toBe(run('放心消费').total);
    closeSample(two);
  });

  it.each([
    ['放心', '放心消费'],
    ['fxxf', '放心消费'],
    ['fangxin', '放心消费'],
    ['放新消费', '放心消费'],
    ['待核', '待核实'],
    ['清河', '清河市市场监督管理局'],
  ])('suggests for %s', (text, label) => {
    expect(search.suggest({ text, limit: 8 }).map((one) => one.label)).toContain(label);
  });
});
