import type { ShownPage } from '../../data/contract/page-model.ts';
import type { Turns } from './turned-box.ts';

/** A page in the column of pages, in CSS pixels. */
export interface PageRow {
  readonly number: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How large pages are shown: as wide as there is room, whole, or so many times their size on paper. */
export type Zoom = 'width' | 'page' | number;

const GAP = 12;
/** CSS pixels of a point. */
const PER_POINT = 96 / 72;
const LEAST = 40;

/** Pages one below the other; `room`: what can be seen of them; `below`: what stands below each. */
export function pageRows(
  pages: readonly ShownPage[],
  turns: Turns,
  zoom: Zoom,
  room: { readonly width: number; readonly height: number },
  below = 0,
): PageRow[] {
  let top = GAP;
  return pages.map((page) => {
    const [across, down] = turns % 2 === 0 ? [page.width, page.height] : [page.height, page.width];
    const scale = scaleOf(across, down, zoom, room);
    const row = { number: page.number, top, width: across * scale, height: down * scale };
    top += row.height + below + GAP;
    return row;
  });
}

function scaleOf(
  across: number,
  down: number,
  zoom: Zoom,
  room: { readonly width: number; readonly height: number },
): number {
  if (typeof zoom === 'number') return zoom * PER_POINT;
  const wide = Math.max(LEAST, room.width - 2 * GAP) / across;
  return zoom === 'width' ? wide : Math.min(wide, Math.max(LEAST, room.height - 2 * GAP) / down);
}

/** The height of the whole column. */
export function columnHeight(rows: readonly PageRow[], below = 0): number {
  const last = rows.at(-1);
  return last ? last.top + last.height + below + GAP : 0;
}

/** Pages that are alive at once, however many there are: those in sight, then those next to them. */
export const MOST_ALIVE = 8;

/** The rows between two heights, with one page before and one behind them; `most`: that are alive at once. */
export function rowsInSight(
  rows: readonly PageRow[],
  from: number,
  to: number,
  most = MOST_ALIVE,
): PageRow[] {
  const first = rows.findIndex((row) => row.top + row.height > from);
  if (first < 0) return rows.slice(-1);
  let last = first;
  while (last + 1 < rows.length && rows[last + 1]!.top < to) last++;
  return rows.slice(Math.max(0, first - 1), Math.min(last + 2, Math.max(0, first - 1) + most));
}

/** The steps that a person zooms by. */
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4] as const;

/** The next step from how large a page is shown now. */
export function steppedZoom(now: number, by: 1 | -1): number {
  return by > 0
    ? (STEPS.find((step) => step > now * 1.01) ?? STEPS.at(-1)!)
    : (STEPS.findLast((step) => step < now * 0.99) ?? STEPS[0]);
}

/** How many times its size on paper a row is shown. */
export function zoomOf(row: PageRow, page: ShownPage, turns: Turns): number {
  return row.width / ((turns % 2 === 0 ? page.width : page.height) * PER_POINT);
}
