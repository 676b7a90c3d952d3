import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PassageId } from '../../data/contract/model.ts';
import type { NoteOnWords } from '../shared/note-on-words.ts';
import { runsWithNotes } from './report-document.ts';

const TEXT = '全年办结投诉9158件，挽回损失382.56万元。';
const note = (start: number, end: number, line: string): NoteOnWords => ({
  ...{ passageId: 'p' as PassageId, start, end },
  lines: [line],
});

describe('a passage with footnotes', () => {
  it('marks what is noted, and puts the footnote where it ends', () => {
    expect(runsWithNotes(TEXT, 0, 24, [note(2, 6, '甲')])).toEqual([
      { text: '全年', isMarked: false },
      { text: '办结投诉', isMarked: true, footnote: ['甲'] },
      { text: '9158件，挽回损失382.56万元', isMarked: false },
    ]);
  });

  it('keeps every letter once and every note once, however notes overlap', () => {
    const length = [...TEXT].length;
    const place = fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), (places) => {
        const notes = places.map(([start, size], i) => note(start, Math.min(length, start + size), `注${i}`));
        const runs = runsWithNotes(TEXT, 0, length, notes);
        expect(runs.map((run) => run.text).join('')).toBe(TEXT);
        expect(runs.flatMap((run) => run.footnote ?? []).sort()).toEqual(
          notes.flatMap(({ lines }) => lines).sort(),
        );
        let at = 0;
        for (const run of runs) {
          const end = at + [...run.text].length;
          for (let letter = at; letter < end; letter++)
            expect(run.isMarked).toBe(notes.some((one) => one.start <= letter && letter < one.end));
          at = end;
        }
      }),
    );
  });

  it('keeps its notes where only a part of the passage is written, as a cell of a table is', () => {
    expect(runsWithNotes(TEXT, 0, 6, [note(2, 9, '甲'), note(4, 6, '乙')])).toEqual([
      { text: '全年', isMarked: false },
      { text: '办结', isMarked: true },
      { text: '投诉', isMarked: true, footnote: ['乙'] },
    ]);
    expect(runsWithNotes(TEXT, 6, 9, [note(2, 9, '甲')])).toEqual([
      { text: '915', isMarked: true, footnote: ['甲'] },
    ]);
  });
});
