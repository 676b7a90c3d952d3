import { describe, expect, it } from 'vitest';
import type { Correction, PassageId, UnsureCharacter } from '../../data/contract/model.ts';
import { doubtsLeft } from './unsure-marks.ts';

const passageId = 'linhe-2023.original.1' as PassageId;
const doubt = (start: number): UnsureCharacter => ({
  ...{ passageId, start, end: start + 1 },
  ...{ printed: '8', second: '3' },
});
const correction = (start: number, end: number): Correction => ({
  ...{ passageId, start, end, replacement: '3' },
  annotationId: '0196f0a0-0000-7000-8000-000000000001' as Correction['annotationId'],
});

describe('characters that are in doubt still', () => {
  const report = { unsureCharacters: [doubt(4), doubt(9)] };

  it('are those that nobody has put right', () => {
    expect(doubtsLeft(report, [correction(3, 6)])).toEqual([doubt(9)]);
  });

  it('are all where what was put right lies beside them, or in another passage', () => {
    const other = { ...correction(4, 5), passageId: 'linhe-2023.original.2' as PassageId };
    expect(doubtsLeft(report, [correction(5, 9), other])).toEqual(report.unsureCharacters);
  });

  it('are none without a report', () => {
    expect(doubtsLeft(null, [])).toEqual([]);
  });
});
