import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ANNOTATION_KINDS, COLOURS } from '../../data/contract/annotation-model.ts';
import { NOTE_FACETS, NoteFilter } from './note-filter.svelte.ts';
import { inReadingOrder } from './reading-order.ts';
import { rangeTarget, sampleNote, SampleNotebook, sampleReport } from './testing/sample-notes.ts';

const notes = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...ANNOTATION_KINDS),
      colour: fc.constantFrom(...COLOURS),
      tags: fc.subarray(['数据', '待查', '口径']),
      author: fc.constantFrom('沈洁', '张伟', ''),
      status: fc.constantFrom('open' as const, 'resolved' as const),
      deleted: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((fields, i) => sampleNote(`n${i}`, fields)));

const filterOf = (notebook = new SampleNotebook()): NoteFilter => new NoteFilter(notebook.client, () => 2022);

describe('the filter of notes', () => {
  it('leaves as many notes as the value that is chosen says', () => {
    fc.assert(
      fc.property(notes, fc.constantFrom(...NOTE_FACETS), (list, facet) => {
        for (const { value, count } of filterOf().counts(list, facet)) {
          // An unsigned note has no value that could be chosen.
          if (value === '') continue;
          const filter = filterOf();
          filter.choose(facet, value);
          const shown = filter.apply(list);
          expect(shown).toHaveLength(count);
          for (const note of shown) expect(filter.valuesOf(note, facet)).toContain(value);
        }
      }),
    );
  });

  it('shows a note either among the notes or in the trash', () => {
    fc.assert(
      fc.property(notes, (list) => {
        const filter = filterOf();
        const present = filter.apply(list);
        filter.isTrash = true;
        expect(new Set([...present, ...filter.apply(list)]).size).toBe(list.length);
      }),
    );
  });

  it('finds a note by the words of its answer', async () => {
    const list = [
      sampleNote('a', { body: '待核' }),
      sampleNote('b'),
      sampleNote('r', { replyTo: sampleNote('a').annotationId, body: '台账为准' }),
    ];
    const filter = filterOf(new SampleNotebook(...list));
    filter.type('台账');
    await vi.waitFor(() => expect(filter.apply(list).map((one) => one.annotationId)).toEqual(['a']));
    filter.clear();
    expect(filter.apply(list)).toHaveLength(2);
  });

  it('takes a choice back when it is made again', () => {
    const filter = filterOf();
    filter.choose('tag', '数据');
    expect(filter.isSet).toBe(true);
    filter.choose('tag', '数据');
    expect(filter.isSet).toBe(false);
  });
});

describe('the order of notes', () => {
  it('is that of the text; the whole report stands before it, what is lost behind', () => {
    const lost = { ...rangeTarget(0, '8.5%'), state: 'orphan', place: null } as const;
    const whole = { kind: 'report', reportId: sampleReport().reportId, state: 'exact', place: null } as const;
    const list = [
      sampleNote('lost', { targets: [lost] }),
      sampleNote('second', { targets: [rangeTarget(1, '3777家')] }),
      sampleNote('first', { targets: [rangeTarget(1, '3777家'), rangeTarget(0, '12.3万户')] }),
      sampleNote('whole', { targets: [whole] }),
    ];
    expect(inReadingOrder(list, sampleReport()).map((one) => one.annotationId)).toEqual([
      'whole',
      'first',
      'second',
      'lost',
    ]);
  });
});
