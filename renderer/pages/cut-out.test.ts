import { describe, expect, it } from 'vitest';
import { WHOLE_PAGE, type PageBox } from '../../data/contract/page-model.ts';
import { AROUND_CHARACTER, cutOutAround } from './cut-out.ts';

/** A box of three characters of 12 points, in the middle of a page of so many points. */
function boxOn(width: number, height: number): PageBox {
  const parts = (points: number, of: number): number => (points / of) * WHOLE_PAGE;
  const [x, y] = [WHOLE_PAGE / 2, WHOLE_PAGE / 2];
  return { page: 1, x, y, width: parts(36, width), height: parts(12, height) };
}

const A4 = [595, 842] as const;
const BROAD = [3400, 900] as const;

describe('a piece cut out of a page', () => {
  it.each([A4, BROAD])('holds what is framed and its line on a page of %d by %d points', (width, height) => {
    const box = boxOn(width, height);
    const { area } = cutOutAround([box], height / width)!;
    expect(area.x).toBeLessThan(box.x);
    expect(area.x + area.width).toBeGreaterThan(box.x + box.width);
    expect(area.y).toBeLessThan(box.y);
    expect(area.y + area.height).toBeGreaterThan(box.y + box.height);
  });

  it('is half as broad as an office page, and as many characters of a broad one', () => {
    const points = ([width, height]: readonly [number, number]): number =>
      (cutOutAround([boxOn(width, height)], height / width)!.area.width / WHOLE_PAGE) * width;
    expect(points(A4)).toBeCloseTo(0.5 * 595 + 12, 0);
    expect(points(BROAD)).toBeLessThan(1.4 * points(A4));
  });

  it('keeps all that is framed, however broad that is', () => {
    const [width, height] = BROAD;
    const box = { ...boxOn(width, height), x: 0.1 * WHOLE_PAGE, width: 0.8 * WHOLE_PAGE };
    const { area } = cutOutAround([box], height / width)!;
    expect(area.x).toBeLessThanOrEqual(box.x);
    expect(area.x + area.width).toBeGreaterThanOrEqual(box.x + box.width);
  });

  it('is as sharp on a broad page as on any other', () => {
    const sharpness = ([width, height]: readonly [number, number]): number =>
      cutOutAround([boxOn(width, height)], height / width, AROUND_CHARACTER)!.across / width;
    expect(sharpness(BROAD)).toBeGreaterThan(0.7 * sharpness(A4));
  });
});
