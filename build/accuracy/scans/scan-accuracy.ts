/**
 * `npm run accuracy:scans [-- PAGES [faint]]`: renders pages of our own held-out texts, clean and spoilt, in one to five columns,
 * reads them and compares; with `faint` some digits are hardly printed, and what matters is that no number without one passes
 * for sure. Exit 1 below the bars. About eight seconds a page.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeImage } from '../../../data/ingest/scans/images/decode-image.ts';
import { loadNetworks } from '../../../data/ingest/scans/load-networks.ts';
import { PageReader } from '../../../data/ingest/scans/page-reader.ts';
import { readScan } from '../../../data/ingest/scans/read-scan.ts';
import { scoreScan, type ScanScore } from './score-scan.ts';
import { ScanPages, type PageToScan } from './scan-pages.ts';

/** Character errors of clean and of spoilt pages; wrong numbers that nothing marks; breaks of order. */
const BARS = { clean: 0.012, spoilt: 0.025, unmarked: 1 / 1000, breaks: 2 / 1000 } as const;
const LONGEST = 1400;

const texts = path.resolve(import.meta.dirname, '../../../data/testing/held-out');
process.exitCode = await main(Number(process.argv[2] ?? 20), process.argv[3] === 'faint');

async function main(pages: number, isFaint: boolean): Promise<number> {
  const reader = new PageReader(await loadNetworks());
  const press = await ScanPages.open();
  const scores = new Map<'clean' | 'spoilt', ScanScore[]>([
    ['clean', []],
    ['spoilt', []],
  ]);
  for (const page of wantedPages(pages, isFaint)) {
    const [picture] = await decodeImage('page', await press.render(page));
    const score = scoreScan(page.title + page.paragraphs.join(''), (await readScan(reader, picture!)).lines);
    scores.get(page.isSpoilt ? 'spoilt' : 'clean')!.push(score);
    print(`${page.columns} columns ${page.isSpoilt ? 'spoilt' : 'clean '} ${describe(score)}`);
  }
  await press.close();
  return report(scores) ? 0 : 1;
}

function* wantedPages(count: number, isFaint: boolean): Generator<PageToScan> {
  const sentences = readSentences();
  for (let i = 0; i < count; i++) {
    const start = (i * 37) % sentences.length;
    const paragraphs = paragraphsOf([...sentences.slice(start), ...sentences.slice(0, start)]);
    const [title = ''] = sentences[start]!.split(/[，。；：]/);
    yield { title, paragraphs, columns: 1 + (i % 5), dpi: 200, isSpoilt: i % 2 === 1, isFaint, seed: i + 11 };
  }
}

/** Of all held-out texts, without the labels above them and the marks in them. */
function readSentences(): string[] {
  const files = readdirSync(texts).filter((name) => name.endsWith('.txt'));
  return files.flatMap((name) => {
    const [, text = ''] = readFileSync(path.join(texts, name), 'utf8').split(/^---$/m);
    return text.replace(/[‹\s]/g, '').match(/[^。]+。/g) ?? [];
  });
}

/** Three sentences each, up to a page's length. */
function paragraphsOf(sentences: readonly string[]): string[] {
  const paragraphs: string[] = [];
  for (let i = 0, length = 0; length < LONGEST && i < sentences.length; i += 3) {
    paragraphs.push(sentences.slice(i, i + 3).join(''));
    length += paragraphs.at(-1)!.length;
  }
  return paragraphs;
}

function report(scores: ReadonlyMap<'clean' | 'spoilt', readonly ScanScore[]>): boolean {
  const all = [...scores.values()].flat();
  const sum = (list: readonly ScanScore[], of: (score: ScanScore) => number): number =>
    list.reduce((total, score) => total + of(score), 0);
  const rate = (list: readonly ScanScore[]): number =>
    sum(list, ({ errors }) => errors) /
    Math.max(
      1,
      sum(list, ({ characters }) => characters),
    );
  const unmarked =
    sum(all, (one) => one.unmarked.length) /
    Math.max(
      1,
      sum(all, ({ numbers }) => numbers),
    );
  const breaks =
    sum(all, (one) => one.breaks) /
    Math.max(
      1,
      sum(all, ({ lineEnds }) => lineEnds),
    );
  const [clean, spoilt] = [rate(scores.get('clean')!), rate(scores.get('spoilt')!)];
  print(`clean: ${percent(clean)} of characters wrong; spoilt: ${percent(spoilt)}`);
  print(
    `numbers ${sum(all, ({ numbers }) => numbers)}: wrong ${sum(all, (one) => one.wrongNumbers.length)}, unmarked ${percent(unmarked)}`,
  );
  print(`order: ${percent(breaks)} of ${sum(all, ({ lineEnds }) => lineEnds)} line ends`);
  print(
    `marked as unsure: ${sum(all, ({ marked }) => marked)}, of them wrong ${sum(all, ({ markedWrong }) => markedWrong)}`,
  );
  const passed =
    clean <= BARS.clean && spoilt <= BARS.spoilt && unmarked <= BARS.unmarked && breaks <= BARS.breaks;
  print(passed ? 'passed' : `FAILED: bars ${JSON.stringify(BARS)}`);
  return passed;
}

function describe({
  characters,
  errors,
  wrongNumbers,
  numbers,
  unmarked,
  breaks,
  lineEnds,
}: ScanScore): string {
  return (
    `errors ${errors}/${characters}, numbers wrong ${wrongNumbers.length}/${numbers} ${wrongNumbers.join(' ')}` +
    `${unmarked.length > 0 ? ` UNMARKED ${unmarked.join(' ')}` : ''}, breaks ${breaks}/${lineEnds}`
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
