/**
 * `npm run accuracy [-- --verbose]`: how well figures are read out of the originals that lie beside the checkout, and
 * how well the sentences of two years are aligned and the figures of several years are joined. Against the hand-checked figures, the held-out reports and the
 * labelled pairs it must reach the bars, else exit 1; against the curated tables it informs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readRecordFile } from '../../data/ingest/record-file.ts';
import { reportAlignment } from './alignment-report.ts';
import { readCurated, readGold, type ExpectedReport } from './expected-figures.ts';
import { extractOriginal, readNames, type Names } from './extract-original.ts';
import { readHeldOut } from './held-out-reports.ts';
import { measureHeldOut, totalOf } from './measure-held-out.ts';
import { ALIKE, scoreFigures, type FigureScore, type ScoredFigure } from './score-figures.ts';
import { governmentReports, measureHeads } from './real-heads.ts';
import { reportSeries } from './series-report.ts';
import { subjectLikeness } from './subject-likeness.ts';

const RECALL_BAR = 0.97;
const PRECISION_BAR = 0.98;
/** Of all held-out reports together: recall, precision, kind, period; and of record fields and headings. */
const HELD_OUT_BAR = 0.97;

const HEAD_BARS = { title: 0.97, year: 0.97, wrongYear: 0.01, agency: 0.95 };

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.join(root, '../shared');
const corpus = path.join(root, 'data/corpus');
const heldOut = path.join(root, 'data/testing/held-out');
const verbose = process.argv.includes('--verbose');

process.exitCode = await main();

async function main(): Promise<number> {
  const names = readNames(corpus);
  const originals = measureOriginals(names);
  const written = measureWritten(names);
  const heads = reportHeads();
  const alignment = await reportAlignment();
  print(`\n${alignment.text}\n${alignment.passed ? 'passed' : 'FAILED'}: alignment`);
  const series = await reportSeries();
  print(`\n${series.text}\n${series.passed ? 'passed' : 'FAILED'}: series`);
  return originals && written && heads && alignment.passed && series.passed ? 0 : 1;
}

/** The reports of data/testing/held-out: they are in the repository, so that this part is never skipped. */
function measureWritten(names: Names): boolean {
  const reports = readHeldOut(heldOut);
  const scores = reports.map((report) => measureHeldOut(report, names));
  const percent = (share: number): string => share.toFixed(3);
  for (const { name, figures, fields, headings, faults } of scores) {
    print(
      `held-out     ${name.padEnd(22)} expected ${figures.expected}, found ${figures.found}: ` +
        `recall ${percent(figures.recall)}, precision ${percent(figures.precision)}, ` +
        `subject ${percent(figures.subject)}, kind ${percent(figures.kind)}, period ${percent(figures.period)}, ` +
        `record ${fields.right}/${fields.all}, headings ${headings.right}/${headings.all}`,
    );
    if (!verbose) continue;
    faults.forEach((fault) => print(`  ${fault}`));
    explain(figures, reports.find((report) => report.name === name)!.source);
  }
  const total = totalOf(scores);
  const below = Object.entries(total).filter(([name, share]) => name !== 'subject' && share < HELD_OUT_BAR);
  print(
    `held-out, all: ${Object.entries(total)
      .map(([name, share]) => `${name} ${percent(share)}`)
      .join(', ')}`,
  );
  print(`${below.length === 0 ? 'passed' : 'FAILED'}: everything but the subject needs ${HELD_OUT_BAR}`);
  return below.length === 0;
}

