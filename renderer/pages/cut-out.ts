import type { ArchiveClient } from '../../data/contract/api.ts';
import type { Indicator } from '../../data/contract/indicator-model.ts';
import { WHOLE_PAGE, type PageBox } from '../../data/contract/page-model.ts';
import { boxesOfRange } from '../../data/contract/printed-boxes.ts';
import { openPictures } from './open-pictures.ts';
import type { PagePictures } from './page-pictures.ts';

/** Pixels across of the page of which a piece is cut out; more of a broad one, whose pieces would come out small. */
const ACROSS = 1800;
/** How much is shown around what is framed. */
interface Surroundings {
  /** Heights of a line above and below. */
  readonly lines: number;
  /** Of the page's width, at least; but no more than so many heights of a line, which are little of a broad sheet. */
  readonly share: number;
  readonly most: number;
}
const AROUND_FIGURE: Surroundings = { lines: 2.2, share: 0.5, most: 32 };
/** A few characters on either side, large enough to tell one from another. */
export const AROUND_CHARACTER: Surroundings = { lines: 0.8, share: 0.22, most: 14 };

/** What is cut out of a page, and what of it is framed; in parts of the page. */
interface CutOut {
  readonly page: number;
  readonly area: PageBox;
  readonly framed: readonly PageBox[];
  /** Pixels of the whole page, so that the piece is sharp. */
  readonly across: number;
}

/** The piece of the page around boxes; those on another page than the first are left out. `shape`: height to width of the page. */
export function cutOutAround(
  boxes: readonly PageBox[],
  shape: number,
  around: Surroundings = AROUND_FIGURE,
): CutOut | null {
  const [first] = boxes;
  if (!first) return null;
  const framed = boxes.filter((box) => box.page === first.page);
  const [left, right] = [
    Math.min(...framed.map((box) => box.x)),
    Math.max(...framed.map((box) => box.x + box.width)),
  ];
  const [top, bottom] = [
    Math.min(...framed.map((box) => box.y)),
    Math.max(...framed.map((box) => box.y + box.height)),
  ];
  const line = Math.min(...framed.map((box) => box.height));
  const wanted = Math.min(around.share * WHOLE_PAGE, around.most * line * shape);
  const missing = Math.max(0, wanted - (right - left)) / 2;
  const x = Math.max(0, Math.min(left - missing, WHOLE_PAGE - wanted));
  const y = Math.max(0, top - around.lines * line);
  const width = Math.min(WHOLE_PAGE - x, right - left + 2 * missing + line * shape);
  const height = Math.min(WHOLE_PAGE - y, bottom - top + 2 * around.lines * line);
  const across = Math.round(ACROSS * Math.max(1, (around.share * WHOLE_PAGE) / width));
  return { page: first.page, area: { page: first.page, x, y, width, height }, framed, across };
}

/**
 * Draws the piece of the page on which a figure is printed, the number framed, and gives the number of the page. Null where
 * there is none to show: a 提要, a format without pages. Rejects with not_found where the source was not kept.
 */
export async function drawFigure(
  client: ArchiveClient,
  { reportId, edition, passageId, range }: Indicator,
  passage: string | null,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<number | null> {
  if (edition !== 'original' || passageId === null || range === null || passage === null) return null;
  const { pages, lines } = await client.call('sources.pages', { reportId });
  const own = lines.filter((line) => line.passageId === passageId);
  const boxes = boxesOfRange(own, passage, range);
  if (boxes.length === 0) return null;
  const source = await client.call('sources.describe', { reportId });
  const pictures = await openPictures(client, source, pages);
  if (!pictures) return null;
  try {
    return await drawBoxes(pictures, boxes, canvas, signal);
  } finally {
    pictures.close();
  }
}

/** Draws the piece of the page around boxes, framed, and gives the number of the page; null where there is no box. */
export async function drawBoxes(
  pictures: PagePictures,
  boxes: readonly PageBox[],
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
  around: Surroundings = AROUND_FIGURE,
): Promise<number | null> {
  const page = pictures.pages.find(({ number }) => number === boxes[0]?.page);
  const cut = page && cutOutAround(boxes, page.height / page.width, around);
  if (!cut) return null;
  const whole = document.createElement('canvas');
  await pictures.paint(whole, { number: cut.page, width: cut.across, turns: 0, signal });
  signal.throwIfAborted();
  copyPiece(whole, cut, canvas);
  return cut.page;
}

function copyPiece(whole: HTMLCanvasElement, { area, framed }: CutOut, canvas: HTMLCanvasElement): void {
  const [sx, sy] = [whole.width / WHOLE_PAGE, whole.height / WHOLE_PAGE];
  canvas.width = Math.round(area.width * sx);
  canvas.height = Math.round(area.height * sy);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(
    whole,
    Math.round(area.x * sx),
    Math.round(area.y * sy),
    canvas.width,
    canvas.height,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  context.strokeStyle = '#c0392b';
  context.lineWidth = Math.max(2, whole.width / 600);
  const room = context.lineWidth * 1.5;
  for (const box of framed)
    context.strokeRect(
      (box.x - area.x) * sx - room,
      (box.y - area.y) * sy - room,
      box.width * sx + 2 * room,
      box.height * sy + 2 * room,
    );
}
