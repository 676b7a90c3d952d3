import { describe, expect, it } from 'vitest';
import { NoteChoice } from './note-choice.svelte.ts';
import { NoteFilter } from './note-filter.svelte.ts';
import { sampleNote, SampleNotebook } from './testing/sample-notes.ts';

const SHOWN = ['甲', '乙', '丙', '丁'].map((id) => sampleNote(id));
const idsOf = (notes: readonly { readonly annotationId: string }[]): readonly string[] =>
  notes.map((one) => one.annotationId);

describe('ticking notes', () => {
  it('takes one, a range from the last one, or all, in the order of the list', () => {
    const choice = new NoteChoice();
    choice.toggle(SHOWN, SHOWN[3]!.annotationId, false);
    choice.toggle(SHOWN, SHOWN[1]!.annotationId, true);
    expect(idsOf(choice.among(SHOWN))).toEqual(['乙', '丙', '丁']);
    choice.toggle(SHOWN, SHOWN[2]!.annotationId, false);
    expect(idsOf(choice.among(SHOWN))).toEqual(['乙', '丁']);
    choice.setAll(SHOWN, true);
    expect(choice.among(SHOWN)).toHaveLength(4);
  });

  it('does not mean a ticked note that is not listed any more', () => {
    const choice = new NoteChoice();
    choice.setAll(SHOWN, true);
    expect(idsOf(choice.among(SHOWN.slice(2)))).toEqual(['丙', '丁']);
  });
});

describe('a list narrowed by day', () => {
  const at = (hours: number, minutes = 0): string => new Date(2026, 2, 4, hours, minutes).toISOString();
  const notes = [
    sampleNote('前夜', { modified: at(-1) }),
    sampleNote('清早', { modified: at(0) }),
    sampleNote('深夜', { modified: at(23, 59) }),
    sampleNote('次日', { modified: at(24) }),
  ];

  it('takes whole days of the person’s own time, both ends included', () => {
    const filter = new NoteFilter(new SampleNotebook().client, () => null);
    const shown = (from: string, to: string): readonly string[] => {
      filter.from = from;
      filter.to = to;
      return idsOf(filter.apply(notes));
    };
    expect(shown('2026-03-04', '2026-03-04')).toEqual(['清早', '深夜']);
    expect(shown('2026-03-04', '')).toEqual(['清早', '深夜', '次日']);
    expect(shown('', '2026-03-04')).toEqual(['前夜', '清早', '深夜']);
    expect(shown('', 'x')).toHaveLength(4);
    filter.clear();
    expect(filter.isSet).toBe(false);
  });
});
