import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createArchive, openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { storeReport } from '../../data/schema/store-report.ts';
import { openSearch, type Search } from '../../data/search/open-search.ts';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';
import { existsSync } from 'node:fs';
import { MIXED, WARM_UP } from './bench-queries.ts';
import { median, ownMegabytes, processorTime } from './processor-time.ts';
import { syntheticArchive } from './synthetic-archives.ts';

/** Milliseconds of processor time; the same reports in one archive and in many of a thousand each. */
export interface ManyFigures {
  readonly archives: number;
  readonly one: { readonly first: number; readonly p50: number };
  readonly many: { readonly first: number; readonly p50: number };
  readonly ratio: number;
  readonly megabytes: number;
}

const EACH = 1000;
const ROUNDS = 5;

export function benchMany(folder: string, reports: number): ManyFigures {
  const files = Array.from({ length: reports / EACH }, (_, at) => countyArchive(folder, at));
  const [one, many] = [[syntheticArchive(folder, reports)], files].map(openSet) as [ArchiveSet, ArchiveSet];
  const first = [one, many].map((set) => processorTime(() => ask(opened(set), WARM_UP[0]!)));
  const rounds = Array.from({ length: ROUNDS }, () => [one, many].map(p50Of));
  const [p50One, p50Many] = [0, 1].map((at) => median(rounds.map((round) => round[at]!))) as [number, number];
  return {
    archives: files.length,
    one: { first: first[0]!, p50: p50One },
    many: { first: first[1]!, p50: p50Many },
    ratio: p50Many / p50One,
    megabytes: ownMegabytes(),
  };
}

/** The reports of the large archive from `at` thousand on. */
function countyArchive(folder: string, at: number): string {
  const file = path.join(folder, `county-${at}.sqlite`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file))
    createArchive(file, (database) => {
      for (let n = at * EACH; n < (at + 1) * EACH; n++) storeReport(database, syntheticReport(n));
    });
  return file;
}

function openSet(files: readonly string[]): ArchiveSet {
  return new ArchiveSet(files.map((file) => openArchive(file, 'shipped')));
}

function opened(set: ArchiveSet): Search {
  return openSearch(set, { annotatedPassages: () => new Set(), tags: () => [] });
}

function ask(search: Search, query: string): unknown {
  return search.run({ query, limit: 50, offset: 0, filters: {}, exact: false, sort: 'relevance' });
}

/** Each query asked for the first time of a search that has loaded what it needs. */
function p50Of(set: ArchiveSet): number {
  const search = opened(set);
  for (const query of WARM_UP.slice(0, 3)) ask(search, query);
  return median(MIXED.map((query) => processorTime(() => ask(search, query))));
}
