/** `npm run bench`: one table, all figures of one run. Never part of the tests: figures depend on the machine. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { benchImport } from './import-bench.ts';
import { benchMiniSearch, type MiniSearchFigures } from './minisearch-bench.ts';
import { benchSearch, type SearchFigures } from './search-bench.ts';
import { syntheticArchive } from './synthetic-archives.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../dist/bench');

const [task, argument] = process.argv.slice(2);
if (task === 'search') console.log(JSON.stringify(benchSearch(argument!)));
else if (task === 'minisearch') console.log(JSON.stringify(benchMiniSearch(Number(argument))));
else if (task === 'import') console.log(JSON.stringify(await benchImport(Number(argument))));
else printTable();

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
  // What the three kinds of measurement print is what their functions return.
  const [few, thousand, tenThousand] = archives.map((file) => measure('search', file)) as [
    SearchFigures,
    SearchFigures,
    SearchFigures,
  ];
  const mini = measure('minisearch', 1000) as MiniSearchFigures;
  const imported = measure('import', 1000) as Awaited<ReturnType<typeof benchImport>>;
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const times = (value: number): string => `${value.toFixed(1)} ×`;
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['passages', `${thousand.passages}`, `${tenThousand.passages}`, ''],
    ['50 ranked hits, total, facets, excerpts: p50', ms(thousand.p50), ms(tenThousand.p50), `growth ${times(tenThousand.p50 / thousand.p50)} (≤ 4)`],
    ['LIKE scan that only counts: p50', ms(thousand.like50), ms(tenThousand.like50), ''],
    ['LIKE ÷ search, p50', times(thousand.like50 / thousand.p50), times(tenThousand.like50 / tenThousand.p50), '≥ 20'],
    ['word in half of all passages', ms(thousand.worst), ms(tenThousand.worst), ''],
    ['LIKE ÷ search, that word', times(thousand.likeWorst / thousand.worst), times(tenThousand.likeWorst / tenThousand.worst), '≥ 4'],
    ['two characters / three characters', `${ms(thousand.two)} / ${ms(thousand.three)}`, `${ms(tenThousand.two)} / ${ms(tenThousand.three)}`, 'two ≤ three'],
    ['one character', ms(thousand.one), ms(tenThousand.one), ''],
    ['index ÷ UTF-8 text', (thousand.indexBytes / thousand.textBytes).toFixed(2), (tenThousand.indexBytes / tenThousand.textBytes).toFixed(2), '≤ 1.2'],
    ['memory of the searching process', `${thousand.megabytes.toFixed(0)} MB`, `${tenThousand.megabytes.toFixed(0)} MB`, `≤ ${(mini.megabytes / 2).toFixed(0)} MB (half of MiniSearch)`],
    ['MiniSearch, same passages: p50', ms(mini.p50), '–', `${mini.megabytes.toFixed(0)} MB, built in ${(mini.build / 1000).toFixed(1)} s`],
    ['open the archive', ms(thousand.open), ms(tenThousand.open), `5 reports: ${ms(few.open)}`],
    ['first search', ms(thousand.first), ms(tenThousand.first), `5 reports: ${ms(few.first)}`],
    ['import of 1,000 text files', `${imported.seconds.toFixed(1)} s`, '–', `${imported.added} added`],
  ];
  console.log(`${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB; processor time; Node ${process.version}\n`);
  console.log('| | 1,000 reports | 10,000 reports | |\n|---|---|---|---|');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}
