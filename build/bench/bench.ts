/** `npm run bench`: one table, all figures of one run. Never part of the tests: figures depend on the machine. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import type { AlignmentFigures } from './alignment-bench.ts';
import type { ImportFigures } from './import-bench.ts';
import type { MiniSearchFigures } from './minisearch-bench.ts';
import type { NotebookFigures } from './notebook-bench.ts';
import type { SearchFigures } from './search-bench.ts';
import { alignmentRows, notebookRows, tableRows } from './bench-table.ts';
import { syntheticArchive } from './synthetic-archives.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../data/corpus');
const FOLDER = path.resolve(import.meta.dirname, '../../dist/bench');

const [task, argument] = process.argv.slice(2);
// Loaded only where they are measured: what a process has loaded is part of its memory.
if (task === 'search') print((await import('./search-bench.ts')).benchSearch(argument!));
else if (task === 'minisearch')
  print((await import('./minisearch-bench.ts')).benchMiniSearch(Number(argument)));
else if (task === 'import') {
  // `node build/bench/bench.ts import 1000`: this part alone.
  print(await (await import('./import-bench.ts')).benchImport(Number(argument)));
} else if (task === 'alignment') {
  const { benchAlignment, corpusParagraphs } = await import('./alignment-bench.ts');
  print(benchAlignment(corpusParagraphs(argument!)));
} else if (task === 'notebook') {
  // `node build/bench/bench.ts notebook table`: this part alone.
  const figures = await (await import('./notebook-bench.ts')).benchNotebook();
  if (argument === 'table') printNotebook(figures);
  else print(figures);
} else if (task === 'batch') {
  // `node build/bench/bench.ts batch`: 1,000 of 10,000 records edited at once; no part of the table.
  mkdirSync(FOLDER, { recursive: true });
  print((await import('./batch-bench.ts')).benchBatch(syntheticArchive(FOLDER, 10_000)));
} else if (task === 'first-of') print((await import('./measure-first.ts')).measureFirst(argument!));
else if (task === 'first') {
  // `node build/bench/bench.ts first`: first search and opening, medians of five processes each.
  const [few, thousand, tenThousand] = [5, 1000, 10_000].map((reports) => syntheticArchive(FOLDER, reports));
  const { benchFirst } = await import('./first-bench.ts');
  print(benchFirst(import.meta.filename, [few!, thousand!, tenThousand!]));
} else if (task === 'many') {
  // `node --expose-gc build/bench/bench.ts many 10000`: archives of a thousand reports against one of all.
  print((await import('./many-bench.ts')).benchMany(FOLDER, Number(argument ?? 10_000)));
} else if (task === 'build') {
  // `node build/bench/bench.ts build 100000`: linear or not; half an hour at 100,000.
  print((await import('./build-bench.ts')).benchBuild(FOLDER, Number(argument ?? 10_000)));
} else if (task === 'window') {
  // `node build/bench/bench.ts window`: a window slowed down four times, over 10,000 reports; needs a built app.
  mkdirSync(FOLDER, { recursive: true });
  print(
    await (
      await import('./window-bench.ts')
    ).benchWindow(syntheticArchive(FOLDER, Number(argument ?? 10_000))),
  );
} else if (task === 'lanes') {
  // `node build/bench/bench.ts lanes`: saving a draft beside heavy work; no part of the table.
  mkdirSync(FOLDER, { recursive: true });
  print(await (await import('./lanes-bench.ts')).benchLanes(syntheticArchive(FOLDER, 1000)));
} else printTable();

function print(figures: unknown): void {
  console.log(JSON.stringify(figures));
}

/** Each measurement has a process of its own, so that memory is its own. */
function measure(kind: string, about: string | number): unknown {
  const output = execFileSync(process.execPath, ['--expose-gc', import.meta.filename, kind, String(about)], {
    maxBuffer: 2 ** 24,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output.toString());
}

function printTable(): void {
  mkdirSync(FOLDER, { recursive: true });
  const archives = [5, 1000, 10_000].map((reports) => syntheticArchive(FOLDER, reports));
  // What the five kinds of measurement print is what their functions return.
  const [few, thousand, tenThousand] = archives.map((file) => measure('search', file)) as [
    SearchFigures,
    SearchFigures,
    SearchFigures,
  ];
  const mini = measure('minisearch', 1000) as MiniSearchFigures;
  const imported = measure('import', 1000) as ImportFigures;
  const aligned = measure('alignment', CORPUS) as AlignmentFigures[];
  const rows = tableRows({ few, thousand, tenThousand, mini, imported });
  console.log(
    `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB; processor time; Node ${process.version}\n`,
  );
  console.log('| | 1,000 reports | 10,000 reports | |\n|---|---|---|---|');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  console.log(
    '\n| two texts of 30,000 characters | align and mark | jsdiff, words with space | jsdiff, words | jsdiff, Intl.Segmenter |',
  );
  console.log('|---|---|---|---|---|');
  for (const row of alignmentRows(aligned)) console.log(`| ${row.join(' | ')} |`);
  printNotebook(measure('notebook', '') as NotebookFigures);
}

function printNotebook(figures: NotebookFigures): void {
  console.log('\n| notebook of 10,000 notes, 500 on one report | | |\n|---|---|---|');
  for (const row of notebookRows(figures)) console.log(`| ${row.join(' | ')} |`);
}
