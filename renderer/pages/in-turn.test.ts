import { describe, expect, it } from 'vitest';
import { InTurn } from './in-turn.ts';

const never = new AbortController().signal;

describe('work that is done in turn', () => {
  it('is done one after the other, in the order in which it was asked for', async () => {
    const turns = new InTurn((go) => go());
    const told: string[] = [];
    const work = (name: string) => async () => {
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
    };
    await Promise.all(['a', 'b'].map((name) => turns.run(work(name), never)));
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('waits until there is time', async () => {
    const waiting: (() => void)[] = [];
    const turns = new InTurn((go) => waiting.push(go));
    let isDone = false;
    const own = turns.run(() => Promise.resolve((isDone = true)), never);
    await Promise.resolve();
    expect([waiting.length, isDone]).toEqual([1, false]);
    waiting[0]?.();
    await own;
    expect(isDone).toBe(true);
  });

  it('leaves out what nobody wants any more, and goes on after a failure', async () => {
    const turns = new InTurn((go) => go());
    const stopping = new AbortController();
    const first = turns.run(() => Promise.reject(new Error('a broken page')), never);
    const second = turns.run(() => Promise.resolve('never'), stopping.signal);
    const third = turns.run(() => Promise.resolve('drawn'), never);
    stopping.abort(new Error('out of sight'));
    await expect(first).rejects.toThrow('a broken page');
    await expect(second).rejects.toThrow('out of sight');
    await expect(third).resolves.toBe('drawn');
  });
});
