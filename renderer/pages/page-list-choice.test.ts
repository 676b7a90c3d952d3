import { describe, expect, it } from 'vitest';
import { PageListChoice } from './page-list-choice.svelte.ts';

function layout() {
  const kept = new Map<string, string>();
  return {
    kept,
    layoutOf: (name: string) => kept.get(name) ?? null,
    keepLayout: (name: string, value: string) => void kept.set(name, value),
  };
}

describe('whether the list of pages is open', () => {
  it('is kept where it stands beside the pages', () => {
    const own = layout();
    expect(new PageListChoice(own, 'pages').isOpen(false)).toBe(false);
    new PageListChoice(own, 'pages').set(true, false);
    expect(new PageListChoice(own, 'pages').isOpen(false)).toBe(true);
    new PageListChoice(own, 'pages').set(false, false);
    expect(new PageListChoice(own, 'pages').isOpen(false)).toBe(false);
  });

  it('is not kept where it lies over them, and does not change what is', () => {
    const own = layout();
    const one = new PageListChoice(own, 'pages');
    one.set(true, true);
    expect([one.isOpen(true), one.isOpen(false), own.kept.size]).toEqual([true, false, 0]);
    one.set(true, false);
    one.set(false, true);
    expect([one.isOpen(true), one.isOpen(false)]).toEqual([false, true]);
  });

  it('is kept of each place by its own name', () => {
    const own = layout();
    new PageListChoice(own, 'left').set(true, false);
    expect(new PageListChoice(own, 'right').isOpen(false)).toBe(false);
  });
});
