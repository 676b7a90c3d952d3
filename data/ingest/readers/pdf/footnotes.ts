import type { PageRow } from './page-rows.ts';

/** Notes are set smaller than the text. */
const SMALLER = 0.92;
const MARK =
  /^(?:[①-⑳⓪❶-❿*＊†]|[[［〔(（]\s*\d{1,2}\s*[\]］〕)）]|\d{1,2}(?=[\s.、．\p{Script=Han}])|注\s*\d{0,2}\s*[：:])/u;

/** The rows of notes at the foot of a page, one list for each note; `rows` from the top down, edges lifted. */
export function footnotesOf(rows: readonly PageRow[], bodySize: number): PageRow[][] {
  let from = rows.length;
  while (from > 0 && rows[from - 1]!.size < bodySize * SMALLER) from--;
  const notes: PageRow[][] = [];
  for (const row of rows.slice(from)) {
    if (MARK.test(row.text)) notes.push([row]);
    else notes.at(-1)?.push(row);
  }
  // A page that is set small throughout has no notes for that.
  return from > 0 ? notes : [];
}

/** The size of most of the characters of a text. */
export function bodySizeOf(rows: readonly PageRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const size = Math.round(row.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + row.text.length);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [10, 0])[0];
}
