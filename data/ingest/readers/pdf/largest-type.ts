import { readsAsTitle } from '../../lines/title-form.ts';
import type { StatedHead } from '../../source-layout.ts';
import { bodySizeOf } from './footnotes.ts';
import { rowsOfPage, type PageRow } from './page-rows.ts';
import type { PrintedPage } from './printed-page.ts';

/** A title is set larger than the text by at least as much: 二号 (22 pt) over 三号 (16 pt) is 1.38 (GB/T 9704-2012, §7.3). */
const LARGER = 1.2;
const SHORTEST = 6;
const LONGEST = 60;
const MOST_ROWS = 3;
/** In points: what a title's rows may differ by. */
const ALIKE = 0.5;

/**
 * What is set large on the first page, as a candidate for the title: rows of one size below one another. What reads as the
 * title of an official paper wins over what is larger still, as the red head of a paper is (…局文件). Null where nothing
 * stands out.
 */
export function largestType(page: PrintedPage | undefined): StatedHead | null {
  const rows = page ? rowsOfPage(page.segments) : [];
  const body = bodySizeOf(rows);
  const runs = runsOf(rows.filter(({ text }) => text.trim() !== ''))
    .filter(([row]) => row!.size >= LARGER * body)
    .sort(([a], [b]) => b!.size - a!.size);
  const title = runs.find((run) => readsAsTitle(textOf(run))) ?? runs[0];
  if (!title || !isTitle(title)) return null;
  const text = textOf(title);
  return { titles: [text], window: text, published: null, source: null };
}

/** Neighbours of one size. */
function runsOf(rows: readonly PageRow[]): readonly (readonly PageRow[])[] {
  const runs: PageRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && Math.abs(last[0]!.size - row.size) < ALIKE) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function textOf(run: readonly PageRow[]): string {
  return run.map(({ text }) => text.trim()).join('');
}

/** No sentence, no red head, no number of a page; its first row is the longest, for by that the lines are looked through. */
function isTitle(run: readonly PageRow[]): boolean {
  const text = textOf(run);
  return (
    run.length <= MOST_ROWS &&
    run.every((row) => row.text.length <= run[0]!.text.length) &&
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    !/[。；！？]|文件$|^第?\d+[页期]?$/u.test(text)
  );
}
