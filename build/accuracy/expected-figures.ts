import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readIndicatorTable } from '../../data/ingest/record-indicators.ts';
import type { ScoredFigure } from './score-figures.ts';

/** A report with the figures that people read in it, each with its place in the file. */
export interface ExpectedReport {
  readonly file: string;
  readonly figures: readonly ScoredFigure[];
}

const GOLD = v.array(
  v.object({
    file: v.string(),
    raw_offset: v.number(),
    value_si: v.number(),
    unit_si: v.string(),
    subject: v.string(),
    period: v.string(),
    kind: v.string(),
    minor: v.optional(v.boolean(), false),
  }),
);

/** The hand-checked figures beside the checkout, by report. */
export function readGold(file: string): ExpectedReport[] {
  const rows = v.parse(GOLD, JSON.parse(readFileSync(file, 'utf8')));
  return [...Map.groupBy(rows, (row) => row.file)].map(([name, own]) => ({
    file: name,
    figures: own.map((row) => ({ ...row, at: row.raw_offset, valueSi: row.value_si, unitSi: row.unit_si })),
  }));
}

/** The curated table of a report of the corpus; null where the record has none. */
export function readCurated(folder: string, file: string): ExpectedReport | null {
  const table = path.join(folder, 'indicators.csv');
  if (!existsSync(table)) return null;
  return {
    file,
    figures: readIndicatorTable(readFileSync(table, 'utf8')).map((row) => ({ ...row, at: row.rawOffset })),
  };
}
