import { describe, expect, it, vi } from 'vitest';
import { settle, slowHost, type Asked } from '../shared/testing/slow-host.ts';
import { ListCheck } from './list-check.svelte.ts';

/** A list over a host whose counts are given by hand. */
function desk(isShown = true) {
  const { asked, client } = slowHost();
  return { asked, client, list: new ListCheck(client, () => isShown) };
}

/** Of what was asked: nothing but counts is. */
function wanted({ request }: Asked): { readonly terms: readonly string[]; readonly exact: boolean } {
  return request as { readonly terms: readonly string[]; readonly exact: boolean };
}

/** Of counts what the list reads: each term as often. */
async function count(one: Asked | undefined, total: number): Promise<void> {
  await one!.answer({ years: [], rows: wanted(one!).terms.map((term) => ({ term, total })) });
}

const totals = ({ counts }: ListCheck): unknown =>
  counts?.rows.map(({ term, total }) => `${term} ${total}`) ?? null;

describe('a list of terms', () => {
  it('is counted in portions, and says how far it is', async () => {
    const { asked, list } = desk();
    list.text = Array.from({ length: 150 }, (_, n) => `词语${n}号`).join('\n');
    const run = list.run({});
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect([list.done, list.counts]).toEqual([0, null]);
    await count(asked[0], 1);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect([asked.map((one) => wanted(one).terms.length), list.done]).toEqual([[100, 50], 100]);
    await count(asked[1], 2);
    await run;
    expect([list.counts?.rows.length, list.done, list.isStale]).toEqual([150, null, false]);
  });

  it('shows nothing of a count that another has overtaken', async () => {
    const { asked, list } = desk();
    list.text = '电梯';
    const first = list.run({});
    list.text = '计量';
    list.withRelated = true;
    const second = list.run({});
    expect(asked.map(wanted).map(({ terms, exact }) => [...terms, exact])).toEqual([
      ['电梯', true],
      ['计量', false],
    ]);
    await count(asked[1], 2);
    await second;
    await count(asked[0], 1);
    await first;
    expect([totals(list), list.isStale, list.done]).toEqual([['计量 2'], false, null]);
  });

  it('shows nothing of an overtaken failure, and says one of its own', async () => {
    const { asked, list } = desk();
    list.text = '电梯';
    const [first, second] = [list.run({}), list.run({ year: { include: ['2022'], exclude: [] } })];
    await asked[0]!.refuse();
    await first;
    expect([list.error, list.done]).toEqual([null, 0]);
    await asked[1]!.refuse();
    await second;
    expect([list.error, list.done]).toEqual([expect.objectContaining({ code: 'unreachable' }), null]);
  });

  it('is counted again by itself where it is seen, and is out of date where it is not', async () => {
    for (const isShown of [true, false]) {
      const { asked, client, list } = desk(isShown);
      list.text = '电梯';
      const run = list.run({});
      await count(asked[0], 1);
      await run;
      client.changes.tell(['preferences']);
      client.changes.tell(['texts']);
      await settle();
      expect([asked.length, list.isStale]).toEqual(isShown ? [2, false] : [1, true]);
    }
  });

  it('is out of date as soon as other words stand in the field', async () => {
    const { asked, list } = desk();
    list.text = '电梯';
    const run = list.run({});
    await count(asked[0], 1);
    await run;
    list.text = '电梯\n计量';
    expect(list.isStale).toBe(true);
    list.text = '电梯';
    expect(list.isStale).toBe(false);
    list.withRelated = true;
    expect(list.isStale).toBe(true);
  });
});
