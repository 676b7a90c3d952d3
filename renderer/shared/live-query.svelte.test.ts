import fc from 'fast-check';
import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { liveMethod, LiveQuery } from './live-query.svelte.ts';
import { slowHost } from './testing/slow-host.ts';

const terms = () => {
  const { asked, client } = slowHost();
  return { asked, client, query: liveMethod(client, 'terms.list') };
};

describe('a live query', () => {
  it('asks once for what it holds', async () => {
    const { asked, query } = terms();
    const both = [query.ask({}), query.ask({})];
    expect([query.isAsking, query.isLoading]).toEqual([true, true]);
    await asked[0]!.answer(['甲']);
    await Promise.all(both);
    await query.ask({});
    expect([asked.length, query.value, query.isAsking]).toEqual([1, ['甲'], false]);
  });

  it('drops what is on its way when nobody waits for it, and keeps the last answer', async () => {
    const { asked, query } = terms();
    void query.ask({});
    await asked[0]!.answer(['甲']);
    query.leave();
    await query.ask({});
    expect([asked.length, query.value]).toEqual([1, ['甲']]);
    void query.again();
    query.leave();
    expect([query.isAsking, query.isLoading]).toEqual([false, false]);
    await asked[1]!.answer(['乙']);
    expect(query.value).toEqual(['甲']);
    void query.ask({});
    await asked[2]!.answer(['丙']);
    expect(query.value).toEqual(['丙']);
  });

  it('is no reason for an effect that asks to run again, whatever comes of it', async () => {
    const { asked, query } = terms();
    let runs = 0;
    const leave = $effect.root(() => {
      $effect(() => {
        runs++;
        void query.ask({});
      });
    });
    flushSync();
    await asked[0]!.answer(['甲']);
    flushSync();
    expect([runs, asked.length, query.value]).toEqual([1, 1, ['甲']]);
    leave();
  });

  it('asks again when what it follows from has changed, and keeps the last answer meanwhile', async () => {
    const { asked, client, query } = terms();
    void query.ask({});
    await asked[0]!.answer(['甲']);
    client.changes.tell(['verdicts']);
    expect(asked).toHaveLength(1);
    client.changes.tell(['terms']);
    expect([asked.length, query.value, query.isAsking, query.isLoading]).toEqual([2, ['甲'], true, false]);
    await asked[1]!.answer(['甲', '乙']);
    expect(query.value).toEqual(['甲', '乙']);
  });

  it('drops an answer that was overtaken, and waits for the one that overtook it', async () => {
    const { asked, client } = slowHost();
    const query = liveMethod(client, 'reports.read');
    // Ids of this test; any string will do.
    const first = query.ask({ reportId: 'a' });
    const second = query.ask({ reportId: 'b' });
    let isDone = false;
    void first.then(() => (isDone = true));
    await asked[0]!.answer('a');
    expect([query.value, isDone]).toEqual([null, false]);
    await asked[1]!.answer('b');
    await Promise.all([first, second]);
    expect([query.value, query.answered]).toEqual(['b', { reportId: 'b' }]);
  });

  it('asks anew where something changes while an answer is on its way', async () => {
    const { asked, client, query } = terms();
    void query.ask({});
    client.changes.tell(['terms']);
    await asked[0]!.answer(['old']);
    expect(query.value).toBeNull();
    await asked[1]!.answer(['new']);
    expect(query.value).toEqual(['new']);
  });

  it('keeps the last good answer where asking again fails, and tries again when it is asked', async () => {
    const { asked, client, query } = terms();
    void query.ask({});
    await asked[0]!.answer(['甲']);
    client.changes.tell(['terms']);
    await asked[1]!.refuse();
    expect(query.value).toEqual(['甲']);
    expect(query.error).toMatchObject({ code: 'unreachable' });
    void query.ask({});
    await asked[2]!.answer(['乙']);
    expect([query.value, query.error]).toEqual([['乙'], null]);
  });

  it('waits where nobody sees it, and asks when it is looked at', async () => {
    const { asked, client } = slowHost();
    let isShown = true;
    const query = liveMethod(client, 'terms.list', { isShown: () => isShown });
    void query.ask({});
    await asked[0]!.answer(['甲']);
    isShown = false;
    client.changes.tell(['terms']);
    expect(asked).toHaveLength(1);
    void query.ask({});
    expect(asked).toHaveLength(2);
  });

  it('draws nothing anew where the answer says the same', async () => {
    const { asked, client } = slowHost();
    let told = 0;
    const query = liveMethod(client, 'terms.list', { onanswer: () => told++ });
    void query.ask({});
    await asked[0]!.answer([{ forms: ['甲'] }]);
    const held = query.value;
    client.changes.tell(['terms']);
    await asked[1]!.answer([{ forms: ['甲'] }]);
    expect([query.value === held, told]).toEqual([true, 1]);
  });

  it('follows from every method that its answer is made of', async () => {
    const { asked, client } = slowHost();
    const query = new LiveQuery(client, async (call, _: null) => [
      await call('terms.list', {}),
      await call('notebook.backups', {}),
    ]);
    void query.ask(null);
    await asked[0]!.answer([]);
    await asked[1]!.answer([]);
    client.changes.tell(['backups']);
    expect(asked).toHaveLength(3);
    client.changes.tell(['notes']);
    expect(asked).toHaveLength(3);
  });

  it('is not asked again for a change whose reply it takes over, but for another one that comes meanwhile', async () => {
    const { asked, client, query } = terms();
    void query.ask({});
    await asked[0]!.answer(['甲']);
    const saved = client.sparing(query).call('notebook.saveEntry', { kind: 'term', key: '乙', value: '' });
    client.changes.tell(['terms']);
    expect(asked).toHaveLength(3);
    await asked[2]!.answer(['甲', '别处']);
    await asked[1]!.answer({}, ['terms']);
    await saved;
    expect(asked).toHaveLength(3);
    void client.call('notebook.removeEntry', { kind: 'term', key: '乙' });
    await asked[3]!.answer({}, ['terms']);
    expect(asked).toHaveLength(5);
  });

  it('takes what it is given, and asks anew where an answer without it is on its way', async () => {
    const { asked, query } = terms();
    void query.ask({});
    query.put(['given'] as never);
    expect(query.value).toEqual(['given']);
    await asked[0]!.answer(['without']);
    expect(query.value).toEqual(['given']);
    await asked[1]!.answer(['with']);
    expect(query.value).toEqual(['with']);
  });

  it('shows and asks nothing once it is closed', async () => {
    const { asked, client, query } = terms();
    const open = query.ask({});
    query.close();
    await asked[0]!.answer(['甲']);
    await open;
    client.changes.tell(['terms']);
    expect([query.value, asked.length, query.isAsking]).toEqual([null, 1, false]);
  });

  it('shows in the end what the host has, whatever changes when and whichever reply is slow', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('change', 'ask', 'answer oldest', 'answer newest'), { maxLength: 30 }),
        async (steps) => {
          const { asked, client, query } = terms();
          let truth = 0;
          const waiting: (() => Promise<void>)[] = [];
          const collect = (): void => {
            // The answer is what the host has when it is asked.
            const now = truth;
            while (asked.length > 0) {
              const one = asked.shift()!;
              waiting.push(() => one.answer([now]));
            }
          };
          void query.ask({});
          collect();
          for (const step of steps) {
            if (step === 'change') {
              truth++;
              client.changes.tell(['terms']);
            } else if (step === 'ask') void query.ask({});
            else await (step === 'answer oldest' ? waiting.shift() : waiting.pop())?.();
            collect();
          }
          while (waiting.length > 0) await waiting.pop()!();
          expect(query.value).toEqual([truth]);
          expect(query.isAsking).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});
