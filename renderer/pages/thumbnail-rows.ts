import type { ShownPage } from '../../data/contract/page-model.ts';
import { columnHeight, pageRows, rowsInSight, type PageRow } from './page-rows.ts';
import type { Turns } from './turned-box.ts';

/** CSS pixels that a small page may have, with what is left free on both sides of it. */
const ROOM = { width: 116, height: 154 };
/** CSS pixels for its number and its signs. */
export const LABEL = 22;
/** That are drawn at once: on the tallest screen no more lie in sight, and all of them are smaller than one page. */
export const MOST_THUMBNAILS = 30;

/** Where small pages stand in their list. */
export function thumbnailRows(pages: readonly ShownPage[], turns: Turns): PageRow[] {
  return pageRows(pages, turns, 'page', ROOM, LABEL);
}

export function listHeight(rows: readonly PageRow[]): number {
  return columnHeight(rows, LABEL);
}

export function thumbnailsInSight(rows: readonly PageRow[], from: number, height: number): PageRow[] {
  return rowsInSight(rows, from - LABEL, from + height, MOST_THUMBNAILS);
}

/** How the list is to be scrolled so that a page is in sight with its number: as little as can be. */
export function scrolledTo({ top, height }: PageRow, from: number, room: number): number {
  const around = 8;
  const [first, last] = [top - around, top + height + LABEL + around];
  if (first < from) return Math.max(0, first);
  return last > from + room ? last - room : from;
}
