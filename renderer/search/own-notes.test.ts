import { describe, expect, it } from 'vitest';
import { clientOver } from '../archive-client.ts';
import { OwnNotes } from './own-notes.svelte.ts';

/** A notebook in which so many notes hold whatever is asked for. */
function notebookWith(count: number) {
  const asked: unknown[] = [];
  const client = clientOver((method, request) => {
    asked.push([method, request]);
    const { limit } = request as { limit: number };
    // Only how many there are is looked at.
    const value = Array.from({ length: Math.min(count, limit) }, (_, n) => ({ annotationId: String(n) }));
    return Promise.resolve({ ok: true, value, changed: [] });
  });
  return { notes: new OwnNotes(client), asked };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('own notes beside the hits', () => {
  it.each([
    [0, 0, false],
    [5, 5, false],
    [6, 5, true],
    [40, 5, true],
  ])('are five at most, and it is said whether there are more: of %d', async (count, shown, hasMore) => {
    const { notes } = notebookWith(count);
    notes.find('电梯');
    await settle();
    expect([notes.list.length, notes.hasMore]).toEqual([shown, hasMore]);
  });

  it('are asked for by two characters and more, as typed but for quotation marks', async () => {
    const { notes, asked } = notebookWith(3);
    for (const words of [null, '', ' 梯 ', '“梯”', '𠮷']) {
      notes.find(words);
      await settle();
      expect([asked, notes.list]).toEqual([[], []]);
    }
    notes.find(' “放心消费”「示范」 ');
    await settle();
    // One more than is shown tells whether there are more.
    expect(asked).toEqual([['annotations.list', { text: '放心消费示范', limit: 6 }]]);
    notes.find('梯');
    expect(notes.list).toEqual([]);
    notes.find('电'.repeat(1001));
    expect(asked.at(-1)).toEqual(['annotations.list', { text: '电'.repeat(1000), limit: 6 }]);
  });
});
