import { describe, expect, it, vi } from 'vitest';
import type { TermCounts } from '../../data/contract/search-tools-model.ts';
import { clientOver } from '../archive-client.ts';
import { ListCheck } from './list-check.svelte.ts';

interface Asked {
  readonly terms: readonly string[];
  readonly exact: boolean;
  readonly answer: (total: number) => void;
  readonly refuse: () => void;
}

/** A host whose counts are given by hand. */
function desk(isShown = true) {
  const asked: Asked[] = [];
  const client = clientOver((_, request) => {
    // Nothing but counts is asked for.
    const { terms, exact } = request as { readonly terms: readonly string[]; readonly exact: boolean };
    return new Promise((resolve) => {
      asked.push({
        ...{ terms, exact },
        answer: (total) => resolve({ ok: true, value: countsOf(terms, total) }),
        refuse: () => resolve({ ok: false, error: { code: 'unreachable', detail: '' } }),
      });
    });
  });
  return { asked, client, list: new ListCheck(client, () => isShown) };
}

/** What the list reads of counts. */
function countsOf(terms: readonly string[], total: number): TermCounts {
  return { years: [], rows: terms.map((term) => ({ term, total })) } as unknown as TermCounts;
}

const totals = ({ counts }: ListCheck): unknown =>
  counts?.rows.map(({ term, total }) => `${term} ${total}`) ?? null;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a list of terms', () => {
  it('is counted in portions, and says how far it is', async () => {
    const { asked, list } = desk();
    list.text = Array.from({ length: 150 }, (_, n) => `词语${n}号`).join('\n');
    const run = list.run({});
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect([list.done, list.counts]).toEqual([0, null]);
    asked[0]!.answer(1);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect([asked.map(({ terms }) => terms.length), list.done]).toEqual([[100, 50], 100]);
    asked[1]!.answer(2);
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
    expect(asked.map(({ terms, exact }) => [...terms, exact])).toEqual([
      ['电梯', true],
      ['计量', false],
    ]);
    asked[1]!.answer(2);
    await second;
    asked[0]!.answer(1);
    await first;
    expect([totals(list), list.isStale, list.done]).toEqual([['计量 2'], false, null]);
  });

  it('shows nothing of an overtaken failure, and says one of its own', async () => {
    const { asked, list } = desk();
    list.text = '电梯';
    const [first, second] = [list.run({}), list.run({ year: { include: ['2022'], exclude: [] } })];
    asked[0]!.refuse();
    await first;
    expect([list.error, list.done]).toEqual([null, 0]);
    asked[1]!.refuse();
    await second;
    expect([list.error, list.done]).toEqual([expect.objectContaining({ code: 'unreachable' }), null]);
  });

  it('is counted again by itself where it is seen, and is out of date where it is not', async () => {
    for (const isShown of [true, false]) {
      const { asked, client, list } = desk(isShown);
      list.text = '电梯';
      const run = list.run({});
      asked[0]!.answer(1);
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
    asked[0]!.answer(1);
    await run;
    list.text = '电梯\n计量';
    expect(list.isStale).toBe(true);
    list.text = '电梯';
    expect(list.isStale).toBe(false);
    list.withRelated = true;
    expect(list.isStale).toBe(true);
  });
});
