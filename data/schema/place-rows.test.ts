import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Knot } from '../plain/line-knots.ts';
import type { LinePlace } from './line-places.ts';
import { placesAsRows, placesOfRows } from './place-rows.ts';

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const page = fc.integer({ min: 1, max: 0xffffffff });
const line = fc.record({ page, rawStart: u32, rawEnd: u32, x: u16, y: u16, width: u16, height: u16 });

/** Knots in their order, as far apart as a line can be long, and a drift; either or none. */
const within = fc.record(
  {
    drift: fc.integer({ min: -0x8000, max: 0x7fff }).filter((drift) => drift !== 0),
    knots: fc
      .array(fc.tuple(fc.nat(0xff), fc.integer({ min: 1, max: 0xffff })), { minLength: 1, maxLength: 30 })
      .map((steps) => {
        let at = 0;
        return steps.map(([step, share]): Knot => [(at += step), share]);
      }),
  },
  { requiredKeys: [] },
);

/** As programs read places before lines had knots. */
function decodedBefore(blob: Buffer): LinePlace[] {
  return Array.from({ length: blob.length / 20 }, (_, i) => ({
    page: blob.readUInt32LE(i * 20),
    rawStart: blob.readUInt32LE(i * 20 + 4),
    rawEnd: blob.readUInt32LE(i * 20 + 8),
    x: blob.readUInt16LE(i * 20 + 12),
    y: blob.readUInt16LE(i * 20 + 14),
    width: blob.readUInt16LE(i * 20 + 16),
    height: blob.readUInt16LE(i * 20 + 18),
  }));
}

describe('the places of lines, in rows', () => {
  it('come back as they were kept', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect([...placesOfRows(placesAsRows(lines))]).toEqual(lines);
      }),
    );
  });

  it('come back with what is known of their characters', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, within)), (pairs) => {
        const lines = pairs.map(([one, more]) => ({ ...one, ...more }));
        expect([...placesOfRows(placesAsRows(lines))]).toEqual(lines);
      }),
    );
  });

  it('are the same to a program that knows no more than lines, and the bytes of such lines are as before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, within)), (pairs) => {
        const lines = pairs.map(([one]) => one);
        const blob = placesAsRows(pairs.map(([one, more]) => ({ ...one, ...more })));
        const seen = decodedBefore(blob);
        // What it finds besides holds no text.
        expect(seen.filter(({ page }) => page > 0)).toEqual(lines);
        for (const { rawEnd } of seen.filter(({ page }) => page === 0)) expect(rawEnd).toBe(0);
        expect([...placesOfRows(placesAsRows(lines))]).toEqual(decodedBefore(placesAsRows(lines)));
      }),
    );
  });

  it('are read out of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const { knots = [] } of [...placesOfRows(Buffer.from(bytes))])
          expect(knots.map(([at]) => at)).toEqual(knots.map(([at]) => at).toSorted((a, b) => a - b));
      }),
    );
  });

  it('stay on the page, however a reader measured them', () => {
    const odd = { page: 1, rawStart: 0, rawEnd: 3, x: -4, y: 70_000, width: 12.6, height: 0 };
    expect([...placesOfRows(placesAsRows([odd]))]).toEqual([{ ...odd, x: 0, y: 0xffff, width: 13 }]);
  });
});
