import type { LineBox } from './find-lines.ts';
import { turnLeft, type GreyPage } from './images/grey-page.ts';
import { median } from './order/layout-box.ts';
import type { PageReader } from './page-reader.ts';

/** A page turned so that its lines can be read, with what was found on it. */
export interface UprightPage {
  readonly page: GreyPage;
  /** Quarter turns to the left that it was given, 0 to 3. */
  readonly turns: number;
  readonly boxes: readonly LineBox[];
  readonly skew: number;
}

/** So many of the longest lines tell which way up a page is. */
const TRIED = 6;
/** Read so surely a page stands as it should. */
const SURE = 0.85;

/** A page that was laid into the scanner upside down or on its side reads surely in one of four ways only. */
export async function standUpright(reader: PageReader, page: GreyPage): Promise<UprightPage> {
  const asIs = await turned(reader, page, 0);
  if (asIs.boxes.length === 0) return asIs;
  const lies = asIs.boxes.filter(({ w, h }) => h > 2 * w).length > asIs.boxes.length / 2;
  const first = await surenessOf(reader, asIs);
  if (!lies && first > SURE) return asIs;
  const ways = [{ way: asIs, sureness: first }];
  for (const turns of lies ? [1, 3] : [2]) {
    const way = await turned(reader, page, turns);
    ways.push({ way, sureness: await surenessOf(reader, way) });
  }
  return ways.reduce((best, one) => (one.sureness > best.sureness ? one : best)).way;
}

async function turned(reader: PageReader, page: GreyPage, turns: number): Promise<UprightPage> {
  const upright = turnLeft(page, turns);
  return { page: upright, turns, ...(await reader.find(upright)) };
}

/** Median over the longest lines of how surely their characters were read; lines without one count as not at all. */
async function surenessOf(reader: PageReader, { page, boxes, skew }: UprightPage): Promise<number> {
  const longest = [...boxes].sort((a, b) => b.w / b.h - a.w / a.h).slice(0, TRIED);
  const lines = await reader.read(page, longest, skew, 0.75);
  return median(lines.map(({ sureness }) => median(sureness)));
}
