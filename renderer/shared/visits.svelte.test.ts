import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Visits } from './visits.svelte.ts';

describe('Visits, while a page is scrolled', () => {
  let text: HTMLElement;
  let kept: number;
  let visits: Visits;

  beforeEach(() => {
    vi.useFakeTimers();
    text = document.createElement('div');
    text.dataset['scroll'] = 'text';
    document.body.replaceChildren(text);
    kept = 0;
    visits = new Visits(
      () => Promise.resolve(),
      () => kept++,
    );
  });

  afterEach(() => vi.useRealTimers());

  const scrollTo = (top: number): void => {
    text.scrollTop = top;
    visits.scrolled();
  };

  it('writes down once where it came to rest, however often it was moved', () => {
    for (const top of [120, 240, 360]) scrollTo(top);
    expect(kept).toBe(0);
    vi.runAllTimers();
    expect(kept).toBe(1);
    expect(visits.kept.standing.scrolls).toEqual({ text: [0, 360] });
  });

  it('writes it down at once where the person goes on or the window closes, and not again', () => {
    scrollTo(480);
    visits.keep();
    expect(visits.kept.standing.scrolls).toEqual({ text: [0, 480] });
    vi.runAllTimers();
    expect(kept).toBe(1);
  });
});
