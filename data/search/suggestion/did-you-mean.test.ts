import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveSet } from '../../schema/archive-set.ts';
import { closeSample, openSampleSet } from '../../testing/sample-archive.ts';
import { SAMPLE_REPORTS } from '../../testing/sample-reports.ts';
import { openSearch, type Search } from '../open-search.ts';

describe('what is offered for a query that found nothing', () => {
  let set: ArchiveSet;
  let search: Search;
  beforeAll(() => {
    set = openSampleSet();
    search = openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
  });
  afterAll(() => closeSample(set));

  const run = (query: string) =>
    search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance' });
  const offered = (query: string): readonly string[] => run(query).didYouMean.map((one) => one.query);

  it.each([
    // One wrong character, one missing, two that changed places.
    ['放新消费', '放心消费'],
    ['特设备', '特种设备'],
    // Words that were run together, or joined by a mark that is no operator here.
    ['商场维权站', '商场 维权站'],
    ['商场、维权站', '商场 维权站'],
    ['商场+维权站', '商场 维权站'],
    ['商场且维权站', '商场 维权站'],
    // What stands nowhere is left out.
    ['维权站 量子纠缠', '维权站'],
    ['颜色:维权站', '维权站'],
    // A year and an agency are meant as such.
    ['2020年维权站', '年度:2020 维权站'],
    ['清河维权站', '机关:清河 维权站'],
    ['清河市2020年维权站', '机关:清河市 年度:2020 维权站'],
    // Syllables typed apart.
    ['fang xin xiao fei', '放心消费'],
  ])('%s leads to %s', (query, expected) => {
    expect(run(query).total).toBe(0);
    expect(offered(query)).toContain(expected);
  });

  it('are the words of a title, where no text prints them', () => {
    const { title } = SAMPLE_REPORTS[0]!;
    expect(run(title).total).toBe(0);
    expect(offered(title)).toEqual([`题名:"${title}"`]);
  });

  it('names with every offer the passages that it finds', () => {
    for (const query of ['放新消费', '商场维权站', '2020年维权站', 'fang xin xiao fei', '执照 特种设备']) {
      for (const { query: offer, count } of run(query).didYouMean) {
        expect(
          search.run({ query: offer, limit: 1, offset: 0, filters: {}, exact: true, sort: 'place' }).total,
        ).toBe(count);
      }
    }
  });

  it('never offers another number, nor a part of a short name', () => {
    expect(offered('8401户')).toEqual([]);
    expect(offered('303.19万元')).toEqual([]);
    expect(offered('王乡镇')).toEqual([]);
  });

  it('never joins across a quotation mark what stands on its two sides', () => {
    // “铁拳”行动 holds 拳行 in the form in which texts are compared, and nobody would call it a word.
    expect(run('拳行').total).toBeGreaterThan(0);
    expect(offered('量子拳行研发')).toEqual([]);
    expect(offered('量子铁拳研发')).toEqual(['铁拳']);
  });

  it('offers nothing for what is nowhere, and leaves an exact phrase whole', () => {
    expect(offered('量子纠缠')).toEqual([]);
    expect(offered('"商场维权站"')).toEqual([]);
  });
});
