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
});
