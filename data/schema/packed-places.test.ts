import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE_LINE, type Knot } from '../plain/line-knots.ts';
import type { LinePlace } from './line-places.ts';
import { LARGEST_PLACES, packPlaces, unpackPlaces } from './packed-places.ts';
import { placesAsRows, placesOfRows } from './place-rows.ts';
import { longOr } from '../testing/long-form.ts';

const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const anywhere = fc.record({
  page: fc.integer({ min: 1, max: 0xffffffff }),
  ...{ rawStart: u32, rawEnd: u32, x: u16, y: u16, width: u16, height: u16 },
});
/** As lines follow one another in a column. */
const inColumn = fc
  .array(fc.record({ length: fc.integer({ min: 0, max: 60 }), apart: fc.nat(3), page: fc.nat(1) }))
  .map((parts) => {
    let [page, end, y] = [1, 0, 0];
    return parts.map((part): Omit<LinePlace, 'drift' | 'knots'> => {
      page += part.page;
      const rawStart = end + part.apart;
      end = rawStart + part.length;
      y = part.page > 0 ? 3000 : Math.min(0xffff, y + 1200);
      return { page, rawStart, rawEnd: end, x: 6000, y, width: part.length * 800, height: 1100 };
    });
  });
const lines = fc.oneof(fc.array(anywhere), inColumn);
/** Knots in their order, and a drift; either or none. */
const within = fc.record(
  {
    drift: fc.integer({ min: -0x8000, max: 0x7fff }).filter((drift) => drift !== 0),
    knots: fc
      .array(
        fc.tuple(
          fc.oneof(fc.nat(0xff), fc.constant(0)),
          fc
            .oneof(
              u16,
              u16.map((share) => share & ~63),
            )
            .map((share) => Math.max(1, share)),
        ),
        { minLength: 1, maxLength: 30 },
      )
      .map((steps) => {
        let at = 0;
        return steps.map(([step, share]): Knot => [(at += step), share]);
      }),
  },
  { requiredKeys: [] },
);
const places = lines.chain((plain) =>
  fc
    .array(within, { minLength: plain.length, maxLength: plain.length })
    .map((more) => plain.map((line, i): LinePlace => ({ ...line, ...more[i] }))),
);

/** The same form, read step by step with numbers as big as they may be, by the words of its description alone. */
function twin(packed: Buffer): LinePlace[] {
  const bytes = [...inflateRawSync(packed)];
  const number = (): bigint => {
    const low = BigInt(bytes[0]! & 0x7f);
    return bytes.shift()! < 128 ? low : low | (number() << 7n);
  };
  const signed = (): bigint => {
    const said = number();
    return said & 1n ? -((said + 1n) >> 1n) : said >> 1n;
  };
  const count = Number(number());
  const column = (next: () => bigint, length: number): number[] =>
    Array.from({ length }, () => Number(next()));
  const summed = (of: number[]): number[] => of.map((_, i) => of.slice(0, i + 1).reduce((a, b) => a + b, 0));
  const [page, start] = [summed(column(signed, count)), column(signed, count)];
  const length = summed(column(signed, count));
  const [x, y, right, height, drift, many] = Array.from({ length: 6 }, () => summed(column(signed, count)));
  const all = many!.reduce((sum, one) => sum + one, 0);
  const [at, steps, rest] = [column(number, all), column(signed, all), column(number, all)];
  let [end, knot] = [0, 0];
  return page.map((own, i) => {
    const rawStart = end + start[i]!;
    end = rawStart + length[i]!;
    const knots: [number, number][] = [];
    for (let n = 0; n < many![i]!; n++, knot++) {
      const [before, share] = knots.at(-1) ?? [0, 0];
      const left = length[i]! - before;
      const straight = share + (65_535 - share) * Math.min(1, at[knot]! / Math.max(1, left));
      knots.push([before + at[knot]!, (Math.floor(straight / 64) + steps[knot]!) * 64 + rest[knot]!]);
    }
    return {
      ...{ page: own, rawStart, rawEnd: end, x: x![i]!, y: y![i]!, width: right![i]! - x![i]! },
      height: height![i]!,
      ...(drift![i] !== 0 && { drift: drift![i]! }),
      ...(knots.length > 0 && { knots }),
    };
  });
}

