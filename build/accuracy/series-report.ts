import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listSeries } from '../../data/indicators/list-series.ts';
import { buildArchive } from '../../data/ingest/build-archive.ts';
import { importFiles } from '../../data/ingest/import/import-files.ts';
import { readOriginal } from '../../data/ingest/read-original.ts';
import { openArchive } from '../../data/schema/archive-file.ts';
import { ArchiveSet } from '../../data/schema/archive-set.ts';
import { printSeries, readSeriesGold, scoreSeries } from './series.ts';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.join(root, 'data/corpus');
const AGENCY = '平湖市市场监督管理局';
const YEARS = ['pinghu-2020', 'pinghu-2022', 'pinghu-2025'];
/** Of the joins that a person made over figures read by the program alone, and of those that it made. */
const BAR = 0.95;

/**
 * The series of 平湖 against those that a person made by hand: from the curated tables, and from figures that the program
 * reads in the originals with no catalogue record, no curated table and no judgement of archivists at hand.
 */
export async function reportSeries(): Promise<{ readonly text: string; readonly passed: boolean }> {
  const gold = readSeriesGold(root);
  const folder = mkdtempSync(path.join(tmpdir(), 'series-'));
  try {
    const curated = scoreSeries(seriesOf([built(corpus, folder, 'curated')]), gold);
    const lines = [printSeries('curated', curated)];
    const isRight = curated.faults.length === 0;
    const files = YEARS.map((id) => sourceOf(id)).map((file) => path.join(root, '../shared/reports', file));
    if (!files.every((file) => existsSync(file)))
      return {
        text: [...lines, 'series, extracted: skipped, the originals are absent'].join('\n'),
        passed: isRight,
      };
    const bare = built(bareCorpus(folder), folder, 'bare');
    const extracted = scoreSeries(seriesOf([bare, await imported(bare, files, folder)]), gold);
    lines.push(printSeries('extracted', extracted));
    const isGood = extracted.right >= BAR * extracted.expected && extracted.right >= BAR * extracted.found;
    return { text: lines.join('\n'), passed: isRight && isGood };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The tables of names without reports and judgements. */
function bareCorpus(folder: string): string {
  const bare = path.join(folder, 'corpus');
  mkdirSync(bare);
  for (const file of readdirSync(corpus).filter((name) => name.endsWith('.csv')))
    cpSync(path.join(corpus, file), path.join(bare, file));
  const head = readFileSync(path.join(corpus, 'comparability.csv'), 'utf8').split('\n')[0]!;
  writeFileSync(path.join(bare, 'comparability.csv'), `${head}\n`);
  return bare;
}

function built(from: string, folder: string, name: string): string {
  const file = path.join(folder, `${name}.sqlite`);
  buildArchive(from, file);
  return file;
}

async function imported(archive: string, files: readonly string[], folder: string): Promise<string> {
  const holdings = path.join(folder, 'holdings.sqlite');
  const opened = openArchive(archive, 'shipped');
  try {
    const read = files.map(async (file) => {
      const name = path.basename(file);
      return { file: name, original: await readOriginal({ name, bytes: readFileSync(file) }) };
    });
    importFiles(holdings, new ArchiveSet([opened]), await Promise.all(read));
  } finally {
    opened.database.close();
  }
  return holdings;
}

function seriesOf(files: readonly string[]): ReturnType<typeof listSeries> {
  const archives = files.map((file, i) => openArchive(file, i === 0 ? 'shipped' : 'holdings'));
  try {
    return listSeries(new ArchiveSet(archives), { agency: AGENCY });
  } finally {
    for (const archive of archives) archive.database.close();
  }
}

function sourceOf(reportId: string): string {
  const record = readFileSync(path.join(corpus, reportId, 'record.md'), 'utf8');
  return /^sourceFile: *"?([^"\n]+?)"?$/m.exec(record)?.[1] ?? reportId;
}
