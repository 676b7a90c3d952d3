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

const wordsOf = async (query: string): Promise<unknown> => {
  const { notes, asked } = notebookWith(1);
  notes.find(query);
  await settle();
  return asked.map((one) => (one as readonly [string, { readonly text: string }])[1].text).join();
};

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

  it.each([
    ['电梯 检验', '电梯 检验'],
    ['电梯　检验  率', '电梯 检验 率'],
    ['年度:2022 电梯 机关:(平湖 株洲) 检验', '电梯 检验'],
    ['机关: 平湖 电梯', '电梯'],
    ['章节:"来年 打算" “电梯 检验”', '电梯检验'],
    ['电梯 AND 检验 或 扶梯 | 锅炉', '电梯 检验 扶梯 锅炉'],
    ['电梯 NOT 扶梯 -锅炉 非 气瓶', '电梯'],
    ['电梯 NOT (扶梯 锅炉) -（气瓶）', '电梯'],
    ['(电梯 OR 扶梯) 检验*', '电梯 扶梯 检验'],
    ['NEAR(电梯 检验, 5) 合格', '电梯 检验 合格'],
    ['电梯 NEAR/5 检验', '电梯 检验'],
    ['NEAR((电梯 OR 扶梯) 检验；９字) 合格', '电梯 扶梯 检验 合格'],
    ['NEAR5(电梯 检验)', '电梯 检验'],
    ['电梯 NEAR(5) 检验', '电梯 检验'],
    ['电梯 NEAR9 检验', '电梯 检验'],
    ['/[0-9]+户/i 电梯', '电梯'],
    ['/[0-9]+户/ 电梯', '电梯'],
    ['年度:2022', ''],
    ['12:30 会议', '12:30 会议'],
  ])('are asked for by the words of a query: %s', async (query, words) => {
    expect(await wordsOf(query)).toBe(words);
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