describe('packed places of lines', () => {
  it('come back as they were kept, and are what the description of their form says', () => {
    fc.assert(
      fc.property(places, (kept) => {
        const packed = packPlaces(kept);
        expect(unpackPlaces(packed)).toEqual(kept);
        expect(twin(packed)).toEqual(kept);
      }),
    );
  });

  it('are those that rows of earlier versions hold, whatever bytes these are', () => {
    fc.assert(
      fc.property(places, fc.uint8Array({ maxLength: 300 }), (kept, bytes) => {
        expect(unpackPlaces(packPlaces(placesOfRows(placesAsRows(kept))))).toEqual(kept);
        const rows = [...placesOfRows(Buffer.from(bytes))];
        expect(unpackPlaces(packPlaces(rows))).toEqual(rows);
      }),
    );
  });

  it('are read as the first archives of version 4 hold them', () => {
    const kept = 'ATwAw/8DAgACAAYCKCQ90IkC76sBqM0G0EGAS49OgO4FoJwBsDvYHeMKrIYCAOsEngUABgMIAAwDCBICAAAAADU=';
    expect(unpackPlaces(Buffer.from(kept, 'base64'))).toEqual([
      { page: 1, rawStart: 0, rawEnd: 20, x: 17_000, y: 4200, width: 31_000, height: 1900 },
      {
        ...{ page: 1, rawStart: 23, rawEnd: 61, x: 6000, y: 9000, width: 52_000, height: 1210, drift: -310 },
        knots: [
          [8, 14_016],
          [8, 14_592],
          [20, 35_008],
        ],
      },
      {
        ...{ page: 2, rawStart: 62, rawEnd: 69, x: 60_100, y: 4000, width: 1700, height: 18_000, drift: 25 },
        knots: [[3, 28_085]],
      },
    ]);
  });

  it('stay on the page, however a reader measured them', () => {
    const odd = { page: 1, rawStart: 0, rawEnd: 3, x: -4, y: 70_000, width: 12.6, height: 0 };
    const knots: Knot[] = [
      [2, 70_000],
      [1, -3],
    ];
    expect(unpackPlaces(packPlaces([{ ...odd, drift: 0.2, knots }]))).toEqual([
      { ...odd, x: 0, y: 0xffff, width: 13, knots: [[2, WHOLE_LINE], [2, 0]] }, // prettier-ignore
    ]);
  });

  it('take twelve bytes a line and two a knot where lines stand as they do in print', () => {
    const printed = Array.from({ length: 150 }, (_, i): LinePlace => {
      const knots = Array.from({ length: 10 }, (_, k): Knot => [
        4 * k + 4,
        64 * (93 * k + ((i * 7 + k * 5) % 9) + 92),
      ]);
      const box = {
        x: 6000 + (i % 4),
        y: 3000 + 1180 * (i % 50) + (i % 3),
        width: 52_000 + (i % 5),
        height: 1060 + (i % 7),
      };
      return { page: 1 + Math.floor(i / 50), rawStart: 46 * i, rawEnd: 46 * i + 45, ...box, knots };
    });
    expect(packPlaces(printed).length).toBeLessThan(150 * 12 + 1500 * 2);
    expect(packPlaces(printed).length).toBeLessThan(placesAsRows(printed).length / 3);
  });
});

const refused = expect.objectContaining({ name: 'ArchiveError', code: 'archive_damaged' }) as unknown;

describe('a blob that holds no places', () => {
  it('is refused, whatever it is, or is places on a page', () => {
    const blobs = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      // Deflated: what is wrong with it is found behind.
      fc.uint8Array({ maxLength: 200 }).map((bytes) => deflateRawSync(bytes)),
      fc.tuple(places, fc.nat(), fc.nat(7)).map(([kept, at, bit]) => {
        const bytes = inflateRawSync(packPlaces(kept));
        bytes[at % bytes.length]! ^= 1 << bit;
        return deflateRawSync(bytes);
      }),
    );
    fc.assert(
      fc.property(blobs, (blob) => {
        let read: LinePlace[];
        try {
          read = unpackPlaces(blob);
        } catch (error) {
          expect(error).toEqual(refused);
          return;
        }
        for (const { page, x, y, width, height, knots = [] } of read) {
          expect(page).toBeGreaterThan(0);
          for (const part of [x, y, width, height, ...knots.map(([, share]) => share)])
            expect(part === Math.round(part) && part >= 0 && part <= 0xffff).toBe(true);
          expect(knots.map(([at]) => at)).toEqual(knots.map(([at]) => at).toSorted((a, b) => a - b));
        }
      }),
      { numRuns: longOr(400, 150) },
    );
  });

  it('is refused where it is cut off, goes on behind its end, or says more lines or knots than it holds', () => {
    const sound = inflateRawSync(
      packPlaces([{ page: 1, rawStart: 0, rawEnd: 3, x: 1, y: 2, width: 3, height: 4 }]),
    );
    expect(unpackPlaces(deflateRawSync(sound))).toHaveLength(1);
    const many = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f]);
    for (const bytes of [
      sound.subarray(0, -1),
      Buffer.concat([sound, Buffer.alloc(1)]),
      Buffer.concat([many, sound.subarray(1)]),
      Buffer.concat([sound.subarray(0, -1), many]),
      Buffer.alloc(0),
    ])
      expect(() => unpackPlaces(deflateRawSync(bytes))).toThrow(refused);
    expect(() => unpackPlaces(packPlaces([]).subarray(0, 1))).toThrow(refused);
  });

  it('is refused before it takes more room than it may', () => {
    const zeros = deflateRawSync(Buffer.alloc(LARGEST_PLACES + 1));
    expect(zeros.length).toBeLessThan(20_000);
    expect(() => unpackPlaces(zeros)).toThrow(refused);
  });
});

describe('more places than are kept', () => {
  it('have the first of them', () => {
    const one = { page: 1, rawStart: 0, rawEnd: 1, x: 0, y: 0, width: 1, height: 1 };
    function* endless(): Generator<LinePlace> {
      for (let i = 0; ; i++) yield { ...one, page: i % 2 === 0 ? 1 : 0xffffffff };
    }
    const packed = packPlaces(endless());
    expect(inflateRawSync(packed).length).toBeLessThanOrEqual(LARGEST_PLACES);
    const read = unpackPlaces(packed);
    expect(read.length).toBeGreaterThan(300_000);
    expect(read.at(-1)).toMatchObject({ rawStart: 0 });
  });
});