/** Title, year and agency of real government reports. */
function reportHeads(): boolean {
  const heads = measureHeads(governmentReports(path.join(shared, 'real')));
  if (heads.files === 0) {
    print('\nheads: skipped, no government reports lie beside the checkout');
    return true;
  }
  const passed =
    heads.title >= HEAD_BARS.title &&
    heads.year >= HEAD_BARS.year &&
    heads.wrongYear <= HEAD_BARS.wrongYear &&
    heads.agency >= HEAD_BARS.agency &&
    heads.wrongAgency === 0;
  print(
    `\nheads of ${heads.files} government reports: title ${heads.title.toFixed(3)}, year ${heads.year.toFixed(3)} ` +
      `(wrong and sure ${heads.wrongYear.toFixed(3)}), agency ${heads.agency.toFixed(3)} (invented ${heads.wrongAgency.toFixed(3)})`,
  );
  heads.faults.forEach((fault) => print(`  ${fault}`));
  print(`${passed ? 'passed' : 'FAILED'}: heads`);
  return passed;
}

function measureOriginals(names: Names): boolean {
  const gold = path.join(shared, 'gold/indicators.json');
  if (!existsSync(gold)) {
    print(`originals: skipped, ${gold} is absent`);
    return true;
  }
  print(`match: same normal value and unit at the same place (2 characters off at most)`);
  print(`subject: at least ${ALIKE} of the shorter one's character pairs shared, 的, 数 and 数量 left out\n`);
  const scores = readGold(gold).map((report) => measure('hand-checked', report, names));
  print('');
  for (const report of curatedReports()) measure('curated', report, names);
  const passed = scores.every((score) => score.recall >= RECALL_BAR && score.precision >= PRECISION_BAR);
  print(
    `${passed ? 'passed' : 'FAILED'}: hand-checked reports need recall ${RECALL_BAR}, precision ${PRECISION_BAR}\n`,
  );
  return passed;
}

/** Curated tables point into the file that their record names. */
function curatedReports(): ExpectedReport[] {
  return readdirSync(corpus, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(corpus, entry.name, 'record.md');
    if (!entry.isDirectory() || !existsSync(file)) return [];
    const { sourceFile } = readRecordFile(readFileSync(file, 'utf8')).record;
    if (sourceFile === null || !existsSync(path.join(shared, 'reports', sourceFile))) return [];
    const report = readCurated(path.join(corpus, entry.name), sourceFile);
    return report ? [report] : [];
  });
}

function measure(label: string, report: ExpectedReport, names: Names): FigureScore {
  const source = readFileSync(path.join(shared, 'reports', report.file), 'utf8');
  const score = scoreFigures(report.figures, extractOriginal(source, names));
  const percent = (share: number): string => share.toFixed(3);
  print(
    `${label.padEnd(12)} ${report.file.slice(0, 3)}  expected ${score.expected}, found ${score.found}: ` +
      `recall ${percent(score.recall)} (without side facts ${percent(mainRecall(report.figures, score))}), ` +
      `precision ${percent(score.precision)}, subject ${percent(score.subject)}, ` +
      `kind ${percent(score.kind)}, period ${percent(score.period)}`,
  );
  if (verbose) explain(score, source);
  return score;
}

function mainRecall(expected: readonly ScoredFigure[], score: FigureScore): number {
  const main = expected.filter((figure) => !figure.minor).length;
  return main === 0 ? 1 : 1 - score.missed.filter((figure) => !figure.minor).length / main;
}

function explain(score: FigureScore, source: string): void {
  const characters = [...source];
  const around = (at: number): string =>
    characters
      .slice(Math.max(0, at - 14), at + 14)
      .join('')
      .replaceAll('\n', '↵');
  const line = (what: string, figure: ScoredFigure): void =>
    print(
      `  ${what} ${figure.at} ${figure.subject}: ${figure.valueSi}${figure.unitSi}${figure.minor ? ' (minor)' : ''} … ${around(figure.at)}`,
    );
  for (const figure of score.missed) line('missed', figure);
  for (const figure of score.extra) line('extra ', figure);
  for (const [expected, found] of score.matched) {
    if (expected.kind !== found.kind) line(`kind ${found.kind} for ${expected.kind}`, expected);
    if (expected.period !== found.period) line(`period ${found.period} for ${expected.period}`, expected);
    if (subjectLikeness(expected.subject, found.subject) < ALIKE)
      line(`subject "${found.subject}"`, expected);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
