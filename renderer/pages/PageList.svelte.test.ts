import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Locale } from '../messages/bilingual.ts';
import { eventually, show } from '../shared/testing/show.ts';
import type { Fault, PagePictures, Painted } from './page-pictures.ts';
import type { PageSigns } from './page-signs.ts';
import PageList from './PageList.svelte';

interface Asked {
  readonly total: number;
  readonly current: number;
  readonly signs?: ReadonlyMap<number, PageSigns>;
  readonly faults?: ReadonlyMap<number, Fault>;
  readonly liesOver?: boolean;
  readonly locale?: Locale;
  readonly paint?: (number: number) => Promise<Painted>;
}

/** A list over pages of A4, and what it has said since. */
function listOf({ total, current, signs, faults, liesOver = false, locale, paint }: Asked) {
  const told: string[] = [];
  const painted: number[] = [];
  const pictures: PagePictures = {
    pages: Array.from({ length: total }, (_, i) => ({ number: i + 1, width: 595, height: 842, rotation: 0 })),
    paint: (_canvas, { number }) => {
      painted.push(number);
      return paint?.(number) ?? Promise.resolve('whole');
    },
    close: () => undefined,
  };
  show(
    PageList,
    {
      ...{ pictures, turns: 0 as const, current, liesOver },
      signs: signs ?? new Map<number, PageSigns>(),
      faults: faults ?? new Map<number, Fault>(),
      onpage: (number: number, by: string) => void told.push(`page ${number} by ${by}`),
      onleave: (to: string) => void told.push(`leave to ${to}`),
      onpainted: (number: number, fault: Fault | null) => void told.push(`${number} is ${fault ?? 'whole'}`),
    },
    locale,
  );
  return { told, painted, list: screen.getByRole('listbox') };
}

/** As high as a list in a usual window; happy-dom lays nothing out. */
function beHigh(height: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
}

const option = (name: string): HTMLElement => screen.getByRole('option', { name });
beforeEach(() => beHigh(700));
afterEach(() => vi.restoreAllMocks());

describe('the list of pages', () => {
  it('says which page is seen, of how many, and what each of them holds', () => {
    listOf({
      ...{ total: 4, current: 2 },
      signs: new Map([
        [1, { hits: 3, notes: 1, unsure: 0 }],
        [2, { hits: 0, notes: 0, unsure: 2 }],
      ]),
      faults: new Map([[3, 'partly' as const]]),
    });
    expect(screen.getByRole('listbox', { name: '页面列表' })).toBeTruthy();
    expect(option('第 1 页：命中 3 处，批注 1 条').getAttribute('aria-selected')).toBe('false');
    expect(option('第 2 页：存疑 2 字').getAttribute('aria-selected')).toBe('true');
    expect(option('第 3 页：有图像已损坏').getAttribute('aria-setsize')).toBe('4');
  });

  it('says it in English', () => {
    listOf({
      ...{ total: 2, current: 1, locale: 'en' },
      signs: new Map([[1, { hits: 1, notes: 2, unsure: 1 }]]),
      faults: new Map([[2, 'broken' as const]]),
    });
    expect(screen.getByRole('listbox', { name: 'List of pages' })).toBeTruthy();
    expect(option('Page 1: 1 hit, 2 notes, 1 character in doubt')).toBeTruthy();
    expect(option('Page 2: cannot be drawn')).toBeTruthy();
  });

  it('leads on by keys, and no further than there are pages', async () => {
    const { told, list } = listOf({ total: 300, current: 2 });
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'End', 'Enter'])
      await fireEvent.keyDown(list, { key });
    expect(told.filter((one) => !one.includes(' is '))).toEqual([
      'page 3 by key',
      'page 1 by key',
      'page 1 by key',
      'page 300 by key',
      'leave to page',
    ]);
  });

  it('leads nowhere from the last page', async () => {
    const { told, list } = listOf({ total: 3, current: 3 });
    for (const key of ['ArrowDown', 'End', 'PageDown']) await fireEvent.keyDown(list, { key });
    expect(told.filter((one) => !one.includes(' is '))).toEqual([]);
  });

  it('is left by Escape where it lies over the pages, and only there', async () => {
    const beside = listOf({ total: 3, current: 1 });
    await fireEvent.keyDown(beside.list, { key: 'Escape' });
    expect(beside.told).not.toContain('leave to before');
    document.body.innerHTML = '';
    const over = listOf({ total: 3, current: 1, liesOver: true });
    await fireEvent.keyDown(over.list, { key: 'Escape' });
    expect(over.told).toContain('leave to before');
  });

  it('leads to the page that is clicked', async () => {
    const { told } = listOf({ total: 3, current: 1 });
    await fireEvent.click(option('第 2 页'));
    expect(told).toContain('page 2 by click');
  });

  it('draws those in sight one after the other, and few of very many', async () => {
    let atOnce = 0;
    let most = 0;
    const { painted } = listOf({
      ...{ total: 3000, current: 1500 },
      paint: async () => {
        most = Math.max(most, (atOnce += 1));
        await Promise.resolve();
        atOnce -= 1;
        return 'whole';
      },
    });
    await eventually(() => expect(painted).toContain(1500));
    expect(most).toBe(1);
    expect(screen.getAllByRole('option').length).toBeLessThan(12);
    expect(painted.length).toBeLessThan(24);
  });

  it('tells what is found damaged as it is drawn', async () => {
    const { told } = listOf({
      ...{ total: 3, current: 1 },
      paint: (number) =>
        number === 1 ? Promise.resolve('partly') : Promise.reject(new Error('no such picture')),
    });
    await eventually(() => expect(told).toContain('2 is broken'));
    expect(told).toContain('1 is partly');
  });
});
