import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePlaces, encodePlaces } from './line-places.ts';

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const line = fc.record({ page: u32, rawStart: u32, rawEnd: u32, x: u16, y: u16, width: u16, height: u16 });

describe('the places of lines', () => {
  it('come back as they were kept', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(decodePlaces(encodePlaces(lines))).toEqual(lines);
      }),
    );
  });

  it('stay on the page, however a reader measured them', () => {
    const odd = { page: 1, rawStart: 0, rawEnd: 3, x: -4, y: 70_000, width: 12.6, height: 0 };
    expect(decodePlaces(encodePlaces([odd]))).toEqual([{ ...odd, x: 0, y: 0xffff, width: 13 }]);
  });
});
