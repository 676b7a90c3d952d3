import { describe, expect, it } from 'vitest';
import { clientOver } from '../archive-client.ts';
import { Paged } from './paged.svelte.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A list of which pages of ten are asked for by search.run, and answered by hand. */
function longList() {
  const asked: {
    readonly offset: number;
    readonly answer: (rows: readonly string[] | null) => Promise<void>;
  }[] = [];
  const failures: unknown[] = [];
  const client = clientOver((_method, request) => {
    // Only this method is asked for.
    const { offset } = request as { offset: number };
    return new Promise((resolve) =>
      asked.push({
        offset,
        answer: (rows) => {
          resolve(
            rows
              ? { ok: true, value: { hits: rows } }
              : { ok: false, error: { code: 'unreachable', detail: '' } },
          );
          return settle();
        },
      }),
    );
  });
  const list = new Paged<unknown>(
    client,
    10,
    async (call, offset) => (await call('search.run', { query: '电梯', offset })).hits,
    (error) => failures.push(error),
  );
  return { asked, client, failures, list };
}

describe('a long list', () => {
  it('asks once for each page that comes into view', async () => {
    const { asked, list } = longList();
    list.start(['第一']);
    for (const index of [0, 12, 15, 19, 21]) list.need(index);
    expect(asked.map(({ offset }) => offset)).toEqual([10, 20]);
    await asked[0]!.answer(['第十一', '第十二']);
    list.need(12);
    expect([list.at(0), list.at(11), list.at(12), list.at(25)]).toEqual([
      '第一',
      '第十二',
      undefined,
      undefined,
    ]);
    expect(asked).toHaveLength(2);
  });

  it('drops what an earlier list still brings, and asks for that page of the new one', async () => {
    const { asked, list } = longList();
    list.need(10);
    list.start(null);
    await asked[0]!.answer(['旧']);
    expect(list.at(10)).toBeUndefined();
    list.need(10);
    await asked[1]!.answer(['新']);
    expect(list.at(10)).toBe('新');
  });

  it('asks again for the pages that it holds when hits may be others, and shows the old rows meanwhile', async () => {
    const { asked, client, list } = longList();
    list.need(10);
    await asked[0]!.answer(['旧']);
    client.changes.tell(['searches']);
    expect(asked).toHaveLength(1);
    client.changes.tell(['texts']);
    expect([asked.length, list.at(10)]).toEqual([2, '旧']);
    await asked[1]!.answer(['新']);
    expect(list.at(10)).toBe('新');
  });

  it('tells a page that cannot be had, and asks for it again when it is needed', async () => {
    const { asked, failures, list } = longList();
    list.need(10);
    await asked[0]!.answer(null);
    expect(failures).toMatchObject([{ code: 'unreachable' }]);
    list.need(10);
    expect(asked).toHaveLength(2);
  });
});
