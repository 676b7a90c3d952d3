import { cleanup, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import TableWords from './TableWords.svelte';

const ROWS = 300;
const line = (n: number): string => `第${n}家\t${n * 37}\n`;
const whole = Array.from({ length: ROWS }, (_, n) => line(n))
  .join('')
  .trimEnd();

let at = 0;
const cells = Array.from({ length: ROWS }, (_, row) =>
  line(row)
    .trimEnd()
    .split('\t')
    .map((text, column) => {
      const start = at;
      at += text.length + 1;
      const spans = { rowSpan: 1, columnSpan: 1, isHeader: false };
      return { row, column, ...spans, start, end: start + text.length };
    }),
).flat();
const table = { rows: ROWS, columns: 2, caption: null, cells };

describe('a long table in the text', () => {
  let idle: (() => void)[] = [];
  beforeEach(() => {
    idle = [];
    vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });
  const open = (marks: readonly { start: number; end: number; kind: string }[] = []): HTMLElement =>
    render(TableWords, { text: whole, table, marks }).container.querySelector('table')!;
  const rowsIn = (shown: HTMLElement): number => shown.querySelectorAll('tr').length;

  it('comes from the top in parts, and is the whole text in the end', async () => {
    const shown = open();
    expect(rowsIn(shown)).toBeLessThan(100);
    for (let parts = 0; idle.length > 0 && parts < 100; parts++) {
      expect(whole.startsWith(shown.textContent)).toBe(true);
      idle.shift()!();
      await tick();
    }
    expect(rowsIn(shown)).toBe(ROWS);
    expect(shown.textContent).toBe(whole);
  });

  it('is there at once as far as the place that somebody is led to', () => {
    const { start, end } = cells.at(-81)!;
    const shown = open([{ start, end, kind: 'hit current' }]);
    expect(shown.querySelector('mark.current')?.textContent).toBe(whole.slice(start, end));
    expect(rowsIn(shown)).toBeLessThan(ROWS);
  });

  it('says how many rows it has while they are coming', async () => {
    const shown = open();
    expect(shown.getAttribute('aria-rowcount')).toBe(`${ROWS}`);
    while (idle.length > 0) {
      idle.shift()!();
      await tick();
    }
    expect(shown.hasAttribute('aria-rowcount')).toBe(false);
  });

  it('is whole when it is printed', () => {
    const shown = open();
    dispatchEvent(new Event('beforeprint'));
    expect(shown.textContent).toBe(whole);
  });
});
