/**
 * `npm run accuracy:web [-- --verbose] [FOLDER…]`: how well the article of a web page is found, on the pages of
 * data/testing/web-pages and on those of the public suites in the folders. Exit 1 below the bars on our own pages.
 */
import path from 'node:path';
import { readHeldOut } from './held-out-reports.ts';
import { measureWebPage, readPage, scoreArticle, shownOf, type ArticleScore } from './measure-web-pages.ts';
import { readWebPages } from './web-pages.ts';
import { readSuite } from './web-suites.ts';

const BARS = { recall: 0.99, precision: 0.94 };

const testing = path.resolve(import.meta.dirname, '../../data/testing');
const verbose = process.argv.includes('--verbose');
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

process.exitCode = main();

function main(): number {
  const reports = readHeldOut(path.join(testing, 'held-out'));
  const own = readWebPages(path.join(testing, 'web-pages'), reports).map(measureWebPage);
  own.forEach((page) => tell(page.name, page, page.fields));
  const { recall, precision } = meanOf(own);
  print(`own pages: ${own.length}, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`);
  for (const folder of folders) tellSuite(folder);
  return recall >= BARS.recall && precision >= BARS.precision ? 0 : 1;
}

function tellSuite(folder: string): void {
  const pages = readSuite(folder).map(({ name, html, title, text }) => {
    const parsed = readPage(html);
    const score = scoreArticle(
      sentencesOf([text]),
      sentencesOf(shownOf(parsed)),
      title === null ? [] : [title],
    );
    const isTitled = title === null || bareTitle(title).includes(bareTitle(parsed.draft.title ?? '\0'));
    tell(name, score, isTitled ? [] : [`title: "${parsed.draft.title}" for "${title}"`]);
    return { ...score, isTitled };
  });
  const { recall, precision } = meanOf(pages);
  const titled = pages.filter(({ isTitled }) => isTitled).length;
  print(
    `${folder}: ${pages.length} pages, titles ${titled}, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`,
  );
}

/** Link targets and marks of Markdown are no letters of the text. */
function sentencesOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.replaceAll(/\]\([^)]*\)|<[^>]+>/g, ']').split(/(?<=[。！？；\n])/))
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
}

function bareTitle(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function meanOf(scores: readonly ArticleScore[]): { readonly recall: number; readonly precision: number } {
  const mean = (of: (score: ArticleScore) => number): number =>
    scores.length === 0 ? 1 : scores.reduce((sum, one) => sum + of(one), 0) / scores.length;
  return { recall: mean(({ recall }) => recall), precision: mean(({ precision }) => precision) };
}

function tell(
  name: string,
  { recall, precision, missed, extra }: ArticleScore,
  faults: readonly string[],
): void {
  print(`${name.padEnd(34)} recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
  if (!verbose) return;
  faults.forEach((fault) => print(`  ${fault}`));
  missed.forEach((line) => print(`  missed ${line.trim().slice(0, 80)}`));
  extra.forEach((line) => print(`  extra  ${line.trim().slice(0, 80)}`));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
