import { screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../shared/testing/show.ts';
import type { PagePictures, Painted } from './page-pictures.ts';
import PageView from './PageView.svelte';

/** A page whose drawing ends when the test says so. */
function slowPage() {
  const drawing = Promise.withResolvers<Painted>();
  const pictures: PagePictures = {
    pages: [{ number: 1, width: 595, height: 842, rotation: 0 }],
    paint: () => drawing.promise,
    close: () => undefined,
  };
  const shown = show(PageView, {
    ...{ pictures, turns: 0 as const, marks: [] },
    row: { number: 1, top: 8, width: 595, height: 842 },
    onpoint: () => undefined,
    onpainted: () => undefined,
  });
  return { ...drawing, unmount: shown.unmount };
}

const page = (): HTMLElement => screen.getByRole('img', { name: /第 1 页/ });
const sign = (): HTMLElement | null => screen.queryByText('正在画这一页…');

/** The clock of the test goes on by as much. */
async function wait(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await tick();
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a page that is being drawn', () => {
  it('says so after a while, and no longer once it is there', async () => {
    const { resolve } = slowPage();
    await wait(299);
    expect(sign()).toBeNull();
    expect(page().getAttribute('aria-busy')).toBe('false');
    await wait(1);
    expect(sign()).not.toBeNull();
    expect(page().getAttribute('aria-busy')).toBe('true');
    resolve('whole');
    await wait(0);
    expect(sign()).toBeNull();
    expect(page().getAttribute('aria-busy')).toBe('false');
  });

  it('says nothing where it is there at once', async () => {
    const { resolve } = slowPage();
    resolve('whole');
    await wait(1000);
    expect(sign()).toBeNull();
  });

  it('says that it cannot be drawn, and no longer that it is being drawn', async () => {
    const { reject } = slowPage();
    await wait(400);
    reject(new Error('no such picture'));
    await wait(0);
    expect(sign()).toBeNull();
    expect(screen.getByText('这一页画不出来。')).toBeTruthy();
  });
});
