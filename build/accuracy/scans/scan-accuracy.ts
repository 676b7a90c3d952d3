/**
 * `npm run accuracy:scans [-- PAGES [faint] [seed N] [only N] [beside FOLDER]]`: renders pages of our own held-out texts, clean and spoilt, in
 * one to five columns and as several articles, reads them and compares; with `faint` some digits are hardly printed, and what
 * matters is that no number without one passes for sure. `only`: one of the pages, from 1. `beside`: tesseract.js and @tesseract.js-data/chi_sim, installed in
 * that folder, read the same pages. Exit 1 below the bars. About ten seconds a page.
 */
import { decodeImage } from '../../../data/ingest/scans/images/decode-image.ts';
import { loadNetworks } from '../../../data/ingest/scans/load-networks.ts';
import { PageReader } from '../../../data/ingest/scans/page-reader.ts';
import { readScan } from '../../../data/ingest/scans/read-scan.ts';
import { openTesseract } from './beside-tesseract.ts';
import { articlesPage, columnsPage, LAYOUT_NAMES, type LaidPage } from './page-layouts.ts';
import { PrintedArticles } from './printed-articles.ts';
import { addedScores, describeScores, percent, rateOf } from './scan-scores.ts';
import { scoreScan, type ScanScore } from './score-scan.ts';
import { ScanPages } from './scan-pages.ts';

/** Character errors of clean and of spoilt pages; wrong numbers that nothing marks; breaks of order. */
const BARS = { clean: 0.012, spoilt: 0.025, unmarked: 1 / 1000, breaks: 2 / 1000 } as const;
const COLUMNS = [1, 2, 3, 4, 5];
const FONTS = ['Noto Serif CJK SC', 'Noto Serif CJK SC', 'Noto Sans CJK SC'];

const [pages = '26', ...others] = process.argv.slice(2);
const after = (word: string): string | undefined =>
  others.includes(word) ? others[others.indexOf(word) + 1] : undefined;
/** Other seeds print other words and spoil them otherwise. */
const firstSeed = Number(after('seed') ?? 211);
const onlyPage = after('only');
process.exitCode = await main(Number(pages), others.includes('faint'), after('beside'));

async function main(count: number, isFaint: boolean, folder: string | undefined): Promise<number> {
  const reader = new PageReader(await loadNetworks());
  const other = folder === undefined ? null : await openTesseract(folder);
  const press = await ScanPages.open();
  const own = { clean: [] as ScanScore[], spoilt: [] as ScanScore[] };
  const theirs = { clean: [] as ScanScore[], spoilt: [] as ScanScore[] };
  for (const { number, page, name, isSpoilt, seed } of wantedPages(count, isFaint)) {
    const { bytes } = await press.render({ ...page, dpi: 200, isSpoilt, seed });
    const [picture] = await decodeImage('page', bytes);
    const kind = isSpoilt ? 'spoilt' : 'clean';
    const score = scoreScan(page.text, (await readScan(reader, picture!)).lines);
    own[kind].push(score);
    print(`${number}. ${name}, ${kind}: ${describe(score)}`);
    if (!other) continue;
    theirs[kind].push(scoreScan(page.text, await other.read(bytes)));
    print(`    tesseract: ${describe(theirs[kind].at(-1)!)}`);
  }
  await press.close();
  await other?.close();
  print(`\n${describeScores(own)}`);
  if (other) print(`\ntesseract.js\n${describeScores(theirs)}`);
  const passed = isPassed(own);
  print(passed ? 'passed' : `FAILED: bars ${JSON.stringify(BARS)}`);
  return passed ? 0 : 1;
}

interface Wanted {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly page: LaidPage;
  readonly isSpoilt: boolean;
  readonly seed: number;
}

/** Every layout clean and spoilt before one comes again, with other words. */
function* wantedPages(count: number, isFaint: boolean): Generator<Wanted> {
  const articles = new PrintedArticles(firstSeed);
  const kinds = COLUMNS.length + LAYOUT_NAMES.length;
  for (let i = 0; i < count; i++) {
    const kind = (i >> 1) % kinds;
    const font = FONTS[i % FONTS.length]!;
    const isSpoilt = i % 2 === 1;
    const columns = COLUMNS[kind];
    const layout = LAYOUT_NAMES[kind - COLUMNS.length];
    const page =
      columns === undefined
        ? articlesPage(layout!, (length) => articles.next(length), font)
        : columnsPage(articles.next(1400), columns, { isFaint, font });
    const name = columns === undefined ? layout! : `${columns} columns`;
    // Those before it are laid out all the same: each takes its words from where the last one ended.
    if (onlyPage === undefined || Number(onlyPage) === i + 1)
      yield { number: i + 1, name, page, isSpoilt, seed: firstSeed + i };
  }
}

function isPassed({ clean, spoilt }: Readonly<Record<'clean' | 'spoilt', readonly ScanScore[]>>): boolean {
  const all = addedScores([...clean, ...spoilt]);
  return (
    rateOf(addedScores(clean)) <= BARS.clean &&
    rateOf(addedScores(spoilt)) <= BARS.spoilt &&
    all.unmarked.length <= BARS.unmarked * all.numbers &&
    all.breaks <= BARS.breaks * all.lineEnds
  );
}

function describe(score: ScanScore): string {
  const { characters, errors, wrongNumbers, numbers, unmarked, breaks, lineEnds } = score;
  return (
    `${percent(errors / characters)} (${errors}/${characters}), numbers wrong ${wrongNumbers.length}/${numbers}` +
    `${unmarked.length > 0 ? ` UNMARKED ${unmarked.slice(0, 12).join(' ')}` : ''}, breaks ${breaks}/${lineEnds}`
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
