import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetMap } from './offset-map.ts';

const offsets = fc.array(fc.record({ skip: fc.nat({ max: 3 }) }), { maxLength: 60 }).map((steps) => {
  let raw = -1;
  return steps.map(({ skip }) => (raw += 1 + skip));
});

describe('an offset map', () => {
  it('leads every text character to its source character and back', () => {
    fc.assert(
      fc.property(offsets, (raw) => {
        const map = OffsetMap.fromOffsets(raw);
        raw.forEach((rawOffset, textOffset) => {
          expect(map.toRaw(textOffset)).toBe(rawOffset);
          expect(map.toText(rawOffset)).toBe(textOffset);
        });
      }),
    );
  });

  it('has one run for all that stand side by side in the source', () => {
    expect(OffsetMap.fromOffsets([0, 1, 2, 3, 5, 7, 8, 8, 7]).runs).toEqual([
      [0, 0, 4],
      [4, 5, 1],
      [5, 7, 2],
      [7, 8, 1],
      [8, 7, 1],
    ]);
  });

  it('is the same after being written down and read again', () => {
    fc.assert(
      fc.property(offsets, (raw) => {
        const map = OffsetMap.fromOffsets(raw);
        expect(OffsetMap.decode(map.encode()).runs).toEqual(map.runs);
      }),
    );
  });

  it('says that a source character between two runs left no trace', () => {
    expect(OffsetMap.fromOffsets([0, 1, 4]).toText(2)).toBeNull();
  });

  it('gives a slice the offsets of its own text', () => {
    fc.assert(
      fc.property(offsets, fc.nat(), fc.nat(), (raw, a, b) => {
        const [start, end] = [Math.min(a, b) % (raw.length + 1), Math.max(a, b) % (raw.length + 1)];
        if (start > end) return;
        const slice = OffsetMap.fromOffsets(raw).slice(start, end);
        raw.slice(start, end).forEach((rawOffset, i) => expect(slice.toRaw(i)).toBe(rawOffset));
      }),
    );
  });

  it('counts the characters of its text, also where several were made of one', () => {
    const steps = fc.array(fc.constantFrom(0, 1, 1, 2), { maxLength: 30 });
    fc.assert(
      fc.property(steps, (all) => {
        let raw = 0;
        const sources = all.map((step) => (raw += step));
        const map = OffsetMap.fromOffsets(sources);
        expect(map.length).toBe(sources.length);
        sources.forEach((source, at) => expect(map.toRaw(at)).toBe(source));
        for (let source = 0; source <= raw + 1; source++) {
          const first = sources.indexOf(source);
          expect(map.toText(source)).toBe(first < 0 ? null : first);
        }
      }),
    );
  });

  it('leads a stretch to the source from its first character to behind its last', () => {
    const map = OffsetMap.fromOffsets([3, 4, 8, 9]);
    expect(map.rangeToRaw(1, 3)).toEqual([4, 9]);
    expect(map.rangeToRaw(0, 1)).toEqual([3, 4]);
    expect(map.rangeToRaw(2, 2)).toEqual([8, 8]);
    expect(map.rangeToRaw(4, 4)).toEqual([10, 10]);
  });

  it('of an empty text has no run and leads to the beginning', () => {
    for (const map of [
      OffsetMap.fromOffsets([]),
      OffsetMap.decode(''),
      OffsetMap.fromOffsets([5]).slice(1, 1),
    ])
      expect([map.runs, map.length, map.toRaw(0), map.toText(0), map.encode()]).toEqual([[], 0, 0, null, '']);
  });
});
