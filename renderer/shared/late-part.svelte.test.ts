import { describe, expect, it } from 'vitest';
import { LatePart } from './late-part.svelte.ts';

describe('LatePart', () => {
  it('is not there until it is needed and has come', async () => {
    let fetched = 0;
    const part = new LatePart(() => {
      fetched++;
      return Promise.resolve({ default: 'chart' });
    });
    expect([part.part, fetched]).toEqual([null, 0]);
    const coming = part.need();
    expect(part.part).toBeNull();
    expect(await coming).toBe('chart');
    expect(part.part).toBe('chart');
  });

  it('is fetched once, however many want it', async () => {
    let fetched = 0;
    const part = new LatePart(() => Promise.resolve({ default: ++fetched }));
    await Promise.all([part.need(), part.need()]);
    await part.need();
    expect(fetched).toBe(1);
  });

  it('is asked for anew after it could not be had', async () => {
    let fetched = 0;
    const part = new LatePart(() =>
      ++fetched === 1 ? Promise.reject(new Error('gone')) : Promise.resolve({ default: 'chart' }),
    );
    await expect(part.need()).rejects.toThrow('gone');
    expect(part.part).toBeNull();
    expect(await part.need()).toBe('chart');
  });
});
