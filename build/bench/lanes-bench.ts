import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { syntheticReport } from '../../data/testing/synthetic-report.ts';
import { connectLibrary, type LibraryClient } from '../../electron/library-client.ts';
import { startThread } from '../../electron/thread-worker.ts';

/** Milliseconds that saving a draft takes, as whoever asks the host sees it: middle and 95th percentile. */
interface DraftTimes {
  readonly drafts: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export interface LaneFigures {
  readonly alone: DraftTimes;
  /** Beside an import of 200 texts, a comparison of 900 rows and a hostile expression, all at once, again and again. */
  readonly beside: DraftTimes & {
    readonly imported: number;
    readonly compared: number;
    readonly searched: number;
  };
  /** p95 beside ÷ p95 alone. */
  readonly ratio: number;
  /** The longest that a hostile expression took over 41,000 passages, with nothing beside it. */
  readonly hostile: number;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const HOSTILE = ['(?:.?){25}♠', '.{0,200}.{0,200}.{0,200}♠', '(a+)+$', '市|(?:.?){200}♠', '.*.*.*.*.{100}x'];
const TEXTS = 200;
const ROUNDS = 5;
const DRAFTS = 300;
const LONG = '某市市场监督管理局';

/** `archive`: of 1,000 synthetic reports. */
export async function benchLanes(archive: string): Promise<LaneFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanjuan-bench-'));
  const library = open(archive, folder);
  try {
    await library.call('search.run', { query: '市场' });
    await library.call('imports.add', { files: [longText(2020), longText(2021)] });
    await drafts(library, (done) => done < DRAFTS / 3);
    const alone = await drafts(library, (done) => done < DRAFTS);
    let hostile = 0;
    for (const expression of HOSTILE) {
      const started = performance.now();
      await ask(library, 'search.run', { query: `/${expression}/` });
      hostile = Math.max(hostile, performance.now() - started);
    }
    const beside = await besideAll(library);
    return { alone, beside, ratio: beside.p95 / alone.p95, hostile };
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(archive: string, folder: string): LibraryClient {
  const options = {
    shipped: archive,
    shared: [],
    holdings: path.join(folder, 'holdings.sqlite'),
    folder,
    version: 'bench',
    readerThread: path.join(ROOT, 'data/ingest/readers/reader-thread.ts'),
    scanThread: path.join(ROOT, 'data/ingest/scans/scan-thread.ts'),
    rebuildThread: path.join(ROOT, 'data/schema/rebuild-thread.ts'),
  };
  const worker = path.join(ROOT, 'electron/library-worker.ts');
  return connectLibrary((lane) => startThread(worker, { ...options, lane }), { onRestart: console.error });
}

async function besideAll(library: LibraryClient): Promise<LaneFigures['beside']> {
  const [left, right] = await columns(library);
  let isImporting = true;
  const imported = importAll(library).finally(() => (isImporting = false));
  const compared = whileTrue(
    () => isImporting,
    () => ask(library, 'compare.texts', { left, right }),
  );
  const searched = whileTrue(
    () => isImporting,
    (n) => ask(library, 'search.run', { query: `/${HOSTILE[n % HOSTILE.length]!}/` }),
  );
  const times = await drafts(library, (done) => isImporting || done < DRAFTS / 10);
  return { ...times, imported: await imported, compared: await compared, searched: await searched };
}

/** Says how many texts have been added. */
async function importAll(library: LibraryClient): Promise<number> {
  let added = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const files = Array.from({ length: TEXTS }, (_, n) => textOf(round * TEXTS + n));
    // Of the contract's imports.add.
    const outcomes = (await ask(library, 'imports.add', { files })) as readonly { readonly status: string }[];
    added += outcomes.filter(({ status }) => status === 'added').length;
  }
  return added;
}

/** Says how often the work was done. */
async function whileTrue(goesOn: () => boolean, work: (n: number) => Promise<unknown>): Promise<number> {
  let n = 0;
  for (; goesOn(); n++) await work(n);
  return n;
}

/** Saves drafts as a person's pauses do, some milliseconds apart, for as long as `goesOn` says. */
async function drafts(library: LibraryClient, goesOn: (done: number) => boolean): Promise<DraftTimes> {
  const times: number[] = [];
  while (goesOn(times.length)) {
    const value = `正在写的一条批注，第${times.length}次停顿`;
    const started = performance.now();
    await ask(library, 'notebook.saveDraft', { key: 'draft', value });
    times.push(performance.now() - started);
    await setTimeout(5);
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { drafts: sorted.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
}

async function ask(library: LibraryClient, method: string, request: unknown): Promise<unknown> {
  const reply = await library.call(method, request);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.detail}`);
  return reply.value;
}

/** The two long texts, as columns of a comparison. */
async function columns(
  library: LibraryClient,
): Promise<readonly { readonly reportId: string; readonly edition: string }[]> {
  // Of the contract's reports.list.
  const reports = (await ask(library, 'reports.list', {})) as readonly {
    readonly reportId: string;
    readonly agency: string;
  }[];
  return reports
    .filter(({ agency }) => agency === LONG)
    .map(({ reportId }) => ({ reportId, edition: 'original' }));
}

interface TextFile {
  readonly name: string;
  readonly contentBase64: string;
  readonly corrections: { readonly agency: string; readonly yearCovered: number; readonly title: string };
}

function textOf(n: number): TextFile {
  const { record } = syntheticReport(n + 5000);
  // A synthetic report has them all.
  const { agency, yearCovered, title } = record as TextFile['corrections'];
  return file(`${agency}${yearCovered}.txt`, paragraphsOf(n + 5000), { agency, yearCovered, title });
}

/** Nine hundred paragraphs. */
function longText(yearCovered: number): TextFile {
  const paragraphs = Array.from({ length: 24 }, (_, n) =>
    paragraphsOf(9000 + n * 2 + (yearCovered % 2)),
  ).flat();
  return file(`${yearCovered}.txt`, paragraphs.slice(0, 900), {
    agency: LONG,
    yearCovered,
    title: '长篇工作总结',
  });
}

function paragraphsOf(n: number): readonly string[] {
  return syntheticReport(n).sections.flatMap(({ heading, passages }) => [
    ...(heading ? [heading.text] : []),
    ...passages.map((one) => one.text),
  ]);
}

function file(
  name: string,
  paragraphs: readonly string[],
  { agency, yearCovered, title }: TextFile['corrections'],
): TextFile {
  const contentBase64 = Buffer.from(paragraphs.join('\n\n')).toString('base64');
  return { name, contentBase64, corrections: { agency, yearCovered, title } };
}
