import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import type { ParsedReport } from '../schema/parsed-report.ts';
import { findMentions } from './mentions/find-mentions.ts';
import { readRecordFile } from './record-file.ts';
import { placeInDigest, readIndicatorTable } from './record-indicators.ts';

/** Tables of data/corpus that hold for all reports; cells as written. */
export interface CorpusTables {
  readonly concepts: readonly Record<string, string>[];
  readonly comparability: readonly Record<string, string>[];
  readonly thesaurus: readonly Record<string, string>[];
  readonly programmes: readonly Record<string, string>[];
}

/** Every report of the corpus as its 提要 edition, sorted by report id. */
export function readCorpus(folder: string): ParsedReport[] {
  const programmes = readCorpusTables(folder).programmes.map((row) => ({
    name: row['name'] ?? '',
    variants: (row['variants'] ?? '').split('|').filter((one) => one !== ''),
  }));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'record.md')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => readDigest(path.join(folder, name), programmes));
}

export function readCorpusTables(folder: string): CorpusTables {
  return {
    concepts: readTable(path.join(folder, 'concepts.csv')),
    comparability: readTable(path.join(folder, 'comparability.csv')),
    thesaurus: readTable(path.join(folder, 'thesaurus.csv')),
    programmes: readTable(path.join(folder, 'programmes.csv')),
  };
}

function readDigest(folder: string, programmes: Parameters<typeof findMentions>[1]): ParsedReport {
  const { record, sections } = readRecordFile(readFileSync(path.join(folder, 'record.md'), 'utf8'));
  if (path.basename(folder) !== record.reportId)
    throw new Error(`${folder} holds the record of ${record.reportId}`);
  const rows = readIndicatorTable(readFileSync(path.join(folder, 'indicators.csv'), 'utf8'));
  return {
    record,
    edition: 'digest',
    sourceFile: record.sourceFile,
    sourceSha256: record.sha256,
    encoding: null,
    format: 'record',
    rawText: null,
    sections,
    defects: [],
    indicators: placeInDigest(rows, sections),
    mentions: findMentions(sections, programmes),
  };
}

function readTable(file: string): Record<string, string>[] {
  const parsed = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  if (parsed.errors[0])
    throw new Error(`${file}: ${parsed.errors[0].message} in row ${parsed.errors[0].row}`);
  return parsed.data;
}
