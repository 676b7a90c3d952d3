import MiniSearch from 'minisearch';
import { passagesInOrder } from '../../data/schema/parsed-report.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';
import { MIXED } from './bench-queries.ts';
import { median, medianTime, ownMegabytes, processorTime } from './processor-time.ts';

export interface MiniSearchFigures {
  readonly build: number;
  readonly p50: number;
  readonly megabytes: number;
}

/** The same passages in MiniSearch with two-character grams, all in memory. */
export function benchMiniSearch(reports: number): MiniSearchFigures {
  const grams = (text: string): string[] =>
    [...text.matchAll(/(?=([\p{L}\p{N}]{2}))/gu)].map((match) => match[1]!);
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({
    fields: ['text'],
    storeFields: ['text'],
    tokenize: grams,
    searchOptions: { combineWith: 'AND' },
  });
  const build = processorTime(() => {
    let id = 0;
    for (let n = 0; n < reports; n++) {
      for (const { text } of passagesInOrder(syntheticReport(n).sections)) index.add({ id: id++, text });
    }
  });
  const words = MIXED.filter((query) => !/[\s":-]/.test(query));
  const p50 = median(words.map((word) => medianTime(() => index.search(word).slice(0, 50), 3)));
  return { build, p50, megabytes: ownMegabytes() };
}
