import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feetOf } from './chart-labels.ts';

describe('labels of a chart', () => {
  it('stand above their marks, below where there is no room', () => {
    expect(feetOf([{ x: 100, y: 100, text: '9158户' }], 14)).toEqual([88]);
    expect(feetOf([{ x: 100, y: 20, text: '9158户' }], 14)).toEqual([42]);
  });

  it('are not written over one another: of two neighbouring years one stands below', () => {
    const [first, second] = [
      { x: 424, y: 140, text: 'target 3000户' },
      { x: 457, y: 140, text: 'target 3000户' },
    ];
    expect(feetOf([first, second], 14)).toEqual([128, 162]);
  });

  it('of two anywhere are apart', () => {
    const label = fc.record({
      x: fc.integer({ min: 0, max: 760 }),
      y: fc.integer({ min: 60, max: 260 }),
      text: fc.constantFrom('9158户', 'target 3000户', '1.86亿元'),
    });
    fc.assert(
      fc.property(label, label, (one, other) => {
        const [a, b] = feetOf([one, other], 14);
        // Every label of these is wider than forty.
        return Math.abs(one.x - other.x) >= 40 || Math.abs(a! - b!) >= 15;
      }),
    );
  });
});
