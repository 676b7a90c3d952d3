import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationChange } from '../../data/contract/annotation-model.ts';
import { differenceOf, fieldChanges } from './note-history.ts';

const text = fc
  .array(fc.constantFrom('放心', '消费', '12.3万户', '，', '𠮷', '\n'), { maxLength: 20 })
  .map((parts) => parts.join(''));

describe('the difference of two notes', () => {
  it('without what was added is the former, without what was removed the latter', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = differenceOf({ field: 'body', before, after });
        const without = (kind: string): string =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('of a closed word is the whole word', () => {
    const change = { field: 'status', before: '未解决', after: '已解决' } as const;
    expect(differenceOf(change)).toEqual([
      { kind: 'removed', text: '未解决' },
      { kind: 'added', text: '已解决' },
    ]);
  });

  it('of very long notes shows both whole', () => {
    const before = '一'.repeat(3000);
    const after = '二'.repeat(3000);
    expect(differenceOf({ field: 'body', before, after }).map((part) => part.text)).toEqual([before, after]);
  });
});

describe('a change in the history', () => {
  it('names the fields that changed and no others', () => {
    const change: AnnotationChange = {
      revision: 2,
      at: '2025-03-04T01:02:03.000Z',
      author: '沈洁',
      action: 'changed',
      before: { body: '待核', tags: [] },
      after: { body: '已与台账核对', tags: ['数据'], colour: 'blue' },
    };
    expect(fieldChanges(change, (_field, value) => value)).toEqual([
      { field: 'body', before: '待核', after: '已与台账核对' },
      { field: 'colour', before: '', after: 'blue' },
      { field: 'tags', before: '', after: '数据' },
    ]);
  });
});
